"""What a release is asked for, and what comes of it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from docgen.language import Language
from docgen.release import Audience, Finding, Paper, Reading

#: A decision, a withdrawal and an embargo are explained in at least so many letters.
SHORTEST_REASON = 10


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - this is where the clock comes in


def _account() -> str:
    """Return the account of this machine that acts, as the record keeps it beside the name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


@dataclass(frozen=True, slots=True)
class ReleaseRequest:
    """What is to go out, to whom, proposed by whom.

    `items` are forms by id, or Word and PDF files by path; `accepted` the decisions on findings,
    each by the finding's id with its reason; `addressee` a person's id in the case.
    `alone` asks for what is in the documents, without twins, days and decisions; `told_in` is the
    language in which a refusal says why.
    """

    items: tuple[str, ...]
    audience: str
    by: str = ""
    accepted: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    addressee: str = ""
    languages: tuple[Language, ...] = ()
    clean: bool = False
    embargo: str = ""
    alone: bool = False
    told_in: Language = Language.EN


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts, and when: `account` is the machine's own word for it."""

    by: str
    at: datetime
    account: str = ""


def hand(by: str, now: Callable[[], datetime] = _now) -> Hand:
    """Return who acts now."""
    return Hand(" ".join(by.split()), now(), _account())


@dataclass(frozen=True, slots=True)
class Checked:
    """The papers of a request as they would go out, what they say, and what was found in them."""

    audience: Audience
    papers: tuple[Paper, ...]
    findings: tuple[Finding, ...]
    readings: tuple[Reading, ...] = field(default=(), repr=False)
    accepted: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @property
    def refusing(self) -> tuple[Finding, ...]:
        """Return what keeps them from going out: what refuses and was not decided on."""
        return tuple(one for one in self.findings if one.refuses and one.id not in self.accepted)


@dataclass(frozen=True, slots=True)
class Released:
    """What stands in the store after a step: the release's id, folder, state and record's hash."""

    id: str
    folder: Path
    state: str
    hash: str
    findings: tuple[Finding, ...] = ()
    documents: tuple[str, ...] = ()
