"""A language, a gender, and how a word begins: what the other modules build their rules on.

Welsh asks of a word whether it begins with a vowel as it is *heard*: `wyres` and `8` do, `gwraig`
mutated to `wraig` does not.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Language(StrEnum):
    """A language that documents are made in; the value is its ISO 639-1 code."""

    EN = "en"
    CY = "cy"

    @property
    def tag(self) -> str:
        """Return the BCP 47 tag that Word and PDF files carry: `en-GB`, `cy-GB`."""
        return f"{self.value}-GB"


class Gender(StrEnum):
    """The grammatical gender of a Welsh noun, or of the person that a word of kinship means."""

    MASCULINE = "m"
    FEMININE = "f"


def starts_with_vowel(text: str, *, name: bool = False) -> bool:
    """Return whether `text` is read with a vowel first, as *ac*, *yr* and *ag* ask.

    A personal `name` in Wy- has the consonant (Wyn, Wyatt); a common noun the vowel (wyres).
    """
    text = text.lstrip()
    if text[:1].isdigit():
        return _number_starts_with_vowel(text)
    first, second, third = _bare_letters(text)
    if first == "w":
        accented = unicodedata.normalize("NFC", text)[0].lower() != "w"
        return accented or _w_is_vowel(second, third, name=name)
    if first == "y":
        return second not in _VOWELS  # York, Yasmin
    return first in _VOWELS


def recase(model: str, text: str) -> str:
    """Return `text` with a capital first letter where `model` has one."""
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


def is_written_word(text: str) -> bool:
    """Return whether the first word of `text` is a word, not a figure, an initialism or a code.

    Letters with hyphens or apostrophes inside, more than one of them, and not all capitals: so
    not `GIG`, `C.E.D.`, `P1`, `B`, `a.b@example.org`.
    """
    words = text.split(maxsplit=1)
    if not words:
        return False
    token = unicodedata.normalize("NFC", words[0]).rstrip(_CLOSING)
    return bool(_WORD.fullmatch(token)) and not token.isupper()


def _bare_letters(text: str) -> tuple[str, str, str]:
    """Return the first three letters of `text`, lower case and without accents."""
    decomposed = unicodedata.normalize("NFD", text[:8].lower())
    letters = [mark for mark in decomposed if not unicodedata.combining(mark)]
    first, second, third = (*letters, "", "", "")[:3]
    return first, second, third


def _w_is_vowel(second: str, third: str, *, name: bool) -> bool:
    if second == "y":
        return not name  # yr wybodaeth, ac wyth; but a Wyn
    if second in ("r", "l"):
        return third not in _SOUNDED  # wrth, but Wrecsam, wlad
    return second not in _VOWELS  # wlser, but wedyn


def _number_starts_with_vowel(text: str) -> bool:
    """Return whether a figure is read with a vowel: un, wyth, un ar ddeg, un naw naw naw."""
    match = _FIGURE.match(text)
    figure = match[0] if match else ""
    digits = figure.replace(",", "")
    if digits.startswith("8"):
        return len(digits) in (1, 2, 3, 4)  # wyth, wyth deg, wyth cant, wyth mil
    year = len(figure) == 4 and "1100" <= figure <= "1999"  # but 1,500 is mil pum cant
    return figure in ("1", "11", "16") or year  # un ar bymtheg, or un deg chwech


_VOWELS = frozenset("aeiou")
_SOUNDED = frozenset("aeiouwy")
_CLOSING = ".,;:!?)]}’'”\"…"
_FIGURE = re.compile(r"\d+(?:,\d{3})*")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’/][^\W\d_]+)*(?<=..)")
