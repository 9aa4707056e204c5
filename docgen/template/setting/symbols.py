"""Letters of Word's symbol typefaces in, the characters that they look like out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■",
    0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "⬥",
    0x78: "☒", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xB6: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x2A: "☐", 0x30: "☐", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒",
    0x97: "●", 0x99: "•", 0xA3: "☐",
}  # fmt: skip
_SYMBOL = {
    0x2D: "−", 0x44: "Δ", 0x6D: "μ", 0x70: "π", 0xA3: "≤", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥",
    0xAA: "♠", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xDE: "⇒",
}  # fmt: skip
_FACES: Mapping[str, Mapping[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "symbol": _SYMBOL,
}
_PRIVATE = 0xF000
_CODE = re.compile(r"[0-9A-Fa-f]{1,5}")


def sign_of(code: str) -> str:
    """Return the character of a hexadecimal `code`; nothing where it is none that can be shown."""
    sign = chr(int(code, 16)) if _CODE.fullmatch(code) else ""
    return sign if sign and unicodedata.category(sign) not in ("Cc", "Cs") else ""


def show_symbols(text: str, typeface: str) -> str:
    """Return `text` as it shows in `typeface`, whose letters are pictures."""
    signs = _FACES.get(typeface.lower(), _WINGDINGS)
    return "".join(_show(letter, signs) for letter in text)


def _show(letter: str, signs: Mapping[int, str]) -> str:
    code = ord(letter)
    private = _PRIVATE <= code <= _PRIVATE + 0xFF
    if code > 0xFF and not private:
        return letter
    known = signs.get(code & 0xFF)
    return known or ("•" if private else letter)
