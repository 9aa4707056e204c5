"""What the report on a case calls things, in English and in Welsh."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.engine import Language
from docgen.language.numbers import count

_WELSH = {
    "Forms": "Ffurflenni",
    "Packs": "Pecynnau",
    "Papers that packs would go without": "Papurau y byddai pecynnau'n mynd hebddynt",
    "Dates": "Dyddiadau",
    "Texts in one language": "Testunau mewn un iaith",
    "form": "ffurflen",
    "pack": "pecyn",
    "papers": "papurau",
    "ready": "yn barod",
    "who gives it": "pwy sy'n ei roi",
    "what it lacks": "beth sydd ar goll",
    "day": "diwrnod",
    "what": "beth",
    "where": "ble",
    "text": "testun",
    "line": "llinell",
    "lacks": "ar goll",
    "yes": "ydy",
    "no": "nac ydy",
    "Welsh": "Cymraeg",
    "English": "Saesneg",
    "the checklist points to": "mae'r rhestr wirio'n pwyntio at",
    "last working day": "diwrnod gwaith olaf",
    "": "",
}
WORDS: Mapping[Language, Mapping[str, str]] = {
    Language.EN: {word: word for word in _WELSH},
    Language.CY: _WELSH,
}


def say_distance(days: int, language: Language) -> str:
    """Return how far off a day is: today, in 2 days, *ymhen 2 ddiwrnod*, 2 days ago."""
    if not days:
        return "heddiw" if language is Language.CY else "today"
    off = count(abs(days), "day", language)
    if language is Language.CY:
        return f"{off} yn ôl" if days < 0 else f"ymhen {off}"
    return f"{off} ago" if days < 0 else f"in {off}"
