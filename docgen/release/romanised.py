"""A name in Cyrillic or Greek letters in; the ways in which it is written in ours out.

Ukraine's resolution 55 of 2010 for Ukrainian, ISO 843 without its accents for Greek, and the form
that people use themselves (`Zofiia`, `Zofia`). Other scripts are looked for as they stand.
"""

from __future__ import annotations

import unicodedata
from types import MappingProxyType

_LETTERS = MappingProxyType(
    {
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
        "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
        "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
        "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "’": "",
        "ы": "y", "э": "e", "ъ": "", "ё": "e",
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
        "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
        "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    }
)  # fmt: skip


def romanised(name: str) -> tuple[str, ...]:
    """Return `name` in Latin letters; nothing where it is in them, or in no script known here."""
    plain = unicodedata.normalize("NFC", name)
    if not any(letter in _LETTERS and letter.isalpha() for letter in plain.lower()):
        return ()
    written = "".join(_letter(letter) for letter in plain)
    shorter = written.replace("iia", "ia").replace("ii", "i")
    return tuple(dict.fromkeys((written, shorter)))


def _letter(letter: str) -> str:
    found = _LETTERS.get(letter.lower())
    if found is None:
        bare = unicodedata.normalize("NFD", letter)[0]
        found = _LETTERS.get(bare.lower(), letter)
    return found.capitalize() if letter.isupper() else found
