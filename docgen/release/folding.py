"""A text in; its bare letters and figures out, with where each of them stands in the text.

Case, accents, spaces, hyphens, apostrophes, invisible characters and letters that only look alike
are folded away, so that `GWION-LLYR`, `Gwïon  Llŷr` and `G w i o n` become one run of letters. What
was between two letters is asked of the text itself, by `Folded.at`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from dataclasses import dataclass, field
from types import MappingProxyType

#: Letters without a decomposition, and those of other alphabets that look like ours.
_ALIKE = MappingProxyType(
    dict(zip("øłđħıŧŋĸ", "oldhitnk", strict=True))
    | {"æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
    | dict(zip("абвгеёкмнопрстухіјѕԁԛԝ", "abbreekmhonpctyxijsdqw", strict=True))
    | dict(zip("αβεηικμνορτυχγ", "abenikmvoptuxy", strict=True))
    | dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
)


#: Where fonts of symbols put the letters that they draw in their own way.
_SYMBOLS = frozenset(map(chr, range(0xF020, 0xF100)))
#: Letters that no font draws, and those that are drawn as flags; and which letters they are.
_UNDRAWN = MappingProxyType(
    {0xE0000 + code: chr(code) for code in range(0x20, 0x7F)}
    | {0x1F1E6 + place: chr(ord("A") + place) for place in range(26)}
)
_HAS_UNDRAWN = re.compile("[\U000e0020-\U000e007e\U0001f1e6-\U0001f1ff]")
#: Scripts that put no space between words: Thai to Khmer, Chinese and Japanese.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


#: From here letters are shown from right to left, until the other; each reads as it is shown.
TURN, TURN_BACK = "\u202e", "\u202c"
_TURNED = re.compile(f"(?<={TURN})[^{TURN_BACK}\n]+")


_ENTITY = re.compile(r"&(?:#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z]{2,8});")
_NOTHING = "\u200b"


class _Letters(dict[str, str]):
    """What each character folds to, worked out once."""

    def __missing__(self, character: str) -> str:
        meant = chr(ord(character) - 0xF000) if character in _SYMBOLS else character
        plain = unicodedata.normalize("NFKD", meant).casefold()
        letters = (_ALIKE.get(one, one) for one in plain if not unicodedata.combining(one))
        self[character] = found = "".join(one for one in letters if one.isalnum())
        return found


_LETTERS = _Letters()


@dataclass(frozen=True, slots=True)
class Folded:
    """The letters of `text`, and for each the index in `text` at which it stands."""

    text: str = field(repr=False)
    letters: str = field(repr=False)
    at: array[int] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text the letters from `start` to `end` stand."""
        return self.at[start], self.at[end - 1] + 1


def fold(text: str) -> Folded:
    """Return `text` folded."""
    letters: list[str] = []
    at = array("I")
    for index, character in enumerate(text):
        folded = _LETTERS[character]
        if folded:
            letters.append(folded)
            at.append(index)
            if len(folded) > 1:
                at.extend([index] * (len(folded) - 1))
    return Folded(text, "".join(letters), at)


def letters_of(text: str) -> str:
    """Return the bare letters and figures of `text`: `O’Brien` is `obrien`."""
    return "".join(map(_LETTERS.__getitem__, text))


def put_right(text: str) -> str:
    """Return `text` with what is shown from right to left as it is shown, and the undrawn drawn.

    Each letter keeps its place, or that of another that is turned with it; a letter that is written
    as the web writes it (`&#373;`) has the place of its first sign, and nothing that of the others.
    """
    if "&" in text:
        text = _ENTITY.sub(_unescaped, text)
    if _HAS_UNDRAWN.search(text):
        text = text.translate(_UNDRAWN)
    return _TURNED.sub(lambda found: found[0][::-1], text) if TURN in text else text


def _unescaped(found: re.Match[str]) -> str:
    letter = html.unescape(found[0])
    return letter.ljust(len(found[0]), _NOTHING) if len(letter) == 1 else found[0]


def is_unspaced(letter: str) -> bool:
    """Return whether `letter` is of a script that puts no space between words."""
    return bool(_UNSPACED.match(letter))


def in_order(text: str, mark: str | None = None) -> tuple[str, ...]:
    """Return the words of `text` as they stand, parted by spaces or by `mark`."""
    return tuple(text.split(mark))


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, for a list that is easier to read as one."""
    return frozenset(text.split())
