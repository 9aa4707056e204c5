"""The fields of a recipient in; the columns of a list out, each with all names it may go by.

A heading is matched without case, spaces, hyphens, underscores and accents, in English or in Welsh:
*Date of Letter*, *date_of_letter* and *DYDDIAD-Y-LLYTHYR* may all be one field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from docgen.language import Language
from docgen.model import Condition, Entry, FieldInfo, FieldKind, Wording
from docgen.recipients.table import Row, letter, plain

# what stands between a heading's two names, where it has one in each language
_BOTH_NAMES = re.compile(r"[/|\n()]")


def _no_choices() -> Mapping[str, Wording]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column that a list may have.

    `path` is the field's, within the recipient; several columns may give parts of one field: the
    lines of an address, a text in each language. `names` are further headings it goes by.
    """

    name: str
    path: str
    kind: FieldKind
    title: Wording
    required: bool = False
    when: Condition | None = None
    choices: Mapping[str, Wording] = field(default_factory=_no_choices)
    language: Language | None = None
    part: int | None = None
    is_long: bool = False
    is_shown: bool = True
    example: object = None
    names: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Return what a message calls the column."""
        return self.title.en or self.name

    def titles(self) -> tuple[str, ...]:
        """Return what the column is called in each language."""
        return (self.title.en, self.title.cy)

    def headings(self) -> tuple[str, ...]:
        """Return all names that the column goes by."""
        return (self.name, *self.titles(), *self.names)


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """All columns that the lists of one form may have, by their headings."""

    all: tuple[Column, ...]
    by_name: Mapping[str, Column] = field(repr=False)

    def find(self, heading: object) -> Column | None:
        """Return the column that goes by `heading`, or None; of `Enw / Name` both must say it."""
        if not isinstance(heading, str):
            return None
        if known := self.by_name.get(plain(heading)):
            return known
        found = {
            self.by_name.get(plain(part)) for part in _BOTH_NAMES.split(heading) if plain(part)
        }
        return found.pop() if len(found) == 1 else None

    def is_known(self, heading: object) -> bool:
        """Return whether a cell holds the name of a column."""
        return self.find(heading) is not None

    def match(self, headings: Row) -> dict[int, Column]:
        """Return the columns of a heading row by their place, from 0."""
        found = {place: self.find(heading) for place, heading in enumerate(headings)}
        return {place: column for place, column in found.items() if column is not None}


def lay_columns(columns: Iterable[Column]) -> Columns:
    """Return `columns` by name; where two go by one name, the first has it."""
    laid = tuple(_told_apart(columns))
    by_name: dict[str, Column] = {}
    # a field's own name and titles come before what another is also called
    ranks = (lambda one: (one.name,), Column.titles, Column.headings)
    for names in ranks:
        for column in laid:
            for heading in filter(None, map(plain, names(column))):
                by_name.setdefault(heading, column)
    return Columns(laid, MappingProxyType(by_name))


def _told_apart(columns: Iterable[Column]) -> Iterator[Column]:
    """Return `columns`, those titled like an earlier one with their name beside the title."""
    seen: set[str] = set()
    for column in columns:
        if seen.intersection(map(plain, filter(None, column.titles()))):
            title = Wording(*(f"{one} ({column.name})" for one in column.titles()))
            column = replace(column, title=title)
        seen.update(map(plain, column.titles()))
        yield column


REFERENCE = Column(
    "reference",
    "",
    FieldKind.TEXT,
    Wording("Reference", "Cyfeirnod"),
    example="EXAMPLE",
    names=("ref", "id", "number", "no", "cyf", "rhif"),
)
HOUSEHOLD = Column(
    "household",
    "",
    FieldKind.TEXT,
    Wording("Household", "Aelwyd"),
    is_shown=False,
    names=("household id", "cartref"),
)
#: What the workbook of faulty rows adds; passed over when it is given back.
WHY = Column(
    "what_is_wrong",
    "",
    FieldKind.TEXT,
    Wording("What is wrong", "Beth sydd o'i le"),
    is_shown=False,
)
OWN = (REFERENCE, HOUSEHOLD, WHY)

_ADDRESS_LINES = 7
_NAME_PARTS = (
    ("honorific", Wording("Title", "Teitl")),
    ("first_name", Wording("First name", "Enw cyntaf")),
    ("last_name", Wording("Last name", "Cyfenw")),
)
_MORE_NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("full name", "recipient", "enw llawn", "derbynnydd"),
    "address": ("postal address", "cyfeiriad post"),
    "email": ("email address", "mail", "cyfeiriad ebost", "cyfeiriad e-bost"),
    "phone": ("phone number", "telephone", "tel", "mobile", "ffôn", "rhif ffôn", "rhif"),
    "language": ("preferred language", "language preference", "iaith", "dewis iaith"),
    "salutation": ("dear", "annwyl", "greeting"),
    "designation": ("role", "job title", "post", "rôl", "teitl swydd"),
}
# what a language is called in each, and its code
_TONGUES = {
    Language.EN: ("english", "saesneg", "en"),
    Language.CY: ("welsh", "cymraeg", "cy"),
}


def columns_of(
    info: FieldInfo, path: str, title: Wording, *, names: Sequence[str] = ()
) -> list[Column]:
    """Return the columns for the field `info` at `path` of a recipient; none for records, lists.

    A text that may differ in the two languages has a column for both, and one for each.
    """
    if info.kind in (FieldKind.RECORD, FieldKind.LIST, FieldKind.REGISTER):
        return []
    shown = info.entry not in (Entry.DERIVED, Entry.OUTSIDE, Entry.FIXED)
    also = (path, *names, *_MORE_NAMES.get(info.name, ()))
    column = Column(
        info.name,
        path,
        info.kind,
        title,
        choices=dict(zip(("yes", "no"), info.yes_no, strict=True)) if info.yes_no else info.labels,
        is_long=info.markdown or info.name == "address",
        is_shown=shown,
        example=info.example,
        names=also,
    )
    if not info.bilingual or info.serves_both:
        return [column]
    return [column, *(_in_language(column, language, also) for language in Language)]


def part_columns(info: FieldInfo, path: str) -> list[Column]:
    """Return columns that give the field at `path` in parts, as lists often do."""
    if info.name == "address":
        return [_line(path, number) for number in range(1, _ADDRESS_LINES + 1)] + _places(path)
    if info.name == "name":
        return [
            Column(name, path, FieldKind.TEXT, title, part=number, is_shown=False)
            for number, (name, title) in enumerate(_NAME_PARTS)
        ]
    return []


def place_name(place: int, column: Column) -> str:
    """Return what a message calls a column of the list: `column C (Address)`."""
    return f"column {letter(place)} ({column.label})"


def _in_language(column: Column, language: Language, also: Sequence[str]) -> Column:
    words = _TONGUES[language]
    plains = [column.name, column.title.en, column.title.cy, *also]
    names = tuple(f"{name} {word}" for name in plains if name for word in words)
    english, welsh = words[0].capitalize(), words[1].capitalize()
    title = Wording(f"{column.title.en} ({english})", f"{column.title.cy} ({welsh})")
    return Column(
        f"{column.name}_{language}",
        column.path,
        column.kind,
        title,
        language=language,
        is_long=column.is_long,
        is_shown=False,
        names=names,
    )


def _line(path: str, number: int) -> Column:
    title = Wording(f"Address line {number}", f"Llinell cyfeiriad {number}")
    names = (f"address {number}", f"cyfeiriad {number}", f"line {number}", f"llinell {number}")
    name = f"address_line_{number}"
    return Column(name, path, FieldKind.TEXT, title, part=number, is_shown=False, names=names)


def _places(path: str) -> list[Column]:
    named = (
        ("town", Wording("Town", "Tref"), ("city", "dinas", "post town")),
        ("county", Wording("County", "Sir"), ()),
        ("postcode", Wording("Postcode", "Cod post"), ("post code", "postal code")),
    )
    return [
        Column(
            name,
            path,
            FieldKind.TEXT,
            title,
            part=_ADDRESS_LINES + number,
            is_shown=False,
            names=names,
        )
        for number, (name, title, names) in enumerate(named, start=1)
    ]
