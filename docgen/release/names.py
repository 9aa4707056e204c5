"""A person's name as the case file has it in; the ways in which a document may write it out.

`Dr Siân Haf O'Brien (Shani)` has given names, a surname, a nickname; a document may say `Sian`,
`O’Brien, S.`, `S. H. O'Brien`, `Shani` or `SHO`. Names that share a surname by a slash
(`Anwen/Annie Prydderch`) are two names of one person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.release.folding import is_unspaced, words

_TITLES = words(
    "dr mr mrs ms miss mx prof professor sir dame lord lady rev revd reverend canon cllr "
    "councillor "
    "judge hhj di dci ds dcs dsu dc pc ps sgt sergeant inspector supt nurse sister father "
    "y yr parch barnwr cyng cynghorydd athro dr. mr. mrs. ms. prof."
)
_PARTICLES = words("ap ab ferch verch mac van von de der den del da di la le al el bin bint ibn st")
_SONS = words("ap ab ferch verch")
_SUFFIXES = words("jr jnr sr snr junior senior ii iii obe mbe cbe phd qc kc esq")
_BESIDE = re.compile(r"\(([^)]*)\)|[“\"‘]([^”\"’]{2,})[”\"’](?!\w)")
_KNOWN_AS = re.compile(
    r"\b(?:known as|also known as|aka|a\.k\.a\.|née|formerly|neu|gynt|or)\b", re.I
)
_DIGRAPHS = words("ch dd ff ll ph rh th")
_MOST_NAMES = 8
#: `May I` and `Hope A` are no May I. and no Hope A.
_WORDS_OF_ONE = frozenset("AIOYÂÔ")
#: Initials may have points, spaces and the small words of a name between them: `E. ap R.`
_BETWEEN = r"[.\s]{0,2}(?:(?:ap|ab|ferch|de|van|von|al)\s)?"


@dataclass(frozen=True, slots=True)
class PersonName:
    """One name: the given names in order, and the surname with its particle."""

    given: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """Return all words of the name."""
        return (*self.given, *self.surname)

    @property
    def full(self) -> str:
        """Return the name as one writes it."""
        return " ".join(self.parts)


def read_names(written: str) -> tuple[PersonName, ...]:
    """Return every name that `written` gives one person; the first is the name itself."""
    beside = [one or other for one, other in _BESIDE.findall(written)]
    rest = _BESIDE.sub(" ", written)
    wholes = [*_KNOWN_AS.split(rest), *(_KNOWN_AS.sub("", text) for text in beside)]
    names = [_read_name(text) for whole in wholes for text in _spread(whole)]
    return tuple(dict.fromkeys(name for name in names if name.parts))[:_MOST_NAMES]


def _spread(text: str) -> Iterator[str]:
    """Yield each name that a slash stands for: `Mari Wyn/Marie Wynne`, `Anwen/Annie Prydderch`."""
    halves = [half.strip() for half in text.split("/")]
    if len(halves) == 1 or all(len(_words(half)) > 1 for half in halves):
        yield from halves
        return
    words = text.split()
    for place, word in enumerate(words):
        if "/" in word:
            for one in word.split("/"):
                yield from _spread(" ".join([*words[:place], one, *words[place + 1 :]]))
            return
    yield from halves


def _words(text: str) -> list[str]:
    found = (word.strip(".,;:") for word in text.split())
    return [word for word in found if word and word.casefold() not in _TITLES]


def _read_name(text: str) -> PersonName:
    if "," in text:
        surname, _, given = text.partition(",")
        if given.strip().casefold() not in _SUFFIXES:
            return PersonName(tuple(_words(given)), tuple(_words(surname)))
    words = [word for word in _words(text) if word.casefold() not in _SUFFIXES]
    if len(words) < 2 and len(text.split()) == len(words):
        return PersonName(tuple(words))
    if len(words) < 2:
        return PersonName((), tuple(words))  # after a title it is a surname
    if words[0] in _PARTICLES or words[0].casefold() in _SONS:
        return PersonName((), tuple(words))
    start = next(
        (i for i, w in enumerate(words) if i and w.casefold() in _PARTICLES), len(words) - 1
    )
    return PersonName(tuple(words[:start]), tuple(words[start:]))


def initials_pattern(name: PersonName) -> str:
    """Return the expression of the initials: `SHO`, `S.H.O'B.`, `GLlO`, or nothing for one name.

    First and last alone are initials too; each part of a hyphened name may have its own letter.
    """
    parts = [part for part in name.parts if part.casefold() not in _PARTICLES]
    if len(parts) < 2:
        return ""
    ways = [parts, [parts[0], parts[-1]]] if len(parts) > 2 else [parts]
    return "|".join(_BETWEEN.join(map(_initial, way)) for way in ways)


def _initial(part: str) -> str:
    """Return the expression of one word's initial; a digraph of Welsh is one letter, or two."""
    pieces = [piece for piece in re.split(r"[-–]", part) if piece]
    first = _letter(pieces[0])
    if len(pieces) == 1:
        return first
    more = r"[.\s-]?".join(_letter(piece) for piece in pieces)
    return f"(?:{more}|{first})"


def _letter(word: str) -> str:
    plain = unicodedata.normalize("NFD", word)
    first = re.escape(plain[0].upper())
    particle = re.match(r"([OD])['’](\w)", plain)
    if particle:
        return f"{particle[1]}(?:['’]?{particle[2].upper()})?"
    if plain[:2].lower() in _DIGRAPHS:
        return f"{first}(?:{plain[1].lower()}|{plain[1].upper()})?"
    return first


def full_forms(name: PersonName) -> Iterator[str]:
    """Yield the name as documents write it whole: `Siân O'Brien`, `O'Brien, S. H.`, `S O'Brien`."""
    if not name.surname or not name.given:
        return
    surname, given = " ".join(name.surname), name.given
    letters = [one[0] for one in given]
    firsts = {
        given[0],
        " ".join(given),
        " ".join([given[0], *letters[1:]]),
        " ".join(letters),
        letters[0],
        *(" ".join(given[:count]) for count in range(1, len(given))),
        *given[1:],  # many are called by their second name
    }
    for first in sorted(firsts):
        yield f"{first} {surname}"
        yield f"{surname} {first}"
    if surname[0].upper() not in _WORDS_OF_ONE:
        yield f"{given[0]} {surname[0]}"
    if len(given) > 1:
        yield " ".join(given)


def lone_words(name: PersonName) -> Iterator[tuple[str, bool]]:
    """Yield each word that may stand alone for the person, and whether it is a first name.

    A double-barrelled name is looked for whole and by its parts of four letters and more.
    """
    for place, word in enumerate(name.given):
        yield word, place == 0
        yield from ((piece, False) for piece in _pieces(word))
        yield from ((piece, True) for piece in _unspaced(word))
    if name.surname:
        yield " ".join(name.surname), False
        words = [word for word in name.surname if word.casefold() not in _PARTICLES]
        if len(name.surname) > 1:
            yield from ((word, False) for word in words)
        yield from ((piece, False) for word in words for piece in _pieces(word))


def _pieces(word: str) -> list[str]:
    """Return the parts of a double-barrelled name; what is small in it belongs to a place."""
    pieces = re.split(r"[-–]", word)
    long = [piece for piece in pieces if len(piece) > 3 and piece[0].isupper()]
    return long if len(pieces) > 1 else []


def _unspaced(word: str) -> Iterator[str]:
    """Yield the given name of a name whose script has no spaces: it follows the surname."""
    if 2 < len(word) < 5 and all(is_unspaced(letter) for letter in word):
        yield word[2 if len(word) == 4 else 1 :]
