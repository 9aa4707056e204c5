"""Text with Jinja tags in, the tags out, one by one, as Jinja itself would read them.

docxtpl adds to Jinja's tags a letter or two for what the tag takes the place of: `{%tr for … %}`
stands for its whole row. A tag here keeps that prefix apart from its words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jinja2 import Environment


class TagKind(StrEnum):
    """What a tag does: prints a value, steers, or is a note that nobody prints."""

    PRINT = "{{"
    STEER = "{%"
    NOTE = "{#"


CLOSERS: Final = {TagKind.PRINT: "}}", TagKind.STEER: "%}", TagKind.NOTE: "#}"}
PREFIXES: Final = ("tr", "tc", "p", "r")
_OPENER = re.compile(r"\{[{%#]")
_RAW = re.compile(r"\{%[-+]?\s*raw\s*-?%\}.*?\{%[-+]?\s*endraw\s*-?%\}", re.DOTALL)
_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<end>[-+]?[}%]\})|(?P<bracket>[{}])""",
    re.DOTALL,
)
_PREFIX = re.compile(r"(tr|tc|p|r)(?=\s)")
_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in a text, from `start` to `end`; `closed` is false when its end is missing."""

    kind: TagKind
    start: int
    end: int
    text: str
    closed: bool = True

    @property
    def prefix(self) -> str:
        """Return what docxtpl is to replace by the tag: `p`, `tr`, `tc`, `r`, or nothing."""
        found = _PREFIX.match(self.text[2:])
        return found[1] if found else ""

    @property
    def words(self) -> str:
        """Return the inside, without prefix and whitespace control, its quotes straight."""
        inside = self.text[2 + len(self.prefix) : -2 if self.closed else None]
        return inside.strip().strip("-+").strip().translate(_QUOTES)

    @property
    def keyword(self) -> str:
        """Return the first word of a steering tag: `for`, `endif`."""
        found = re.match(r"\w+", self.words)
        return found[0] if found and self.kind is TagKind.STEER else ""


def find_tags(text: str) -> Iterator[Tag]:
    """Yield the tags of `text`; what stands between `raw` and `endraw` is not one."""
    position = 0
    while opener := _OPENER.search(text, position):
        raw = _RAW.match(text, opener.start())
        if raw:
            position = raw.end()
            continue
        tag = _read_tag(text, opener.start())
        yield tag
        position = tag.end


def _read_tag(text: str, start: int) -> Tag:
    kind = TagKind(text[start : start + 2])
    end = text.find("#}", start) if kind is TagKind.NOTE else _find_end(text, start, kind)
    if end < 0:
        return Tag(kind, start, *_cut_off(text, start), closed=False)
    return Tag(kind, start, end + 2, text[start : end + 2])


def _find_end(text: str, start: int, kind: TagKind) -> int:
    """Return where the closing braces stand that match, past strings and dictionaries; or -1."""
    depth, position = 0, start + 2
    while token := _TOKEN.search(text, position):
        position = token.end()
        if token["string"]:
            continue
        if token["end"] and (depth == 0 or token["end"].endswith("%}")):
            if token["end"].endswith(CLOSERS[kind]):
                return token.end() - 2
            return -1
        depth, position = _nest(token, depth)
        if depth > 0 and text.startswith("{{", token.start()):
            return -1
    return -1


def _nest(token: re.Match[str], depth: int) -> tuple[int, int]:
    """Return the depth after a bracket, and where to read on: `}}` may close twice."""
    sign = token.group().lstrip("-+")[0]
    step = {"{": 1, "}": -1}.get(sign, 0)
    return max(depth + step, 0), token.end() - (len(token.group()) > 1 and sign == "}")


def _cut_off(text: str, start: int) -> tuple[int, str]:
    """Return where a tag without an end stops mattering, and its text: at the next, or the line."""
    following = _OPENER.search(text, start + 2)
    line = text.find("\n", start)
    ends = [end for end in (following.start() if following else -1, line) if end >= 0]
    end = min(ends, default=len(text))
    return end, text[start:end]


@dataclass(frozen=True, slots=True)
class Marked:
    """Jinja source in which each tag begins a line of its own, so that a line names its tag."""

    source: str
    lines: tuple[int, ...]

    def tag_at(self, line: int) -> int:
        """Return which tag, counted from 0, stands at `line`."""
        return max(bisect_right(self.lines, line) - 1, 0)


def mark_tags(source: str, environment: Environment) -> Marked:
    """Return `source` with a new line inside each tag, where Jinja takes no notice of it.

    Raises Jinja's TemplateSyntaxError for a tag that cannot be read at all.
    """
    pieces: list[str] = []
    lines: list[int] = []
    line = 1
    for _, token, value in environment.lexer.tokeniter(source, None):
        pieces.append(value)
        line += value.count("\n")
        if token in {"variable_begin", "block_begin"}:
            pieces.append("\n")
            line += 1
            lines.append(line)
    return Marked("".join(pieces), tuple(lines))
