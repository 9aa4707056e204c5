"""A Welsh word in its dictionary form in; the form that stands after its neighbour out.

Every function takes the radical and changes its first word alone. Figures, initialisms, codes,
names in their English form and loans in g- stay as they are; a personal name does when the caller
says that it is one (`name=True`), because nothing in its letters tells.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from docgen.language.exceptions import BODIES, ENGLISH_PHRASES, ENGLISH_PLACES, KEEPS_G
from docgen.language.grammar import Gender, is_written_word, recase, starts_with_vowel


def soft(text: str, *, name: bool = False) -> str:
    """Return `text` after the soft mutation (treiglad meddal): `Caerdydd` gives `Gaerdydd`."""
    return text if name else _mutate(text, _SOFT)


def soft_except_ll_rh(text: str, *, name: bool = False) -> str:
    """Return `text` softened as after *y*, *un* and predicative *yn*, which spare ll and rh."""
    return text if name else _mutate(text, _SOFT_LIMITED)


def nasal(text: str, *, name: bool = False) -> str:
    """Return `text` after the nasal mutation (treiglad trwynol): `Caerdydd`, `Nghaerdydd`."""
    return text if name else _mutate(text, _NASAL)


def aspirate(text: str, *, name: bool = False) -> str:
    """Return `text` after the aspirate mutation (treiglad llaes): `Caerdydd` gives `Chaerdydd`."""
    return text if name else _mutate(text, _ASPIRATE)


def add_h(text: str) -> str:
    """Return `text` with the h that *ei* (her), *ein* and *eu* put before a vowel."""
    if not text or text[0].isspace() or not _is_mutable(text) or not starts_with_vowel(text):
        return text
    return recase(text, "h" + text[0].lower() + text[1:])


def in_place(place: str, *, name: bool = False) -> str:
    """Return *in* with `place`: `yng Nghaerdydd`, `ym Mhontypridd`, `yn y Barri`, `yn 1999`."""
    body = lower_article(nasal(place.strip(), name=name))
    return f"{_yn_before(body)} {body}" if body else ""


def and_(text: str, *, name: bool = False) -> str:
    """Return *and* with `text`: `a Phen-y-bont`, `ac Addysg`, `a'r Heddlu`."""
    return after("a", text, name=name)


def or_(text: str, *, name: bool = False) -> str:
    """Return *or* with `text`: `neu Gyngor`, `neu'r Heddlu`."""
    return after("neu", text, name=name)


def after(word: str, text: str, *, name: bool = False) -> str:
    """Return the preposition or conjunction `word` with `text` after it, both in their right form.

    `after("gan", "Bwrdd")` gives `gan Fwrdd`, `after("i", "y Barri")` `i'r Barri`,
    `after("ynglŷn â", "asiantaeth")` `ynglŷn ag asiantaeth`: a phrase without a rule of its own
    has that of its last word. Raises ValueError for a word that has no rule.
    """
    body = text.strip()
    if not body:
        return ""
    lead, space, last = ("", "", word) if word in _EFFECTS else word.rpartition(" ")
    return f"{lead}{space}{_after_one(last, body, name=name)}"


def definite(text: str, gender: Gender = Gender.MASCULINE) -> str:
    """Return `text` with the article: `y fam`, `y rhestr`, `yr wyres`, `y Bwrdd`.

    A plural takes no mutation: give it the masculine.
    """
    body = soft_except_ll_rh(text) if gender is Gender.FEMININE else text
    vowel = starts_with_vowel(body) or body[:1] in ("h", "H")
    return f"{'yr' if vowel else 'y'} {body}"


def as_role(text: str) -> str:
    """Return `text` as what somebody is or becomes: `yn gadeirydd`, `yn rhiant`."""
    return f"yn {soft_except_ll_rh(text)}"


def lower_article(text: str) -> str:
    """Return `text` with a leading *Y* or *Yr* in small letters, as it stands inside a sentence."""
    return _ARTICLE.sub(lambda found: found[0].lower(), text)


def my(noun: str) -> str:
    """Return `fy` with `noun`: `fy nhad`."""
    return f"fy {nasal(noun)}"


def his(noun: str) -> str:
    """Return `ei` (his) with `noun`: `ei dad`."""
    return f"ei {soft(noun)}"


def her(noun: str) -> str:
    """Return `ei` (her) with `noun`: `ei thad`, `ei hadroddiad`."""
    return f"ei {add_h(aspirate(noun))}"


def our(noun: str) -> str:
    """Return `ein` with `noun`: `ein hasiantaeth`."""
    return f"ein {add_h(noun)}"


def your(noun: str) -> str:
    """Return `eich` with `noun`, which never changes: `eich mab`."""
    return f"eich {noun}"


def their(noun: str) -> str:
    """Return `eu` with `noun`: `eu hadroddiad`."""
    return f"eu {add_h(noun)}"


def _mutate(text: str, table: Mapping[str, str]) -> str:
    start = len(text) - len(text.lstrip())
    body = text[start:]
    if not _is_mutable(body):
        return text
    radical = body[:2] if body[:2].lower() in _DIGRAPHS else body[:1]
    mutated = table.get(radical.lower())
    if mutated is None or (radical in "gG" and _first_word(body) in KEEPS_G):
        return text
    return text[:start] + recase(radical, mutated + body[len(radical) :])


def _is_mutable(text: str) -> bool:
    """Return whether the first word is a Welsh one, which may change."""
    if not is_written_word(text):
        return False
    word = _first_word(text)
    foreign = word in BODIES or word in ENGLISH_PLACES or not _FOREIGN_LETTERS.isdisjoint(word)
    return not foreign and not text.casefold().startswith(ENGLISH_PHRASES)


def _first_word(text: str) -> str:
    """Return the first word in small letters, without the marks after it."""
    token = unicodedata.normalize("NFC", text.split(maxsplit=1)[0])
    return token.casefold().replace("’", "'").rstrip(".,;:!?)]'\"”…")


def _yn_before(body: str) -> str:
    start = body[:2].lower()
    if start == "ng":
        return "yng"
    return "ym" if start[0] == "m" else "yn"


def _after_one(word: str, body: str, *, name: bool) -> str:
    if word == "yn":
        return in_place(body, name=name)
    if not name and _takes_article(word, body):
        return f"{word}'r {_ARTICLE.sub('', body)}"
    body = body if name else lower_article(body)
    if _needs_consonant(word, body, name=name):
        return f"{_BEFORE_VOWEL[word]} {body}"
    if word not in _EFFECTS:
        message = f"no rule says what follows `{word}` in Welsh"
        raise ValueError(message)
    return f"{word} {_MUTATES[_EFFECTS[word]](body, name=name)}"


def _takes_article(word: str, body: str) -> bool:
    return word in _ENDS_IN_VOWEL and _ARTICLE.match(body) is not None


def _needs_consonant(word: str, body: str, *, name: bool) -> bool:
    if word not in _BEFORE_VOWEL:
        return False
    listed = word == "a" and body.split(maxsplit=1)[0] in _AC_ALSO_BEFORE
    return listed or starts_with_vowel(body, name=name)


def _unchanged(text: str, *, name: bool = False) -> str:  # noqa: ARG001 - one signature for all
    return text


_SOFT_LIMITED: Mapping[str, str] = MappingProxyType(
    {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f"}
)
_SOFT: Mapping[str, str] = MappingProxyType({**_SOFT_LIMITED, "ll": "l", "rh": "r"})
_NASAL: Mapping[str, str] = MappingProxyType(
    {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
)
_ASPIRATE: Mapping[str, str] = MappingProxyType({"p": "ph", "t": "th", "c": "ch"})

# Tested before the single letter; `ts` stands for the sound in tships and is no t.
_DIGRAPHS = frozenset(("ch", "dd", "ff", "ng", "ll", "ph", "rh", "th", "ts"))
_FOREIGN_LETTERS = frozenset("kqvxz")
_ARTICLE = re.compile(r"^(?:yr?|Yr?)\s+(?=\S)")

_MUTATES = MappingProxyType(
    {"soft": soft, "nasal": nasal, "aspirate": aspirate, "none": _unchanged}
)
_BEFORE_VOWEL = MappingProxyType({"a": "ac", "â": "ag", "gyda": "gydag", "na": "nac"})
_AC_ALSO_BEFORE = frozenset(
    ("fel", "felly", "mae", "megis", "mewn", "mor", "na", "ni", "nid", "sydd")
)
_ENDS_IN_VOWEL = frozenset(("a", "â", "drwy", "gyda", "i", "na", "neu", "o", "trwy", "tua"))


def _rules() -> dict[str, str]:
    softening = (
        "i o am ar at gan dan dros drwy trwy heb hyd tan wrth neu unrhyw rhyw holl prif hen pa"
    )
    aspirating = "a â gyda tua na"
    plain = "rhwng rhag ger cyn er erbyn mewn fel pob ynghylch oherwydd eich"
    phrases = ("ar ran", "ar gyfer", "ar hyd", "ar ôl", "er mwyn", "o ran", "yn ystod", "yn sgil")
    return {
        **dict.fromkeys(softening.split(), "soft"),
        **dict.fromkeys(aspirating.split(), "aspirate"),
        **dict.fromkeys((*plain.split(), *phrases), "none"),
    }


_EFFECTS: Mapping[str, str] = MappingProxyType(_rules())
