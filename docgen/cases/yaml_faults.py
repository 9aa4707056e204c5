"""A YAML syntax error in, the same fault in an office worker's words out."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import yaml

from docgen.errors import Place, Problem

#: The loader by which the file was read, so that both see the same quotes.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LAYOUT = (
    "yaml-layout",
    "the file's layout breaks off here",
    "look here and on the line above: indentation, a missing colon, a quote not closed",
)
_OPENED = ("yaml-quote-open", "yaml-bracket", "yaml-colon-missing")
_TAB = (
    "yaml-tab",
    "the line is indented with a tab",
    "indent with spaces: two for each level",
)
_QUOTE = (
    "yaml-quote-open",
    "a quote is opened and never closed",
    "close the quote at the end of the text",
)
# what the parser says, and what that means to whoever typed the file
_FAULTS = {
    "mapping values are not allowed": (
        "yaml-colon",
        "a colon and a space stand inside a text, or the indentation is wrong",
        "put a text with a colon in quotes, and indent as the lines around it are",
    ),
    "cannot start any token": (
        "yaml-quotes",
        "a text starts with a character that YAML keeps for itself (such as @, ` or %)",
        "put the text in quotes",
    ),
    "could not find expected ':'": (
        "yaml-colon-missing",
        "a line has no colon after its key",
        "write `key: value`, and indent the further lines of a long text under its key",
    ),
    "unexpected end of stream": _QUOTE,
    "unexpected document indicator": _QUOTE,
    "unknown escape character": (
        "yaml-backslash",
        "a backslash stands in a text in double quotes",
        "use single quotes around a text with a backslash",
    ),
    "invalid Unicode character escape": (
        "yaml-backslash",
        "a backslash stands in a text in double quotes",
        "use single quotes around a text with a backslash",
    ),
    "did not find expected '-'": (
        "yaml-list",
        "a list breaks off here",
        "start each item of a list with `- `, all with the same indentation",
    ),
    "did not find expected ',' or": (
        "yaml-bracket",
        "a bracket is opened and not closed",
        "close the bracket, or put a text that starts with { or [ in quotes",
    ),
}


def explain_fault(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Return the parser's `error` in `text` as a problem; the parser's own words are not shown."""
    marks = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    code, message, hint = _find_fault(error)
    if code in _OPENED:  # where it is opened helps more than where the file ends
        marks = marks[::-1]
    mark = marks[0] or marks[1]
    line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
    if _is_tabbed(text, line):
        code, message, hint = _TAB
    elif code == _LAYOUT[0] and (opened := _find_quote(text, line)):
        (code, message, hint), line, column = _QUOTE, *opened
    return Problem(code, message, Place(file, line, column), hint)


def _find_fault(error: yaml.YAMLError) -> tuple[str, str, str]:
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    return next((words for start, words in _FAULTS.items() if start in said), _LAYOUT)


def _find_quote(text: str, line: int | None) -> tuple[int, int] | None:
    """Return line and column of the quote that the one on `line`, further down, has closed."""
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=_LOADER):
            start, end = token.start_mark, token.end_mark
            quoted = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            if quoted and start.line < end.line == (line or 0) - 1:
                return start.line + 1, start.column + 1
    return None


def _is_tabbed(text: str, line: int | None) -> bool:
    """Return whether the line, or the one above, is indented with a tab."""
    if line is None:
        return False
    near = text.splitlines()[max(line - 2, 0) : line]
    return any("\t" in row[: len(row) - len(row.lstrip())] for row in near)
