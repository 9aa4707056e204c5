"""A PDF's font in; what its codes say and how wide they are out.

The font's own table of letters comes first (`ToUnicode`), then its encoding. A font that has
neither says nothing that can be read, and text in it refuses the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from docgen.release.folding import in_order, letters_of

UNKNOWN = "\ufffd"
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|([a-z]+)")
_BLOCKS = re.compile(
    rb"begin(codespacerange|bfchar|bfrange)(.*?)end(?:codespacerange|bfchar|bfrange)", re.S
)
_GLYPH = re.compile(
    r"(?:uni|u)([0-9A-Fa-f]{4,6})$|([A-Za-z])(?:acute|grave|circumflex|dieresis|tilde|caron|ring|"
    r"cedilla|small|alt)?$"
)
_NAMED = dict(
    zip(in_order("zero one two three four five six seven eight nine"), "0123456789", strict=True)
) | {
    "space": " ", "hyphen": "-", "minus": "-", "endash": "–", "emdash": "—", "period": ".",
    "comma": ",",
    "quoteright": "’", "quoteleft": "‘", "quotesingle": "'", "slash": "/", "at": "@",
    "underscore": "_",
    "colon": ":", "semicolon": ";", "parenleft": "(", "parenright": ")", "plus": "+",
    "ampersand": "&",
    "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "dotlessi": "i", "nbspace": " ",
    "germandbls": "ss",
    "ae": "ae", "oe": "oe", "AE": "AE", "OE": "OE", "oslash": "o", "lslash": "l", "eth": "d",
    "thorn": "th",
}  # fmt: skip
_BASES = {
    "/MacRomanEncoding": "mac-roman",
    "/WinAnsiEncoding": "cp1252",
    "/StandardEncoding": "cp1252",
}
_MOST_CODES = 70_000
#: The private range, but for the part where fonts of symbols have letters.
_PRIVATE = re.compile("[\ue000-\uf01f\uf100-\uf8ff]")


@dataclass
class Font:
    """One font: `letters` by code, `widths` by code in thousandths of its size.

    `drawn` are the letters of its encoding, if its own table says others.
    """

    letters: Mapping[int, str] = field(repr=False)
    widths: Mapping[int, float] = field(repr=False)
    default_width: float
    code_bytes: int
    is_readable: bool = True
    drawn: Mapping[int, str] = field(default_factory=dict, repr=False)

    def decode(self, codes: bytes) -> Iterator[tuple[str, float, bool]]:
        """Yield for each code its letters, its width, and whether it is the one-byte space."""
        step = self.code_bytes
        for at in range(0, len(codes) - step + 1, step):
            code = int.from_bytes(codes[at : at + step], "big")
            letters = self.letters.get(code, UNKNOWN)
            yield letters, self.widths.get(code, self.default_width), step == 1 and code == 32

    def draw(self, codes: bytes) -> str:
        """Return what a reader sees where the font's table says something else."""
        return "".join(self.drawn.get(code, self.letters.get(code, "")) for code in codes)


def read_font(font: Any) -> Font:  # noqa: ANN401
    """Return the font that the dictionary `font` describes."""
    subtype = str(font.get("/Subtype", ""))
    table, code_bytes = _to_unicode(font)
    if subtype == "/Type0":
        widths, default = _wide_widths(font)
        return Font(table, widths, default, code_bytes or 2, is_readable=bool(table))
    letters = _encoding(font, subtype)
    readable = bool(table) or bool(letters)
    scale = _glyph_scale(font) if subtype == "/Type3" else 1.0
    known = ((code, letters.get(code, UNKNOWN)) for code in table)
    lies = any(one != UNKNOWN and not _are_alike(one, table[code]) for code, one in known)
    drawn = letters if lies else {}
    return Font({**letters, **table}, _widths(font, scale), 500.0, 1, readable, drawn)


def _are_alike(drawn: str, told: str) -> bool:
    """Return whether two letters fold to the same; a sign that is no letter is like any other."""
    one, other = letters_of(drawn), letters_of(told)
    return one == other or not one


def _glyph_scale(font: Any) -> float:  # noqa: ANN401
    matrix = font.get("/FontMatrix")
    return abs(float(matrix[0])) * 1000 if matrix is not None and len(matrix) == 6 else 1.0


def _to_unicode(font: Any) -> tuple[dict[int, str], int]:  # noqa: ANN401
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return {}, 0
    content = bytes(stream.read_bytes())
    letters: dict[int, str] = {}
    code_bytes = 0
    for kind, body in _BLOCKS.findall(content):
        if kind == b"codespacerange":
            found = re.search(rb"<([0-9A-Fa-f]+)>", body)
            code_bytes = code_bytes or (len(found[1]) // 2 if found else 0)
        elif kind == b"bfchar":
            _take_characters(body, letters)
        else:
            _take_ranges(body, letters)
    return letters, code_bytes


def _hex(text: bytes) -> bytes:
    digits = re.sub(rb"\s", b"", text)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _text_of(written: bytes) -> str:
    """Return a text of a font's table; a letter of nobody's but the font's own is unknown."""
    return _PRIVATE.sub(UNKNOWN, written.decode("utf-16-be", "replace"))


def _take_characters(body: bytes, letters: dict[int, str]) -> None:
    found = [_hex(one) for one in re.findall(rb"<([0-9A-Fa-f\s]*)>", body)]
    for code, text in zip(found[::2], found[1::2], strict=False):
        letters[int.from_bytes(code, "big")] = _text_of(text)


def _take_ranges(body: bytes, letters: dict[int, str]) -> None:
    rows = re.findall(
        rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])", body, re.S
    )
    for first, last, start, several in rows:
        low, high = (int.from_bytes(_hex(one), "big") for one in (first, last))
        if high - low > _MOST_CODES or len(letters) > _MOST_CODES:
            return
        if several:
            texts = [_hex(one) for one in re.findall(rb"<([0-9A-Fa-f\s]*)>", several)]
            letters.update((low + n, _text_of(text)) for n, text in enumerate(texts))
        else:
            text = _text_of(_hex(start)) or UNKNOWN
            letters.update(
                (code, text[:-1] + _next(text[-1], code - low)) for code in range(low, high + 1)
            )


def _next(letter: str, steps: int) -> str:
    number = ord(letter) + steps
    return chr(number) if number < 0x110000 else UNKNOWN


def _encoding(font: Any, subtype: str) -> dict[int, str]:  # noqa: ANN401
    encoding = font.get("/Encoding")
    base, differences = encoding, None
    if isinstance(encoding, pikepdf.Dictionary):
        base, differences = encoding.get("/BaseEncoding"), encoding.get("/Differences")
    letters: dict[int, str] = {}
    if subtype != "/Type3" and (base is not None or not _is_symbolic(font)):
        codec = _BASES.get(str(base), "cp1252")
        letters = {code: bytes([code]).decode(codec, "replace") for code in range(256)}
    code = 0
    for one in differences if differences is not None else ():
        if isinstance(one, pikepdf.Name):
            letters[code] = glyph_letter(str(one)[1:])
            code += 1
        else:
            code = int(one)
    return letters if any(letter != UNKNOWN for letter in letters.values()) else {}


def _is_symbolic(font: Any) -> bool:  # noqa: ANN401
    descriptor = font.get("/FontDescriptor")
    if descriptor is None:
        return str(font.get("/BaseFont", "")) in ("/Symbol", "/ZapfDingbats")
    return bool(int(descriptor.get("/Flags", 32)) & 4)


def glyph_letter(name: str) -> str:
    """Return the letter that a glyph's name stands for; accents do not matter here."""
    bare = name.partition(".")[0]
    if bare in _NAMED:
        return _NAMED[bare]
    found = _GLYPH.fullmatch(bare)
    if not found:
        return UNKNOWN
    return _next("\0", int(found[1], 16)) if found[1] else found[2]


def _widths(font: Any, scale: float) -> dict[int, float]:  # noqa: ANN401
    first = int(font.get("/FirstChar", 0))
    widths = font.get("/Widths")
    if widths is None:
        return {}
    return {first + n: float(width) * scale for n, width in enumerate(list(widths)[:256])}


def _wide_widths(font: Any) -> tuple[dict[int, float], float]:  # noqa: ANN401
    descendants = font.get("/DescendantFonts")
    is_list = isinstance(descendants, pikepdf.Array) and len(descendants) > 0
    below: Any = descendants[0] if is_list else None
    if not isinstance(below, pikepdf.Dictionary):
        return {}, 1000.0
    rows = list(below.get("/W", ()))
    found: dict[int, float] = {}
    at = 0
    while at + 1 < len(rows) and len(found) < _MOST_CODES:
        first = int(rows[at])
        if isinstance(rows[at + 1], pikepdf.Array):
            found.update((first + n, float(width)) for n, width in enumerate(rows[at + 1]))
            at += 2
        else:
            last = min(int(rows[at + 1]), first + _MOST_CODES)
            found.update(dict.fromkeys(range(first, last + 1), float(rows[at + 2])))
            at += 3
    return found, float(below.get("/DW", 1000))
