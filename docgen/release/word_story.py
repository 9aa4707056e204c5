"""A story of a Word file (body, header, notes, comments) in; its passages out, with their places.

A paragraph is one text however many runs it is typed in. Deleted text, hidden, white and tiny text
stand in it and are given once more by themselves, so that a finding can say where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from docgen.release.folding import words
from docgen.release.passages import Passage, Sort
from docgen.release.word_names import child, local, value
from docgen.release.word_visibility import Styles, run_reason

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
_CHANGES = {"ins": "ins", "moveTo": "ins", "del": "del", "moveFrom": "del"}
_CODES = frozenset(("instrText", "delInstrText"))


@dataclass
class Story:
    """One story as it is walked: its passages by sort, and the place of each paragraph."""

    part: str
    styles: Styles = field(repr=False)
    prose: list[Passage] = field(default_factory=list, repr=False)
    hidden: list[Passage] = field(default_factory=list, repr=False)
    spots: dict[etree._Element, str] = field(default_factory=dict, repr=False)
    reasons: dict[str, str] = field(default_factory=dict, repr=False)
    heading: str = field(default="", repr=False)
    page: int = 0

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


def read_story(root: etree._Element, part: str, styles: Styles) -> Story:
    """Return the story below `root`, the root of its part."""
    story = Story(part, styles)
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
            _walk(element, _note(element, counts[name]), story)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs, tables and notes below `parent`, through what only wraps them."""
    for element in parent:
        name = local(element)
        if name in ("p", "tbl") or name in _NOTES:
            yield element
        elif name in _THROUGH:
            yield from _blocks(element)


def _note(element: etree._Element, count: int) -> str:
    number = value(element, "id")
    kind = _NOTES[local(element)]
    return f"{kind} {int(number) + (kind == 'comment') if number.isdigit() else count}"


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
    pieces: list[_Piece] = []
    boxes: list[etree._Element] = []
    spot = _join(f"page {story.page}" if story.page else "", where)
    _collect(paragraph, paragraph, "", story, pieces=pieces, boxes=boxes)
    story.spots[paragraph] = spot
    _say(pieces, spot, _language(paragraph), story)
    if _is_heading(paragraph):
        story.heading = "".join(piece.text for piece in pieces)
    # Word writes a text box twice, for its older versions too
    different = {"".join(map(str, box.itertext())): box for box in reversed(boxes)}
    for number, box in enumerate(reversed(different.values()), start=1):
        _walk(box, f"{where}, text box {number}", story)


def _language(paragraph: etree._Element) -> str:
    """Return the language that all runs of the paragraph are marked with, if they are."""
    runs = (run for run in paragraph.iter("{*}r") if any(one.text for one in run.iter("{*}t")))
    found = {value(child(child(run, "rPr"), "lang"), "val")[:2].lower() for run in runs}
    return found.pop() if len(found) == 1 else ""


def _say(pieces: list[_Piece], spot: str, language: str, story: Story) -> None:
    """Add the passages of one paragraph: as it reads, as it read before, and what is not seen."""
    seen = "".join(piece.text for piece in pieces if piece.change != "del")
    before = "".join(piece.text for piece in pieces if piece.change != "ins")
    story.prose.append(Passage(seen, story.part, spot, Sort.PROSE, story.heading, language))
    if before != seen:
        label = f"{spot}, tracked change (the text before it)"
        story.hidden.append(Passage(before, story.part, label, Sort.HIDDEN, story.heading))
    for reason in dict.fromkeys(piece.reason for piece in pieces if piece.reason):
        text = "".join(piece.text for piece in pieces if piece.reason == reason)
        if text.strip():
            story.reasons.setdefault(reason, spot)
            label = f"{spot}, {reason} text"
            story.hidden.append(Passage(text, story.part, label, Sort.HIDDEN, story.heading))


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
            _collect(one, paragraph, inner, story, pieces=pieces, boxes=boxes)


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
    return (
        chr(number - 0xF000 if 0xF020 <= number <= 0xF0FF else number) if number < 0x110000 else ""
    )


def _is_heading(paragraph: etree._Element) -> bool:
    properties = child(paragraph, "pPr")
    style = value(child(properties, "pStyle"), "val").lower()
    return style.startswith(("heading", "title")) or child(properties, "outlineLvl") is not None


def _join(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def field_codes(root: etree._Element) -> Iterable[tuple[etree._Element, str]]:
    """Yield each paragraph with the codes of the fields in it, put together from its runs."""
    for paragraph in root.iter("{*}p"):
        codes = [one.text or "" for one in paragraph.iter("{*}instrText", "{*}delInstrText")]
        codes += [value(one, "instr") for one in paragraph.iter("{*}fldSimple")]
        if any(codes):
            yield paragraph, "".join(codes)
