"""What is wrong with a list, told at its row and column; and what is not wrong."""

from __future__ import annotations

import pytest
from list_specimens import NEEDED, WHOLE, Lists, csv_of, list_of

#: What a cell may hold, and the code of what is told: column, cell, code.
FAULTY = [
    ("Name", "", "missing-value"),
    ("Name", "   ", "missing-value"),
    ("Name", "Si?n Ddychmygol", "lost-letter"),
    ("Name", "SiÃ¢n Ddychmygol", "lost-letter"),
    ("Name", "Si\ufffdn", "lost-letter"),
    ("Name", "Nia\nDdychmygol", "line-break"),
    ("Name", "Nia\u202eDdychmygol", "control-character"),
    ("Name", "{{ name }}", "tag-in-list"),
    ("Name", "«Name»", "tag-in-list"),
    ("Name", "N/A", "placeholder"),
    ("Name", "[insert name]", "placeholder"),
    ("Name", "XXXX", "placeholder"),
    ("Name", "Nia\u200bDdychmygol", "control-character"),
    ("Name", "Ni\u0430 Ddychmygol", "two-alphabets"),
    ("Name", "Siƒn Ddychmygol", "lost-letter"),
    ("Name", "=Sheet1!A4", "formula-as-text"),
    ("Name", "029 2018 0100", "wrong-name"),
    ("Name", "nia@example.org", "wrong-name"),
    ("Name", "N1a Ddychmygol", "odd-name"),
    ("Name", "#REF!", "formula-error"),
    ("Name", "N" * 301, "too-long"),
    ("Address", "#N/A", "formula-error"),
    ("Address", "1 T? Mawr\nZZ99 1AA", "lost-letter"),
    ("Address", "1 Heol\nZZ9 9AAA", "wrong-postcode"),
    ("Address", "\n".join("abcdefgh") + "\nZZ99 1AA", "long-address"),
    ("relationship_of_subject", "sun", "unknown-choice"),
    ("relationship_of_subject", "cousin", "unknown-choice"),
    ("Language", "French", "unknown-choice"),
    ("Initial letter date", "31/02/2026", "wrong-date"),
    ("Initial letter date", "02/13/2026", "wrong-date"),
    ("Initial letter date", "1/2/26", "wrong-date"),
    ("Initial letter date", "46000", "wrong-date"),
    ("Initial letter date", "next week", "wrong-date"),
    ("Initial letter date", "01/02/1026", "wrong-date"),
    ("E-mail", "nia at example.org", "wrong-email"),
    ("E-mail", "a@example.org; b@example.org", "wrong-email"),
    ("E-mail", "nia@example..org", "wrong-email"),
    ("E-mail", ".nia@example.org", "wrong-email"),
    ("E-mail", "mailto:nia@example.org", "wrong-email"),
    ("Postcode", "12345", "wrong-postcode"),
    ("Postcode", "CF37 1A0", "wrong-postcode"),
    ("Telephone number", "1.63E+09", "lost-digits"),
    ("Telephone number", "2920180100", "lost-digits"),
    ("Telephone number", "0292018010002920180100", "wrong-phone"),
    ("Telephone number", "ask Nia", "wrong-phone"),
    ("Agency", "no such agency", "unknown-choice"),
    ("Person id", "nobody", "unknown-person"),
    ("Reference", "Nia Ddychmygol", "unsafe-reference"),
    ("Reference", "7-ddychmygol", "unsafe-reference"),
    ("Reference", "a:b", "unsafe-reference"),
    ("Reference", "R" * 41, "unsafe-reference"),
]
GOOD = [
    ("Initial letter date", "1 Mawrth 2026", "initial_letter_date", "2026-03-01"),
    ("Initial letter date", "Tuesday 3rd March 2026", "initial_letter_date", "2026-03-03"),
    ("Initial letter date", "03/04/2026", "initial_letter_date", "2026-04-03"),
    ("Initial letter date", "1-Mar-2026", "initial_letter_date", "2026-03-01"),
    ("Initial letter date", "1af o Fawrth 2026", "initial_letter_date", "2026-03-01"),
    ("Language", "CYMRAEG", "person.language", "cy"),
    ("Language", "en-GB", "person.language", "en"),
    ("Language", "Welsh & English", "person.language", "both"),
    ("Iaith gohebu", "Both", "person.language", "both"),
    ("Language", "dwyieithog", "person.language", "both"),
    ("relationship_of_subject", "Half-brother", "relationship_of_subject", "half_brother"),
    ("relationship_of_subject", "mam-gu", "relationship_of_subject", "grandmother"),
    ("Telephone number", "029 2018 0100", "person.phone", "029 2018 0100"),
    ("Telephone number", "+44 (0)29 2018 0100", "person.phone", "+44 (0)29 2018 0100"),
    ("Name", "Олена Шевченко", "person.name", "Олена Шевченко"),
]


@pytest.mark.parametrize(
    ("column", "cell", "code"), FAULTY, ids=[f"{c}-{k}-{n}" for n, (c, _, k) in enumerate(FAULTY)]
)
def test_a_faulty_cell_is_told_at_its_row_and_column(
    lists: Lists, column: str, cell: str, code: str
) -> None:
    data = list_of({}, {"Address": "2 Heol\nZZ99 1AB", column: cell})
    place = chr(ord("A") + (NEEDED.index(column) if column in NEEDED else len(NEEDED)))
    assert (3, place, code) in lists.codes(data)


@pytest.mark.parametrize(
    ("column", "cell"), [(c, v) for c, v, _ in FAULTY if len(v.strip()) > 6 and v != "«Name»"]
)
def test_no_message_carries_what_a_cell_holds(lists: Lists, column: str, cell: str) -> None:
    problems = lists.check(list_of({column: cell})).problems("list.csv")
    assert problems
    assert cell not in " ".join(f"{problem} {problem.hint}" for problem in problems)


@pytest.mark.parametrize(("column", "cell", "path", "value"), GOOD)
def test_a_cell_is_read_as_it_is_meant(
    lists: Lists, column: str, cell: str, path: str, value: str
) -> None:
    (one,) = lists.check(list_of({column: cell})).recipients
    assert one.values[path] == value


def test_a_language_that_nobody_knows_is_as_good_as_empty(lists: Lists) -> None:
    (one,) = lists.check(list_of({"Language": "unknown"})).recipients
    assert "person.language" not in one.values


def test_a_missing_column_is_told_and_no_row_beside(lists: Lists) -> None:
    codes = lists.codes(csv_of([("Name", "relationship_of_subject"), ("", "sun")]))
    assert codes == [(0, "", "missing-column")]


@pytest.mark.parametrize("heading", ["Name", "enw", "person.name", "FULL_NAME", " N-a_m e "])
def test_a_heading_is_matched_without_case_and_signs(lists: Lists, heading: str) -> None:
    assert lists.check(csv_of([(heading, *NEEDED[1:]), WHOLE])).recipients


@pytest.mark.parametrize("heading", ["Enw / Name", "Name (Enw)", "Enw\nName"])
def test_a_heading_may_have_both_languages(lists: Lists, heading: str) -> None:
    assert lists.check(csv_of([(heading, *NEEDED[1:]), WHOLE])).recipients


def test_a_heading_of_two_fields_is_neither(lists: Lists) -> None:
    data = csv_of([("Name / Salutation", *NEEDED[1:]), WHOLE])
    assert (0, "", "missing-column") in lists.codes(data)


def test_two_columns_of_one_field_are_told(lists: Lists) -> None:
    codes = lists.codes(csv_of([(*NEEDED, "Enw"), (*WHOLE, "Nia")]))
    assert (0, "D", "duplicate-heading") in codes


def test_a_column_that_is_no_field_is_told_without_its_name(lists: Lists) -> None:
    checked = lists.check(csv_of([(*NEEDED, "Sioned Ffug"), (*WHOLE, "x")]))
    (fault,) = checked.faults
    assert (fault.column, fault.fault.code) == ("column D", "unknown-column")
    assert checked.recipients


def test_a_heading_that_is_nearly_a_fields_is_asked_about(lists: Lists) -> None:
    (fault,) = lists.check(csv_of([(*NEEDED, "Salutatoin"), (*WHOLE, "x")])).faults
    assert "Salutation" in fault.fault.hint


def test_a_row_that_has_slipped_to_the_right_is_told(lists: Lists) -> None:
    assert (2, "D", "beyond-headings") in lists.codes(csv_of([NEEDED, (*WHOLE, "x")]))


def test_a_reference_given_twice_is_told(lists: Lists) -> None:
    other = {"Reference": "a-1", "Name": "Sion", "Address": "2 Heol\nZZ99 1AB"}
    data = list_of({"Reference": "A/1"}, other)
    assert (3, "D", "duplicate-reference") in lists.codes(data)


def test_a_row_given_twice_is_pointed_out(lists: Lists) -> None:
    checked = lists.check(list_of({}, {}))
    assert [(f.row, f.fault.code) for f in checked.faults] == [(3, "duplicate-row")]
    assert len(checked.recipients) == 2


def test_two_people_at_one_address_are_pointed_out(lists: Lists) -> None:
    assert lists.codes(list_of({}, {"Name": "Sion"})) == [(3, "B", "same-address")]


def test_one_address_is_known_however_it_is_written(lists: Lists) -> None:
    other = {"Name": "Sion", "Address": "7 heol ffug,\nAberenghraifft\nzz991aa"}
    assert (3, "B", "same-address") in lists.codes(list_of({}, other))


def test_two_people_with_one_e_mail_address_are_pointed_out(lists: Lists) -> None:
    rows = [{"E-mail": "nia@example.org"}, {"E-mail": "Nia@example.org", "Name": "Sion"}]
    rows[1]["Address"] = "8 Heol\nZZ99 1AB"
    assert (3, "D", "same-email") in lists.codes(list_of(*rows))


def test_a_reference_that_has_a_number_of_the_name_is_no_name(lists: Lists) -> None:
    assert lists.codes(list_of({"Name": "Nia Rhif 1234", "Reference": "N1234"})) == []


def test_an_address_without_a_postcode_is_a_warning(lists: Lists) -> None:
    checked = lists.check(list_of({"Address": "1 Heol Ffug"}))
    assert [f.fault.code for f in checked.faults] == ["no-postcode"]
    assert checked.recipients


def test_an_address_may_come_line_by_line(lists: Lists) -> None:
    headings = ("Name", "Address line 1", "Llinell cyfeiriad 2", "Postcode", NEEDED[2])
    data = csv_of([headings, ("Nia", "1 Heol", "Tre", "ZZ99 1AA", "son")])
    assert lists.check(data).recipients[0].address == "1 Heol\nTre\nZZ99 1AA"


def test_a_name_may_come_in_parts(lists: Lists) -> None:
    headings = ("Surname", "Cyfenw", "First name", "Address", "relationship_of_subject")
    data = csv_of([headings[1:], ("Ffug", "Nia", *WHOLE[1:])])
    assert lists.check(data).recipients[0].name == "Nia Ffug"


def test_the_example_row_is_passed_over_and_told(lists: Lists) -> None:
    checked = lists.check(list_of({"Reference": "EXAMPLE"}, {"Reference": "A1"}))
    assert [f.fault.code for f in checked.faults] == ["example-row"]
    assert [one.reference for one in checked.recipients] == ["A1"]


def test_a_list_without_rows_is_told(lists: Lists) -> None:
    assert lists.codes(csv_of([NEEDED])) == [(0, "", "no-recipients")]


def test_a_list_without_headings_is_told(lists: Lists) -> None:
    assert lists.codes(csv_of([WHOLE])) == [(0, "", "no-headings")]


def test_a_letter_to_the_subject_needs_no_name(lists: Lists) -> None:
    row = {"Name": "", "Address": "", "relationship_of_subject": "self"}
    (one,) = lists.check(list_of(row)).recipients
    assert one.values["relationship_of_subject"] == "self"


def test_an_id_of_the_case_says_who_the_person_is(lists: Lists) -> None:
    data = csv_of([("Person id", "relationship_of_subject"), ("mother", "son")])
    assert lists.check(data).recipients[0].values["person.name"] == "Siân O'Brien"
