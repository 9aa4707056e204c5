"""What a run is told from outside: its folders, its clock, and how long an engine may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path


class EngineName(StrEnum):
    """Who sets the PDF: the compiler's own Typst program, or LibreOffice from the Word file."""

    TYPST = "typst"
    LIBREOFFICE = "libreoffice"


def _today() -> date:
    return datetime.now().astimezone().date()  # noqa: TID251 - this is where the clock comes in


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's settings; every default is what an office laptop needs.

    `libraries` are folders laid over the shipped library, the last one on top; `timeout` is in
    seconds and holds for one start of LibreOffice.
    """

    libraries: tuple[Path, ...] = ()
    engine: EngineName = EngineName.TYPST
    timeout: float = 120.0
    today: Callable[[], date] = _today
