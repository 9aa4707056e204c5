"""A story of a Word file (body, header, notes, comments) in; its passages out, with their places.

A paragraph is one text however many runs it is typed in. Deleted text, hidden, white and tiny text
stand in it and are given once more by themselves, so that a finding can say where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from docgen.release.folding import TURN, TURN_BACK, words
from docgen.release.passages import NOWHERE, Passage, Sort, Under
from docgen.release.word_names import child, local, value
from docgen.release.word_visibility import Styles, is_heading, run_reason

_THROUGH = words(
    "sdt sdtContent customXml ins del moveFrom moveTo body document hdr ftr footnotes endnotes "
    "comments "
    "docParts docPart docPartBody glossaryDocument AlternateContent Choice Fallback txbxContent "
    "smartTag"
)
_MARKS = {
    "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "ptab": "\t",
}  # fmt: skip
_NOTES = {"footnote": "footnote", "endnote": "endnote", "comment": "comment"}
_NOTE_KINDS = tuple(_NOTES.values())
_CHANGES = {"ins": "ins", "moveTo": "ins", "del": "del", "moveFrom": "del"}
_CODES = frozenset(("instrText", "delInstrText"))


#: Of a kind of note and its id, the number and the place that a reader knows it by.
Notes: TypeAlias = Mapping[tuple[str, str], tuple[int, str, Under]]


@dataclass
class Story:
    """One story as it is walked: its passages by sort, and the place of each paragraph.

    `notes` are the numbers that a reader sees of the notes, and where they are referred to;
    `dropped` is a large first letter, until the paragraph that it belongs to.
    """

    part: str
    styles: Styles = field(repr=False)
    prose: list[Passage] = field(default_factory=list, repr=False)
    hidden: list[Passage] = field(default_factory=list, repr=False)
    spots: dict[etree._Element, str] = field(default_factory=dict, repr=False)
    reasons: dict[str, str] = field(default_factory=dict, repr=False)
    notes: Notes = field(default_factory=dict, repr=False)
    under: dict[etree._Element, Under] = field(default_factory=dict, repr=False)
    above: Under = field(default=NOWHERE, repr=False)
    page: int = 0
    dropped: list[_Piece] = field(default_factory=list, repr=False)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return what the story says, first what is seen of it."""
        return (*self.prose, *self.hidden)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text of one run: `change` is `ins`, `del` or nothing."""

    text: str = field(repr=False)
    reason: str
    change: str


def read_story(
    root: etree._Element, part: str, styles: Styles, notes: Notes | None = None
) -> Story:
    """Return the story below `root`, the root of its part; `notes` say what its notes belong to."""
    story = Story(part, styles, notes=notes or {})
    has_pages = any(local(one) == "lastRenderedPageBreak" for one in root.iter())
    story.page = 1 if has_pages else 0
    _walk(root, "", story)
    return story


def _walk(parent: etree._Element, where: str, story: Story) -> None:
    counts: dict[str, int] = {}
    for element in _blocks(parent):
        name = local(element)
        counts[name] = counts.get(name, 0) + 1
        if name == "p":
            _paragraph(element, _join(where, f"paragraph {counts[name]}"), story)
        elif name == "tbl":
            _table(element, _join(where, f"table {counts[name]}"), story)
        elif name in _NOTES:
            _walk(element, _note(element, counts[name], story), story)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs, tables and notes below `parent`, through what only wraps them."""
    for element in parent:
        name = local(element)
        if name in ("p", "tbl") or name in _NOTES:
            yield element
        elif name in _THROUGH:
            yield from _blocks(element)


def _note(element: etree._Element, count: int, story: Story) -> str:
    """Return what a reader calls a note, which is numbered in the order of its references."""
    kind = _NOTES[local(element)]
    number, place, story.above = story.notes.get((kind, value(element, "id")), (count, "", NOWHERE))
    return f"{kind} {number} (shown at {place})" if place else f"{kind} {number}"


def _table(table: etree._Element, where: str, story: Story) -> None:
    rows = (one for one in _inside(table, "tr"))
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(_inside(row, "tc"), start=1):
            _walk(cell, f"{where}, row {number}, cell {place}", story)


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in _THROUGH:
            yield from _inside(element, name)


def _paragraph(paragraph: etree._Element, where: str, story: Story) -> None:
    pieces, story.dropped = story.dropped, []
    boxes: list[etree._Element] = []
    spot = _join(f"page {story.page}" if story.page else "", where)
    _collect(paragraph, paragraph, "", story, pieces=pieces, boxes=boxes)
    text = "".join(piece.text for piece in pieces)
    if _is_dropped(paragraph):
        story.dropped = list(pieces)
    heads = is_heading(paragraph, story.styles) and bool(text.strip())
    if heads:
        spot = f"{spot}, a heading"
    is_below = "," not in where  # in no cell, box or note
    if is_below and not heads and text.strip():
        story.above = Under(story.above.heading, story.above.number + 1)
    number = story.above.number if is_below or where.startswith(_NOTE_KINDS) else 0
    story.spots[paragraph] = spot
    story.under[paragraph] = NOWHERE if heads else Under(story.above.heading, number)
    _say(pieces, paragraph, _language(paragraph), story)
    if heads:
        story.above = Under(text, 0)
    # Word writes a text box twice, for its older versions too
    different = {"".join(map(str, box.itertext())): box for box in reversed(boxes)}
    for number, box in enumerate(reversed(different.values()), start=1):
        _walk(box, f"{where}, text box {number}", story)


def _is_dropped(paragraph: etree._Element) -> bool:
    """Return whether `paragraph` is a large first letter, which the next one reads on from."""
    frame = child(child(paragraph, "pPr"), "framePr")
    return value(frame, "dropCap") in ("drop", "margin")


def _language(paragraph: etree._Element) -> str:
    """Return the language that all runs of the paragraph are marked with, if they are."""
    runs = (run for run in paragraph.iter("{*}r") if any(one.text for one in run.iter("{*}t")))
    found = {value(child(child(run, "rPr"), "lang"), "val")[:2].lower() for run in runs}
    return found.pop() if len(found) == 1 else ""


def _say(pieces: list[_Piece], paragraph: etree._Element, language: str, story: Story) -> None:
    """Add the passages of one paragraph: as it reads, as it read before, and what is not seen."""
    spot, (heading, number) = story.spots[paragraph], story.under[paragraph]

    def add(passages: list[Passage], text: str, label: str, sort: Sort) -> None:
        spoken = language if sort is Sort.PROSE else ""
        passages.append(Passage(text, story.part, label, sort, heading, spoken, number))

    seen = "".join(piece.text for piece in pieces if piece.change != "del")
    before = "".join(piece.text for piece in pieces if piece.change != "ins")
    add(story.prose, seen, spot, Sort.PROSE)
    if before != seen:
        add(story.hidden, before, f"{spot}, tracked change (the text before it)", Sort.HIDDEN)
    for reason in dict.fromkeys(piece.reason for piece in pieces if piece.reason):
        text = "".join(piece.text for piece in pieces if piece.reason == reason)
        if text.strip():
            story.reasons.setdefault(reason, spot)
            add(story.hidden, text, f"{spot}, {reason} text", Sort.HIDDEN)


def _collect(  # noqa: PLR0913 - the walk carries what it gathers
    element: etree._Element,
    paragraph: etree._Element,
    change: str,
    story: Story,
    *,
    pieces: list[_Piece],
    boxes: list[etree._Element],
) -> None:
    """Gather the text below `element` in order, and the text boxes anchored in it."""
    for one in element:
        name = local(one)
        if name == "r":
            _run(one, paragraph, change, story, pieces=pieces, boxes=boxes)
        elif name == "txbxContent":
            boxes.append(one)
        elif name in ("pPr", "rPr", "sdtPr"):
            continue
        elif name == "t" and one.text:
            pieces.append(_Piece(one.text, "", change))
        elif len(one):
            inner = _CHANGES.get(name, change)
            turned = name == "bdo" and value(one, "val") == "rtl"
            pieces += [_Piece(TURN, "", inner)] * turned
            _collect(one, paragraph, inner, story, pieces=pieces, boxes=boxes)
            pieces += [_Piece(TURN_BACK, "", inner)] * turned


def _run(  # noqa: PLR0913 - as `_collect`
    run: etree._Element,
    paragraph: etree._Element,
    change: str,
    story: Story,
    *,
    pieces: list[_Piece],
    boxes: list[etree._Element],
) -> None:
    reason = run_reason(run, paragraph, story.styles)
    for one in run:
        name = local(one)
        if name in ("t", "delText"):
            pieces.append(_Piece(one.text or "", reason, "del" if name == "delText" else change))
        elif name in _MARKS:
            pieces.append(_Piece(_MARKS[name], reason, change))
        elif name == "sym":
            pieces.append(_Piece(_symbol(value(one, "char")), reason, change))
        elif name == "lastRenderedPageBreak":
            story.page += 1
        elif name == "ruby":
            _ruby(one, paragraph, change, story, pieces=pieces, boxes=boxes)
        elif name not in ("rPr", *_CODES) and len(one):
            _collect(one, paragraph, change, story, pieces=pieces, boxes=boxes)


def _ruby(  # noqa: PLR0913 - as `_collect`
    ruby: etree._Element,
    paragraph: etree._Element,
    change: str,
    story: Story,
    *,
    pieces: list[_Piece],
    boxes: list[etree._Element],
) -> None:
    """Gather a word and the small word above it, which are two."""
    for part in ruby:
        pieces.append(_Piece(" ", "", change))
        _collect(part, paragraph, change, story, pieces=pieces, boxes=boxes)


def _symbol(code: str) -> str:
    """Return the letter of a symbol: those of symbol fonts stand in a private range."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF020 <= number <= 0xF0FF:
        number -= 0xF000
    return chr(number) if 0 <= number < 0xD800 or 0xE000 <= number < 0x110000 else ""


def _join(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def field_codes(root: etree._Element) -> Iterable[tuple[etree._Element, str]]:
    """Yield each paragraph with the codes of the fields in it, put together from its runs."""
    for paragraph in root.iter("{*}p"):
        codes = [one.text or "" for one in paragraph.iter("{*}instrText", "{*}delInstrText")]
        codes += [value(one, "instr") for one in paragraph.iter("{*}fldSimple")]
        if any(codes):
            yield paragraph, "".join(codes)
