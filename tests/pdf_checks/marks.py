"""A page's drawing instructions in; which marked content it holds, and what is unmarked, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_PAINTS = frozenset(
    ["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"]
)


@dataclass
class Marks:
    """The marked content of one page or form: `ids` in order, and how much has no mark at all.

    `languages` has those marks that say their own.
    """

    holder: Any
    ids: list[int] = field(default_factory=list)
    languages: dict[int, str] = field(default_factory=dict)
    unmarked: int = 0
    nested: int = 0
    forms: list[Marks] = field(default_factory=list)

    def walk(self) -> Iterator[Marks]:
        """Return these marks, and those of the forms that are drawn here and have their own."""
        yield self
        for form in self.forms:
            yield from form.walk()


def marks_of(holder: Any) -> Marks:
    """Return the marks of a page, or of a form that a page draws."""
    return _Reader(holder).read()


class _Reader:
    """Follows one stream of instructions with the marks that are open at each."""

    def __init__(self, holder: Any) -> None:
        self._marks = Marks(holder)
        self._resources = holder.get("/Resources", pikepdf.Dictionary())
        self._open: list[str] = []  # "artifact", "content" or "plain"

    def read(self) -> Marks:
        for step in pikepdf.parse_content_stream(self._marks.holder):
            self._take(str(step.operator), step.operands)
        return self._marks

    def _take(self, operator: str, operands: Any) -> None:
        if operator in ("BDC", "BMC"):
            self._begin(str(operands[0]), operands[1] if operator == "BDC" else None)
        elif operator == "EMC" and self._open:
            self._open.pop()
        elif operator == "Do":
            self._draw(self._resources.XObject[operands[0]])
        elif operator in _PAINTS and not self._is_marked():
            self._marks.unmarked += 1

    def _begin(self, tag: str, properties: Any) -> None:
        if tag == "/Artifact":
            self._nest("artifact")
            return
        if isinstance(properties, pikepdf.Name):
            properties = self._resources.Properties[properties]
        number = None if properties is None else properties.get("/MCID")
        if number is None:
            self._open.append("plain")
        else:
            self._marks.ids.append(int(number))
            if "/Lang" in properties:
                self._marks.languages[int(number)] = str(properties.Lang)
            self._nest("content")

    def _nest(self, kind: str) -> None:
        # Content within an artifact or the other way round: ISO 14289-1, 7.1.
        self._marks.nested += any(other != kind for other in self._open if other != "plain")
        self._open.append(kind)

    def _draw(self, drawn: Any) -> None:
        if drawn.get("/Subtype") != "/Form":
            self._marks.unmarked += not self._is_marked()
        elif not self._is_marked():
            self._marks.forms.append(marks_of(drawn))

    def _is_marked(self) -> bool:
        return "artifact" in self._open or "content" in self._open
