"""Values as a template sees them: each prints itself in the document's language.

A template writes `{{ referral.date }}` and the day prints as 1 March 2026 or 1 Mawrth 2026; it
tests `{% if case.subject_type == "child" %}` and the choice compares by its key but prints its
label. What a case does not say is a `Missing`, which knows its path, counts as false, has no
items, and prints as the state of the document asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from jinja2 import ChainableUndefined

from docgen.language import Language
from docgen.model.documents import State


class Day(date):
    """A day that prints as a letter writes it; `words` is set by whoever builds the context."""

    words: str

    def __new__(cls, day: date, words: str) -> Day:
        """Return `day`, printing as `words`."""
        self = super().__new__(cls, day.year, day.month, day.day)
        self.words = words
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (Day, (date(self.year, self.month, self.day), self.words))

    def __str__(self) -> str:
        return self.words


class Time(time):
    """A time of day that prints in the board's way of writing times."""

    words: str

    def __new__(cls, moment: time, words: str) -> Time:
        """Return `moment`, printing as `words`."""
        self = super().__new__(cls, moment.hour, moment.minute)
        self.words = words
        return self

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return (Time, (time(self.hour, self.minute), self.words))

    def __str__(self) -> str:
        return self.words


class Choice(str):
    """A choice: equal to its key, printing its label."""

    __slots__ = ("label",)
    label: str

    def __new__(cls, key: str, label: str) -> Choice:
        """Return the choice `key`, printing as `label`."""
        self = super().__new__(cls, key)
        self.label = label
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (Choice, (str.__str__(self), self.label))

    def __str__(self) -> str:
        return self.label

    def __html__(self) -> str:
        return _escape(self.label)


class YesNo(int):
    """An answer to a yes/no question: true or false, printing that question's own pair."""

    answer: str

    def __new__(cls, value: bool, answer: str) -> YesNo:
        """Return `value`, printing as `answer`."""
        self = super().__new__(cls, value)
        self.answer = answer
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (YesNo, (bool(self), self.answer))

    def __str__(self) -> str:
        return self.answer


class Text(str):
    """Text in a language of its own, where that is not the document's."""

    __slots__ = ("language",)
    language: Language

    def __new__(cls, value: str, language: Language) -> Text:
        """Return `value`, which is written in `language`."""
        self = super().__new__(cls, value)
        self.language = language
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (Text, (str.__str__(self), self.language))


class Missing(ChainableUndefined):
    """What the case does not say at `path`: false, without items, and printed as `shown`.

    A subclass of Jinja's undefined, so that `is defined` and `default(…)` treat it as absent.
    Reading on below it gives another `Missing` with the longer path.
    """

    __slots__ = ("_ask", "_path")

    def __init__(self, path: str, ask: Callable[[str], str]) -> None:
        super().__init__(name=path)
        self._path = path
        self._ask = ask

    def __str__(self) -> str:
        return self._ask(self._path)

    def __html__(self) -> str:
        return _escape(str(self))

    def __getattr__(self, name: str) -> Missing:
        if name.startswith("__"):
            raise AttributeError(name)
        return Missing(f"{self._path}.{name}", self._ask)

    def __getitem__(self, name: object) -> Missing:  # type: ignore[override]
        return Missing(f"{self._path}.{name}", self._ask)


def state_of(missing: Missing) -> State:
    """Return the state of the document that `missing` is missing from."""
    return getattr(missing._ask, "state", State.FINAL)


class Record(dict[str, Any]):
    """A mapping of the case file that knows its `path`, and prints as its name where it has one.

    Reading a key that is not there gives a `Missing`. Its repr shows the path alone.
    """

    __slots__ = ("_ask", "_path")

    def __init__(
        self, values: Mapping[str, Any], *, path: str = "", ask: Callable[[str], str] = lambda _: ""
    ) -> None:
        super().__init__(values)
        self._path = path
        self._ask = ask

    def __missing__(self, key: str) -> Missing:
        return Missing(f"{self._path}.{key}" if self._path else key, self._ask)

    def __str__(self) -> str:
        name = self.get("name")
        return self._ask(self._path) if name is None else str(name)

    def __html__(self) -> str:
        return _escape(str(self))

    def __repr__(self) -> str:
        return f"<Record {self._path or 'case'}>"


def _escape(text: str) -> str:
    return text.translate(_XML)


_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})
