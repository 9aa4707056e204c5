"""A template in; what of it Typst cannot set out, each with its place in Word's terms.

Nothing is dropped in silence: what is not set is named before the first document is made.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.errors import Place, Problem, Severity, TemplateError
from docgen.template.package import Package
from docgen.template.setting.alternates import is_taken
from docgen.template.setting.anchors import is_flowed_round
from docgen.template.setting.drawings import SETTABLE, alternative, has_picture
from docgen.template.setting.groups import find_group, is_settable
from docgen.template.setting.sheet import target_of
from docgen.template.setting.wordml import (
    Element,
    attribute,
    child,
    children,
    descendants,
    short_name,
    text_of,
)

_REMEDY = "set it with LibreOffice: `--engine libreoffice`"
_PASTE = f"in Word, cut it and put it back by Paste Special as a picture (PNG), or {_REMEDY}"
_SAVE = f"open the template in Word and save it, which takes the file in, or {_REMEDY}"
_EMBED = f"in Word, put the picture itself in (Insert, Pictures), or {_REMEDY}"
_PLAIN = f"in Word, take the guide off (Home, Phonetic Guide), or {_REMEDY}"
_ADD_ALT = "in Word: right-click the picture, View Alt Text, and say what it shows"
_NOT_SET = {
    "m:oMath": ("unsettable-equation", "an equation", _PASTE),
    "m:oMathPara": ("unsettable-equation", "an equation", _PASTE),
    "c:chart": ("unsettable-chart", "a chart", _PASTE),
    "dgm:relIds": ("unsettable-diagram", "a SmartArt diagram", _PASTE),
    "o:OLEObject": ("unsettable-object", "an embedded object", _PASTE),
    "wpg:wgp": ("unsettable-group", "a group of shapes", _PASTE),
    "wpc:wpc": ("unsettable-canvas", "a drawing canvas", _PASTE),
    "v:textpath": ("unsettable-word-art", "WordArt", _PASTE),
    "w:altChunk": ("unsettable-chunk", "an inserted file", _SAVE),
    "w:subDoc": ("unsettable-chunk", "an inserted file", _SAVE),
    "w:ruby": ("unsettable-ruby", "a text with a guide to how it is said", _PLAIN),
    "a:blip": ("unsettable-picture", "a picture that is linked or in a format such as EMF", _PASTE),
}
_SOUGHT = tuple(name for name in _NOT_SET if name not in {"a:blip", "m:oMathPara"})
_PARTS = {"header": "header", "footer": "footer", "footnotes": "footnotes", "endnotes": "endnotes"}


@dataclass(frozen=True, slots=True)
class _Part:
    """A part being looked through, with what it is called in Word."""

    package: Package
    name: str
    called: str

    def place(self, element: Element) -> Place:
        """Return where `element` stands."""
        paragraph = next(
            (x for x in (element, *element.iterancestors()) if short_name(x) == "w:p"), None
        )
        excerpt = "" if paragraph is None else " ".join(text_of(paragraph).split())[:60]
        return Place(self.package.name, part=self.called, spot=_spot(element), excerpt=excerpt)


def refuse_unset(name: str, unset: Iterable[str]) -> None:
    """Raise `TemplateError` where a document of the template `name` held such elements."""
    told = dict.fromkeys(_NOT_SET[element] for element in unset if element in _NOT_SET)
    if told:
        problems = [Problem(code, _sentence(what), Place(name), hint) for code, what, hint in told]
        kinds = ", ".join(what for _, what, _ in told)
        message = f"`{name}` holds what the PDF engine cannot set: {kinds}"
        raise TemplateError(message, problems, hint=_REMEDY)


def find_unsettable(package: Package) -> tuple[Problem, ...]:
    """Return what Typst cannot set of a template, and which pictures lack words."""
    return tuple(
        problem
        for part in _parts(package)
        for problem in _look_through(part, etree.fromstring(package.parts[part.name]))
    )


def _parts(package: Package) -> Iterator[_Part]:
    yield _Part(package, package.main, "body")
    for kind, called in _PARTS.items():
        for name in package.related(kind):
            if name in package.parts:
                yield _Part(package, name, called)


def _look_through(part: _Part, root: Element) -> Iterator[Problem]:
    for name in _SOUGHT:
        code, what, hint = _NOT_SET[name]
        for element in descendants(root, name):
            if is_taken(element) and not _can_be_set(part, name, element):
                yield Problem(code, _sentence(what), part.place(element), hint)
    yield from _look_at_columns(part, root)
    yield from _look_at_frames(part, root)
    for kind in ("w:drawing", "w:pict", "w:object"):
        for drawing in descendants(root, kind):
            shown = kind != "w:object" or has_picture(drawing, part.name, part.package.parts)
            if shown and is_taken(drawing):
                yield from _look_at(part, drawing)


def _can_be_set(part: _Part, name: str, element: Element) -> bool:
    """Return whether this one of its kind can be set: a simple group, an object with a picture."""
    if name == "wpg:wgp":
        return is_settable(element)
    parent = element.getparent()
    if name != "o:OLEObject" or parent is None:
        return False
    return has_picture(parent, part.name, part.package.parts)


def _sentence(what: str) -> str:
    return f"{what} cannot be set as PDF by this engine"


def _look_at_columns(part: _Part, root: Element) -> Iterator[Problem]:
    for columns in descendants(root, "w:cols"):
        widths = {attribute(column, "w:w") for column in children(columns, "w:col")}
        if attribute(columns, "w:equalWidth", "1") in {"0", "false"} and len(widths) > 1:
            message = "columns of unlike width are set as wide as one another"
            place = part.place(columns)
            yield Problem("unsettable-columns", message, place, _REMEDY, Severity.WARNING)


def _look_at_frames(part: _Part, root: Element) -> Iterator[Problem]:
    for frame in descendants(root, "w:framePr"):
        is_cap = attribute(frame, "w:dropCap", "none") != "none"
        what, way = ("a drop cap", "Insert, Drop Cap") if is_cap else ("a frame", "Format Frame")
        message = f"{what} is set as a paragraph of its own, and text does not flow round it"
        hint = f"in Word, take it off ({way}), or {_REMEDY}"
        yield Problem("unsettable-frame", message, part.place(frame), hint, Severity.WARNING)


def _look_at(part: _Part, drawing: Element) -> Iterator[Problem]:
    """Return what keeps a picture from being shown, or from being understood."""
    blips = [*descendants(drawing, "a:blip"), *descendants(drawing, "v:imagedata")]
    for blip in blips:
        relation = attribute(blip, "r:embed") or attribute(blip, "r:id")
        target, external = target_of(part.name, relation, part.package.parts)
        ending = posixpath.splitext(target)[1].lower()
        if external or (target and ending not in SETTABLE):
            kind = "linked, not embedded" if external else f"in the format {ending or 'unknown'}"
            message = f"a picture is {kind}, which this engine cannot set"
            hint = _EMBED if external else _PASTE
            yield Problem("unsettable-picture", message, part.place(drawing), hint)
    if is_flowed_round(drawing) and part.called == "body":
        message = "text does not flow round a drawing; the drawing stands above its paragraph"
        hint = "in Word, set the drawing In Line with Text, or " + _REMEDY
        yield Problem("unsettable-wrap", message, part.place(drawing), hint, Severity.WARNING)
    if (blips or find_group(drawing) is not None) and alternative(drawing) is None:
        message = "a picture has no alternative text for those who cannot see it"
        yield Problem(
            "picture-without-words", message, part.place(drawing), _ADD_ALT, Severity.WARNING
        )


def _spot(element: Element) -> str:
    """Return where an element stands in the body, as a person counts in Word."""
    words = []
    for parent in (element, *element.iterancestors()):
        name = short_name(parent)
        above = parent.getparent()
        if above is None:
            break
        if name == "w:tr":
            words.append(f"row {children(above, name).index(parent) + 1}")
        elif name == "w:tbl":
            words.append(f"table {children(above, name).index(parent) + 1}")
        elif name == "w:p" and child(above, "w:p") is not None and short_name(above) == "w:body":
            words.append(f"paragraph {children(above, name).index(parent) + 1}")
    return ", ".join(reversed(words))
