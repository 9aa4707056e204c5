"""A number and a noun in; the two as they stand together out.

A Welsh noun after a number is singular, and mutates as the figure is *read*: 2 gyfarfod,
3 chyfarfod. How it is read depends on gender, which CLDR's plural categories do not know.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from babel.core import Locale

from docgen.language.grammar import Gender, Language, recase
from docgen.language.mutation import aspirate, definite, soft, soft_except_ll_rh
from docgen.language.nouns import (
    english_noun,
    english_plural,
    is_measure,
    welsh_gender,
    welsh_noun,
    welsh_plural,
)


def format_number(number: int) -> str:
    """Return `number` in figures, thousands parted by commas as both languages have it."""
    return f"{number:,}"


def number_in_words(
    number: int, language: Language, gender: Gender = Gender.MASCULINE, *, joined: bool = False
) -> str:
    """Return zero to ten as a word, above that in figures; `joined` is the form before a noun."""
    if not 0 <= number <= 10:
        return format_number(number)
    if language is Language.EN:
        return _ENGLISH_WORDS[number]
    if joined and number in _JOINED:
        return _JOINED[number]
    return (_FEMININE_WORDS if gender is Gender.FEMININE else {}).get(number, _WELSH_WORDS[number])


def count(number: int, noun: str, language: Language) -> str:
    """Return `number` with `noun`: 3 meetings, 3 chyfarfod, 12 o gyfarfodydd, 12 mis.

    `noun` is a singular in either language. Above ten Welsh counts with *o* and the plural,
    unless the noun is a measure or its plural is not in the table.
    """
    if language is Language.EN:
        word = english_noun(noun)
        return f"{format_number(number)} {word if number == 1 else english_plural(word)}"
    word = welsh_noun(noun)
    if number > 10 and not is_measure(word) and welsh_plural(word):
        return count_of(number, noun, language)
    return f"{format_number(number)} {_after_number(number, word)}"


def count_of(number: int, noun: str, language: Language) -> str:
    """Return `number` with `noun` in the plural, whatever the number: 5 o asiantaethau.

    For a number that is not known when the sentence is written; English has no such form.
    Raises ValueError if the Welsh plural is not in the table.
    """
    if language is Language.EN:
        return count(number, noun, language)
    return f"{format_number(number)} o {soft(_plural_or_raise(welsh_noun(noun)))}"


def count_in_words(number: int, noun: str, language: Language) -> str:
    """Return one to ten in words with `noun`: two documents, *dwy ddogfen*, *pum mlynedd*."""
    if not 1 <= number <= 10:
        return count(number, noun, language)
    if language is Language.EN:
        _, word = count(number, noun, language).split(maxsplit=1)
        return f"{number_in_words(number, language)} {word}"
    word = welsh_noun(noun)
    return _welsh_in_words(number, word)


def plural(noun: str, number: int | None, language: Language) -> str:
    """Return `noun` as it stands without its number: Reviewer or Reviewers, Adolygwyr.

    Singular if `number` is one; with no number, the plural. Raises ValueError if the Welsh plural
    is not in the table.
    """
    if language is Language.EN:
        word = english_noun(noun)
        return word if number == 1 else english_plural(word)
    word = welsh_noun(noun)
    return word if number == 1 else _plural_or_raise(word)


def ordinal(number: int, noun: str, language: Language, *, article: bool = False) -> str:
    """Return the `number`th `noun`: second meeting, *ail gyfarfod*, *trydedd gynhadledd*.

    The first stands after its noun in Welsh (*cyfarfod cyntaf*); above ten the figure does
    (*cyfarfod 11*). With `article`: the second meeting, *yr ail gyfarfod*.
    """
    if language is Language.EN:
        text = f"{_english_ordinal(number)} {english_noun(noun)}"
        return f"the {text}" if article else text
    word = welsh_noun(noun)
    gender = welsh_gender(word)
    text = _welsh_ordinal(number, word, gender)
    return definite(text, gender) if article else text


def format_age(years: int, language: Language) -> str:
    """Return an age: 12 years old, 12 oed."""
    unit = "year" if years == 1 else "years"
    return f"{years} oed" if language is Language.CY else f"{years} {unit} old"


def format_age_in_months(months: int, language: Language) -> str:
    """Return the age of a small child: 8 months old, 8 mis oed."""
    return f"{count(months, 'month', language)} {'oed' if language is Language.CY else 'old'}"


def _after_number(number: int, word: str) -> str:
    """Return a Welsh noun as it stands after `number` in figures."""
    category = str(_WELSH.plural_form(number))
    if word.casefold() == "blwyddyn":
        return recase(word, _YEARS[category])
    return _RULES[welsh_gender(word)].get(category, str)(word)


def _welsh_in_words(number: int, word: str) -> str:
    gender = welsh_gender(word)
    head, space, rest = word.partition(" ")
    own = _AFTER_WORDS.get(head.casefold(), {}).get(number)
    after = f"{recase(head, own)}{space}{rest}" if own else _after_number(number, word)
    numeral = number_in_words(number, Language.CY, gender, joined=True)
    return f"{'deng' if number == 10 and after[:1] in 'mn' else numeral} {after}"


def _plural_or_raise(word: str) -> str:
    found = welsh_plural(word)
    if found is None:
        message = f"the Welsh plural of `{word}` is not in the table of nouns"
        raise ValueError(message)
    return found


def _english_ordinal(number: int) -> str:
    if 1 <= number <= 10:
        return _ENGLISH_ORDINALS[number - 1]
    teen = 11 <= number % 100 <= 13
    return f"{number}{'th' if teen else _SUFFIXES.get(number % 10, 'th')}"


def _welsh_ordinal(number: int, word: str, gender: Gender) -> str:
    feminine = gender is Gender.FEMININE
    if number == 1:
        return f"{word} {'gyntaf' if feminine else 'cyntaf'}"
    if not 2 <= number <= 10:
        return f"{word} {number}"
    if number == 2:
        return f"ail {soft(word)}"
    numeral = (_FEMININE_ORDINALS if feminine else {}).get(number, _WELSH_ORDINALS[number - 3])
    return f"{numeral} {soft(word) if feminine else word}"


_WELSH = Locale("cy")
_RULES: Mapping[Gender, Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        Gender.MASCULINE: MappingProxyType({"two": soft, "few": aspirate, "many": aspirate}),
        Gender.FEMININE: MappingProxyType(
            {"one": soft_except_ll_rh, "two": soft, "many": aspirate}
        ),
    }
)
_YEARS: Mapping[str, str] = MappingProxyType(
    {
        "zero": "mlynedd",
        "one": "flwyddyn",
        "two": "flynedd",
        "few": "blynedd",
        "many": "blynedd",
        "other": "mlynedd",
    }
)
# The numerals that a nasal mutation follows are words; a figure is read as the reader likes.
_AFTER_WORDS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "blwyddyn": MappingProxyType({4: "blynedd"}),
        "diwrnod": MappingProxyType(dict.fromkeys((5, 7, 8, 9, 10), "niwrnod")),
    }
)

_ENGLISH_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
]
_WELSH_WORDS = [
    "dim",
    "un",
    "dau",
    "tri",
    "pedwar",
    "pump",
    "chwech",
    "saith",
    "wyth",
    "naw",
    "deg",
]
_FEMININE_WORDS = MappingProxyType({2: "dwy", 3: "tair", 4: "pedair"})
_JOINED = MappingProxyType({5: "pum", 6: "chwe"})
_ENGLISH_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
_SUFFIXES = MappingProxyType({1: "st", 2: "nd", 3: "rd"})
_WELSH_ORDINALS = [
    "trydydd",
    "pedwerydd",
    "pumed",
    "chweched",
    "seithfed",
    "wythfed",
    "nawfed",
    "degfed",
]
_FEMININE_ORDINALS = MappingProxyType({3: "trydedd", 4: "pedwaredd"})
