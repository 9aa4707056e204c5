from __future__ import annotations

import pytest
from case_files import case_of

from docgen.cases import applies, missing_fields, read_case
from docgen.model import Each, Form, FormField, Wording

PEOPLE = {"a": {"name": "Ann"}, "b": {"name": "Bob", "phone": "1"}}


def form(*paths, each=(), applies_when=None, **conditions):
    fields = [FormField(path, required=True) for path in paths]
    fields += [
        FormField(path.replace("__", "."), required=True, when=when)
        for path, when in conditions.items()
    ]
    return Form(
        "x",
        "ctm",
        Wording("X", "X"),
        "form",
        "x",
        fields=tuple(fields),
        each=tuple(each),
        applies_when=applies_when,
    )


def paths(form, case, **kw):
    return [problem.where.path for problem in missing_fields(form, case, **kw)]


def test_a_required_field_that_is_not_given_is_told(library):
    (problem,) = missing_fields(form("referral.date"), case_of(library))

    assert problem.code == "missing-field"
    assert "`x` needs `referral.date` (Date of referral)" in problem.message
    assert problem.hint == "add `referral.date` to the case file"


def test_a_field_has_the_name_that_the_form_gives_it(library):
    own = FormField("referral.date", Wording("Date of Referral:", "Dyddiad:"), required=True)
    card = Form("x", "ctm", Wording("X", "X"), "form", "x", fields=(own,))

    assert "(Date of Referral)" in missing_fields(card, case_of(library))[0].message


def test_it_is_told_at_the_line_of_the_nearest_parent(library):
    case = case_of(library, referral={"rationale": {"en": "a", "cy": "b"}})
    (problem,) = missing_fields(form("referral.date"), case)

    assert problem.where.line == 4


def test_what_is_given_or_worked_out_is_not_missing(library):
    case = case_of(library, referral={"date": "2026-03-01"}, checklist={"died": False})

    assert paths(form("referral.date", "review.deadline", "checklist.died"), case) == []


@pytest.mark.parametrize("text", ["  ", {"en": " ", "cy": ""}])
def test_a_text_of_spaces_is_missing(library, text):
    case = case_of(library, referral={"rationale": text})

    assert paths(form("referral.rationale"), case) == ["referral.rationale"]


def test_a_field_that_is_left_for_a_pen_is_never_missing(library):
    field = FormField("board_decision.signature", required=True, outside=True)
    card = Form("x", "ctm", Wording("X", "X"), "form", "x", fields=(field,))

    assert paths(card, case_of(library)) == []


@pytest.mark.parametrize(("died", "missing"), [(False, 1), (True, 0)])
def test_a_field_may_be_required_on_a_condition(library, died, missing):
    card = form(checklist__life_threatening_injury={"path": "checklist.died", "is": False})

    assert len(paths(card, case_of(library, checklist={"died": died}))) == missing


def test_a_field_of_a_list_is_required_of_each_item(library):
    case = case_of(library, report={"improvements": [{"theme": "a"}, {"outcome": "b"}]})

    assert paths(form("report.improvements[].theme"), case) == ["report.improvements[1].theme"]


def test_a_list_without_items_is_missing_itself(library):
    card = form("reviewers", "reviewers[].person")

    assert paths(card, case_of(library)) == ["reviewers"]


def test_a_condition_on_a_list_reads_the_same_item(library):
    contacts = [{"relationship_of_subject": "self"}, {"relationship_of_subject": "son"}]
    when = {"not": {"path": "family.contacts[].relationship_of_subject", "is": "self"}}
    card = form(**{"family__contacts[]__person": when})

    case = case_of(library, family={"contacts": contacts})

    assert paths(card, case) == ["family.contacts[1].person"]


def test_a_document_for_one_item_needs_what_that_item_lacks(library):
    each = [Each("family.contacts", "contact")]
    card = form("contact.person", "family.contacts[].response", each=each)
    contacts = [
        {"relationship_of_subject": "son", "response": "declined"},
        {"relationship_of_subject": "son", "person": "a"},
    ]
    case = case_of(library, people=PEOPLE, family={"contacts": contacts})

    assert paths(card, case, items={"contact": "family.contacts[0]"}) == [
        "family.contacts[0].person"
    ]
    assert paths(card, case) == ["family.contacts[0].person", "family.contacts[1].response"]


def test_what_a_person_lacks_is_told_at_the_entry_of_the_person(library):
    case = case_of(library, people=PEOPLE, reviewers=[{"person": "b"}, {"person": "a"}])
    (problem,) = missing_fields(form("reviewers[].person.phone"), case)

    assert problem.where.path == "reviewers[1].person.phone"
    assert problem.where.line == 5
    assert problem.hint == "add `phone` to the entry that `reviewers[1].person` names"


def test_what_somebody_in_a_role_lacks_is_told_at_the_entry_of_the_person(library):
    case = case_of(library, people=PEOPLE, panel={"chair": {"person": "a"}})
    (problem,) = missing_fields(form("panel.chair.phone", "panel.chair.name"), case)

    assert (problem.where.path, problem.where.line) == ("panel.chair.phone", 5)


def test_what_the_role_itself_says_belongs_to_the_case_file(library):
    case = case_of(library, people=PEOPLE, panel={"chair": {"person": "a"}})
    (problem,) = missing_fields(form("panel.chair.independent"), case)

    assert problem.hint == "add `panel.chair.independent` to the case file"


def test_whoever_lacks_a_person_is_not_told_of_the_telephone_besides(library):
    card = form("panel.chair.person", "panel.chair.person.phone")

    assert paths(card, case_of(library)) == ["panel.chair.person"]


def test_what_is_worked_out_is_told_with_what_it_comes_from(library):
    (problem,) = missing_fields(form("review.deadline"), case_of(library))

    assert problem.hint == "add it, or what it is worked out from: `referral.date`"


def test_what_a_shipped_board_lacks_goes_in_a_file_of_ones_own(library):
    (problem,) = missing_fields(form("board.chair"), case_of(library))

    assert "`board.yaml` beside the case file, after `extends: ctm`" in problem.hint


def test_what_a_board_file_lacks_goes_into_it(library, tmp_path):
    board = tmp_path / "board.yaml"
    board.write_text("name: x\n")
    case = read_case(b"case: {ref: x, subject_type: child}", library, board=board)
    (problem,) = missing_fields(form("board.chair"), case)

    assert problem.hint == "add `chair` to the board file"
    assert problem.where.file == str(board)


def test_a_form_is_for_the_cases_that_its_card_says(library):
    for_children = form(applies_when={"path": "case.subject_type", "is": "child"})

    assert applies(for_children, case_of(library))
    assert applies(form(), case_of(library))
    assert not applies(for_children, case_of(library, case={"subject_type": "adult"}))


def test_the_sample_case_has_all_that_its_forms_need(library):
    case = read_case(library.folders.find("samples/case.yaml"), library)
    lacking = {f.id: paths(f, case) for f in library.forms if applies(f, case)}

    assert {form_id: lacks for form_id, lacks in lacking.items() if lacks} == {}
