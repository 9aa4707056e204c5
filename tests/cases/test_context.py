from __future__ import annotations

import copy
from datetime import date, time

import pytest
from case_files import case_of
from catalogue_specimens import CARD, TEXT, small_library

from docgen.cases import blank_case, build_context, read_case
from docgen.cases.context import find_value
from docgen.language import Language
from docgen.model import Missing, Record, Text

EN, CY = Language.EN, Language.CY
LETTER = {**CARD, "schema": {"type": "object", "properties": {"room": TEXT}}}
PEOPLE = {
    "a": {
        "name": "Ann Ash",
        "designation": {"en": "Chief", "cy": "Prif"},
        "agency": "police",
        "phone": "01443 484566",
    }
}


def roots(case, language=EN, **kw):
    return build_context(case, language, **kw).roots


def value(case, path, language=EN):
    return find_value(roots(case, language), path)


@pytest.mark.parametrize(("language", "words"), [(EN, "1 March 2026"), (CY, "1 Mawrth 2026")])
def test_a_date_is_a_day_that_prints_in_the_language(library, language, words):
    day = value(case_of(library, referral={"date": "2026-03-01"}), "referral.date", language)

    assert day == date(2026, 3, 1)
    assert str(day) == words


def test_a_time_is_printed_as_the_board_writes_it(library):
    moment = value(
        case_of(library, learning_events=[{"start_time": "14.30"}]), "learning_events[0].start_time"
    )

    assert moment == time(14, 30)
    assert str(moment) == "2.30pm"


def test_a_moment_has_its_date_and_its_time(library):
    events = [{"datetime": "2026-03-01 09:30"}]
    case = case_of(
        library, chronology={"agency_timelines": [{"agency": "police", "events": events}]}
    )
    moment = value(case, "chronology.agency_timelines[0].events[0].datetime", CY)

    assert moment["date"] == date(2026, 3, 1)
    assert moment["time"] == time(9, 30)
    assert "1 Mawrth 2026" in str(moment)


def test_a_moment_may_be_a_day_without_a_time(library):
    timelines = [{"agency": "police", "events": [{"datetime": "2026-03-01"}]}]
    case = case_of(library, chronology={"agency_timelines": timelines})
    moment = value(case, "chronology.agency_timelines[0].events[0].datetime", CY)

    assert str(moment) == "1 Mawrth 2026"
    assert not moment["time"]


@pytest.mark.parametrize(("language", "label"), [(EN, "Concise"), (CY, "Cryno")])
def test_a_choice_compares_by_key_and_prints_its_label(library, language, label):
    choice = value(case_of(library, review={"type": "concise"}), "review.type", language)

    assert choice == "concise"
    assert str(choice) == label


@pytest.mark.parametrize(("language", "answer"), [(EN, "No"), (CY, "Nac ydy")])
def test_an_answer_is_truthy_or_falsy_and_prints_its_own_pair(library, language, answer):
    said = value(case_of(library, checklist={"died": False}), "checklist.died", language)

    assert not said
    assert str(said) == answer


def test_a_reference_is_the_person_it_refers_to(library):
    referrer = value(
        case_of(library, people=PEOPLE, referral={"referrer": "a"}), "referral.referrer", CY
    )

    assert str(referrer) == "Ann Ash"
    assert str(referrer["agency"]) == "Heddlu"
    assert referrer["designation"] == "Prif"
    assert repr(referrer) == "<Record referral.referrer>"


def test_somebody_in_a_role_answers_with_what_the_register_says(library):
    chair = value(
        case_of(library, people=PEOPLE, panel={"chair": {"person": "a", "independent": True}}),
        "panel.chair",
    )

    assert str(chair) == chair["name"] == "Ann Ash"
    assert chair["phone"] == "01443 484566"
    assert chair["independent"]


def test_what_a_role_says_itself_wins_over_the_register(library):
    invitees = [{"person": "a", "agency": "education"}]
    case = case_of(library, people=PEOPLE, learning_events=[{"invitees": invitees}])

    assert str(value(case, "learning_events[0].invitees[0].agency")) == "Education"


def test_an_agency_answers_with_its_name_and_its_id(library):
    case = case_of(library, agencies=[{"agency": "police", "involved": True}])

    assert value(case, "agencies[0].name", CY) == "Heddlu"
    assert value(case, "agencies[0].agency.id") == "police"


def test_a_contact_who_is_the_subject_answers_with_the_subjects_name(library):
    case = case_of(
        library,
        subject={"full_name": "Aled", "salutation": {"en": "Aled", "cy": "Aled"}},
        family={"contacts": [{"relationship_of_subject": "self"}]},
    )

    assert value(case, "family.contacts[0].name") == "Aled"
    assert value(case, "family.contacts[0].person.salutation") == "Aled"


def test_every_root_name_is_always_there(library):
    context = roots(blank_case(library))
    wanted = set(library.case_schema.root.children) - {"reviews"} | {"board"}

    assert set(context) == wanted
    assert context["reviewers"] == []
    assert context["panel"] == {}


def test_what_is_absent_is_missing_with_its_path_and_prints_what_is_asked(library):
    context = roots(case_of(library), ask=lambda path: f"<{path}>")

    assert isinstance(context["panel"]["chair"]["phone"], Missing)
    assert str(context["panel"]["chair"]["phone"]) == "<panel.chair.phone>"
    assert not context["referral"]["date"]


def test_what_a_person_lacks_is_missing_where_the_person_is_named(library):
    case = case_of(library, people=PEOPLE, reviewers=[{"person": "a"}])
    context = roots(case, ask=lambda path: f"<{path}>")

    assert str(context["reviewers"][0]["email"]) == "<reviewers[0].email>"
    assert str(context["reviewers"][0]["person"]["email"]) == "<reviewers[0].person.email>"


def test_the_id_of_a_person_stands_in_no_path(library):
    context = roots(case_of(library, people={"jane-doe": {"name": "x"}}), ask=str)

    assert "jane" not in str(context["people"]["jane-doe"]["phone"])


def test_a_text_in_both_languages_is_plain_text_in_each(library):
    case = case_of(library, referral={"rationale": {"en": "why", "cy": "pam"}})

    assert type(value(case, "referral.rationale", CY)) is str
    assert value(case, "referral.rationale", CY) == "pam"
    assert build_context(case, CY).problems == ()


def test_a_text_without_its_welsh_is_marked_as_english_and_told(library):
    case = case_of(library, referral={"rationale": {"en": "why"}})
    text = value(case, "referral.rationale", CY)
    (problem,) = build_context(case, CY).problems

    assert isinstance(text, Text)
    assert (text, text.language) == ("why", EN)
    assert (problem.code, problem.where.path) == ("no-welsh-text", "referral.rationale")
    assert problem.where.line == 5


def test_a_text_without_its_english_is_told_for_the_english_document(library):
    case = case_of(library, referral={"rationale": {"cy": "pam"}})

    assert [p.code for p in build_context(case, EN).problems] == ["no-english-text"]
    assert build_context(case, CY).problems == ()


def test_a_plain_long_text_is_in_the_cases_language(library):
    case = case_of(library, referral={"rationale": "why"})

    assert type(value(case, "referral.rationale", EN)) is str
    assert value(case, "referral.rationale", CY).language is EN


def test_what_the_register_of_people_lacks_is_told_with_its_line(library):
    case = case_of(library, people={"zed": {"name": "x", "designation": "Chief"}})
    (problem,) = build_context(case, CY).problems

    assert (problem.where.path, problem.where.line) == ("people.*.designation", 7)


def test_what_is_worked_out_from_a_text_is_not_told_besides_it(library):
    case = case_of(library, recommendation={"rationale": "why"})

    assert [p.where.path for p in build_context(case, CY).problems] == ["recommendation.rationale"]


def test_each_document_has_containers_of_its_own(library):
    case = case_of(library, people=PEOPLE, reviewers=[{"person": "a"}])
    first, second = roots(case), roots(case)
    first["reviewers"].clear()
    first["panel"]["x"] = 1

    assert len(second["reviewers"]) == 1
    assert "x" not in second["panel"]


def test_a_document_has_the_day_on_which_it_is_made(library):
    context = roots(case_of(library), CY, today=date(2026, 3, 1))

    assert str(context["derived"]["today"]) == "1 Mawrth 2026"


def test_a_day_that_the_case_gives_stands(library):
    case = case_of(library, derived={"today": "2026-02-01"})

    assert roots(case, today=date(2026, 3, 1))["derived"]["today"] == date(2026, 2, 1)


def test_a_form_sees_what_the_case_says_for_it_alone(tmp_path):
    library = small_library(tmp_path, {"data_schemas/kit/letter.yaml": LETTER})
    case = read_case(b"case: {ref: x}\nform: {letter: {room: R1}}\n", library)

    assert roots(case, items={"form": "form.letter"})["form"]["room"] == "R1"
    assert roots(case, items={"form": "form.other"})["form"] == {}


def test_an_item_that_is_not_there_is_nothing(library):
    items = {"contact": "family.contacts[3]"}
    context = roots(case_of(library), items=items, ask=lambda path: f"<{path}>")

    assert not context["contact"]
    assert str(context["contact"]["phone"]) == "<family.contacts[3].phone>"


def test_the_items_of_a_form_are_roots_besides(library):
    case = case_of(library, people=PEOPLE, learning_events=[{"invitees": [{"person": "a"}]}])
    items = {"event": "learning_events[0]", "invitee": "learning_events[0].invitees[0]"}
    context = roots(case, items=items)

    assert str(context["invitee"]) == "Ann Ash"


def test_a_contact_is_told_what_the_subject_is_to_them(library):
    contacts = [{"person": "a", "relationship_of_subject": r} for r in ("son", "grandson", "self")]
    case = case_of(
        library, people=PEOPLE, subject={"full_name": "Aled"}, family={"contacts": contacts}
    )
    context = roots(case, CY, items={"contact": "family.contacts[1]"})

    assert context["family"]["contacts"][0]["relation_and_name"] == "mab, Aled"
    assert context["derived"]["relation_and_name"] == "ŵyr, Aled"
    assert "relation_and_name" not in roots(case)["derived"]
    assert "relation_and_name" not in context["family"]["contacts"][2]


def test_the_one_contact_of_a_case_needs_no_naming(library):
    contacts = [{"person": "a", "relationship_of_subject": "son"}]
    case = case_of(
        library, people=PEOPLE, subject={"full_name": "Aled"}, family={"contacts": contacts}
    )

    assert roots(case)["derived"]["relation_and_name"] == "son, Aled"


@pytest.mark.parametrize(("dialect", "word"), [("north", "nain"), ("south", "mam-gu")])
def test_the_board_chooses_the_word_for_a_grandmother(library, tmp_path, dialect, word):
    board = tmp_path / "board.yaml"
    board.write_text(f"dialect: {dialect}\n")
    text = (
        b"case: {ref: x, subject_type: child}\npeople: {a: {name: A}}\n"
        b"relations: [{person: a, relationship_to_subject: grandmother}]\n"
    )
    case = read_case(text, library, board=board)

    assert str(value(case, "relations[0].relationship_to_subject", CY)) == word


def test_a_context_is_made_from_the_case_and_leaves_it_as_it_was(library):
    case = case_of(library, people=PEOPLE, reviewers=[{"person": "a"}])
    before = copy.deepcopy(case.data)
    roots(case)

    assert case.data == before
    assert isinstance(roots(case)["people"]["a"], Record)
