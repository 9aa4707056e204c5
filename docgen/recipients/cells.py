"""A cell and its column in; the value that a case file would have out, or what is wrong with it.

What a value is decides how it is read: a telephone number keeps its zeros, a choice goes by its key
or by its label in either language, and nothing that a spreadsheet damages on the way is let by.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from functools import lru_cache

from docgen.model import FieldKind, Wording
from docgen.recipients.columns import Column
from docgen.recipients.contacts import CHECKS, LOST_ZERO, SCIENTIFIC
from docgen.recipients.damage import PLACEHOLDER, find_damage, is_stand_in, is_usual
from docgen.recipients.days import WRONG_DAY, WRONG_TIME, read_day, read_time
from docgen.recipients.faults import Fault
from docgen.recipients.table import plain

_NAMED_CHOICES = 12
_BREAK = re.compile(r"\r\n?|[\n\x0b\u2028\u2029]")

EMPTY = Fault("missing-value", "is empty, and the letter needs it", "fill the cell in")
LINES = Fault("line-break", "has more than one line", "take the line break away")
NOT_TEXT = Fault("wrong-type", "must be text", "type the words, and format the cell as text")
IS_NUMBER = Fault("wrong-type", "is a number where a text is meant", "look whether columns slipped")
WRONG_ANSWER = Fault("wrong-answer", "must be yes or no", "write yes or no (ie, na)")
WRONG_NUMBER = Fault("wrong-number", "must be a number", "write figures alone, as 12")
UNKNOWN_PERSON = Fault("unknown-person", "is nobody's id", "give an id of `people` in the case")

_YES = frozenset({"yes", "y", "true", "1", "ie", "oes", "ydy", "do", "bydd", "x", "✓", "✔"})
_NO = frozenset({"no", "n", "false", "0", "na", "nage", "nac oes", "nac ydy", "naddo", "na fydd"})
# what else lists call a language, beside its code and its name
_LANGUAGES: Mapping[str, str] = {
    plain(word): key
    for key, words in {
        "both": "bilingual, english and welsh, welsh and english, both languages, dwyieithog,"
        "y ddwy iaith, cymraeg a saesneg, saesneg a chymraeg, en/cy, cy/en, english/welsh,"
        "welsh/english, cymraeg/saesneg, saesneg/cymraeg, b",
        "en": "en-gb, eng, e, s, english only, saesneg yn unig, yn saesneg, in english",
        "cy": "cy-gb, cym, wel, c, w, welsh only, cymraeg yn unig, yn gymraeg, in welsh",
        # nobody knows: as good as empty
        "": "unknown, not known, not asked, no preference, don't know, anhysbys, heb ofyn,"
        "ddim yn gwybod, dim dewis, dim ffafriaeth",
    }.items()
    for word in words.split(",")
}


def read_cell(column: Column, cell: object) -> object:
    """Return the value of a filled `cell`: a text, True or False, a number; or the `Fault`."""
    if isinstance(cell, str):
        if not is_usual(cell):
            if fault := find_damage(column, cell):
                return fault
            cell = unicodedata.normalize("NFC", cell)
        cell = cell.strip()
    return _READERS.get(column.kind, read_text)(column, cell)


def read_text(column: Column, cell: object) -> object:
    """Return a text as it is to be printed."""
    if not isinstance(cell, str):
        return _text_of_number(column, cell)
    if "\n" in cell or "\r" in cell:
        cell = _BREAK.sub("\n", cell)
        if not column.is_long:
            return LINES
    if is_stand_in(cell):
        return PLACEHOLDER
    check = CHECKS.get(column.name)
    return (check(cell) if check else None) or cell


def find_choice(choices: Mapping[str, object], text: str) -> list[str]:
    """Return the keys that `text` may mean: a key itself, or a label in either language."""
    return list(_keys(_Same(choices)).get(plain(text), ()))


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
    return _refuse_choice(column.choices, keys)


def _refuse_choice(choices: Mapping[str, Wording], meant: Sequence[str]) -> Fault:
    """Return the fault of a text that is none of `choices`, or more than one of them."""
    if meant:
        listed = [f"{choices[key].en} ({key})" for key in meant]
        message = "may mean more than one choice"
    else:
        first = list(choices.items())[:_NAMED_CHOICES]
        listed = [label.en or key for key, label in first]
        listed += ["…"] * (len(choices) > _NAMED_CHOICES)
        message = "is none of its choices"
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
