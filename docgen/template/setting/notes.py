"""Blocks with footnotes in, the same set so that each note begins on the page of its mark, out.

Typst gives a note its place where its mark falls at first, and then sets the block again in the
room that is left: of a block that may break, or whose lines keep together, the mark may then fall
on the next page, or the note. So a block with notes stays whole, and goes to the next page where it
and its notes have no room; a long paragraph is set line by line (`np` of the prelude).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from docgen.template.setting.measures import pt
from docgen.template.setting.run_content import TAB

if TYPE_CHECKING:
    from docgen.template.setting.blocks import Paragraph

#: What the call of a note begins with; the words of a document stand in string literals.
NOTE: Final = "#footnote["
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|#footnote\[|[\[\]]')
_NOT_BY_LINES = re.compile(r"(?:^|, )(?:r: |k: |o: |al: (?:center|right|end))")
_BREAK: Final = "#pagebreak(weak: true)"
#: A letter is at least so wide, and about so wide: Arial's, in points.
_NARROWEST, _USUAL = 4.4, 5.6
_LINE: Final = 13.8
_SHORT: Final = 6
_PAGE: Final = 690.0
_MOST_OF_A_PAGE: Final = 0.9
_LONG_NOTE: Final = 2000


class Note(NamedTuple):
    """A note in a block's markup: where its call stands, and how many letters stand before it."""

    start: int
    end: int
    content: str
    before: int


def in_note(paragraph: Paragraph) -> str:
    """Return the markup of a paragraph of a note: tabs are spaces, and none stands at its start."""
    words = "".join(" " if piece == TAB else piece for piece in paragraph.pieces)
    edges = f"#set text({paragraph.edges});" if paragraph.edges else ""
    return edges + words.replace('#" ', '#"', 1)


def write_note(content: str) -> str:
    """Return the markup of a note; one that fills half a page may go on on the next."""
    note = f"{NOTE}{content}]"
    return f"#[{note}<docgen-long>];" if len(content) > _LONG_NOTE else f"{note};"


def keep_notes(markup: str, width: float, height: float) -> str:
    """Return the markup of one block, whose notes begin on the pages of their marks.

    `width` and `height` are those of the page between its margins, in points.
    """
    notes, letters = _read_notes(markup) if NOTE in markup else ([], 0)
    if not notes:
        return markup
    start = _BREAK if markup.startswith(_BREAK) else ""
    name, _, rest = markup.removeprefix(start).partition("(")
    head = rest.partition(")[")[0]
    if name == "#p" and letters * _USUAL > width * _SHORT and not _NOT_BY_LINES.search(head):
        line = int(width / _NARROWEST)
        if all(b.before - a.before > line for a, b in pairwise(notes)):
            flags = _lines_apart(notes, letters, line)
            return f"{start}#np({''.join(f'{flag}, ' for flag in flags)}{rest}"
    pooled = _pool(markup, notes, width)
    if name in {"#p", "#block"}:
        if not _fits(letters + sum(_letters_of(note.content) for note in notes), width, height):
            return markup
        return pooled if "breakable: false" in head else _unbroken(pooled, f"{start}{name}(")
    contents = "".join(f"[{note.content}]," for note in notes)
    most = pt(height * _MOST_OF_A_PAGE)
    return f"#whole({pt(width)}, {most}, ({contents}))[{pooled}][{markup}]"


def length_of_list(items: Sequence[Sequence[str]], width: float) -> int:
    """Return how many of `items`, each some pieces of markup, are set as one list.

    A list that is too long to stay whole is parted round the items that have notes.
    """
    written = ["".join(item) for item in items]
    noted = next((n for n, item in enumerate(written) if NOTE in item), None)
    if noted is None or _fits(sum(map(_letters_of, written)), width, _PAGE / 2):
        return len(items)
    return noted or 1


def _letters_of(item: str) -> int:
    letters = sum(len(token) - 2 for token in _TOKEN.findall(item) if token[0] == '"')
    return letters + 40  # of its last line some is empty


def _fits(letters: int, width: float, height: float) -> bool:
    """Return whether so many letters, and their notes, surely fit on a page."""
    return letters * _USUAL / width * _LINE < height * _MOST_OF_A_PAGE


def _unbroken(markup: str, start: str) -> str:
    said = "o: false" if start.endswith("#p(") else "breakable: false"
    rest = markup.removeprefix(start)
    return markup if said in rest.partition(")[")[0] else f"{start}{said}, {rest}"


def _pool(markup: str, notes: Sequence[Note], width: float) -> str:
    """Return a block of which the first note takes the room of all: they fit, or all go on.

    Typst moves a block to the next page for want of room for its first note alone.
    """
    if len(notes) == 1:
        return markup
    written, place = [], 0
    for number, note in enumerate(notes):
        following = "".join(f"[{n.content}]," for n in notes[number if number else 1 :])
        call = "pooled" if number else "pooling"
        written += [markup[place : note.start], f"#{call}({pt(width)}, ({following}))["]
        written += [note.content, "]"]
        place = note.end
    return "".join([*written, markup[place:]])


def _lines_apart(notes: Sequence[Note], letters: int, line: int) -> list[str]:
    """Return which lines of a long paragraph may stand alone: those whose note needs the room."""
    flags = []
    if notes[0].before < line:
        flags.append("orphan: 0%")
    if letters - notes[-1].before < 2 * line:
        flags.append("widow: 0%")
    return flags


def _read_notes(markup: str) -> tuple[list[Note], int]:
    """Return the notes of a block, and how many letters it has beside them."""
    notes: list[Note] = []
    letters = depth = start = begin = 0
    for token in _TOKEN.finditer(markup):
        text = token.group()
        if text == NOTE and not depth:
            depth, start, begin = 1, token.start(), token.end()
        elif not depth:
            letters += len(text) - 2 if text[0] == '"' else 0
        elif text in "[]" or text == NOTE:
            depth += -1 if text == "]" else 1
            if not depth:
                notes.append(Note(start, token.end(), markup[begin : token.start()], letters))
    return notes, letters
