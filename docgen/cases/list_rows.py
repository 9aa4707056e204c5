"""The values of one row of a list in; the record that a template sees out, in one language.

A row says of somebody what an item of the case file would (`relationship_of_subject`) and, below
`person.`, what an entry of `people` would. It prints in just the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.cases.case import Case
from docgen.cases.conversion import converter_for, people_of
from docgen.cases.derived.people import SELF, as_person, relation_and_name
from docgen.language import Language
from docgen.model import FieldInfo, FieldKind, Record

# an id that no case file can have
_ROW = "\0row"
_RELATION = "relationship_of_subject"
_NAMING = "relation_and_name"


class RowConverter:
    """Makes the records of the rows of one list, whose items are as `info` says."""

    def __init__(self, case: Case, language: Language, info: FieldInfo) -> None:
        self._case = case
        self._info = info
        self._people: dict[str, Any] = {**people_of(case), _ROW: {}}
        self._converter = converter_for(case, language, self._people)

    def convert(self, values: Mapping[str, object]) -> tuple[Record, tuple[str, ...]]:
        """Return the record for the `values` by path, and the paths of texts in one language."""
        self._converter.lacking.clear()
        own, person = _split(values)
        if self._info.kind is FieldKind.RECORD and (person or "person" in own):
            known = self._people.get(str(own.get("person")), {})
            self._people[_ROW] = {**known, **person}
            own["person"] = _ROW
        record = self._converter.record(self._info, own, self._info.path)
        self._name_subject(record, own)
        return record, tuple(dict.fromkeys(self._converter.lacking))

    def _name_subject(self, record: Record, own: Mapping[str, object]) -> None:
        """Put what a letter calls the subject on the record of a contact, as the case would."""
        info = self._case.schema.find(f"derived.{_NAMING}")
        if info is None or _RELATION not in own:
            return
        if words := relation_and_name(self._case.facts, own):
            record.setdefault(_NAMING, self._converter.convert(info, words, info.path))


def complete_values(case: Case, values: dict[str, object]) -> dict[str, object]:
    """Return `values` with what the case knows of whom they name: an id, or the subject."""
    if isinstance(who := values.get("person"), str):
        known = case.facts.person(who)
    elif values.get(_RELATION) == SELF:
        known = as_person(case.data.get("subject") or {})
    else:
        return values
    return {**{f"person.{name}": value for name, value in known.items()}, **values}


def _split(values: Mapping[str, object]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the values say of the item, and what of the person."""
    own: dict[str, Any] = {}
    person: dict[str, Any] = {}
    for path, value in values.items():
        head, dot, name = path.partition(".")
        if dot and head == "person":
            person[name] = value
        elif not dot:
            own[path] = value
    return own, person
