"""What goes to a worker and comes back: one run's press, one row's task, and what was made of it.

All of it is plain data that can be pickled: a worker needs neither the library nor the case file,
so that every worker, on this machine or another, makes the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.language import Language
from docgen.model import OutputFormat, Record, State

Steps = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """All that a form's letters in one language have in common."""

    template: bytes = field(repr=False)
    name: str
    title: str
    author: str
    context: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Press:
    """All that a run's letters have in common; no two runs have one `key`."""

    key: str
    form_id: str
    editions: Mapping[Language, Edition] = field(repr=False)
    formats: tuple[OutputFormat, ...]
    state: State
    by_libreoffice: bool
    timeout: float
    item: str  # the path of what a row is, as the template's missing values name it


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter before it is made: its file's name without ending, and what differs in it.

    `roots` are names of the template with their values; `places` are names with the steps that
    lead, in the edition's context, to what they stand for; `marks` are what a draft prints where
    something is missing, by path. `notes` are what was noticed of its values.
    """

    language: Language
    stem: str
    roots: Mapping[str, Any] = field(repr=False)
    places: Mapping[str, Steps] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict, repr=False)
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """The letters of one row, which are made together or not at all."""

    row: int
    letters: tuple[Letter, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Product:
    """One finished file: where it is for now, its SHA-256, and what was noticed in its making.

    `content` is there only when the file was made on another machine. `notes` are codes with the
    paths that they are about.
    """

    name: str
    language: Language
    format: OutputFormat
    hash: str
    pages: int | None = None
    notes: tuple[tuple[str, str], ...] = ()
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row: its files, or why it failed."""

    row: int
    products: tuple[Product, ...] = ()
    failure: str = ""

    @property
    def is_made(self) -> bool:
        """Return whether all files of the row were made."""
        return not self.failure

    def with_content(self, contents: Mapping[str, bytes]) -> Outcome:
        """Return this outcome with its files within."""
        products = tuple(replace(p, content=contents[p.name]) for p in self.products)
        return replace(self, products=products)

    def without_content(self) -> Outcome:
        """Return this outcome without its files, which stand elsewhere by now."""
        return replace(self, products=tuple(replace(p, content=b"") for p in self.products))


def unanswered(path: str) -> str:
    """Return what is printed where a value is missing, until a worker's ledger answers."""
    del path
    return ""


def attach(value: Any, ask: Callable[[str], str] = unanswered) -> Any:  # noqa: ANN401
    """Return `value`, whatever a template may hold, with its records' missing keys left to `ask`.

    With `unanswered` it can be pickled.
    """
    if type(value) is Record:
        below = {name: attach(one, ask) for name, one in value.items()}
        return Record(below, path=value._path, ask=ask)
    if type(value) is list:
        return [attach(one, ask) for one in value]
    if type(value) is dict:
        return {name: attach(one, ask) for name, one in value.items()}
    return value
