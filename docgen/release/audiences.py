"""The audiences' rules, read from data, in; what each audience may be told out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from docgen.language import Language
from docgen.model import OutputFormat, Wording
from docgen.release.facts import Role


class Need(StrEnum):
    """What becomes of what a check finds."""

    REFUSE = "refuse"
    TELL = "tell"
    IGNORE = "ignore"


class Level(StrEnum):
    """How much a document says of the subject and the family, least first."""

    NONE = "none"
    CASE_IDENTIFIER = "case-identifier"
    PSEUDONYM = "pseudonym"
    INITIALS = "initials"
    FULL_NAMES = "full-names"

    @property
    def rank(self) -> int:
        """Return how much this level says."""
        return list(Level).index(self)


_OF_THE_CASE = frozenset((Role.SUBJECT, Role.FAMILY))


@dataclass(frozen=True, slots=True)
class Audience:
    """One audience: `named` may stand by name, `reached` with their address and telephone."""

    id: str
    title: Wording
    identity: Level
    named: frozenset[Role]
    reached: frozenset[Role]
    marking: str
    languages: tuple[Language, ...]
    formats: tuple[OutputFormat, ...]
    clean: Need
    pair: Need
    jigsaw: Need
    complete: Need
    second_person: bool
    rules: tuple[str, ...] = ()

    def level(self, card: str = "") -> Level:
        """Return the level of a document whose form's card says `card`: never more than either."""
        own = Level(card) if card else self.identity
        return min(own, self.identity, key=lambda level: level.rank)

    def may_name(self, role: Role, level: Level) -> bool:
        """Return whether somebody of this role may stand by name in a document of `level`."""
        return role in self.named and self._is_open(role, level)

    def may_reach(self, role: Role, level: Level) -> bool:
        """Return whether the addresses and numbers of this role may stand in the document."""
        return role in self.reached and self._is_open(role, level)

    @staticmethod
    def _is_open(role: Role, level: Level) -> bool:
        return level is Level.FULL_NAMES or role not in _OF_THE_CASE


def read_audiences(data: Mapping[str, Any]) -> Mapping[str, Audience]:
    """Return the audiences of `data`, the file's content, by id; the schema has been checked."""
    return {id_: _read(id_, entry) for id_, entry in data["audiences"].items()}


def _read(id_: str, entry: Mapping[str, Any]) -> Audience:
    return Audience(
        id=id_,
        title=Wording(**entry["title"]),
        identity=Level(entry["identity"]),
        named=frozenset(map(Role, entry["named"])),
        reached=frozenset(map(Role, entry["reached"])),
        marking=entry["marking"],
        languages=tuple(map(Language, entry["languages"])),
        formats=tuple(map(OutputFormat, entry["formats"])),
        clean=Need(entry["clean"]),
        pair=Need(entry["pair"]),
        jigsaw=Need(entry["jigsaw"]),
        complete=Need(entry["complete"]),
        second_person=entry["second_person"],
        rules=tuple(entry.get("rules", ())),
    )
