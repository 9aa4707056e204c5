"""Plain values of a case in; the values that a template prints out, in one language.

Done once for a case and a language. A reference becomes the record that it refers to; a record that
is somebody in a role (the chair, a reviewer) answers with the person's own name and telephone
number, and one of an agency with the agency's name, unless it gives its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from docgen.cases.case import Case
from docgen.cases.derived.people import SELF, as_person
from docgen.cases.derived.times import as_time, time_style_of
from docgen.cases.validation import read_moment
from docgen.language import Language
from docgen.language.dates import format_date, format_partial_date
from docgen.language.relations import find_relation, relation_word
from docgen.language.times import (
    DEFAULT_TIME_STYLE,
    TimeStyle,
    format_moment,
    format_time,
)
from docgen.model.chapters import Chapter
from docgen.model.fields import FieldInfo, FieldKind
from docgen.model.values import Choice, Day, Record, Text, Time, YesNo


@dataclass(frozen=True, slots=True, eq=False)
class Registers:
    """Whom and what a case may refer to, with the fields of each."""

    people: Mapping[str, Any]
    person: FieldInfo | None
    agencies: Mapping[str, Any]
    agency: FieldInfo | None


@dataclass(slots=True, eq=False)
class Converter:
    """Makes the values of one case in one `language`.

    `written_in` is the language of the case's plain texts. `lacking` are the paths of texts that
    are not there in the wanted language, in the order in which they were met.
    """

    language: Language
    written_in: Language
    registers: Registers
    subject: Mapping[str, Any]
    time_style: TimeStyle = DEFAULT_TIME_STYLE
    is_northern: bool = False
    lacking: list[str] = field(default_factory=list)

    def convert(self, info: FieldInfo, value: object, path: str) -> object:
        """Return `value` of the field `info` as a template prints it; `path` is its own."""
        return _CONVERSIONS[info.kind](self, info, value, path)

    def record(self, info: FieldInfo, value: object, path: str) -> Record:
        """Return the record at `path`, answering also for its person or its agency."""
        given: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
        own = {
            name: self.convert(child, given[name], f"{path}.{name}" if path else name)
            for name, child in info.children.items()
            if given.get(name) is not None
        }
        if given.get("relationship_of_subject") == SELF and "person" not in own:
            own["person"] = self._subject_as_person(f"{path}.person")
        for role in ("person", "agency"):
            if isinstance(below := own.get(role), Record) and role in info.children:
                own = {**{k: v for k, v in below.items() if k not in own}, **own}
        return Record(own, path=path)

    def list(self, info: FieldInfo, value: object, path: str) -> list[object]:
        """Return the items of the list at `path`."""
        items = value if isinstance(value, list) and info.item else []
        item = info.item or info
        return [self.convert(item, below, f"{path}[{i}]") for i, below in enumerate(items)]

    def register(self, info: FieldInfo, value: object, path: str) -> Record:
        """Return the register at `path`; the ids stay out of paths, since they may be names."""
        given: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
        return Record({k: self._entry(info, k, v, path) for k, v in given.items()}, path=path)

    def text(self, info: FieldInfo, value: object, path: str) -> object:
        """Return a text in the language, or, marked as such, in the other one."""
        if not isinstance(value, Mapping):
            typed = value if isinstance(value, str) and info.bilingual else ""
            if day := format_partial_date(typed, self.language):
                return day
            is_other = info.bilingual and not info.serves_both
            is_other = is_other and self.written_in is not self.language
            return self._other(value, self.written_in, path) if is_other else _words(value)
        if wanted := value.get(self.language.value):
            return _words(wanted)
        other = Language.EN if self.language is Language.CY else Language.CY
        return self._other(value.get(other.value) or "", other, path)

    def choice(self, info: FieldInfo, value: object, path: str) -> Choice:
        """Return a choice with its label."""
        key = str(value)
        label = info.labels[key][self.language] if key in info.labels else key
        is_relation = self.is_northern and ".relationship_" in path
        if is_relation and self.language is Language.CY and find_relation(label):
            label = relation_word(label, self.language, northern=True)
        return Choice(key, label)

    def yes_no(self, info: FieldInfo, value: object, _: str) -> YesNo:
        """Return an answer with the words of its own question."""
        answers = info.yes_no
        said = bool(value)
        return YesNo(said, answers[0 if said else 1][self.language] if answers else str(said))

    def day(self, _: FieldInfo, value: object, __: str) -> Day:
        """Return a day as a letter writes it."""
        day = date.fromisoformat(str(value))
        return Day(day, format_date(day, self.language))

    def time(self, _: FieldInfo, value: object, __: str) -> object:
        """Return a time of day as the board writes it."""
        moment = as_time(value)
        return Time(moment, format_time(moment, self.language, self.time_style)) if moment else ""

    def moment(self, _: FieldInfo, value: object, path: str) -> Record:
        """Return a date, `.date`, with the `.time` on it where that is known; both when printed."""
        day, moment = read_moment(str(value))
        words = format_date(day, self.language)
        parts: dict[str, object] = {"name": words, "date": Day(day, words)}
        if moment is not None:
            parts["name"] = format_moment(day, moment, self.language, self.time_style)
            parts["time"] = Time(moment, format_time(moment, self.language, self.time_style))
        return Record(parts, path=path)

    def person(self, _: FieldInfo, value: object, path: str) -> Record:
        """Return the person whose id is `value`."""
        info, people = self.registers.person, self.registers.people
        return self.record(info, people.get(str(value)), path) if info else Record({}, path=path)

    def agency(self, _: FieldInfo, value: object, path: str) -> Record:
        """Return the agency whose id is `value`, which answers to `.id` besides."""
        info, agencies = self.registers.agency, self.registers.agencies
        fields = self.record(info, agencies.get(str(value)), path) if info else {}
        return Record({"id": str(value), **fields}, path=path)

    def _entry(self, info: FieldInfo, key: str, value: object, path: str) -> object:
        known, any_entry = len(self.lacking), f"{path}.*"
        entry = self.convert(info.item or info, value, any_entry)
        # here alone the id is needed, to find the line; it is put back to a star in every message
        told = self.lacking[known:]
        self.lacking[known:] = [p.replace(any_entry, f"{path}.{key}", 1) for p in told]
        return entry

    def _subject_as_person(self, path: str) -> Record:
        """Return the subject as somebody to write to."""
        info = self.registers.person
        given = as_person(self.subject)
        return self.record(info, given, path) if info else Record({}, path=path)

    def _other(self, value: object, language: Language, path: str) -> Text | Chapter:
        self.lacking.append(path)
        if isinstance(value, Chapter):
            return value.written_in(language)
        return Text(str(value), language)


def people_of(case: Case) -> dict[str, Any]:
    """Return everybody whom `case` may name, by id: the board's people and its own."""
    return {**(case.board.get("people") or {}), **(case.data.get("people") or {})}


def converter_for(case: Case, language: Language, people: Mapping[str, Any]) -> Converter:
    """Return what makes the values of `case` in `language`, where ids are those of `people`."""
    register = case.board_schema.find("agency_register")
    registers = Registers(
        people,
        case.schema.find("people.*"),
        case.board.get("agency_register") or {},
        register.item if register else None,
    )
    return Converter(
        language,
        case.language,
        registers,
        case.data.get("subject") or {},
        time_style_of(case.board),
        case.board.get("dialect") == "north",
    )


def _words(value: object) -> str:
    return value if isinstance(value, Chapter) else str(value)


def _number(_: Converter, __: FieldInfo, value: object, ___: str) -> object:
    return value


_CONVERSIONS: Mapping[FieldKind, Callable[[Converter, FieldInfo, object, str], object]] = {
    FieldKind.RECORD: Converter.record,
    FieldKind.LIST: Converter.list,
    FieldKind.REGISTER: Converter.register,
    FieldKind.TEXT: Converter.text,
    FieldKind.CHOICE: Converter.choice,
    FieldKind.YES_NO: Converter.yes_no,
    FieldKind.NUMBER: _number,
    FieldKind.DAY: Converter.day,
    FieldKind.TIME: Converter.time,
    FieldKind.MOMENT: Converter.moment,
    FieldKind.PERSON: Converter.person,
    FieldKind.AGENCY: Converter.agency,
}
