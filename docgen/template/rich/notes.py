"""A footnote of a typed text into a footnote of Word, or to the end of the text where none can be.

Word has footnotes in its body only: in a header a note is printed below the text that calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from docgen.template.rich.bases import Base
from docgen.template.rich.runs import Pen
from docgen.template.rich.state import RenderState
from docgen.template.rich.tree import Block, Paragraph
from docgen.template.rich.wordxml import element

BlockWriter: TypeAlias = Callable[[tuple[Block, ...], Base, str], str]
"""Writes the blocks of a note with a base of their own, its number before the first words."""

_SMALL: Final = {"sz": element("sz", val=20), "szCs": element("szCs", val=20)}


@dataclass(slots=True)
class Notes:
    """The notes of one text: `typed` by label, `gathered` those to print at its end."""

    state: RenderState
    typed: Mapping[str, tuple[Block, ...]]
    blocks: BlockWriter
    gathered: list[str] = field(default_factory=list)

    def call(self, label: str, pen: Pen) -> str:
        """Return the call of the note, and keep its text for where it is printed."""
        note = self.typed[label]
        begins = note if note and isinstance(note[0], Paragraph) else (Paragraph(), *note)
        return (self._call_below if self.state.takes_notes else self._call_after)(begins, pen)

    def _call_below(self, note: tuple[Block, ...], pen: Pen) -> str:
        style = self.state.styles.find("character", "footnote reference")
        number = self.state.reserve_note()
        with self.state.inside(self.state.notes_part):
            xml = self._write(note, pen.raised(style, "<w:footnoteRef/>"))
        self.state.notes[number] = f'<w:footnote w:id="{number}">{xml}</w:footnote>'
        return pen.raised(style, element("footnoteReference", id=number))

    def _call_after(self, note: tuple[Block, ...], pen: Pen) -> str:
        number = pen.raised("", f"<w:t>{len(self.gathered) + 1}</w:t>")
        self.gathered.append(self._write(note, number))
        return number

    def _write(self, note: tuple[Block, ...], number: str) -> str:
        style = self.state.styles.find("paragraph", "footnote text")
        base = Base(style, run={} if style else _SMALL)
        return self.blocks(note, base, number)
