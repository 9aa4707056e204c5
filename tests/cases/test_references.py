from __future__ import annotations

from case_files import case_of, problems_of

from docgen.cases import read_case

HEAD = "case: {ref: CTMSB 03/2026, subject_type: child}\n"


def test_a_person_whom_nobody_entered_is_told_with_the_line(library):
    text = HEAD + "people: {jo: {name: x}}\nreferral:\n  referrer: joe\n"
    (problem,) = problems_of(library, text)

    assert (problem.code, problem.where.line) == ("unknown-person", 4)
    assert problem.where.path == "referral.referrer"


def test_an_id_is_never_shown_nor_guessed_at(library):
    text = HEAD + "people: {jane-doe: {name: x}}\nreviewers: [{person: jane-do}]\n"
    (problem,) = problems_of(library, text)

    assert "jane" not in f"{problem} {problem.hint}"


def test_an_agency_that_the_register_lacks_is_told_with_the_one_that_was_meant(library):
    (problem,) = problems_of(library, HEAD + "agencies: [{agency: polcie}]\n")

    assert (problem.code, problem.hint) == ("unknown-agency", "did you mean `police`?")


def test_an_agency_that_nobody_could_mean_is_told_with_where_to_add_it(library):
    (problem,) = problems_of(library, HEAD + "agencies: [{agency: zzzzzz}]\n")

    assert "agency_register" in problem.hint


def test_a_person_of_the_board_may_be_referred_to(library, tmp_path):
    (tmp_path / "board.yaml").write_text("extends: ctm\npeople: {chair: {name: x}}\nchair: chair\n")
    path = tmp_path / "case.yaml"
    path.write_text(HEAD + "panel: {chair: {person: chair}}\n")

    assert read_case(path, library).read("panel.chair.name") == "x"


def test_a_reference_that_leads_somewhere_is_no_problem(library):
    case = case_of(library, people={"jo": {"name": "x"}}, referral={"referrer": "jo"})

    assert case.read("referral.referrer.name") == "x"
