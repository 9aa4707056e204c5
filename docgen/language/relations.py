"""A word of kinship in; the word in each language, whose it is, and its other end out.

A case says what the contact is to the subject (*mother*); a letter to the contact speaks of what
the subject is to them (*your son*).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from docgen.language import mutation
from docgen.language.grammar import Gender, Language, recase


class Owner(StrEnum):
    """Whose a thing is; the value is the English possessive."""

    MY = "my"
    YOUR = "your"
    HIS = "his"
    HER = "her"
    OUR = "our"
    THEIR = "their"


@dataclass(frozen=True, slots=True)
class Relation:
    """A word of kinship: its key is the English word; `northern` is its Welsh in the north.

    `gender` is that of the Welsh noun. `inverse` gives the keys of the other end, for a man, a
    woman, and somebody whose gender the case does not say.
    """

    key: str
    welsh: str
    gender: Gender
    inverse: tuple[str, str, str]
    northern: str = ""


def find_relation(word: str) -> Relation | None:
    """Return the relation that `word` names in either language, if we have it.

    Capitals, spaces, hyphens and underscores make no difference: `step_father` is found.
    """
    return _BY_WORD.get(_folded(word))


def relation_word(word: str, language: Language, *, northern: bool = False) -> str:
    """Return the word for a relation in `language`: `mother` or `mam` gives mother, mam.

    `northern` gives *nain* and *taid* for *mam-gu* and *tad-cu*. A word that is not in the table
    is returned as it is.
    """
    relation = find_relation(word)
    if relation is None:
        return word
    if language is Language.EN:
        return recase(word, relation.key)
    return recase(word, (relation.northern if northern else "") or relation.welsh)


def inverse_relation(word: str, gender: Gender | None = None) -> str | None:
    """Return what the other one is, by key: to the `mother`, a son, a daughter or a child.

    `gender` is that of the other one. None where no word says it: to a carer, or to somebody
    whose relation is not in the table.
    """
    relation = find_relation(word)
    if relation is None:
        return None
    man, woman, either = relation.inverse
    return {Gender.MASCULINE: man, Gender.FEMININE: woman, None: either}[gender] or None


def possessed(owner: Owner, noun: str, language: Language) -> str:
    """Return `noun` as `owner`'s: your son, *eich mab*; her father, *ei thad*."""
    return f"{owner} {noun}" if language is Language.EN else _WELSH_OWNERS[owner](noun)


_WELSH_OWNERS: Mapping[Owner, Callable[[str], str]] = MappingProxyType(
    {
        Owner.MY: mutation.my,
        Owner.YOUR: mutation.your,
        Owner.HIS: mutation.his,
        Owner.HER: mutation.her,
        Owner.OUR: mutation.our,
        Owner.THEIR: mutation.their,
    }
)

# key | Welsh, and after a stroke its northern word | gender | inverse for a man, a woman, either
_TABLE = """
aunt | modryb | f | nephew, niece, relative
brother | brawd | m | brother, sister, sibling
brother-in-law | brawd-yng-nghyfraith | m | brother-in-law, sister-in-law, relative
carer | gofalwr | m | , ,
child | plentyn | m | father, mother, parent
cousin | cefnder | m | cousin, female cousin, cousin
daughter | merch | f | father, mother, parent
daughter-in-law | merch-yng-nghyfraith | f | father-in-law, mother-in-law, relative
ex-husband | cyn-ŵr | m | ex-husband, ex-wife, former partner
ex-wife | cyn-wraig | f | ex-husband, ex-wife, former partner
father | tad | m | son, daughter, child
father-in-law | tad-yng-nghyfraith | m | son-in-law, daughter-in-law, relative
female cousin | cyfnither | f | cousin, female cousin, cousin
former partner | cyn-bartner | m | former partner, former partner, former partner
foster carer | gofalwr maeth | m | foster child, foster child, foster child
foster child | plentyn maeth | m | foster carer, foster carer, foster carer
friend | ffrind | m | friend, friend, friend
grandchild | ŵyr neu wyres | m | grandfather, grandmother, grandparent
granddaughter | wyres | f | grandfather, grandmother, grandparent
grandfather | tad-cu / taid | m | grandson, granddaughter, grandchild
grandmother | mam-gu / nain | f | grandson, granddaughter, grandchild
grandparent | mam-gu neu dad-cu / nain neu daid | f | grandson, granddaughter, grandchild
grandson | ŵyr | m | grandfather, grandmother, grandparent
guardian | gwarcheidwad | m | child, child, child
half-brother | hanner brawd | m | half-brother, half-sister, sibling
half-sister | hanner chwaer | f | half-brother, half-sister, sibling
husband | gŵr | m | husband, wife, partner
mother | mam | f | son, daughter, child
mother-in-law | mam-yng-nghyfraith | f | son-in-law, daughter-in-law, relative
neighbour | cymydog | m | neighbour, neighbour, neighbour
nephew | nai | m | uncle, aunt, relative
niece | nith | f | uncle, aunt, relative
parent | rhiant | m | son, daughter, child
partner | partner | m | partner, partner, partner
relative | perthynas | m | relative, relative, relative
sibling | brawd neu chwaer | m | brother, sister, sibling
sister | chwaer | f | brother, sister, sibling
sister-in-law | chwaer-yng-nghyfraith | f | brother-in-law, sister-in-law, relative
son | mab | m | father, mother, parent
son-in-law | mab-yng-nghyfraith | m | father-in-law, mother-in-law, relative
stepbrother | llysfrawd | m | stepbrother, stepsister, sibling
stepdaughter | llysferch | f | stepfather, stepmother, step-parent
stepfather | llystad | m | stepson, stepdaughter, stepchild
stepmother | llysfam | f | stepson, stepdaughter, stepchild
step-parent | llys-riant | m | stepson, stepdaughter, stepchild
stepchild | llysblentyn | m | stepfather, stepmother, step-parent
stepsister | llyschwaer | f | stepbrother, stepsister, sibling
stepson | llysfab | m | stepfather, stepmother, step-parent
uncle | ewythr | m | nephew, niece, relative
wife | gwraig | f | husband, wife, partner
"""


def _read(line: str) -> Relation:
    key, welsh, gender, inverse = (part.strip() for part in line.split("|"))
    southern, _, northern = welsh.partition(" / ")
    man, woman, either = (word.strip() for word in inverse.split(","))
    return Relation(key, southern, Gender(gender), (man, woman, either), northern)


RELATIONS: tuple[Relation, ...] = tuple(_read(line) for line in _TABLE.strip().splitlines())


def _index() -> dict[str, Relation]:
    words: dict[str, Relation] = {}
    for relation in RELATIONS:
        for word in filter(None, (relation.key, relation.welsh, relation.northern)):
            words[_folded(word)] = relation
    return words


def _folded(word: str) -> str:
    return _BETWEEN.sub("", word.casefold())


_BETWEEN = re.compile(r"[\s_-]+")
_BY_WORD: Mapping[str, Relation] = MappingProxyType(_index())
