"""A name, a telephone number, an e-mail address or a postcode in; what is wrong with it out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from docgen.recipients.faults import Fault

_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_LOCAL = r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*"
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_EMAIL = re.compile(rf"{_LOCAL}@(?:{_LABEL}\.)+[^\W\d_]{{2,}}")
_PHONE = re.compile(r"(\+?[\d ()\-.]{5,})(?:(?:ext|est)\.? ?\d+)?")
_TWO_PHONES = re.compile(r" ?/ ?| or | neu ")
_FEWEST_DIGITS, _MOST_DIGITS = 5, 15
# shorter numbers are dialled within one area
_WITH_AREA = 9
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}", re.IGNORECASE)

SCIENTIFIC = Fault(
    "lost-digits", "is a number whose digits were lost", "format the column as text; type it again"
)
LOST_ZERO = Fault(
    "lost-digits",
    "has lost the zero that it began with",
    "format the column as text, and type the number again",
)
WRONG_EMAIL = Fault("wrong-email", "is not one e-mail address", "write it as name@example.org")
WRONG_PHONE = Fault("wrong-phone", "is not a telephone number", "write it as 029 2018 0100")
NO_NAME = Fault("wrong-name", "is not a name", "look whether columns slipped")
WRONG_POSTCODE = Fault(
    "wrong-postcode",
    "has a postcode that cannot be one",
    "write it as CF37 1AA; one of another country goes into the address, before the country",
)


def is_postcode(text: str) -> bool:
    """Return whether a text is a British postcode."""
    return _POSTCODE.fullmatch(text) is not None


def _check_name(text: str) -> Fault | None:
    return NO_NAME if "@" in text or not any(map(str.isalpha, text)) else None


def _check_email(text: str) -> Fault | None:
    return None if _EMAIL.fullmatch(text) else WRONG_EMAIL


def _check_phone(text: str) -> Fault | None:
    if _SCIENTIFIC.search(text):
        return SCIENTIFIC
    faults = (_check_one_phone(number) for number in _TWO_PHONES.split(text.casefold()))
    return next(filter(None, faults), None)


def _check_one_phone(text: str) -> Fault | None:
    found = _PHONE.fullmatch(text.strip())
    digits = [character for character in found.group(1) if character.isdigit()] if found else []
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return WRONG_PHONE
    begins = digits[0] == "0" or text.strip()[0] == "+" or len(digits) < _WITH_AREA
    return None if begins else LOST_ZERO


def _check_postcode(text: str) -> Fault | None:
    return None if is_postcode(text) else WRONG_POSTCODE


#: What is looked for in a text of the field or column of this name.
CHECKS: Mapping[str, Callable[[str], Fault | None]] = {
    "name": _check_name,
    "first_name": _check_name,
    "last_name": _check_name,
    "email": _check_email,
    "phone": _check_phone,
    "postcode": _check_postcode,
}
