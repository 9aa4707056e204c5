"""The sources of a template in, every mistake in its tags out, each with its place in Word's terms.

A template whose parts can all be read is checked as trees: filters that do not exist, what the
sandbox forbids, other files. A part that cannot be read is gone through tag by tag, so that one
slip does not hide the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from jinja2 import Environment, TemplateError, nodes

from docgen.errors import Place, Problem
from docgen.template.blocks import check_blocks
from docgen.template.nesting import is_too_deep
from docgen.template.parsing import Parsed, Source
from docgen.template.places import Outline
from docgen.template.tags import CLOSERS, Tag, TagKind

_OTHER_FILES: Final = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_ROW_TAGS: Final = frozenset({"tr", "tc"})
_HINT_OTHER_FILES: Final = "copy what is wanted into this document"


def find_problems(
    sources: Iterable[Source], environment: Environment
) -> tuple[dict[str, Parsed], tuple[Problem, ...]]:
    """Return `sources` parsed, by name, and every mistake in their tags, in document order."""
    checked = [_check_source(source, environment) for source in sources if source.has_tags]
    parsed = {one.source.name: one for one, _ in checked if one is not None}
    return parsed, tuple(problem for _, problems in checked for problem in problems)


def _check_source(
    source: Source, environment: Environment
) -> tuple[Parsed | None, Sequence[Problem]]:
    misplaced = list(_check_row_tags(source))
    try:
        parsed = source.parse(environment)
    except RecursionError:
        return None, [*misplaced, _too_deep(source.outline.place_of())]
    except TemplateError as error:
        found = misplaced + list(_check_tags(source.outline, environment))
        return None, found or [_unreadable(source.outline.place_of(), str(error))]
    if is_too_deep(parsed.tree):
        return None, [*misplaced, _too_deep(source.outline.place_of())]
    return parsed, [*misplaced, *_check_tree(parsed, environment)]


def _too_deep(place: Place) -> Problem:
    return Problem(
        "template-nested",
        "conditions, loops or calculations stand too deep in one another",
        place,
        "take them apart: close a condition or a loop before the next one begins",
    )


def _check_row_tags(source: Source) -> Iterator[Problem]:
    """Report tags that stand for a row or cell where there is none: docxtpl would take others."""
    if source.story is None or not any(f"%{name} " in source.patched for name in _ROW_TAGS):
        return
    outline = source.outline
    for tag in outline.tags:
        if tag.prefix in _ROW_TAGS and not outline.spot_of(tag).in_table:
            yield _row_tag_outside(tag, outline.place_of(tag))


def _check_tree(parsed: Parsed, environment: Environment) -> Iterator[Problem]:
    for node in parsed.tree.find_all(nodes.Node):
        problem = _check_node(node, parsed, environment)
        if problem is not None:
            yield problem


def _check_node(node: nodes.Node, parsed: Parsed, environment: Environment) -> Problem | None:
    told = _tell(node, environment)
    if told is None:
        return None
    code, message, hint = told
    place = parsed.source.outline.place_of(parsed.tag_at(node.lineno))
    return Problem(code, message, place, hint)


def _tell(node: nodes.Node, environment: Environment) -> tuple[str, str, str] | None:
    """Return the code, the message and the hint for what is wrong with `node`, if anything is."""
    if isinstance(node, nodes.Filter) and node.name not in environment.filters:
        hint = _suggest(node.name, environment.filters)
        return "filter-unknown", f"there is no filter called `{node.name}`", hint
    if isinstance(node, nodes.Test) and node.name not in environment.tests:
        hint = _suggest(node.name, environment.tests)
        return "test-unknown", f"there is no test called `{node.name}`", hint
    if isinstance(node, _OTHER_FILES):
        return "tag-refused", "a template cannot take in another file", _HINT_OTHER_FILES
    name = _reached(node)
    if name.startswith("__"):
        message = f"`{name}` is no field: it reaches into the program itself"
        return "template-unsafe", message, "take it out"
    return None


def _reached(node: nodes.Node) -> str:
    """Return the name that `node` reads from a value, where the template itself says it."""
    match node:
        case nodes.Getattr(attr=str(name)):
            return name
        case nodes.Getitem(arg=nodes.Const(value=str(name))):
            return name
        case nodes.Filter(name="attr", args=[nodes.Const(value=str(name))]):
            return name
    return ""


def _suggest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, [word for word in known if " " not in word], n=1)
    return f"did you mean `{near[0]}`?" if near else "correct its name, or take it out"


def _check_tags(outline: Outline, environment: Environment) -> Iterator[Problem]:
    """Go through the tags of a part that cannot be read as a whole."""
    tags = [tag for tag in outline.tags if tag.kind is not TagKind.NOTE or not tag.closed]
    bad = {tag: problem for tag in tags for problem in _check_tag(tag, outline, environment)}
    problems = [*bad.items(), *_check_rows_of(tags, outline), *_check_order(tags, outline)]
    yield from (problem for _, problem in sorted(problems, key=lambda item: item[0].start))


def _check_order(tags: Sequence[Tag], outline: Outline) -> Iterator[tuple[Tag, Problem]]:
    for tag, code, message, hint in check_blocks(tags):
        yield tag, Problem(code, message, outline.place_of(tag), hint)


def _check_rows_of(tags: Sequence[Tag], outline: Outline) -> Iterator[tuple[Tag, Problem]]:
    """Report a second tag in a paragraph or row that the first takes the place of."""
    seen: set[tuple[str, str]] = set()
    for tag in tags:
        if tag.prefix not in _THINGS:
            continue
        where = outline.spot_of(tag).where
        key = (tag.prefix, where.rpartition(", cell")[0] if tag.prefix == "tr" else where)
        if key in seen:
            thing = _THINGS[tag.prefix]
            message = f"two `{{%{tag.prefix} %}}` tags stand in one {thing}, which each replaces"
            hint = f"give each a {thing} of its own"
            yield tag, Problem("tag-shares-place", message, outline.place_of(tag), hint)
        seen.add(key)


_THINGS: Final = {"p": "paragraph", "tr": "table row"}


def _check_tag(tag: Tag, outline: Outline, environment: Environment) -> Iterator[Problem]:
    place = outline.place_of(tag)
    if not tag.closed:
        message = f"the tag is not closed: `{CLOSERS[tag.kind]}` is missing"
        yield Problem("tag-unclosed", message, place, f"add `{CLOSERS[tag.kind]}`")
        return
    if (problem := _try_to_read(tag, place, environment)) is not None:
        yield problem


def _try_to_read(tag: Tag, place: Place, environment: Environment) -> Problem | None:
    """Return what is wrong with `tag` by itself."""
    try:
        tree = environment.parse(_complete(tag))
    except TemplateError as error:
        return _explain(tag, place, str(error))
    for node in tree.find_all(nodes.Node):
        if told := _tell(node, environment):
            return Problem(told[0], told[1], place, told[2])
    return None


def _complete(tag: Tag) -> str:
    """Return Jinja source in which `tag` stands by itself, with all that it needs around it."""
    if tag.kind is TagKind.PRINT:
        return f"{{{{ {tag.words} }}}}"
    return _COMPLETIONS.get(tag.keyword, "{{% {} %}}").format(tag.words)


_BLOCKS = ("for", "if", "with", "macro", "call", "filter", "autoescape", "block", "raw")
_COMPLETIONS: Final = {
    **{name: "{{% {} %}}{{% end" + name + " %}}" for name in _BLOCKS},
    **dict.fromkeys((*(f"end{name}" for name in _BLOCKS), "endset", "else", "vm", "hm"), ""),
    "elif": "{{% if 1 %}}{{% {} %}}{{% endif %}}",
}


def _explain(tag: Tag, place: Place, message: str) -> Problem:
    if "unknown tag" in message:
        hint = _suggest(tag.keyword, ("for", "if", "else", "elif", "endfor", "endif", "set"))
        return Problem("tag-unknown", f"there is no tag called `{tag.keyword}`", place, hint)
    return _unreadable(place, message)


def _unreadable(place: Place, message: str) -> Problem:
    found = _UNEXPECTED.search(message)
    reason = f"`{found[1]}` is not expected there" if found else "its words make no sense together"
    hint = "correct it: a name, dots between names, and filters after `|`"
    return Problem("tag-unreadable", f"the tag cannot be read: {reason}", place, hint)


_UNEXPECTED = re.compile(r"(?:got|unexpected(?: char)?) '([^']+)'")


def _row_tag_outside(tag: Tag, place: Place) -> Problem:
    thing = "row" if tag.prefix == "tr" else "cell"
    message = f"`{{%{tag.prefix} %}}` stands for a table {thing}, but is not in a table"
    return Problem("tag-outside-table", message, place, "use `{%p … %}` for a paragraph")
