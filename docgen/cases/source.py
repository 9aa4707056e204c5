"""What a reader makes of a file: plain data, and the line of every key in it.

Keys of a case file may be data: an officer may well call a person by name under `people`. So a path
is put into words with the keys that the schema knows, and a star for any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.errors import Place, Problem

PathKeys = tuple[str | int, ...]

CONTROL = ("control-character", "there is a control character, which no document can hold")
CONTROL_HINT = "delete it and type the text again"

MAX_BYTES = 5_000_000
MAX_NODES = 200_000
MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A line and a column, both counted from one as editors do."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """The data of one file with the place of each key.

    `written` keeps how a bare number, yes or no was spelt, so that a text field can have it back.
    """

    data: Any = field(repr=False)
    marks: Mapping[PathKeys, Mark] = field(repr=False)
    written: Mapping[PathKeys, str] = field(default_factory=dict, repr=False)
    file: str = ""
    names: frozenset[str] = field(default=frozenset(), repr=False)

    def place(self, keys: PathKeys) -> Place:
        """Return where `keys` stands, or the nearest thing around it."""
        mark = self.find_mark(keys)
        line, column = (mark.line, mark.column) if mark else (None, None)
        return Place(self.file, line, column, path_text(keys, self.names))

    def find_mark(self, keys: PathKeys) -> Mark | None:
        """Return the mark of `keys` or of the nearest thing around it."""
        for end in range(len(keys), -1, -1):
            if (mark := self.marks.get(keys[:end])) is not None:
                return mark
        return None


def path_text(keys: PathKeys, names: frozenset[str]) -> str:
    """Return `keys` as `family.contacts[0].person`, with `*` for a key not among `names`."""
    text = ""
    for key in keys:
        if isinstance(key, int):
            text += f"[{key}]"
        else:
            text += "." * bool(text) + (key if key in names else "*")
    return text


class Notes:
    """What a reader writes down on its way: marks, spellings, problems, a count."""

    def __init__(self, file: str, names: frozenset[str]) -> None:
        self.file = file
        self.names = names
        self.marks: dict[PathKeys, Mark] = {}
        self.written: dict[PathKeys, str] = {}
        self.problems: list[Problem] = []
        self.nodes = 0

    def mark(self, keys: PathKeys, mark: Mark) -> None:
        """Remember that `keys` stands at `mark`, and count it."""
        self.marks.setdefault(keys, mark)
        self.nodes += 1

    def is_too_much(self, keys: PathKeys) -> bool:
        """Return whether the file has more in it, or deeper, than any case file has."""
        return self.nodes > MAX_NODES or len(keys) > MAX_DEPTH

    def tell(
        self, code: str, message: str, mark: Mark, keys: PathKeys = (), hint: str = ""
    ) -> None:
        """Add a problem at `mark`."""
        where = Place(self.file, mark.line, mark.column, path_text(keys, self.names))
        self.problems.append(Problem(code, message, where, hint))

    def tell_duplicate(self, keys: PathKeys, mark: Mark) -> None:
        """Add the problem that the key of `keys` stands twice."""
        first = self.marks[keys].line
        key = keys[-1]
        name = f"`{key}`" if key in self.names else "the same key"
        self.tell(
            "duplicate-key",
            f"{name} stands on line {first} and again on line {mark.line}",
            mark,
            keys,
            "keep one of the two",
        )

    def tell_too_much(self, mark: Mark) -> None:
        """Add the problem that there is more than any case file has."""
        self.tell(
            "file-too-large",
            f"the file holds more than {MAX_NODES:,} entries, or more than {MAX_DEPTH} levels",
            mark,
            hint="check that this is a case file",
        )

    def source(self, data: object) -> Source:
        """Return what was read."""
        return Source(data, self.marks, self.written, self.file, self.names)
