"""Parts of a document, and what its rich texts added, into the parts as they must be written.

Only the parts that change are returned. They are cut at known tags and not parsed: a render is
string work throughout.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Final

from docgen.template.archive import CONTENT_TYPES
from docgen.template.package import OFFICE, rels_name
from docgen.template.rich.state import RenderState
from docgen.template.rich.wordxml import W, quote

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONSHIPS: Final = (
    f'{_DECLARATION}<Relationships xmlns="'
    'http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_SEPARATORS: Final = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" '
    f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


def splice(parts: Mapping[str, bytes], state: RenderState) -> dict[str, bytes]:
    """Return the parts that `state` changes or adds; `parts` holds them as they are rendered."""
    changed: dict[str, bytes] = {}
    if state.nums:
        changed[state.numbering_part] = _with_numbering(parts, state)
    if state.notes:
        changed[state.notes_part] = _with_notes(parts, state)
    new = [x for x in changed if x not in parts]
    if new:
        changed[CONTENT_TYPES] = _with_types(parts, new)
    for part, relations in _relations(state, new).items():
        name = rels_name(part)
        changed[name] = _insert(parts.get(name, b""), relations, "Relationships", _RELATIONSHIPS)
    return changed


def _with_numbering(parts: Mapping[str, bytes], state: RenderState) -> bytes:
    """Return the numbering part; in it all definitions stand before all lists."""
    old = parts.get(state.numbering_part, b"")
    definitions = "".join(xml for _, xml in state.definitions.values())
    nums = "".join(state.nums.values())
    if (first := old.find(b"<w:num ")) < 0:
        return _insert(old, definitions + nums, "w:numbering", _empty("numbering"))
    last = old.rindex(b"</w:num>") + len(b"</w:num>")
    return b"".join((old[:first], definitions.encode(), old[first:last], nums.encode(), old[last:]))


def _with_notes(parts: Mapping[str, bytes], state: RenderState) -> bytes:
    old, notes = parts.get(state.notes_part, b""), "".join(state.notes.values())
    return _insert(old, notes if old else _SEPARATORS + notes, "w:footnotes", _empty("footnotes"))


def _with_types(parts: Mapping[str, bytes], new: list[str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{_TYPE.format(_kind(part))}"/>' for part in new
    )
    return _insert(parts[CONTENT_TYPES], overrides, "Types", "")


def _relations(state: RenderState, new: list[str]) -> dict[str, str]:
    """Return the relationships to add, as XML, by the part that they lead from."""
    found = {
        part: "".join(
            f'<Relationship Id="{key}" Type="{OFFICE}/hyperlink" Target="{quote(url)}" '
            'TargetMode="External"/>'
            for url, key in links.items()
        )
        for part, links in state.links.items()
    }
    for part in new:
        target = posixpath.basename(part)
        found[state.styles.document] = found.get(state.styles.document, "") + (
            f'<Relationship Id="rIdRich{_kind(part).title()}" Type="{OFFICE}/{_kind(part)}" '
            f'Target="{target}"/>'
        )
    return found


def _kind(part: str) -> str:
    return posixpath.basename(part).removesuffix(".xml")


def _empty(kind: str) -> str:
    return f'{_DECLARATION}<w:{kind} xmlns:w="{W}"></w:{kind}>'


def _insert(old: bytes, new: str, root: str, empty: str) -> bytes:
    """Return `old` with `new` as the last children of its `root`, which may be empty."""
    old = old if old.rstrip().endswith(f"</{root}>".encode()) else _opened(old, root, empty)
    at = old.rindex(f"</{root}>".encode())
    return old[:at] + new.encode() + old[at:]


def _opened(old: bytes, root: str, empty: str) -> bytes:
    """Return a part whose root closes itself with a closing tag of its own."""
    whole = old.rstrip()
    return whole[:-2] + f"></{root}>".encode() if whole.endswith(b"/>") else empty.encode()
