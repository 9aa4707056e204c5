"""A page's instructions in; what it paints out: text, spaced as the eye sees it, and boxes.

All text counts, seen or not: invisible, clipped, covered, in forms within forms, in patterns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from docgen.release.passages import UnreadableError
from docgen.release.pdf_colours import is_pale
from docgen.release.pdf_cursor import Cursor
from docgen.release.pdf_fonts import Font, read_font
from docgen.release.pdf_geometry import Point, at, frame_around, is_upright, times
from docgen.release.pdf_marks import NOWHERE, Box, Painted, Piece, Source
from docgen.release.pdf_state import (
    State,
    find_named,
    is_off,
    matrix_of,
    number_of,
    numbers_of,
    read_instructions,
    remarks_of,
    strings_of,
    text_of,
)

_DEEPEST = 12
_MOST_INSTRUCTIONS = 3_000_000
_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
#: What lets an image show what is below it.
_SEE_THROUGH = ("/SMask", "/Mask", "/ImageMask", "/SMaskInData")
_ENDS = _FILLS | {"n", "S", "s"}


@dataclass
class Painter:
    """Follows the instructions of one page; `fonts` are read once for the whole file."""

    painted: Painted
    fonts: dict[tuple[int, int], Font]
    off: frozenset[tuple[int, int]] = frozenset()
    forms: set[tuple[int, int]] = field(default_factory=set)
    state: State = field(default_factory=State)
    _stack: list[State] = field(default_factory=list)
    _cursor: Cursor = field(default_factory=Cursor)
    _source: Source = NOWHERE
    _path: list[Point] = field(default_factory=list)
    _is_rectangle: bool = False
    _clips: bool = False
    _marks: list[bool] = field(default_factory=list)
    _count: int = 0

    def paint(self, stream: Any, resources: Any, depth: int = 0) -> None:  # noqa: ANN401
        """Follow `stream`, whose names mean what `resources` say."""
        if depth > _DEEPEST:
            raise UnreadableError("forms lie in forms without end")
        instructions = read_instructions(stream)
        self._count += len(instructions)
        if self._count > _MOST_INSTRUCTIONS:
            raise UnreadableError("a page has more instructions than any page needs")
        self.painted.labels.extend(remarks_of(stream))
        key = getattr(stream, "obj", stream).objgen
        for number, instruction in enumerate(instructions):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._picture()
                continue
            self._source = Source(key, number, 0)
            self._follow(str(instruction.operator), instruction.operands, resources, depth)

    def _follow(self, name: str, operands: Any, resources: Any, depth: int) -> None:  # noqa: ANN401
        action = _ACTIONS.get(name)
        if action is not None:
            action(self, operands)
        elif name == "Do":
            self._do(find_named(resources, "/XObject", operands), resources, depth)
        elif name == "Tf":
            self._choose(find_named(resources, "/Font", operands), operands)
        elif name in ("BDC", "DP"):
            self._mark(operands, resources, begins=name == "BDC")
        elif name in _ENDS:
            self._end_path(fills=name in _FILLS)
        elif name == "gs":
            self.state.mix(find_named(resources, "/ExtGState", operands))
        elif name == "sh":
            self._shade()
        else:
            self._colour(name, operands)

    # --- the state

    def _push(self, _: Sequence[Any]) -> None:
        self._stack.append(replace(self.state))

    def _pop(self, _: Sequence[Any]) -> None:
        if self._stack:
            self.state = self._stack.pop()

    def _concatenate(self, operands: Sequence[Any]) -> None:
        self.state.matrix = times(matrix_of(operands), self.state.matrix)

    def _colour(self, name: str, operands: Sequence[Any]) -> None:
        found = is_pale(name, numbers_of(operands))
        if found is not None:
            self.state.pale = found

    def _choose(self, font: Any, operands: Sequence[Any]) -> None:  # noqa: ANN401
        self.state.size = numbers_of(operands)[-1] if numbers_of(operands) else 0.0
        self.state.font = None
        if isinstance(font, pikepdf.Dictionary):
            key = font.objgen if font.is_indirect else (-id(font), 0)
            if key not in self.fonts:
                self.fonts[key] = read_font(font)
            self.state.font = self.fonts[key]

    # --- what is painted

    def _point(self, operands: Sequence[Any]) -> None:
        numbers = numbers_of(operands)
        self._is_rectangle = False
        for place in range(0, len(numbers) - 1, 2):
            self._path.append(at(self.state.matrix, numbers[place], numbers[place + 1]))

    def _rectangle(self, operands: Sequence[Any]) -> None:
        numbers = numbers_of(operands)
        if len(numbers) == 4:
            x, y, width, height = numbers
            self._is_rectangle = not self._path and is_upright(self.state.matrix)
            self._path += [
                at(self.state.matrix, x + i, y + j) for i in (0, width) for j in (0, height)
            ]

    def _clip(self, _: Sequence[Any]) -> None:
        self._clips = True

    def _end_path(self, *, fills: bool) -> None:
        if fills and self._path and not self.state.faint and not self.state.sheer:
            self._cover(self._path, pale=self.state.pale, sure=self._is_rectangle)
        if self._clips and self._path:
            self.state.clip = frame_around(self._path).within(self.state.clip)
            self.state.is_odd = self.state.is_odd or not self._is_rectangle
        self._path, self._is_rectangle, self._clips = [], False, False

    def _cover(self, points: Sequence[Point], *, pale: bool, sure: bool) -> None:
        """Take what was painted for a box; it surely covers what no odd clip has cut off."""
        frame = frame_around(points)
        sure = sure and self.state.is_opaque and not self.state.is_odd and not any(self._marks)
        if sure:
            frame = frame.within(self.state.clip)
        self.painted.cover(Box(frame, pale, self.painted.next(), sure=sure))

    def _shade(self) -> None:
        frame = self.painted.frame.within(self.state.clip)
        self.painted.cover(Box(frame, pale=False, order=self.painted.next(), solid=False))

    def _picture(self, *, sure: bool = False) -> None:
        self.painted.pictures += 1
        corners = [at(self.state.matrix, x, y) for x in (0, 1) for y in (0, 1)]
        self._cover(corners, pale=False, sure=sure and is_upright(self.state.matrix))

    def _do(self, found: Any, resources: Any, depth: int) -> None:  # noqa: ANN401
        if not isinstance(found, pikepdf.Stream):
            return
        if str(found.get("/Subtype")) == "/Image":
            self._picture(sure=not any(key in found for key in _SEE_THROUGH))
            return
        self.forms.add(found.objgen)
        self._push(())
        if "/Matrix" in found:
            self._concatenate(list(found["/Matrix"]))
        self._marks.append(is_off(found.get("/OC"), self.off))
        self.paint(found, found.get("/Resources", resources), depth + 1)
        self._marks.pop()
        self._pop(())

    # --- text

    def _begin_text(self, _: Sequence[Any]) -> None:
        self._cursor.begin()

    def _move(self, operands: Sequence[Any]) -> None:
        x, y = (*numbers_of(operands), 0.0, 0.0)[:2]
        self._cursor.move(x, y)

    def _move_leading(self, operands: Sequence[Any]) -> None:
        numbers = numbers_of(operands)
        self.state.leading = -numbers[1] if len(numbers) > 1 else 0.0
        self._move(operands)

    def _set_text(self, operands: Sequence[Any]) -> None:
        self._cursor.begin(matrix_of(operands))

    def _next_line(self, _: Sequence[Any] = ()) -> None:
        self._cursor.move(0, -self.state.leading)

    def _show_one(self, operands: Sequence[Any]) -> None:
        for one in operands:
            self._show(bytes(one) if isinstance(one, pikepdf.String) else b"")

    def _show_many(self, operands: Sequence[Any]) -> None:
        rows = operands[0] if operands and isinstance(operands[0], pikepdf.Array) else ()
        for number, one in enumerate(rows):
            if isinstance(one, pikepdf.String):
                self._source = self._source._replace(string=number)
                self._show(bytes(one))
            else:
                state = self.state
                self._cursor.step(-number_of(one) / 1000 * state.size * state.stretch)

    def _show_next(self, operands: Sequence[Any]) -> None:
        self._next_line()
        self._show_one(operands[-1:])

    def _show_spaced(self, operands: Sequence[Any]) -> None:
        numbers = numbers_of(operands[:2])
        if len(numbers) == 2:
            self.state.words, self.state.spacing = numbers
        self._show_next(operands)

    def _show(self, codes: bytes) -> None:
        state, font = self.state, self.state.font
        if font is None or not codes:
            self.painted.unread_words += len(codes) > 2
            return
        self._write(*text_of(font, codes, state))
        if font.drawn:
            self.painted.drawn.append(self.painted.pieces[-1].place.gap + font.draw(codes))

    def _write(self, text: str, width: float) -> None:
        state = self.state
        place = self._cursor.write(width, state)
        scale = state.size * state.stretch
        self.painted.write(
            Piece(
                text=text,
                place=place,
                order=self.painted.next(),
                source=self._source,
                back=-width * 1000 / scale if scale else 0.0,
                invisible=state.mode in (3, 7) or state.faint,
                clips=state.mode >= 4,
                pale=state.pale and state.mode != 1,
                layer_off=any(self._marks),
                clip=state.clip,
            )
        )

    # --- marked content

    def _mark(self, operands: Sequence[Any], resources: Any, *, begins: bool) -> None:  # noqa: ANN401
        found = operands[1] if len(operands) > 1 else None
        if isinstance(found, pikepdf.Name):
            found = find_named(resources, "/Properties", [found])
        is_layer = bool(operands) and str(operands[0]) == "/OC"
        if begins:
            self._marks.append(is_layer and is_off(found, self.off))
        self.painted.labels.extend(strings_of(found))

    def _begin_mark(self, _: Sequence[Any]) -> None:
        self._marks.append(False)

    def _end_mark(self, _: Sequence[Any]) -> None:
        if self._marks:
            self._marks.pop()


def _sets(name: str, scale: float = 1.0) -> Callable[[Painter, Sequence[Any]], None]:
    def take(painter: Painter, operands: Sequence[Any]) -> None:
        numbers = numbers_of(operands)
        if numbers:
            setattr(painter.state, name, numbers[0] * scale)

    return take


_ACTIONS: Mapping[str, Callable[[Painter, Sequence[Any]], None]] = {
    "q": Painter._push, "Q": Painter._pop, "cm": Painter._concatenate,
    "m": Painter._point, "l": Painter._point, "c": Painter._point, "v": Painter._point,
    "y": Painter._point,
    "re": Painter._rectangle, "W": Painter._clip, "W*": Painter._clip,
    "BT": Painter._begin_text, "Td": Painter._move, "TD": Painter._move_leading,
    "Tm": Painter._set_text,
    "T*": Painter._next_line, "Tj": Painter._show_one, "TJ": Painter._show_many,
    "'": Painter._show_next,
    '"': Painter._show_spaced, "BMC": Painter._begin_mark, "EMC": Painter._end_mark,
    "Tc": _sets("spacing"), "Tw": _sets("words"), "Tz": _sets("stretch", 0.01),
    "TL": _sets("leading"),
    "Ts": _sets("rise"), "Tr": _sets("mode"),
}  # fmt: skip
