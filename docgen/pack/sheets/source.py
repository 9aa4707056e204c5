"""Texts and measures in; the Typst that every sheet begins with, and literals in it, out.

A text is never markup: it goes into the source as a string literal, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docgen.language import Language
from docgen.model import Wording

_ESCAPES: Final = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\t"): " "}
_DROPPED: Final = {code: None for code in range(32) if code not in (9, 10)}
# Typst refuses a document with a sign that no font here can show, and PDF/A one of private use:
# what is far from our alphabets is shown as a box. A title is all that comes from a stranger.
_UNKNOWN: Final = re.compile(
    "[^\u0000-\u02ff\u0370-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20af\u2116\u2122\u2190-\u2193]"
)
_BOX: Final = "\N{WHITE SQUARE}"

_PAGE: Final = """\
#set page(width: 595.276pt, height: 841.89pt, margin: (x: 57pt, top: 62pt, bottom: 62pt))
#set text(font: ("Arimo", "DejaVu Sans Mono"), size: 11pt, fill: rgb("#1F2428"), \
hyphenate: false)
#set par(leading: 0.6em, spacing: 0.9em)
#show heading.where(level: 1): set text(size: 20pt, fill: rgb("#12495E"))
#show heading.where(level: 2): set text(size: 14pt, fill: rgb("#12495E"))
#show heading: set block(above: 1.3em, below: 0.8em)
#show link: it => underline(text(fill: rgb("#0B5394"), it))
"""


def quote(text: str) -> str:
    """Return `text` as a Typst string literal."""
    return f'"{_UNKNOWN.sub(_BOX, text).translate(_DROPPED).translate(_ESCAPES)}"'


def begin(title: str, author: str, languages: Sequence[Language]) -> str:
    """Return the head of a sheet: its properties, its language, the look of its page."""
    document = f"#set document(title: {quote(title)}, author: {quote(author)})\n"
    return f'{document}#set text(lang: "{languages[0]}", region: "GB")\n{_PAGE}'


def spoken(wording: Wording, languages: Sequence[Language]) -> str:
    """Return `wording` as a Typst expression, in each of `languages`, each of which it names."""
    told = {text: one for one in reversed(languages) if (text := wording[one])}
    if len(told) < 2:
        return quote("".join(told))
    both = [in_language(text, one) for text, one in reversed(told.items())]
    return f"[{' / '.join(both)}]"


def in_language(text: str, language: Language) -> str:
    """Return `text` as content that says its language."""
    return f'#text(lang: "{language}", {quote(text)});'
