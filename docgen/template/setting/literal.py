"""Any text in, a Typst string literal out: no value can become markup, nor a Jinja tag.

Control characters have no place in a page and are dropped; the compiler's own marks in the source
are control characters, so that nobody's text can forge one.
"""

from __future__ import annotations

import re

_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\t"): "\\t", ord("\r"): None}
_ESCAPES |= {code: None for code in range(32) if code not in (9, 10)}
_ESCAPES |= {0x7F: None, 0xFFFE: None, 0xFFFF: None, 0x2028: "\\n", 0x2029: "\\n"}
# PDF/A-2a refuses code points of the private use areas (ISO 19005-2, 6.2.11.7.3).
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\ud800-\udfff]")
_JINJA = re.compile(r"\{(?=[{%#])|(?<=[}%#])\}")


def quote(text: str) -> str:
    """Return `text` as a Typst string literal."""
    return f'"{_PRIVATE.sub("□", text).translate(_ESCAPES)}"'


def quote_static(text: str) -> str:
    """Return `text` of a template as a literal that Jinja will not take for one of its tags."""
    return _JINJA.sub(_spell, quote(text))


def markup(text: str) -> str:
    """Return `text` as it stands in Typst markup: a literal in a hash expression."""
    return f"#{quote(text)};" if text else ""


def _spell(found: re.Match[str]) -> str:
    return "\\u{7b}" if found.group() == "{" else "\\u{7d}"
