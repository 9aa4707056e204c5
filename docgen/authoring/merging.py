"""Three versions of a style sheet in; the one that has the new look and keeps what was changed out.

The three are the sheet as it was built, as somebody has left it, and as it would be built now. What
nobody has changed becomes new; what somebody has changed stays. It is decided attribute by
attribute, because Word writes whatever it saves in a way of its own.
"""

from __future__ import annotations

from lxml import etree

from docgen.authoring.oxml import Element, W

_STYLE, _DEFAULTS = f"{{{W}}}style", f"{{{W}}}docDefaults"
_ID, _NAME = f"{{{W}}}styleId", f"{{{W}}}name"
#: What says which element of several one is, and elements that are merged whole.
_WHICH = (f"{{{W}}}type", f"{{{W}}}ilvl")
_WHOLE = frozenset(f"{{{W}}}{tag}" for tag in ("tabs", "lang"))
#: The order of properties that Word's schema asks for (ECMA-376 Part 1, 17.3.1.26, 17.3.2.28).
_ORDERED = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr"),
    *("shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc"),
    *("outlineLvl", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"),
    *("color", "w", "kern", "position", "sz", "szCs", "highlight", "u", "vertAlign", "lang"),
)
_ORDER = {f"{{{W}}}{tag}": place for place, tag in enumerate(_ORDERED)}


def merge_styles(built: bytes, now: bytes, wanted: bytes) -> bytes:
    """Return the style sheet `now` with what `wanted` changes of `built`."""
    trees = [etree.fromstring(data) for data in (built, now, wanted)]
    base, ours, theirs = (_styles(tree) for tree in trees)
    root = trees[1]
    for key, new in theirs.items():
        if key in ours:
            merge(base.get(key), ours[key], new)
        elif key not in base:
            root.append(new)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def count_changes(built: bytes, now: bytes) -> int:
    """Return by how much the style sheet `now` differs from the one that was `built`."""
    base, ours = (_styles(etree.fromstring(data)) for data in (built, now))
    both = base.keys() & ours.keys()
    return sum(_facts(base[key]) != _facts(ours[key]) for key in both) + len(base.keys() - both)


def merge(built: Element | None, now: Element, wanted: Element | None) -> None:
    """Change `now` as `wanted` changes `built`, where `now` is still as it was built."""
    _merge_attributes(built, now, wanted)
    base, ours, theirs = (_children(element) for element in (built, now, wanted))
    for key in dict.fromkeys((*theirs, *ours)):
        old, mine, new = base.get(key), ours.get(key), theirs.get(key)
        if mine is None:
            if new is not None and old is None:
                _insert(now, new)
        elif mine.tag in _WHOLE or (new is None and old is not None):
            if _same(old, mine):
                _replace(now, mine, new)
        elif new is not None:
            merge(old, mine, new)


def _merge_attributes(built: Element | None, now: Element, wanted: Element | None) -> None:
    names = {name for element in (now, wanted) if element is not None for name in element.attrib}
    for name in names:
        old = None if built is None else built.get(name)
        new = None if wanted is None else wanted.get(name)
        if now.get(name) != old or new == old:
            continue
        if new is None:
            del now.attrib[name]
        else:
            now.set(name, new)


def _styles(root: Element) -> dict[str, Element]:
    """Return every style by its id, and the defaults of the document."""
    found = {style.get(_ID, ""): style for style in root.iter(_STYLE)}
    defaults = root.find(_DEFAULTS)
    return found if defaults is None else {"": defaults, **found}


def _children(element: Element | None) -> dict[tuple[str, ...], Element]:
    if element is None:
        return {}
    return {_key(child): child for child in element if child.tag != _NAME}


def _key(child: Element) -> tuple[str, ...]:
    return (str(child.tag), *(child.get(name, "") for name in _WHICH))


def _same(one: Element | None, other: Element) -> bool:
    return one is not None and _facts(one) == _facts(other)


def _facts(element: Element) -> tuple[object, ...]:
    """Return all that `element` says, in an order that does not depend on who wrote it."""
    below = sorted(map(_facts, element), key=repr)
    return (element.tag, tuple(sorted(element.items())), tuple(below))


def _replace(parent: Element, old: Element, new: Element | None) -> None:
    if new is None:
        parent.remove(old)
    else:
        parent.replace(old, new)


def _insert(parent: Element, new: Element) -> None:
    """Put `new` among the children of `parent`, where the schema wants it."""
    place = _ORDER.get(str(new.tag))
    if place is None:
        parent.append(new)
        return
    for child in parent:
        if _ORDER.get(str(child.tag), len(_ORDER)) > place:
            child.addprevious(new)
            return
    parent.append(new)
