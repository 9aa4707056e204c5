"""What is asked of a pack, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.errors import Problem
from docgen.language import Language
from docgen.model import State, Wording
from docgen.model.wording import UNSAID

#: Told how far the work is: the step, how much of it is done, and of how much.
Progress = Callable[[str, int, int], None]


def tell_nobody(_step: str, _done: int, _of: int) -> None:
    """Be told how far the work is, and say nothing."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes into a pack beside its plan.

    `place` is how a message names it (`--with`, file 2): a file's own name may be somebody's.
    `number` is given to a late paper alone (`4A`); `stem` is its title if nothing else says one.
    """

    content: bytes = field(repr=False)
    ending: str = ".pdf"
    title: Wording = field(default=UNSAID, repr=False)
    place: str = "a file"
    number: str = ""
    stem: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PackRequest:
    """Which pack, in which languages, and how.

    With two `languages` the pack has both, the first one first. `enclosures` follow the papers of
    the plan; `late` ones are numbered by whoever asks. `folder` is where the case's own files are.
    `dividers` puts a sheet before each paper, `right_hand` begins each on a right-hand page;
    `watermark` and `copy` are stamped across every page, `recipient` and `meeting` stand on the
    cover in place of the plan's. With `strict` one file that cannot be bound stops all, with
    `require_accessible` one that is not accessible does. `password` protects the pack.
    """

    pack: str
    languages: tuple[Language, ...] = (Language.EN,)
    state: State = State.DRAFT
    enclosures: tuple[Enclosure, ...] = ()
    late: tuple[Enclosure, ...] = ()
    folder: Path | None = None
    dividers: bool = False
    right_hand: bool = False
    ways_back: bool = True
    watermark: Wording = UNSAID
    copy: int = 0
    recipient: Wording = UNSAID
    meeting: Wording = UNSAID
    strict: bool = False
    require_accessible: bool = False
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Pack:
    """One bound pack, by the names of its files, and what was noticed.

    `files` has the pack itself first, then its manifest, then what could not be bound.
    """

    name: str
    files: Mapping[str, bytes] = field(repr=False)
    manifest: Mapping[str, Any] = field(repr=False)
    problems: tuple[Problem, ...] = ()

    @property
    def content(self) -> bytes:
        """Return the pack's PDF."""
        return self.files[self.name]
