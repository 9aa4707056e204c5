"""The papers of a pack, as they cross into this stage: a PDF each, with its number and its class.

A `Paper` has a place in the index. A `Sheet` (the cover with its index, a divider, a slip) is one
of ours that stands before a paper, and has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from docgen.language import Language
from docgen.model import Wording
from docgen.model.wording import UNSAID


class AccessClass(StrEnum):
    """How far a person who cannot see the page can read a paper.

    `A` claims PDF/UA and passes the checks by machine; `B` has tags, but does not claim it or
    fails; `C` has text and no tags; `D` is a picture of text; `E` cannot be bound at all.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


class Refusal(StrEnum):
    """Why a file cannot be bound."""

    NO_PDF = "no-pdf"
    BROKEN = "broken"
    NO_PAGES = "no-pages"
    PASSWORD = "password"  # noqa: S105 - the reason, not one
    PROTECTED = "protected"
    SIGNED = "signed"
    XFA = "xfa"
    TOO_LARGE = "too-large"


class Level(StrEnum):
    """A level of PDF/A, from the least asked to the most; the value is part and conformance."""

    B2 = "2b"
    U2 = "2u"
    A2 = "2a"
    B3 = "3b"
    U3 = "3u"
    A3 = "3a"

    @property
    def asks_for_tags(self) -> bool:
        """Return whether a file of this level must be tagged."""
        return self.value.endswith("a")

    @property
    def without_tags(self) -> Level:
        """Return what is left of a level when its word on tags is taken from it."""
        return Level(self.value.replace("a", "u"))


@dataclass(frozen=True, slots=True)
class Access:
    """What is known of how accessible a paper is.

    `failures` are the rules that it breaks, by the judges' own names. `removed` says what was taken
    out of it, `notes` what else was noticed; both are codes that the sheets word. `level` is the
    level of PDF/A that it claims and keeps, None for none.
    """

    kind: AccessClass
    failures: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    level: Level | None = None
    refusal: Refusal | None = None


#: What a document is that this product has set itself: proved together with the pack.
OURS = Access(AccessClass.A, level=Level.A2)


class Kind(StrEnum):
    """What a piece of a pack is."""

    FRONT = "front"
    DIVIDER = "divider"
    SLIP = "slip"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Piece:
    """One PDF on its way into a pack.

    `number` is the paper's (`4`, `4A`); the pieces of one paper in two languages, and the sheets
    before a paper, share it. `pages` of a late paper are numbered by it (`4A-1`). `group` names the
    inner pack that it stands in. `facts` go into the manifest as they are.
    """

    kind: Kind
    number: str
    title: Wording
    language: Language
    pdf: bytes = field(repr=False)
    access: Access = OURS
    is_late: bool = False
    group: Wording = UNSAID
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @property
    def said_title(self) -> str:
        """Return the title in the piece's own language, or else in the other."""
        return self.title[self.language] or self.title.en or self.title.cy

    @property
    def is_ours(self) -> bool:
        """Return whether this product has set it, so that its tags need no long look."""
        return self.access is OURS
