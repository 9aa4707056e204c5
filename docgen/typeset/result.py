"""What typesetting gives back: a PDF, and what was noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.errors import Problem


@dataclass(frozen=True, slots=True)
class TypesetResult:
    """One finished PDF, with the warnings of the engine that set it."""

    pdf: bytes = field(repr=False)
    problems: tuple[Problem, ...] = ()
