"""A page's instructions in; what it paints out: text, spaced as the eye sees it, and boxes.

All text counts, seen or not: invisible, clipped, covered, in forms within forms, in patterns.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from docgen.release.passages import TEXT_LIMIT, UnreadableError
from docgen.release.pdf_colours import is_pale
from docgen.release.pdf_fonts import UNKNOWN, Font, read_font
from docgen.release.pdf_marks import UNIT, Box, Matrix, Painted, Piece, at, gap_between, times
from docgen.release.pdf_state import (
    State,
    find_named,
    is_off,
    matrix_of,
    number_of,
    numbers_of,
    read_instructions,
)

_DEEPEST = 12
_MOST_INSTRUCTIONS = 3_000_000
_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
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
    _line: Matrix = UNIT
    _text: Matrix = UNIT
    _end: tuple[float, float] | None = None
    _path: list[tuple[float, float]] = field(default_factory=list)
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
        for instruction in instructions:
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._picture()
                continue
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
            self._faint(find_named(resources, "/ExtGState", operands))
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

    def _faint(self, found: Any) -> None:  # noqa: ANN401
        if isinstance(found, pikepdf.Dictionary) and "/ca" in found:
            self.state.faint = float(found["/ca"]) < 0.06
        if isinstance(found, pikepdf.Dictionary) and "/BM" in found:
            # a highlighter's colour lets the text shine through
            self.state.sheer = str(found["/BM"]) in ("/Multiply", "/Darken")

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
        for place in range(0, len(numbers) - 1, 2):
            self._path.append(at(self.state.matrix, numbers[place], numbers[place + 1]))

    def _rectangle(self, operands: Sequence[Any]) -> None:
        numbers = numbers_of(operands)
        if len(numbers) == 4:
            x, y, width, height = numbers
            self._path += [
                at(self.state.matrix, x + i, y + j) for i in (0, width) for j in (0, height)
            ]

    def _end_path(self, *, fills: bool) -> None:
        if fills and self._path and not self.state.faint and not self.state.sheer:
            self._cover(self._path, pale=self.state.pale)
        self._path = []

    def _cover(self, points: Sequence[tuple[float, float]], *, pale: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        order = self._next()
        self.painted.cover(Box(min(xs), min(ys), max(xs), max(ys), pale, order))

    def _next(self) -> int:
        self.painted.order += 1
        return self.painted.order

    def _picture(self) -> None:
        self.painted.pictures += 1
        corners = [at(self.state.matrix, x, y) for x in (0, 1) for y in (0, 1)]
        self._cover(corners, pale=False)

    def _do(self, found: Any, resources: Any, depth: int) -> None:  # noqa: ANN401
        if not isinstance(found, pikepdf.Stream):
            return
        if str(found.get("/Subtype")) == "/Image":
            self._picture()
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
        self._line = self._text = UNIT

    def _move(self, operands: Sequence[Any]) -> None:
        x, y = (*numbers_of(operands), 0.0, 0.0)[:2]
        self._line = self._text = times((1, 0, 0, 1, x, y), self._line)

    def _move_leading(self, operands: Sequence[Any]) -> None:
        numbers = numbers_of(operands)
        self.state.leading = -numbers[1] if len(numbers) > 1 else 0.0
        self._move(operands)

    def _set_text(self, operands: Sequence[Any]) -> None:
        self._line = self._text = matrix_of(operands)

    def _next_line(self, _: Sequence[Any] = ()) -> None:
        self._line = self._text = times((1, 0, 0, 1, 0, -self.state.leading), self._line)

    def _show_one(self, operands: Sequence[Any]) -> None:
        for one in operands:
            self._show(bytes(one) if isinstance(one, pikepdf.String) else b"")

    def _show_many(self, operands: Sequence[Any]) -> None:
        for one in operands[0] if operands and isinstance(operands[0], pikepdf.Array) else ():
            if isinstance(one, pikepdf.String):
                self._show(bytes(one))
            else:
                back = -number_of(one) / 1000 * self.state.size * self.state.stretch
                self._text = times((1, 0, 0, 1, back, 0), self._text)

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
        letters: list[str] = []
        width = 0.0
        for letter, wide, is_space in font.decode(codes):
            letters.append(letter)
            width += (
                wide / 1000 * state.size + state.spacing + state.words * is_space
            ) * state.stretch
        self._write("".join(letters), width)

    def _write(self, text: str, width: float) -> None:
        state = self.state
        matrix = times((1, 0, 0, 1, 0, state.rise), times(self._text, state.matrix))
        start, size = at(matrix, 0, 0), state.size * math.hypot(matrix[2], matrix[3])
        gap = gap_between(self._end, start, matrix, size or 1.0)
        self.painted.texts.append(gap + text)
        self._count_letters(text)
        middle = at(matrix, width / 2, state.size * 0.3)
        invisible = state.mode in (3, 7) or state.faint
        piece = Piece(
            gap + text,
            *middle,
            size,
            self._next(),
            invisible,
            state.pale and state.mode != 1,
            any(self._marks),
        )
        self.painted.pieces.append(piece)
        self._text = times((1, 0, 0, 1, width, 0), self._text)
        self._end = at(times((1, 0, 0, 1, 0, state.rise), times(self._text, state.matrix)), 0, 0)

    def _count_letters(self, text: str) -> None:
        unknown = text.count(UNKNOWN)
        # a mark of a list may be of no alphabet; three together are a word
        self.painted.unread_words += UNKNOWN * 3 in text
        self.painted.unknown += unknown
        self.painted.known += len(text) - unknown
        if self.painted.known > TEXT_LIMIT:
            raise UnreadableError("a page says more than any page can")

    # --- marked content

    def _mark(self, operands: Sequence[Any], resources: Any, *, begins: bool) -> None:  # noqa: ANN401
        found = operands[1] if len(operands) > 1 else None
        if isinstance(found, pikepdf.Name):
            found = find_named(resources, "/Properties", [found])
        is_layer = bool(operands) and str(operands[0]) == "/OC"
        if begins:
            self._marks.append(is_layer and is_off(found, self.off))
        for key in ("/ActualText", "/Alt", "/E"):
            if isinstance(found, pikepdf.Dictionary) and key in found:
                self.painted.labels.append(str(found[key]))

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
    "re": Painter._rectangle,
    "BT": Painter._begin_text, "Td": Painter._move, "TD": Painter._move_leading,
    "Tm": Painter._set_text,
    "T*": Painter._next_line, "Tj": Painter._show_one, "TJ": Painter._show_many,
    "'": Painter._show_next,
    '"': Painter._show_spaced, "BMC": Painter._begin_mark, "EMC": Painter._end_mark,
    "Tc": _sets("spacing"), "Tw": _sets("words"), "Tz": _sets("stretch", 0.01),
    "TL": _sets("leading"),
    "Ts": _sets("rise"), "Tr": _sets("mode"),
}  # fmt: skip
