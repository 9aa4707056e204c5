"""A Welsh noun in; its gender out, where one of the project's own tables knows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from docgen.language.nouns import NOUNS
from docgen.language.relations import RELATIONS


class Kind(StrEnum):
    """The gender of a singular noun, or that it is a plural, or that usage varies."""

    MASCULINE = "m"
    FEMININE = "f"
    PLURAL = "pl"
    EITHER = "either"


@dataclass(frozen=True)
class Nouns:
    """The nouns whose gender is known, by their dictionary form in small letters."""

    kinds: Mapping[str, Kind]

    def kind(self, radicals: Iterable[str]) -> Kind | None:
        """Return what the noun is, if all its readings that are known agree; else None."""
        found = {self.kinds[radical] for radical in radicals if radical in self.kinds}
        return found.pop() if len(found) == 1 and Kind.EITHER not in found else None


def gather_nouns(*more: Mapping[str, Kind]) -> Nouns:
    """Return the nouns of the language tables, with `more` laid over them."""
    kinds: dict[str, Kind] = {}
    for noun in NOUNS:
        if " " not in noun.welsh:
            kinds[noun.welsh] = Kind(noun.gender.value)
            kinds.setdefault(noun.welsh_plural, Kind.PLURAL)
    for relation in RELATIONS:
        if " " not in relation.welsh:
            kinds.setdefault(relation.welsh, Kind(relation.gender.value))
    for table in more:
        kinds.update(table)
    return Nouns(kinds)
