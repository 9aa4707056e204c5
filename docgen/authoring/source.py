"""Turns a form's source, a YAML file, into parts that know where they stand.

A `Part` is one node of the file with its key path (`blocks[2].answers[0].label`) and its line, so
that a fault is told where it is, and the exact stretch of text that it was read from, so that a
translation can be written back without touching anything else. Scalars stay the text that was
typed: `Yes` is a word here, not a truth value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from docgen.errors import LibraryError, Place, Problem
from docgen.model.nesting import nests_too_deep

_LIMIT = 1_000_000
_TOO_DEEP = "the lists of this file are nested too deep"
_TRUE = frozenset({"true", "yes", "on"})

FindFragment = Callable[[str], Path | None]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A node of a source: a text, a list or a mapping, and where it stands.

    `span` is where it stands in the file, from and to, in characters; `literal` says that a text
    is written as a block (`|` or `>`).
    """

    path: str
    place: Place
    text: str = ""
    items: tuple[Part, ...] = ()
    entries: Mapping[str, Part] = field(default_factory=dict)
    is_list: bool = False
    is_mapping: bool = False
    span: tuple[int, int] = (0, 0)
    literal: bool = False

    def find(self, key: str) -> Part | None:
        """Return the part under `key`, or None."""
        return self.entries.get(key)

    def word(self, key: str, default: str = "") -> str:
        """Return the plain text under `key`, or `default`."""
        part = self.entries.get(key)
        return default if part is None else part.text.strip()

    def number(self, key: str, default: int) -> int:
        """Return the whole number under `key`, or `default` where none stands there."""
        word = self.word(key)
        return int(word) if word.isdecimal() else default

    def flag(self, key: str) -> bool:
        """Return whether `key` says true."""
        return self.word(key).lower() in _TRUE

    @property
    def is_text(self) -> bool:
        """Return whether this is a plain text."""
        return not (self.is_list or self.is_mapping)

    def listed(self) -> tuple[Part, ...]:
        """Return the items of a list; anything else counts as a list of itself."""
        return self.items if self.is_list else (self,)

    def walk(self) -> Iterator[Part]:
        """Return this part and every part below it, in the order of the file."""
        yield self
        for part in (*self.items, *self.entries.values()):
            yield from part.walk()


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One source file: the form it is for, its parts, and its text as it stands.

    `fragments` are the sources of the blocks that it includes, by name.
    """

    form_id: str
    file: str
    root: Part
    raw: str = field(repr=False)
    fragments: Mapping[str, Source] = field(default_factory=dict)


def read_source(path: Path, find_fragment: FindFragment = lambda _: None) -> Source:
    """Return the source at `path`, with the fragments that it includes.

    `find_fragment` gives the file of a fragment by its name. Raises `LibraryError` where a file
    cannot be read at all.
    """
    source = parse_source(_read(path), file=path.name, form_id=path.stem)
    found = {name: find_fragment(name) for name in _included(source.root)}
    fragments = {name: _read_fragment(file) for name, file in found.items() if file is not None}
    return replace(source, fragments=fragments)


def _included(root: Part) -> Iterator[str]:
    """Return the names that the `include` blocks of a source give."""
    for part in root.walk():
        block = part.find("include")
        if block is not None:
            yield block.word("fragment") if block.is_mapping else block.text.strip()


def _read_fragment(path: Path) -> Source:
    file = f"{path.parent.name}/{path.name}"
    return parse_source(_read(path), file=file, form_id=path.stem)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problem = Problem("source-not-text", "this is not text in UTF-8", Place(path.name))
        raise _unreadable(problem) from error


def parse_source(raw: str, *, file: str, form_id: str) -> Source:
    """Return the source that the text `raw` holds."""
    if len(raw) > _LIMIT:
        raise _unreadable(Problem("source-too-long", "the source is too long", Place(file)))
    node = _compose(raw, file)
    if not isinstance(node, yaml.MappingNode):
        raise _unreadable(Problem("source-shape", "a source is a mapping of keys", Place(file, 1)))
    reader = _Reader(file)
    root = _root(reader, node, file)
    if reader.problems:
        raise _unreadable(*reader.problems)
    return Source(form_id, file, root, raw)


def _compose(raw: str, file: str) -> yaml.Node | None:
    if nests_too_deep(raw.encode()):
        raise _unreadable(Problem("source-yaml", _TOO_DEEP, Place(file)))
    try:
        return yaml.compose(raw, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise _unreadable(_yaml_problem(error, file)) from error


def _root(reader: _Reader, node: yaml.Node, file: str) -> Part:
    try:
        return reader.part_of(node, "")
    except RecursionError:
        problem = Problem("source-yaml", _TOO_DEEP, Place(file))
        raise _unreadable(problem) from None


def _unreadable(*problems: Problem) -> LibraryError:
    return LibraryError(f"`{problems[0].where.file}` cannot be read", problems)


def _yaml_problem(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = None if mark is None else mark.line + 1
    message = (getattr(error, "problem", None) or "this is not YAML").rstrip(".")
    hint = "check the indentation and the quotes on this line and the one before it"
    return Problem("source-yaml", message, Place(file, line), hint)


#: What XML 1.0 has no way to write.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Reader:
    """Makes parts of YAML nodes, collecting keys that stand twice and aliases."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._seen: set[int] = set()
        self.problems: list[Problem] = []

    def part_of(self, node: yaml.Node, path: str) -> Part:
        """Return the part that `node` holds, and all below it."""
        place = Place(self._file, node.start_mark.line + 1, path=path)
        if id(node) in self._seen:
            self._note("source-alias", "anchors and aliases are not used in a source", place)
            return Part(path, place)
        self._seen.add(id(node))
        span = (node.start_mark.index, node.end_mark.index)
        if isinstance(node, yaml.MappingNode):
            return Part(path, place, entries=self._entries(node, path), is_mapping=True, span=span)
        if isinstance(node, yaml.SequenceNode):
            items = self._items(node.value, path)
            return Part(path, place, items=items, is_list=True, span=span)
        literal = getattr(node, "style", None) in ("|", ">")
        if _UNPRINTABLE.search(str(node.value)):
            self._note("source-character", "a character here cannot stand in a Word file", place)
        return Part(path, place, text=str(node.value), span=span, literal=literal)

    def _items(self, nodes: Sequence[yaml.Node], path: str) -> tuple[Part, ...]:
        return tuple(self.part_of(node, f"{path}[{i}]") for i, node in enumerate(nodes))

    def _entries(self, node: yaml.MappingNode, path: str) -> dict[str, Part]:
        found: dict[str, Part] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            below = f"{path}.{key}" if path else key
            if key in found:
                place = Place(self._file, key_node.start_mark.line + 1, path=below)
                self._note("source-key-twice", "this key stands twice", place)
            found[key] = self.part_of(value, below)
        return found

    def _note(self, code: str, message: str, place: Place) -> None:
        self.problems.append(Problem(code, message, place))
