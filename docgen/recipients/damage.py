"""A cell's text in; what a spreadsheet, an encoding or a careless hand did to it out.

What was lost on the way is never let by: a letter that became a question mark, a character that
nobody can see, a placeholder that nobody filled.
"""

from __future__ import annotations

import re

from docgen.recipients.columns import Column
from docgen.recipients.faults import Fault

_LONGEST = 300
_LONGEST_TEXT = 20_000
# what most texts are made of; a text with anything else is looked at again
_USUAL = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŴŵŶŷ0-9 ,.'’/:;()&+\-–@]*")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LOST = re.compile(r"\?\w|\ufffd")
# where no question is ever asked
_ASKS_NOTHING = frozenset({"name", "first_name", "last_name", "salutation", "address", "town"})
# the bytes of UTF-8 read one by one: Å´ for ŵ, Ã¢ for â, â€™ for an apostrophe
_GARBLED = re.compile("[ÃÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ´·¢¶]|â€")
# signs that no word has within it: letters of MacRoman or cp850 read as cp1252
_SIGN_IN_WORD = re.compile("[A-Za-z][‰ƒ„†‡ˆ‹•™”¤¢¥¦§¨©«¬®¯±²³¶¸¹»¼½¾¿÷×][A-Za-z]")
_LATIN, _OTHER = "A-Za-zÀ-ɏ", "\u0400-\u052fΑΒΕΖΗΙΚΜΝΟΡΤΥΧορν"
# one word in two alphabets: a Cyrillic or Greek letter that looks like a Latin one
_TWO_ALPHABETS = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|«\w+»|<<\w+>>")
_FORMULA = re.compile(r"=\s*\S")
_ERRORS = frozenset(
    {"#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#spill!", "#calc!"}
    | {"#getting_data", "err:502", "err:504", "err:508", "err:509", "err:520", "#field!"}
)
_STAND_IN = re.compile(r"x{3,}|#+|\?+|_+|-+|\.{2,}|\[[^\[\]]*\]|<[^<>]*>", re.IGNORECASE)
_NOT_SAID = frozenset({"null", "none", "n/a", "na", "nan", "tbc", "tba", "i'w gadarnhau"})

_AGAIN = "open the list in Excel, type the letters again, and save it as `CSV UTF-8` or a workbook"
LOST = Fault("lost-letter", "has a ? where a letter was lost when the list was saved", _AGAIN)
GARBLED = Fault("lost-letter", "has letters that were garbled when the list was saved", _AGAIN)
CONTROL = Fault("control-character", "holds a character that cannot be seen", "type it again")
TWO_ALPHABETS = Fault(
    "two-alphabets", "has a word with letters of two alphabets that look alike", "type it again"
)
TAG = Fault("tag-in-list", "holds a template's tag", "put the value there, not its placeholder")
ERROR = Fault("formula-error", "holds a formula's error", "mend the formula, or type the value")
FORMULA = Fault("formula-as-text", "holds a formula as text", "put its value there")
TOO_LONG = Fault("too-long", "is too long", f"use at most {_LONGEST} characters")
TOO_LONG_TEXT = Fault("too-long", "is too long", f"use at most {_LONGEST_TEXT} characters")
PLACEHOLDER = Fault(
    "placeholder", "holds a stand-in and not a value", "fill it in, or leave the cell empty"
)

_DAMAGES = (
    (_CONTROL, CONTROL),
    (_GARBLED, GARBLED),
    (_SIGN_IN_WORD, GARBLED),
    (_TWO_ALPHABETS, TWO_ALPHABETS),
    (_TAG, TAG),
)


def is_usual(text: str) -> bool:
    """Return whether a text has nothing in it that `find_damage` would look at."""
    return len(text) <= _LONGEST and _USUAL.fullmatch(text) is not None


def find_damage(column: Column, text: str) -> Fault | None:
    """Return what happened to `text`, if something did."""
    if text.strip().casefold() in _ERRORS:
        return ERROR
    if len(text) > (_LONGEST_TEXT if column.is_long else _LONGEST):
        return TOO_LONG_TEXT if column.is_long else TOO_LONG
    found = next((fault for pattern, fault in _DAMAGES if pattern.search(text)), None)
    if found is None and _FORMULA.match(text.lstrip()):
        return FORMULA
    return found or (LOST if _is_lossy(column, text) else None)


def is_stand_in(text: str) -> bool:
    """Return whether a text stands where somebody meant to put a value."""
    return text.casefold() in _NOT_SAID or _STAND_IN.fullmatch(text) is not None


def _is_lossy(column: Column, text: str) -> bool:
    if "?" in text and (column.name in _ASKS_NOTHING or column.name.startswith("address_line")):
        return True
    return "\ufffd" in text or ("://" not in text and _LOST.search(text) is not None)
