"""What is made: a document, its format, its state, and the Typst source a PDF is set from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from docgen.errors import Problem
from docgen.language import Language


class OutputFormat(StrEnum):
    """A file format of a document; the value is the file's ending."""

    DOCX = "docx"
    PDF = "pdf"


class State(StrEnum):
    """How a form treats what the case does not say.

    `BLANK` prints it empty, to be filled by hand; `DRAFT` marks what is missing where it belongs;
    `FINAL` refuses while anything required is missing. `PART` fills in what the case says and
    leaves the rest empty, for whoever the form goes to: what is not there is not missing yet.
    """

    BLANK = "blank"
    PART = "part"
    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class CommonSource:
    """Definitions that documents of one template share.

    `path` is where a document imports them from, `digest` the SHA-256 of both in hexadecimal.
    """

    path: str
    content: bytes = field(repr=False)
    digest: str


@dataclass(frozen=True, slots=True)
class TypstSource:
    """A document as Typst source, with the pictures it shows and the definitions it shares.

    `files` maps the path that `main` uses (`/assets/<sha256>.png`) to the bytes.
    """

    main: str = field(repr=False)
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    common: CommonSource | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One finished file, and what was noticed in the making of it."""

    name: str
    form_id: str
    language: Language
    format: OutputFormat
    content: bytes = field(repr=False)
    problems: tuple[Problem, ...] = ()
