r"""A Markdown parser out of CommonMark and the few exceptions that let plain text stay plain.

People who fill in forms type addresses, figures and file names, and most never heard of Markdown.
Whatever could be taken for markup but is more likely text is text here:

- a new line is a new line; spaces at the start of a line never make code, a tab stays a tab;
- `#`, `>`, `-`, `*` and `1.` count only when a space and something more follows; `> 5 years`, a
  bare `*`, `2024/5`, `01. May`, `12345. x` are text, and so is a line of `===` under another;
- `*` and `_` inside a word or a sum are themselves (`2*3`, `file_name`);
- `&amp;`, `<b>` and pictures that are not there print as typed; a backslash stays unless it stands
  before a mark that would otherwise mean something, so `\\server\share` is safe;
- only http, https, mailto and tel lead anywhere; other links print as typed;
- code without its closing fence, a table with a row wider than its header or with more columns
  than Word allows print as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import blockquote as read_quote
from markdown_it.rules_block import fence as read_fence
from markdown_it.rules_block import heading as read_heading
from markdown_it.rules_block import list_block as read_list
from markdown_it.rules_block import paragraph as read_paragraph
from markdown_it.rules_block import table as read_table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as read_image
from markdown_it.rules_inline.state_inline import Delimiter
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def as read_note

from docgen.model.pictures import PICTURE

BlockRule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]

_SAFE_URL: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f]", re.IGNORECASE)
_ESCAPABLE: Final = frozenset("*_`[]#>+-.)|!<~^")
_DEEPEST: Final = 14  # below the parser's own limit, beyond which it would drop what it reads
_WIDEST: Final = 63  # columns that Word allows in a table


class Parser(MarkdownIt):
    """A parser that follows links to the outside world only."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name is the library's
        """Return whether `url` may be a link at all."""
        return _SAFE_URL.match(url) is not None


def make_parser() -> MarkdownIt:
    """Return a parser for text that people type into forms."""
    options = {"html": False, "inline_definitions": True, "store_labels": True}
    parser = Parser("commonmark", options).enable("table")
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.disable(["code", "lheading", "html_block", "html_inline", "entity"])
    for name, rule in _BLOCK_RULES.items():
        parser.block.ruler.at(name, rule, {"alt": _ALTERNATIVES[name]})
    parser.inline.ruler.at("newline", _read_newline)
    parser.inline.ruler.at("escape", _read_escape)
    parser.inline.ruler.at("emphasis", _read_emphasis)
    parser.inline.ruler.at("image", _read_image)
    parser.inline.ruler.before("link", "language", _read_language)
    return parser


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _unless(refuses: re.Pattern[str], rule: BlockRule) -> BlockRule:
    """Return `rule`, held back from lines that match and from nesting that nobody means."""

    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if state.level >= _DEEPEST or refuses.match(_line(state, start)):
            return False
        return rule(state, start, end, silent)

    return read


def _read_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a paragraph, keeping the tabs before its first word."""
    read_paragraph(state, start, end, silent)
    lines = state.getLines(start, state.line, state.blkIndent, keepLastLF=False)
    state.tokens[-2].content = lines.lstrip(" \n").rstrip()
    return True


def _read_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not read_table(state, start, end, True):
        return False
    return silent or (not _is_ragged(state, start, end) and read_table(state, start, end, False))


def _is_ragged(state: StateBlock, start: int, end: int) -> bool:
    """Return whether the table would lose cells: markdown-it drops those beyond the header.

    The row that proved it is kept, so that the same rows are not counted again from each of them.
    """
    width = _count_cells(_line(state, start))
    known: range = state.env.get("ragged", range(0))
    if width > _WIDEST or start in known:
        return True
    for number in range(start + 2, end):
        row = mdTrim(_line(state, number))
        if not row:
            return False
        if _count_cells(row) > width:
            state.env["ragged"] = range(start, number)
            return True
    return False


def _read_code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read lines of code, if they end: otherwise the rest of the text would be code."""
    line = _line(state, start)
    if not _FENCE.match(line) or line[0] in state.env.get("unclosed", ""):
        return False
    closing = re.compile(rf"^[ \t>]*{re.escape(line[0])}{{3,}}[ \t]*$", re.MULTILINE)
    if not closing.search(state.src, state.eMarks[start]):
        state.env["unclosed"] = state.env.get("unclosed", "") + line[0]
        return False
    return read_fence(state, start, end, silent)


def _count_cells(row: str) -> int:
    row = mdTrim(row)
    cells = escapedSplit(row)
    return len(cells) - (not cells[0]) - (len(cells) > 1 and not cells[-1])


def _read_newline(state: StateInline, silent: bool) -> bool:
    """Read a line's end; spaces around it go, a tab after it stays."""
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        state.pending = state.pending.rstrip(" ")
        state.push("softbreak", "br", 0)
    state.pos += 1
    while state.pos < state.posMax and state.src[state.pos] == " ":
        state.pos += 1
    return True


def _read_escape(state: StateInline, silent: bool) -> bool:
    """Read a backslash: it frees a mark of its meaning, and anywhere else it is itself."""
    follower = state.src[state.pos + 1 : min(state.pos + 2, state.posMax)]
    if state.src[state.pos] != "\\" or not follower:
        return False
    if follower == "\n":
        state.pos += 1
        return _read_newline(state, silent)
    if follower not in _ESCAPABLE:
        return False
    if not silent:
        state.push("text_special", "", 0).content = follower
    state.pos += 2
    return True


def _read_emphasis(state: StateInline, silent: bool) -> bool:
    """Read `*` as CommonMark reads `_`: within a word neither is a mark."""
    marker = state.src[state.pos]
    if silent or marker not in ("_", "*"):
        return False
    run = state.scanDelims(state.pos, False)
    for _ in range(run.length):
        state.push("text", "", 0).content = marker
        token = len(state.tokens) - 1
        state.delimiters.append(
            Delimiter(ord(marker), run.length, token, -1, run.can_open, run.can_close)
        )
    state.pos += run.length
    return True


def _read_language(state: StateInline, silent: bool) -> bool:
    """Read `[geiriau]{cy}`: words in another language than those around them."""
    found = _LANGUAGE.match(state.src, state.pos)
    if found is None or found.end() > state.posMax:
        return False
    if not silent:
        end = state.posMax
        state.pos, state.posMax = found.start(1), found.end(1)
        state.push("language_open", "", 1).info = found[2]
        state.md.inline.tokenize(state)
        state.push("language_close", "", -1).info = found[2]
        state.posMax = end
    state.pos = found.end()
    return True


def _read_image(state: StateInline, silent: bool) -> bool:
    """Read a picture; whether there is one of its path, the writer knows."""
    found = PICTURE.match(state.src, state.pos)
    if found is None:
        return _keep_image(state, silent)
    if not silent:
        token = state.push("image", "img", 0)
        token.content = found[0]
        token.meta = {name: found[name] or "" for name in ("path", "alt", "caption")}
    state.pos = found.end()
    return True


def _keep_image(state: StateInline, silent: bool) -> bool:
    """Print the code of what is a picture elsewhere as it was typed: nothing vanishes."""
    start = state.pos
    if not read_image(state, True):
        return False
    if not silent:
        state.append_pending(state.src[start : state.pos])
    return True


_LANGUAGE: Final = re.compile(r"\[([^\[\]\n]+)\]\{(cy|en)\}")
_NO_QUOTE: Final = re.compile(r">(?![\s>])|>[\s>]*(?:\d|$)")
_NO_LIST: Final = re.compile(r"[-+*]\s*$|\d+[.)]\s*$|\d{5}|0\d")
_NO_HEADING: Final = re.compile(r"#+[#\s]*$")
_FENCE: Final = re.compile(r"(?:`{3,}|~{3,})\s*\S*\s*$")
_NO_NOTE: Final = re.compile(r"(?!)")

_BLOCK_RULES: Final[dict[str, BlockRule]] = {
    "table": _read_table,
    "fence": _read_code,
    "blockquote": _unless(_NO_QUOTE, read_quote),
    "list": _unless(_NO_LIST, read_list),
    "footnote_def": _unless(_NO_NOTE, read_note),
    "heading": _unless(_NO_HEADING, read_heading),
    "paragraph": _read_paragraph,
}
# What each may cut short, as markdown-it has it: `Ruler.at` forgets it unless told again.
_ALTERNATIVES: Final[dict[str, list[str]]] = {
    "table": ["paragraph", "reference"],
    "fence": ["paragraph", "reference", "blockquote", "list"],
    "blockquote": ["paragraph", "reference", "blockquote", "list"],
    "list": ["paragraph", "reference", "blockquote"],
    "footnote_def": ["paragraph", "reference"],
    "heading": ["paragraph", "reference", "blockquote"],
    "paragraph": [],
}
