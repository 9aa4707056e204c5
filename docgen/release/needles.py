"""Facts that must not appear in; what to look for out: each form that a fact may take in a text.

A `Needle` is looked for among the bare letters of a text. `whole` needles count only where a word
begins and ends; long ones count anywhere. Dates and initials are looked for in ways of their own
(`dates`, `initials`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from docgen.language.mutation import add_h, aspirate, nasal, soft
from docgen.release.facts import POSTCODE, Fact, Kind, Role
from docgen.release.folding import letters_of
from docgen.release.names import PersonName, full_forms, lone_words, read_names
from docgen.release.passages import Weight
from docgen.release.romanised import romanised
from docgen.release.vocabulary import Vocabulary

#: Needles of this many letters are told from chance wherever they stand.
LONG = 9
#: `the Prices`: a surname that is a word too, which names a family after `the` alone.
PLURAL = "family's name"


@dataclass(frozen=True, slots=True)
class Needle:
    """One form of a fact: `form` says which in a message, `lone` that it is one word of a name.

    `common` is true of a word that is not only a name: its neighbours decide what it weighs. A
    `bare` form ends in a single letter, which must not be another word's; an `ordinary` word in
    small letters is no name. `joints` counts the hyphens and spaces of a name, which may be either.
    """

    letters: str = field(repr=False)
    fact: Fact
    form: str
    weight: Weight
    lone: bool = False
    common: bool = False
    bare: bool = False
    ordinary: bool = False
    joints: int = 0


def make_needles(facts: Iterable[Fact], vocabulary: Vocabulary) -> tuple[Needle, ...]:
    """Return the needles of `facts`; of two with the same letters and person, the heavier."""
    kept: dict[tuple[str, str], Needle] = {}
    for fact in facts:
        for needle in _needles(fact, vocabulary):
            key = (needle.letters, fact.person)
            if len(needle.letters) > 1 and (key not in kept or _outweighs(needle, kept[key])):
                kept[key] = needle
    return tuple(kept.values())


def _outweighs(one: Needle, other: Needle) -> bool:
    order = list(Weight)
    return order.index(one.weight) < order.index(other.weight)


def _needles(fact: Fact, vocabulary: Vocabulary) -> Iterator[Needle]:
    if fact.kind is Kind.NAME:
        for written in (fact.value, *romanised(fact.value)):
            for name in read_names(written):
                yield from _of_name(name, fact, vocabulary)
    elif fact.kind is Kind.ADDRESS:
        yield from _of_address(fact, vocabulary)
    elif fact.kind in (Kind.BIRTH, Kind.DEATH):
        yield from _of_day(fact)
    elif fact.kind in (Kind.PHONE, Kind.EMAIL):
        yield from _of_contact(fact)
    elif fact.kind in (Kind.POSTCODE, Kind.NUMBER, Kind.SCHOOL):
        yield from _of_place(fact)


def _of_contact(fact: Fact) -> Iterator[Needle]:
    if fact.kind is Kind.PHONE:
        digits = re.sub(r"\D", "", fact.value).removeprefix("44").lstrip("0")
        yield Needle(digits, fact, "telephone number", Weight.FOUND)
        if len(digits) > 9:
            yield Needle(digits[-6:], fact, "end of a telephone number", Weight.LIKELY)
    else:
        yield Needle(letters_of(fact.value), fact, "e-mail address", Weight.FOUND)
        name = fact.value.split("@")[0]
        for written in (name, f"{name.replace('.', ' dot ')} at"):
            yield Needle(letters_of(written), fact, "e-mail name", Weight.LIKELY)


def _of_day(fact: Fact) -> Iterator[Needle]:
    """Yield a day as its figures alone, which boxes of a form set apart."""
    year, month, day = fact.value[:10].split("-")
    for figures in (day + month + year, year + month + day, month + day + year):
        yield Needle(figures, fact, fact.kind.value, Weight.FOUND)
    yield Needle(day + month + year[2:], fact, fact.kind.value, Weight.POSSIBLE)


def _of_place(fact: Fact) -> Iterator[Needle]:
    yield from _mutated(fact.value, fact, fact.kind.value, Weight.FOUND)
    if fact.kind is Kind.SCHOOL:
        short = _SORT_OF_SCHOOL.sub("", fact.value)
        bare = fact.value.removesuffix(" School")
        others = {short, _ARTICLE.sub(" ", fact.value), _ARTICLE.sub(" ", short)}
        others |= {bare} if " " in bare else set()
        for other in others - {fact.value}:
            yield from _mutated(other, fact, "short name of a school", Weight.LIKELY)
        for other in _english_names(fact.value):
            yield Needle(letters_of(other), fact, "name of a school in English", Weight.LIKELY)
        for other in _welsh_names(fact.value):
            yield Needle(letters_of(other), fact, "name of a school in Welsh", Weight.LIKELY)


def _welsh_names(school: str) -> Iterator[str]:
    """Yield what a school with an English name is called in Welsh: `Ysgol Gynradd Example`."""
    if school.endswith(" School"):
        proper = _SORT_OF_SCHOOL.sub("", school.removesuffix(" School"))
        if letters_of(proper) and not _SORT_OF_SCHOOL.fullmatch(f" {proper}"):
            yield from (f"Ysgol {kind} {proper}" for kind in _WELSH_KINDS)


def _english_names(school: str) -> Iterator[str]:
    """Yield what a school with a Welsh name is called in English: `Enghraifft Primary School`."""
    if re.match(r"(?:Ysgol|Coleg|Cylch|Meithrinfa)\b", school):
        proper = _SORT_OF_SCHOOL.sub("", school).partition(" ")[2]
        bare = re.sub(r"^(?:yr?|['’]r)\s", "", proper, flags=re.I)
        for named in {proper, bare} - {""}:
            yield from (f"{named} {kind} School" for kind in _KINDS)


def _of_name(name: PersonName, fact: Fact, vocabulary: Vocabulary) -> Iterator[Needle]:
    for full in full_forms(name):
        is_bare = min(len(word) for word in full.split()) < 2
        weight = Weight.LIKELY if is_bare else Weight.FOUND
        form = "initial and surname" if is_bare else "full name"
        common = all(vocabulary.is_common(letters_of(word)) for word in full.split())
        needles = _mutated(full, fact, form, weight)
        yield from (replace(needle, bare=is_bare, common=common) for needle in needles)
    for word, is_first in lone_words(name):
        form = "first name" if is_first else "part of the name"
        yield from _lone(word, fact, form, vocabulary)
    for short in _short_forms(name, vocabulary):
        letters, form = letters_of(short), "short form of the name"
        yield Needle(letters, fact, form, Weight.POSSIBLE, lone=True, ordinary=True)


def _lone(word: str, fact: Fact, form: str, vocabulary: Vocabulary) -> Iterator[Needle]:
    near = fact.role in (Role.SUBJECT, Role.FAMILY)
    weight = Weight.FOUND if near else Weight.LIKELY
    letters = letters_of(word)
    is_word = vocabulary.is_ordinary(word) and form != "first name"
    common = vocabulary.is_common(letters) or is_word
    plain = not near or vocabulary.is_ordinary(word)
    first = Needle(letters, fact, form, weight, lone=True, common=common, ordinary=plain)
    joints = len(re.findall(r"[\s'’-]", word))
    yield replace(first, joints=joints)
    for mutated in _mutations(word):
        changed = letters_of(mutated)
        usual = common or vocabulary.is_common(changed) or vocabulary.is_ordinary(mutated)
        usual = usual or len(changed) < 4
        told = f"{form}, mutated"
        other = Needle(changed, fact, told, Weight.LIKELY, lone=True, common=usual, ordinary=True)
        yield replace(other, joints=joints)
    if near and form != "first name" and len(letters) > 3:
        told = "family's name in Welsh"
        yield Needle(f"{letters}iaid", fact, told, Weight.LIKELY, lone=True, ordinary=True)
        if letters.endswith(("s", "x", "z", "ch", "sh")):
            told = "family's name in the plural"
            yield Needle(f"{letters}es", fact, told, Weight.LIKELY, lone=True, ordinary=True)
    is_plural = vocabulary.is_common(letters) or vocabulary.is_ordinary(f"{word}s")
    if not is_plural and len(letters) > 3:
        told = f"{form}, possessive"
        yield Needle(f"{letters}s", fact, told, Weight.LIKELY, lone=True, ordinary=True)
    elif near and form != "first name" and len(letters) > 3:
        yield Needle(f"{letters}s", fact, PLURAL, Weight.LIKELY, lone=True, common=True)


def _short_forms(name: PersonName, vocabulary: Vocabulary) -> Iterator[str]:
    for given in name.given[:1]:
        yield from vocabulary.short_forms.get(letters_of(given), ())


def _mutations(text: str) -> Iterator[str]:
    forms = {soft(text), nasal(text), aspirate(text), add_h(text)} - {text}
    yield from sorted(forms)


def _mutated(text: str, fact: Fact, form: str, weight: Weight) -> Iterator[Needle]:
    yield Needle(letters_of(text), fact, form, weight)
    for mutated in _mutations(text):
        yield Needle(letters_of(mutated), fact, f"{form}, mutated", weight)


_SORT_OF_SCHOOL = re.compile(
    r"\s(?:Gynradd|Uwchradd|Gyfun|Gymunedol|Feithrin|Meithrin|Primary|Secondary|Comprehensive|"
    r"Community|Catholic|Church in Wales|Voluntary (?:Aided|Controlled)|Infants?|Juniors?|High|"
    r"Iau|Babanod|Fabanod|Arbennig)\b"
)
_WELSH_KINDS = ("Gynradd", "Uwchradd", "Gyfun", "Iau", "Fabanod", "Feithrin", "Gymunedol", "")
_KINDS = ("Primary", "Comprehensive", "Secondary", "High", "Infants", "Junior", "Nursery", "")
_ARTICLE = re.compile(r"\s(?:yr?|the|of)\s|['’]r\s", re.I)
_HOUSE = re.compile(r"\b(?:\d+\s*[a-z]?|(?:Fflat|Flat|Apartment|Unit|Uned)\s+\w+)[\s,]+", re.I)
_STREETS = (("Street", "St"), ("Road", "Rd"), ("Avenue", "Ave"), ("Close", "Cl"), ("Drive", "Dr"),
            ("Terrace", "Terr"), ("Crescent", "Cres"), ("Lane", "Ln"), ("Heol", "Hl"))  # fmt: skip


def _of_address(fact: Fact, vocabulary: Vocabulary) -> Iterator[Needle]:
    """Yield the address line by line: the first says the house, the last ones only the town."""
    lines = [line.strip() for line in re.split(r"[\n,;]", fact.value)]
    lines = [line for line in lines if line and not POSTCODE.fullmatch(line)]
    yield Needle(letters_of(fact.value), fact, "address", Weight.FOUND)
    for place, line in enumerate(lines):
        is_last = place == len(lines) - 1 and place > 0
        if is_last:
            yield from _town(POSTCODE.sub("", line), fact, vocabulary)
        else:
            yield from _street(line, fact)


def _town(line: str, fact: Fact, vocabulary: Vocabulary) -> Iterator[Needle]:
    letters = letters_of(line)
    if len(letters) > 3 and letters not in vocabulary.large_places:
        yield from _mutated(line, fact, "place where somebody lives", Weight.SIGNAL)


def _street(line: str, fact: Fact) -> Iterator[Needle]:
    """Yield a line of an address, and its street alone.

    A workplace without a number (`Town Hall`) is most people's; the number of a flat is anybody's.
    """
    if not letters_of(_HOUSE.sub("", f"{line} ")):
        return
    weight = Weight.FOUND if re.search(r"\d", line) else _of_house(line, fact)
    for written in (line, *_shortened(line)):
        yield from _mutated(written, fact, "line of the address", weight)
        street = _HOUSE.sub("", written)
        if street != written and len(letters_of(street)) > 4:
            for named in dict.fromkeys((street, _ARTICLE.sub(" ", street))):
                yield from _mutated(named, fact, "street", Weight.LIKELY)


def _of_house(line: str, fact: Fact) -> Weight:
    """Return what a line without a number weighs: `Foster placement` says what it is, not where."""
    if not _is_proper(line):
        return Weight.SIGNAL if " " in line.strip() else Weight.POSSIBLE
    return Weight.FOUND if fact.role in (Role.SUBJECT, Role.FAMILY) else Weight.POSSIBLE


def _is_proper(line: str) -> bool:
    """Return whether a line is the name of a house, and not what the house is: `foster home`."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", line))


def _shortened(line: str) -> Iterator[str]:
    for long, short in _STREETS:
        if re.search(rf"\b{long}\b", line):
            yield re.sub(rf"\b{long}\b", short, line)
