"""A text in; the days that it names out: 12 March 2025, 12 Mawrth 2025, 12/03/2025.

A month alone, or a year, names no day. What looks like a date and is none (31 June) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from docgen.language.dates import month_names
from docgen.language.grammar import Language

_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name.lower(): number
        for language in Language
        for number, name in month_names(language).items()
    }
)
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:/(?P<number>\d{{1,2}})/|\s+(?P<month>{'|'.join(_MONTHS)})\s+)"
    r"(?P<year>\d{4})\b",
    re.IGNORECASE,
)


def find_days(text: str) -> Iterator[date]:
    """Yield each day that `text` names, in the order of the text; day first, as here."""
    for found in _DAY.finditer(text):
        month = found["number"] or _MONTHS[found["month"].lower()]
        try:
            yield date(int(found["year"]), int(month), int(found["day"]))
        except ValueError:
            continue
