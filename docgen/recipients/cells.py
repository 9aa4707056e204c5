"""A cell and its column in; the value that a case file would have out, or what is wrong with it.

What a value is decides how it is read: a telephone number keeps its zeros, a choice goes by its key
or by its label in either language, and nothing that a spreadsheet damages on the way is let by.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, time
from functools import lru_cache

from docgen.model import FieldKind
from docgen.recipients.columns import Column
from docgen.recipients.days import WRONG_DAY, WRONG_TIME, read_day, read_time
from docgen.recipients.faults import Fault
from docgen.recipients.table import plain

_LONGEST = 300
_LONGEST_TEXT = 20_000
_ERRORS = frozenset(
    {"#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#spill!", "#calc!"}
    | {"#getting_data", "err:502", "err:504", "err:508", "err:509", "err:520", "#field!"}
)
# what most texts are made of; a text with anything else is looked at again
_USUAL = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŴŵŶŷ0-9 ,.'’/:;()&+\-–@_]*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u202a-\u202e\u2066-\u2069]")
_LOST = re.compile(r"\?\w|\ufffd")
# where no question is ever asked
_ASKS_NOTHING = frozenset({"name", "first_name", "last_name", "salutation", "address", "town"})
# the bytes of UTF-8 read one by one: Å´ for ŵ, Ã¢ for â, â€™ for an apostrophe
_GARBLED = re.compile("[ÃÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ´·¢¶]|â€")
_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|«\w+»")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(?:\.[^@\s,;<>.]+)+")
_PHONE = re.compile(r"\+?[\d ()\-./]{5,}(?:(?:ext|est)\.? ?\d+)?")
_BREAK = re.compile(r"\r\n?|[\n\x0b\u2028\u2029]")
_NOT_SAID = frozenset(
    {"null", "none", "n/a", "na", "nan", "-", "--", "xxx", "tbc", "tba", "i'w gadarnhau"}
)

EMPTY = Fault("missing-value", "is empty, and the letter needs it", "fill the cell in")
_HEX = "open the list in Excel, type the letters again, and save it as `CSV UTF-8` or a workbook"
LOST = Fault("lost-letter", "has a ? where a letter was lost when the list was saved", _HEX)
GARBLED = Fault("lost-letter", "has letters that were garbled when the list was saved", _HEX)
CONTROL = Fault("control-character", "holds a character that cannot be seen", "type it again")
ERROR = Fault("formula-error", "holds a formula's error", "mend the formula, or type the value")
TAG = Fault("tag-in-list", "holds a template's tag", "put the value there, not its placeholder")
LINES = Fault("line-break", "has more than one line", "take the line break away")
TOO_LONG = Fault("too-long", "is too long", f"use at most {_LONGEST} characters")
TOO_LONG_TEXT = Fault("too-long", "is too long", f"use at most {_LONGEST_TEXT} characters")
SCIENTIFIC = Fault(
    "lost-digits", "is a number whose digits were lost", "format the column as text; type it again"
)
LOST_ZERO = Fault(
    "lost-digits",
    "is stored as a number, which loses its first zero",
    "format the column as text and type the number again",
)
NOT_TEXT = Fault("wrong-type", "must be text", "type the words, and format the cell as text")
IS_NUMBER = Fault("wrong-type", "is a number where a text is meant", "look whether columns slipped")
PLACEHOLDER = Fault(
    "placeholder", "holds a stand-in and not a value", "fill it in, or leave the cell empty"
)
WRONG_EMAIL = Fault("wrong-email", "is not one e-mail address", "write it as name@example.org")
WRONG_PHONE = Fault("wrong-phone", "is not a telephone number", "write it as 029 2018 0100")
WRONG_ANSWER = Fault("wrong-answer", "must be yes or no", "write yes or no (ie, na)")
WRONG_NUMBER = Fault("wrong-number", "must be a number", "write figures alone, as 12")
UNKNOWN_PERSON = Fault("unknown-person", "is nobody's id", "give an id of `people` in the case")

_YES = frozenset({"yes", "y", "true", "1", "ie", "oes", "ydy", "do", "bydd", "x", "✓", "✔"})
_NO = frozenset({"no", "n", "false", "0", "na", "nage", "nac oes", "nac ydy", "naddo", "na fydd"})
_LANGUAGES: Mapping[str, str] = {
    plain(word): key
    for key, words in {
        "both": "bilingual, english and welsh, welsh and english, both languages, dwyieithog,"
        "y ddwy iaith, cymraeg a saesneg, saesneg a chymraeg, en/cy, cy/en",
        "": "unknown, not known, not asked, no preference, anhysbys, heb ofyn",
    }.items()
    for word in words.split(",")
}
#: What a language cell says when nobody knows; it is as good as empty.
UNKNOWN = ""


def read_cell(column: Column, cell: object) -> object:
    """Return the value of a filled `cell`: a text, True or False, a number; or the `Fault`."""
    if isinstance(cell, str):
        if len(cell) > _LONGEST or not _USUAL.fullmatch(cell):
            if fault := _find_damage(column, cell):
                return fault
            cell = unicodedata.normalize("NFC", cell)
        cell = cell.strip()
        if cell.casefold() in _ERRORS:
            return ERROR
    return _READERS.get(column.kind, read_text)(column, cell)


def read_text(column: Column, cell: object) -> object:
    """Return a text as it is to be printed."""
    if not isinstance(cell, str):
        return _text_of_number(column, cell)
    if "\n" in cell or "\r" in cell:
        cell = _BREAK.sub("\n", cell)
        if not column.is_long:
            return LINES
    check = _CHECKS.get(column.name)
    if cell.casefold() in _NOT_SAID:
        return PLACEHOLDER
    return (check(cell) if check else None) or cell


def find_choice(choices: Mapping[str, object], text: str) -> list[str]:
    """Return the keys that `text` may mean: a key itself, or a label in either language."""
    return list(_keys(_Same(choices)).get(plain(text), ()))


def _find_damage(column: Column, text: str) -> Fault | None:
    """Return what a spreadsheet or a careless hand did to `text`."""
    if len(text) > (_LONGEST_TEXT if column.is_long else _LONGEST):
        return TOO_LONG_TEXT if column.is_long else TOO_LONG
    damages = ((_CONTROL, CONTROL), (_GARBLED, GARBLED), (_TAG, TAG))
    found = next((fault for pattern, fault in damages if pattern.search(text)), None)
    return found or (LOST if _is_lossy(column, text) else None)


def _is_lossy(column: Column, text: str) -> bool:
    if "?" in text and (column.name in _ASKS_NOTHING or column.name.startswith("address_line")):
        return True
    return "\ufffd" in text or ("://" not in text and _LOST.search(text) is not None)


def _text_of_number(column: Column, cell: object) -> object:
    if isinstance(cell, bool | date | time):
        return NOT_TEXT
    if column.name == "phone":
        return LOST_ZERO
    if column.name in ("name", "first_name", "last_name", "salutation"):
        return IS_NUMBER
    if isinstance(cell, float) and math.isfinite(cell) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return SCIENTIFIC if isinstance(cell, float) and abs(cell) >= 1e15 else str(cell)


def _read_choice(column: Column, cell: object) -> object:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell)
    if column.name == "language" and (known := _LANGUAGES.get(plain(text))) is not None:
        return known
    keys = find_choice(column.choices, text)
    if len(keys) == 1:
        return keys[0]
    if column.kind is FieldKind.PERSON:  # whose ids may be made of names
        return UNKNOWN_PERSON
    listed = [f"{column.choices[key].en} ({key})" for key in keys]
    listed = listed or [*list(column.choices)[:12], *["…"] * (len(column.choices) > 12)]
    message = "may mean more than one choice" if keys else "is none of its choices"
    return Fault("unknown-choice", message, f"use one of: {', '.join(listed)}")


def _read_answer(column: Column, cell: object) -> object:
    if isinstance(cell, bool):
        return cell
    text = str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).casefold()
    own = find_choice(column.choices, text)
    if text in _YES or own == ["yes"]:
        return True
    return False if text in _NO or own == ["no"] else WRONG_ANSWER


def _read_number(_: Column, cell: object) -> object:
    if isinstance(cell, bool):
        return WRONG_NUMBER
    try:
        number = float(str(cell).replace(",", "").replace(" ", ""))
    except ValueError:
        return WRONG_NUMBER
    if not math.isfinite(number):
        return WRONG_NUMBER
    return int(number) if number.is_integer() else number


def _read_day(_: Column, cell: object) -> object:
    return read_day(cell)


def _read_time(_: Column, cell: object) -> object:
    return read_time(cell)


def _read_moment(_: Column, cell: object) -> object:
    text = str(cell).replace("T", " ")
    day, _gap, moment = text.partition(" ")
    parts = read_day(day), read_time(moment[:5])
    wrong = next((part for part in parts if isinstance(part, Fault)), None)
    if wrong is not None:
        return WRONG_DAY if wrong.code != WRONG_TIME.code else WRONG_TIME
    return f"{parts[0]} {parts[1]}"


def _check_email(text: str) -> Fault | None:
    return None if _EMAIL.fullmatch(text) else WRONG_EMAIL


def _check_phone(text: str) -> Fault | None:
    if _SCIENTIFIC.search(text):
        return SCIENTIFIC
    return None if _PHONE.fullmatch(text.casefold()) else WRONG_PHONE


class _Same:
    """A mapping that hashes by its identity, for what is worked out from it once."""

    def __init__(self, choices: Mapping[str, object]) -> None:
        self.choices = choices

    def __hash__(self) -> int:
        return id(self.choices)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.choices is self.choices


@lru_cache(maxsize=256)
def _keys(same: _Same) -> Mapping[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for key, label in same.choices.items():
        labels = (getattr(label, "en", ""), getattr(label, "cy", ""))
        both = [f"{one} ({key})" for one in labels if one]
        for name in {plain(name) for name in (*labels, *both) if name}:
            keys.setdefault(name, []).append(key)
    for key in same.choices:
        named = keys.setdefault(plain(key), [])
        if key not in named:  # what is one's key and another's label may mean either
            named.append(key)
    return keys


_CHECKS: Mapping[str, Callable[[str], Fault | None]] = {
    "email": _check_email,
    "phone": _check_phone,
}
_READERS: Mapping[FieldKind, Callable[[Column, object], object]] = {
    FieldKind.DAY: _read_day,
    FieldKind.TIME: _read_time,
    FieldKind.MOMENT: _read_moment,
    FieldKind.CHOICE: _read_choice,
    FieldKind.PERSON: _read_choice,
    FieldKind.AGENCY: _read_choice,
    FieldKind.YES_NO: _read_answer,
    FieldKind.NUMBER: _read_number,
}
