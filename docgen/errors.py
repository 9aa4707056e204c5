"""What can go wrong, as one tree, with a class for each person who must act.

    DocgenError(message, *, hint="")     exit 1
    ├── CaseError           whoever gave the data acts          exit 2   .problems
    ├── LibraryError        the library's keeper acts           exit 3
    │   ├── FormNotFoundError
    │   └── TemplateError   .problems, each with its place in Word's terms
    ├── TypesetError        the operator acts                   exit 4
    │   ├── EngineMissingError
    │   └── EngineTimeoutError
    ├── PackError           the plan's author, or whoever gave the papers   exit 5   .problems
    ├── DeliveryError       the destination's owner acts        exit 6
    └── ReleaseError        whoever releases acts               exit 7   .problems

Faults in data and in templates are values first: a stage collects every `Problem` and raises once.
No message, hint, place or repr here ever carries a value from a case file: it names the field and
the rule, never what somebody typed.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Severity(StrEnum):
    """How much a problem matters: an error stops the work, a warning is told and goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is, in the terms of the file that the reader has open.

    A case file has a `line` and a `path` (`referral.date`). A Word template has a `part`
    (`body`, `header`, `footer`, `footnotes`), and `spot` says where in it (`table 2, row 3`,
    `paragraph 14`); `excerpt` is the template's own text around it, never a value of a case.
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    path: str = ""
    part: str = ""
    spot: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        """Return the place on one line, widest first: `case.yaml, line 4, referral.date`."""
        line = "" if self.line is None else f"line {self.line}"
        excerpt = f"near “{self.excerpt}”" if self.excerpt else ""
        return ", ".join(
            x for x in (self.file, line, self.part, self.spot, self.path, excerpt) if x
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a stable `code`, where it is, one clause that says it, and what to do.

    `message` is lower case without a full stop, `hint` an imperative. Both name fields and rules,
    never values.
    """

    code: str
    message: str
    where: Place = Place()
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return place and message on one line."""
        where = str(self.where)
        return f"{where}: {self.message}" if where else self.message


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of `problems` stops the work."""
    return any(problem.severity is Severity.ERROR for problem in problems)


class DocgenError(Exception):
    """The root: a sentence, and a hint that says what to do about it."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class _ProblemsError(DocgenError):
    """An error that is the sum of several problems."""

    def __init__(self, message: str, problems: Sequence[Problem] = (), *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.problems: tuple[Problem, ...] = tuple(problems)


class CaseError(_ProblemsError):
    """The data cannot be used as it stands; `problems` holds every fault, with its place."""

    exit_code = 2


class LibraryError(_ProblemsError):
    """A template, schema or toolkit is not fit to be used."""

    exit_code = 3


class FormNotFoundError(LibraryError):
    """No form has this id."""

    def __init__(self, form_id: str, known: Iterable[str] = ()) -> None:
        near = difflib.get_close_matches(form_id, sorted(known), n=1)
        hint = f"did you mean `{near[0]}`?" if near else "list the forms with `docgen forms`"
        super().__init__(f"no form is called `{form_id}`", hint=hint)
        self.form_id = form_id


class TemplateError(LibraryError):
    """A Word template has faults; `problems` names each in Word's terms."""


class TypesetError(DocgenError):
    """A document could not be set as PDF.

    `culprits` are what the engine stumbled over: a character, or the path of a picture. They may
    be part of somebody's data: they serve to find the place, and are never shown.
    """

    exit_code = 4

    def __init__(self, message: str, *, hint: str = "", culprits: Iterable[str] = ()) -> None:
        super().__init__(message, hint=hint)
        self.culprits: tuple[str, ...] = tuple(culprits)


class EngineMissingError(TypesetError):
    """The engine that was asked for is not installed on this machine."""

    def __init__(self, engine: str, *, hint: str = "") -> None:
        super().__init__(f"the engine `{engine}` is not installed", hint=hint)
        self.engine = engine


class EngineTimeoutError(TypesetError):
    """The engine did not finish in the time it was given."""

    def __init__(self, engine: str, seconds: float) -> None:
        super().__init__(
            f"the engine `{engine}` did not finish within {seconds:g} seconds",
            hint="try again, or give it longer with `--timeout`",
        )
        self.engine = engine
        self.seconds = seconds


class PackError(_ProblemsError):
    """A pack cannot be bound as its plan, or whoever asked for it, wants it."""

    exit_code = 5


class ReleaseError(_ProblemsError):
    """What was to go out is not fit to, or the record of what went out is not whole."""

    exit_code = 7


class DeliveryError(DocgenError):
    """A finished document could not be put where it was to go."""

    exit_code = 6

    #: What to do, by what the system says; for all else the last.
    _REMEDIES: ClassVar[tuple[tuple[str, str], ...]] = (
        ("no space", "make room on the disk, or name another folder with `-o`"),
        ("file exists", "a file of this name is in the way: name another folder with `-o`"),
        ("not a directory", "a file of this name is in the way: name another folder with `-o`"),
        ("at work in it", "wait until that is done, or name another folder with `-o`"),
        ("being written in it", "wait until that is done, and give the same command again"),
        ("name too long", "name a folder with a shorter path, or shorten the case's reference"),
        ("", "close any of its files that are open, or name a folder that you may write to"),
    )

    def __init__(self, folder: object, reason: str | None) -> None:
        self.reason = (reason or "no reason was given").lower()
        super().__init__(
            f"the folder `{folder}` cannot be written: {self.reason}",
            hint=next(remedy for said, remedy in self._REMEDIES if said in self.reason),
        )
