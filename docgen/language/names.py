"""A person's name in; initials, a greeting, a surname or a possessive out.

Names never mutate. Initials are letters of the Latin alphabet in both languages (R for Rhys, not
Rh), so that one person has the same initials in both versions of a document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from docgen.language.grammar import Language


def initials(name: str, *, stops: bool = False) -> str:
    """Return the initials of `name`: CED, or with `stops` C.E.D.

    Titles and particles (*ap*, *van*, *de*) give none; each part of a hyphenated name gives one;
    O'Brien gives O.
    """
    letters = [part[0].upper() for word in _own_names(name) for part in _parts(word)]
    return "".join(f"{letter}." for letter in letters) if stops else "".join(letters)


def surname(name: str) -> str:
    """Return the surname of `name` with what belongs to it: Davies, van Dijk, ap Gwilym."""
    return _surname(strip_title(name))


def _surname(bare: str) -> str:
    """Return the surname of a name without its titles."""
    words = bare.split()
    start = next((at for at, word in enumerate(words) if at and _is_particle(word)), -1)
    return " ".join(words[start:])


def name_key(name: str) -> str:
    """Return `name` turned round for an index: Davies Catrin Eleri."""
    bare = strip_title(name)
    last = _surname(bare)
    return f"{last} {bare[: len(bare) - len(last)]}".strip()


def strip_title(name: str) -> str:
    """Return `name` without titles before it, letters after it and what stands in brackets."""
    words = _in_order(_BRACKETS.sub(" ", unicodedata.normalize("NFC", name))).split()
    start = 0
    while start < len(words) - 1 and (titles := _count_title(words[start : start + 3])):
        start += titles
    return " ".join(words[start:])


def salutation(name: str, language: Language) -> str:
    """Return the greeting of a letter: Dear Mrs Davies, *Annwyl Mrs Davies*, with no comma.

    With a title it is the title and surname, without one the name as it stands. A name that
    already opens with a greeting loses it; nobody named is *Sir or Madam*.
    """
    who = _GREETING.sub("", " ".join(name.split())).rstrip(",")
    generic = _GENERIC.get(who.casefold())
    return f"{greeting(language)} {generic[language] if generic else _addressed(who)}"


def greeting(language: Language) -> str:
    """Return the word that opens a letter."""
    return _DEAR[language]


def possessive(name: str, *, plural: bool = False) -> str:
    """Return `name` with the English 's: James's; a `plural` in s takes the apostrophe alone."""
    if not name:
        return ""
    return f"{name}'" if plural and name.endswith(("s", "S")) else f"{name}'s"


def _addressed(who: str) -> str:
    """Return title and surname where there is a title, else the whole name."""
    bare = strip_title(who)
    title = who[: len(who) - len(bare)].rstrip() if who.endswith(bare) else ""
    return f"{title} {_surname(bare)}" if title else who


def _own_names(name: str) -> list[str]:
    words = strip_title(name).split()
    return [word for at, word in enumerate(words) if at == 0 or not _is_particle(word)]


def _parts(word: str) -> list[str]:
    """Return the parts of a hyphenated name that begin with a letter, marks before it dropped."""
    stripped = (part.lstrip("'’‘“\"(.") for part in re.split(r"[-‐‑–]", word))
    return [part for part in stripped if part[:1].isalpha()]


def _is_particle(word: str) -> bool:
    """Return whether `word` only joins names: `ap` in any case, the rest in small letters."""
    return word.casefold() in ("ap", "ab") or word in _PARTICLES


def _count_title(words: list[str]) -> int:
    """Return of how many words the title is that `words` open with; a name must be left of them."""
    if words[0].rstrip(".").casefold() in _TITLES:
        return 1
    pair = " ".join(words[:2]).replace(".", "").casefold()
    return 2 if pair in _TWO_WORD_TITLES and len(words) > 2 else 0


def _in_order(name: str) -> str:
    """Return `Davies, Catrin` as Catrin Davies, and `Catrin Davies, MBE` without its letters."""
    last, comma, first = (part.strip() for part in name.partition(","))
    if not comma or not first or first.isupper():
        return last
    return f"{first} {last}"


_BRACKETS = re.compile(r"\([^()]*\)")
_GREETING = re.compile(r"^(?:dear|annwyl)\s+", re.IGNORECASE)
_DEAR: Mapping[Language, str] = MappingProxyType({Language.EN: "Dear", Language.CY: "Annwyl"})

_TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "master", "dr", "doctor", "prof", "professor", "athro"),
        *("sir", "dame", "lord", "lady", "syr", "fonesig", "arglwydd", "rev", "revd", "reverend"),
        *("parch", "cllr", "councillor", "cyng", "cynghorydd", "canon", "sister", "father"),
    )
)
_TWO_WORD_TITLES = frozenset(
    ("yr athro", "y parch", "y parchedig", "y cynghorydd", "y cyng", "y fonesig", "yr arglwydd")
)
_PARTICLES = frozenset(
    (
        *("al", "bin", "bint", "da", "de", "del", "den", "der", "di", "dos", "du", "ferch", "ibn"),
        *("la", "le", "st", "ter", "van", "verch", "von", "y", "yr", "zu"),
    )
)


def _generic(english: str, welsh: str) -> Mapping[Language, str]:
    return MappingProxyType({Language.EN: english, Language.CY: welsh})


# Common nouns soften after Annwyl. The empty name is nobody known.
_GENERIC: Mapping[str, Mapping[Language, str]] = MappingProxyType(
    {
        "": _generic("Sir or Madam", "Syr/Fadam"),
        "sir or madam": _generic("Sir or Madam", "Syr/Fadam"),
        "sir/madam": _generic("Sir or Madam", "Syr/Fadam"),
        "syr/fadam": _generic("Sir or Madam", "Syr/Fadam"),
        "colleague": _generic("Colleague", "Gydweithiwr"),
        "cydweithiwr": _generic("Colleague", "Gydweithiwr"),
        "friend": _generic("Friend", "Gyfaill"),
        "cyfaill": _generic("Friend", "Gyfaill"),
        "parent": _generic("Parent", "Riant"),
        "rhiant": _generic("Parent", "Riant"),
        "parent or carer": _generic("Parent or Carer", "Riant neu Ofalwr"),
        "rhiant neu ofalwr": _generic("Parent or Carer", "Riant neu Ofalwr"),
    }
)
