"""A case as the rules read it: each value as it was given, or else as it is worked out.

A rule asks `facts.day("referral.date")` and need not know whether an officer typed it. What is
worked out is kept, so that rules may build on one another in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from docgen.cases.paths import dig
from docgen.cases.timescales import Timescale
from docgen.language import Language
from docgen.model.fields import Schema
from docgen.model.wording import Wording

Item = Mapping[str, Any]
Rule = Callable[["Facts"], object]

# a text in each language, as a case file gives it
Pair = dict[str, str]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What bounds a case from outside: the day, and the timescales of the toolkit it is under.

    `today` bounds what has happened; without it every date that is given counts as past.
    """

    today: date | None = None
    timescales: Mapping[str, Timescale] = field(default_factory=dict)


UNBOUNDED: Final = Bounds()


class Facts:
    """The data of a case and of its board, with `rules` for what they leave out.

    `language` is the one in which the case's plain texts are written.
    """

    def __init__(
        self,
        data: Mapping[str, Any],
        board: Mapping[str, Any],
        schema: Schema,
        *,
        rules: Mapping[str, Rule] | None = None,
        bounds: Bounds = UNBOUNDED,
    ) -> None:
        self.data = data
        self.board = board
        self.schema = schema
        self.bounds = bounds
        self.today = bounds.today
        self.timescales = bounds.timescales
        self.language = Language(str(dig(data, "case.language") or Language.EN))
        self.rules = rules or {}
        self._known: dict[str, object] = {}
        self._by_value: dict[tuple[str, str], Mapping[object, Item]] = {}
        self._numbers: dict[str, Mapping[int, int]] = {}

    def read(self, path: str) -> object:
        """Return what the case says at `path`, given or worked out, or None."""
        given = dig(self.data, path)
        if given is not None or path not in self.rules:
            return given
        if path not in self._known:
            self._known[path] = None  # a rule that asks for itself finds nothing
            self._known[path] = self.rules[path](self)
        return self._known[path]

    def day(self, path: str) -> date | None:
        """Return the day at `path`, or None."""
        return as_day(self.read(path))

    def due(self, timescale_id: str) -> date | None:
        """Return the day by which the timescale asks for something, or None."""
        timescale = self.timescales.get(timescale_id)
        return timescale.due(self.day(timescale.path)) if timescale else None

    def choice(self, path: str) -> str:
        """Return the key of the choice or the text at `path`; empty for none."""
        value = self.read(path)
        return value if isinstance(value, str) else ""

    def answer(self, path: str) -> bool | None:
        """Return the answer at `path`: yes, no, or None for neither."""
        value = self.read(path)
        return value if isinstance(value, bool) else None

    def items(self, path: str) -> list[Any]:
        """Return the items of the list at `path`; none for no list."""
        value = self.read(path)
        return value if isinstance(value, list) else []

    def first(self, path: str, name: str, value: object) -> Item:
        """Return the first item of the list at `path` whose `name` is `value`; empty for none."""
        if (path, name) not in self._by_value:
            items = reversed(self.items(path))
            self._by_value[path, name] = {item.get(name): item for item in items}
        return self._by_value[path, name].get(value, {})

    def number_of(self, path: str, item: Item) -> int | None:
        """Return the index of this very `item` in the list at `path`, or None."""
        if path not in self._numbers:
            self._numbers[path] = {id(one): at for at, one in enumerate(self.items(path))}
        return self._numbers[path].get(id(item))

    def is_past(self, path: str) -> bool:
        """Return whether the day at `path` is given and has come."""
        day = self.day(path)
        return day is not None and (self.today is None or day <= self.today)

    def text(self, value: object, language: Language) -> str:
        """Return the text `value` in `language`; empty where it is not written in it."""
        if isinstance(value, Mapping):
            return str(value.get(language) or "")
        return value if isinstance(value, str) and language is self.language else ""

    def label(self, path: str, key: str) -> Wording | None:
        """Return the label of the choice `key` at the generic `path`, or None."""
        info = self.schema.find(path)
        return info.labels.get(key) if info else None

    def person(self, person_id: object) -> Item:
        """Return the person with this id: the case's own, or one of the board's; empty for none."""
        for register in (self.data.get("people"), self.board.get("people")):
            if isinstance(register, Mapping) and person_id in register:
                return dict(register[person_id])
        return {}

    def agency(self, agency_id: object) -> Item:
        """Return the agency with this id of the board's register; empty for none."""
        register = self.board.get("agency_register") or {}
        return dict(register.get(agency_id) or {})


class Inquiry(Facts):
    """Facts that note, as a rule reads them, what nobody gave and no rule works out."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(
            facts.data, facts.board, facts.schema, rules=facts.rules, bounds=facts.bounds
        )
        self.absent: dict[str, None] = {}

    def read(self, path: str) -> object:
        """Return what the case says at `path`; note it where that is nothing."""
        value = super().read(path)
        if value is None and path not in self.rules:
            self.absent[path] = None
        return value


def as_day(value: object) -> date | None:
    """Return the day that `value` says, or None."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def pair(write: Callable[[Language], str]) -> Pair | None:
    """Return what `write` makes of each language, without the language it makes nothing of."""
    texts = {language.value: write(language) for language in Language}
    return {code: text for code, text in texts.items() if text} or None
