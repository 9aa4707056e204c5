"""A row of a list as a template sees it: just as an item of the case would be."""

from __future__ import annotations

from typing import Any

import pytest
from case_files import case_of

from docgen.cases import Case, build_context
from docgen.cases.list_rows import RowConverter, complete_values
from docgen.catalogue import Library
from docgen.language import Language

MOTHER = {"name": "Nia Ffug", "address": "1 Heol Ffug", "language": "cy"}
SUBJECT = {"full_name": "Gwion Ffug", "address": "2 Heol Ffug"}
CONTACT = {"relationship_of_subject": "son"}


@pytest.fixture
def case(library: Library) -> Case:
    people: dict[str, Any] = {"mother": MOTHER}
    contacts = [{"person": "mother", **CONTACT}]
    return case_of(library, people=people, subject=SUBJECT, family={"contacts": contacts})


def converted(case: Case, language: Language = Language.EN, **values: object) -> Any:
    """Return the record of the row that says `values`, where `__` stands for a point."""
    info = case.schema.find("family.contacts[]")
    assert info is not None
    said = {path.replace("__", "."): value for path, value in values.items()}
    return RowConverter(case, language, info).convert(said)[0]


def test_a_row_is_what_the_same_item_of_the_case_is(case: Case) -> None:
    said = {f"person__{name}": value for name, value in MOTHER.items()}
    row = converted(case, **said, **CONTACT)
    item = build_context(case, Language.EN).roots["family"]["contacts"][0]
    assert dict(row) == dict(item)


def test_an_id_leads_to_the_person_and_the_row_has_the_last_word(case: Case) -> None:
    row = converted(case, person="mother", person__language="en", **CONTACT)
    assert (str(row["name"]), row["language"]) == ("Nia Ffug", "en")


def test_a_choice_prints_in_the_language_of_the_letter(case: Case) -> None:
    row = converted(case, Language.CY, person__name="Nia", **CONTACT)
    assert str(row["relationship_of_subject"]) == "mab"


def test_a_letter_to_the_subject_goes_to_the_subject(case: Case) -> None:
    row = converted(case, relationship_of_subject="self")
    assert str(row["name"]) == "Gwion Ffug"


def test_a_text_in_one_language_is_noted(case: Case) -> None:
    info = case.schema.find("family.contacts[]")
    assert info is not None
    values = {"person.name": "Nia", "person.designation": {"en": "Nurse"}, **CONTACT}
    assert RowConverter(case, Language.CY, info).convert(values)[1] == (
        "family.contacts[].person.designation",
    )


def test_what_the_case_knows_of_somebody_fills_in_the_row(case: Case) -> None:
    values = complete_values(case, {"person": "mother", "person.language": "en"})
    assert values["person.address"] == "1 Heol Ffug"
    assert values["person.language"] == "en"
