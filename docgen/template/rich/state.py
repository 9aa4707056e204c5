"""What one render adds to a document besides its text: lists that begin again, notes, links.

A rich text is printed in the middle of a Jinja template, and Word keeps numbering, footnotes and
link targets in other parts. The render's `RenderState` hands out their numbers and collects them;
`splicing` then writes them into those parts, for that render only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeAlias

from docgen.template.rich.bases import Base
from docgen.template.rich.numbering import Kind, write_definition, write_num
from docgen.template.rich.styles import StyleMap
from docgen.template.rich.tree import TypedText

_DEFAULT = Base()

Draw: TypeAlias = Callable[[bytes, str, int, int], str]
"""Draws a picture with words for who cannot see it, at most so wide, or, where told, just so wide
(both in twips); returns the run that it stands in."""

Opening: TypeAlias = Callable[[bytes], TypedText]
"""Reads a Word file as a text."""


def _draw_nothing(_: bytes, __: str, ___: int, ____: int) -> str:
    return ""


def _open_nothing(_: bytes) -> TypedText:
    return TypedText((), {})


@dataclass(slots=True)
class RenderState:
    """The additions of one render of one document; `part` is the part now being printed.

    `definitions` and `nums` belong in the numbering part, `notes` (by id) in the footnotes part,
    `links` (by part, id by address) among the relationships of the part. `draw` and `open_chapter`
    are lent by whoever renders: pictures and Word files are not this package's to open.
    """

    styles: StyleMap = field(default_factory=StyleMap)
    bases: Sequence[Base] = ()
    part: str = ""
    definitions: dict[Kind, tuple[int, str]] = field(default_factory=dict)
    nums: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    draw: Draw = _draw_nothing
    open_chapter: Opening = _open_nothing
    _bullets: int = 0

    def __post_init__(self) -> None:
        self.part = self.part or self.styles.document

    def base(self, number: int | None) -> Base:
        """Return the base with this number, or one that asks for nothing."""
        known = number is not None and number < len(self.bases)
        return self.bases[number] if known and number is not None else _DEFAULT

    def add_list(self, abstract: int, *, level: int = 0, start: int | None = None) -> int:
        """Return the number of a new list by the definition `abstract`, beginning at `start`."""
        num = self.styles.next_num + len(self.nums)
        self.nums[num] = write_num(num, abstract, level, start)
        return num

    def own_definition(self, kind: Kind) -> int:
        """Return the number of our own definition of `kind`, added at its first use."""
        if kind not in self.definitions:
            abstract = self.styles.next_abstract + len(self.definitions)
            self.definitions[kind] = (abstract, write_definition(kind, abstract))
        return self.definitions[kind][0]

    def own_bullets(self) -> int:
        """Return the number of our own list of bullets: one serves the whole document."""
        self._bullets = self._bullets or self.add_list(self.own_definition(Kind.BULLET))
        return self._bullets

    @property
    def takes_notes(self) -> bool:
        """Return whether Word allows a footnote here: in the body only, and not in a note."""
        return self.part == self.styles.document

    def reserve_note(self) -> int:
        """Return the id of a new footnote, whose text goes into `notes`."""
        number = self.styles.next_note + len(self.notes)
        self.notes[number] = ""
        return number

    def link(self, url: str) -> str:
        """Return the relationship id that leads from the present part to `url`."""
        links = self.links.setdefault(self.part, {})
        return links.setdefault(url, f"rIdRich{len(links) + 1}")

    @contextmanager
    def inside(self, part: str) -> Iterator[None]:
        """Print into `part` for a while."""
        outer, self.part = self.part, part
        try:
            yield
        finally:
            self.part = outer

    @property
    def notes_part(self) -> str:
        """Return the name of the footnotes part, of a new one where the template has none."""
        return self.styles.notes_part or self.styles.beside_document("footnotes.xml")

    @property
    def numbering_part(self) -> str:
        """Return the name of the numbering part, of a new one where the template has none."""
        return self.styles.numbering_part or self.styles.beside_document("numbering.xml")

    def numbering_xml(self) -> str:
        """Return the additions to the numbering part, definitions first, as Word wants them."""
        return "".join(xml for _, xml in self.definitions.values()) + "".join(self.nums.values())


_current: ContextVar[RenderState | None] = ContextVar("rich text render", default=None)


@contextmanager
def rendering(state: RenderState) -> Iterator[RenderState]:
    """Print every rich text of this thread by `state` for a while."""
    token = _current.set(state)
    try:
        yield state
    finally:
        _current.reset(token)


def current_state() -> RenderState:
    """Return the state of the render that is under way; outside one, a state to be forgotten."""
    return _current.get() or RenderState()
