"""A case file in; every fact of it that points to a person out, with its path and whose it is.

Names, dates of birth and death, addresses, telephone numbers and e-mail addresses come from the
register of people; whatever looks like a number of a person (an NHS number, a crime number, a
postcode) is taken from anywhere in the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import Any

from docgen.release.aliases import other_names
from docgen.release.folding import letters_of
from docgen.release.schools import schools_in


class Kind(StrEnum):
    """What a fact is, in the words of a message."""

    NAME = "name"
    INITIALS = "initials"
    BIRTH = "date of birth"
    DEATH = "date of death"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "telephone number"
    EMAIL = "e-mail address"
    NUMBER = "case number"
    SCHOOL = "school or service"


class Role(StrEnum):
    """What somebody is to the case."""

    SUBJECT = "subject"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    REVIEWER = "reviewer"
    PANEL_CHAIR = "panel_chair"
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; `path` is where the case file gives it, `person` an id of the register."""

    kind: Kind
    value: str = field(repr=False)
    path: str
    role: Role
    person: str = ""


POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s{0,3}\d[A-Z]{2}\b", re.I)
EMAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.])(?:\+?44|0)[\s()0]{0,5}\d(?:[\s().-]{0,2}\d){7,9}(?!\d)")
#: An NHS number (3-3-4), a police crime or case number, a National Insurance number, a court's.
NUMBER = re.compile(
    r"(?<!\d)\d{3}[ -]\d{3}[ -]\d{4}(?!\d)|\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b"
    r"|\b\d{6,}/\d{2}\b|\b[A-Z]{2,4}\d{2}[A-Z]\d{5,}\b|(?<!\d)\d{9,12}(?!\d)"
)
#: Letters and five figures or more: `MB/0425/25`, `CL-77120-26`, `DF0093417`.
_LETTERED = re.compile(r"\b(?P<number>[A-Z]{1,5}[-/]?(?=(?:[-/]?\d){5})\d{2,}(?:[-/]\d{2,})*)\b")
#: What is called a number, a log or a file: `incident 88213407`, `rhif ffeil 4471/25`.
_CALLED = re.compile(
    r"\b(?:ref|reference|claim|incident|occurrence|crime|log|case|file|number|no|record|URN|UPN|"
    r"rhif|cyfeirnod|ffeil|achos|digwyddiad)\b[.:#]?\s+(?:(?:number|no|rhif|is|was|yw|oedd)\b[.:]?\s+)?"
    r"(?P<number>[A-Z]{0,5}[-/]?(?=(?:[-/*]?\d){5})\d[\d/*-]*\d)(?![\w/-])",
    re.I,
)
_DATE = re.compile(r"\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{4}-\d\d-\d\d")
_SCHOOL = re.compile(
    r"\b(?:Ysgol|School|Coleg|College|Nursery|Meithrin(?:fa)?|Academy|Academi|Surgery|Meddygfa|"
    r"Practice|Hospital|Ysbyty|Hospice|Care Home|Nursing Home|Cartref|Clinic|Clinig|Hostel|"
    r"Playgroup|"
    r"Cylch|Canolfan|Centre|Refuge|Lodge|Uned|Ward)\b"
)
#: Where the case tells of the subject's life, and not of meetings, training and the board.
_TOLD = (
    "case.", "event.", "relations[", "agencies[", "referral.", "chronology", "history", "family.",
)  # fmt: skip
_PICTURE = re.compile(r"data:[^)\s]+")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def gather_facts(data: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Return the facts of the case `data`, as the case file has them, in its order."""
    roles = _roles(data)
    found = [*_subject(data.get("subject") or {}), *_relations(data, roles)]
    for person, record in (data.get("people") or {}).items():
        if isinstance(record, Mapping):
            role = roles.get(person, Role.PROFESSIONAL)
            found += _of_person(record, f"people.{person}", role, person)
    case = data.get("case") or {}
    known = {fact.value for fact in found} | set(texts_of(case.get("ref")))
    return tuple(dict.fromkeys([*found, *_anywhere(data, known)]))


def _roles(data: Mapping[str, Any]) -> Mapping[str, Role]:
    """Return what each person of the register is; the family's part outweighs every other."""
    panel = data.get("panel") or {}
    chair = (panel.get("chair") or {}).get("person")
    roles = {str(chair): Role.PANEL_CHAIR} if chair else {}
    roles |= dict.fromkeys(_persons(data.get("reviewers")), Role.REVIEWER)
    family = data.get("family") or {}
    relatives = (*_persons(family.get("contacts")), *_persons(data.get("relations")))
    return MappingProxyType(roles | dict.fromkeys(relatives, Role.FAMILY))


def _persons(rows: object) -> Iterator[str]:
    for row in rows if isinstance(rows, Sequence) else ():
        if isinstance(row, Mapping) and row.get("person"):
            yield str(row["person"])


def _subject(subject: Mapping[str, Any]) -> Iterator[Fact]:
    role = Role.SUBJECT
    if subject.get("full_name"):
        yield Fact(Kind.NAME, str(subject["full_name"]), "subject.full_name", role, "subject")
    if subject.get("initials"):
        yield Fact(Kind.INITIALS, str(subject["initials"]), "subject.initials", role, "subject")
    if subject.get("dob"):
        yield Fact(Kind.BIRTH, str(subject["dob"]), "subject.dob", role, "subject")
    yield from _salutation(subject, "subject", role, "subject")
    yield from _addresses(subject.get("address"), "subject.address", role, "subject")
    for number, address in enumerate(subject.get("previous_addresses") or ()):
        path = f"subject.previous_addresses[{number}]"
        yield from _addresses(address, path, role, "subject")


def _relations(data: Mapping[str, Any], roles: Mapping[str, Role]) -> Iterator[Fact]:
    for number, row in enumerate(data.get("relations") or ()):
        person = str(row.get("person", ""))
        role = roles.get(person, Role.FAMILY)
        for key, kind in (("dob", Kind.BIRTH), ("date_of_death", Kind.DEATH), ("dod", Kind.DEATH)):
            if row.get(key):
                yield Fact(kind, str(row[key]), f"relations[{number}].{key}", role, person)
        path = f"relations[{number}].details"
        told = (name for text in texts_of(row.get("details")) for name in other_names(text))
        yield from (Fact(Kind.NAME, name, path, role, person) for name in dict.fromkeys(told))


def _of_person(record: Mapping[str, Any], path: str, role: Role, person: str) -> Iterator[Fact]:
    if record.get("name"):
        yield Fact(Kind.NAME, str(record["name"]), f"{path}.name", role, person)
    yield from _salutation(record, path, role, person)
    yield from _addresses(record.get("address"), f"{path}.address", role, person)
    if record.get("phone"):
        yield Fact(Kind.PHONE, str(record["phone"]), f"{path}.phone", role, person)
    if record.get("email"):
        yield Fact(Kind.EMAIL, str(record["email"]), f"{path}.email", role, person)
    if record.get("dob"):
        yield Fact(Kind.BIRTH, str(record["dob"]), f"{path}.dob", role, person)


def _salutation(record: Mapping[str, Any], path: str, role: Role, person: str) -> Iterator[Fact]:
    """Yield what somebody is addressed by, which may be a nickname."""
    for words in dict.fromkeys(texts_of(record.get("salutation"))):
        yield Fact(Kind.NAME, words, f"{path}.salutation", role, person)


def _addresses(value: object, path: str, role: Role, person: str) -> Iterator[Fact]:
    for text in dict.fromkeys(texts_of(value)):
        yield Fact(Kind.ADDRESS, text, path, role, person)
        for found in POSTCODE.finditer(text):
            yield Fact(Kind.POSTCODE, found[0], path, role, person)
        for line in re.split(r"[\n,]", text):
            if _SCHOOL.search(line):
                yield Fact(Kind.SCHOOL, line.strip(), path, role, person)


def texts_of(value: object) -> Iterator[str]:
    """Yield the texts of a value that is a text, or one for each language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for text in value.values() if isinstance(text, str))


def _anywhere(data: Mapping[str, Any], known: set[str]) -> Iterator[Fact]:
    """Yield the numbers and addresses that stand in the case's other texts."""
    patterns = (
        (EMAIL, Kind.EMAIL),
        (PHONE, Kind.PHONE),
        (POSTCODE, Kind.POSTCODE),
        (NUMBER, Kind.NUMBER),
    )
    for path, text in walk_texts(data):
        if path.startswith(("people.", "subject.", "derived.", "case.ref")) or text in known:
            continue
        text = _PICTURE.sub("", text)
        for expression, kind in patterns:
            for found in expression.finditer(text):
                yield Fact(kind, found[0], path, Role.SUBJECT, "subject")
        if path.startswith(_TOLD):
            yield from _told(text, path, known)


def _told(text: str, path: str, known: set[str]) -> Iterator[Fact]:
    """Yield the schools and the numbers that the case tells of; guidance and reports have theirs.

    The case's own reference stands on what goes out, and in the names of files.
    """
    own = {letters_of(one) for one in known}
    for found in chain(_CALLED.finditer(text), _LETTERED.finditer(text)):
        number = found["number"]
        if not _DATE.fullmatch(number) and letters_of(number) not in own:
            yield Fact(Kind.NUMBER, number, path, Role.SUBJECT, "subject")
    for school in schools_in(text):
        yield Fact(Kind.SCHOOL, school, path, Role.SUBJECT, "subject")


def walk_texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text below `value` with its path."""
    if isinstance(value, str):
        if not _DAY.fullmatch(value):
            yield path, value
    elif isinstance(value, Mapping):
        for key, below in value.items():
            yield from walk_texts(below, f"{path}.{key}" if path else str(key))
    elif isinstance(value, Sequence):
        for number, below in enumerate(value):
            yield from walk_texts(below, f"{path}[{number}]")
