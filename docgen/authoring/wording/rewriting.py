"""Writes new texts into a source, leaving every other character as it was.

Comments, order and layout are the author's; so each text is replaced where it stands, by its span,
and nothing is dumped anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from docgen.authoring.source import Part, Source

_INDENT = re.compile(r"\s*(?:- +)*")


def rewrite(source: Source, changes: Mapping[str, str]) -> str:
    """Return the text of `source` with `changes`, new texts by the key of their place."""
    parts = {part.path: part for part in source.root.walk()}
    edits = [_edit(source.raw, parts, key, text) for key, text in changes.items()]
    made = source.raw
    for (start, end), text in sorted(edits, reverse=True):
        made = made[:start] + text + made[end:]
    return made


def _edit(raw: str, parts: Mapping[str, Part], key: str, text: str) -> tuple[tuple[int, int], str]:
    part = parts.get(key)
    if part is None:
        return _insertion(raw, parts, key, text)
    if part.literal:
        return part.span, _block(raw, part, text)
    return part.span, _quoted(text)


def _insertion(
    raw: str, parts: Mapping[str, Part], key: str, text: str
) -> tuple[tuple[int, int], str]:
    """Return the edit that adds a text after its twin in the other language."""
    pair, _, code = key.rpartition(".")
    twin = parts[f"{pair}.en"]
    at = twin.span[1]
    if raw[parts[pair].span[0]] == "{":
        return (at, at), f", {code}: {_quoted(text)}"
    line = "\n" + " " * _column(raw, twin.span[0]) + f"{code}: {_quoted(text)}"
    if twin.literal:
        return (at, at), line.removeprefix("\n") + "\n"
    return (at, at), line


def _block(raw: str, part: Part, text: str) -> str:
    """Return `text` as a literal block; the line after it belongs to what follows."""
    ending = "\n" if raw[: part.span[1]].endswith("\n") else ""
    if "\n" not in text.strip("\n"):
        return _quoted(text.strip("\n")) + ending
    indent = " " * (_column(raw, part.span[0]) + 2)
    sign = "|" if text.endswith("\n") else "|-"
    lines = (indent + line if line else "" for line in text.rstrip("\n").split("\n"))
    return f"{sign}\n" + "\n".join(lines) + ending


def _column(raw: str, index: int) -> int:
    """Return the column of the key on the line that `index` is on."""
    start = raw.rfind("\n", 0, index) + 1
    found = _INDENT.match(raw[start:])
    return len(found[0]) if found else 0


def _quoted(text: str) -> str:
    # a JSON string is a YAML double-quoted one
    return json.dumps(text, ensure_ascii=False)
