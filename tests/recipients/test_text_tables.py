"""Text tables as Excel, Google and hands make them: encodings, delimiters, line ends."""

from __future__ import annotations

import pytest
from list_specimens import NEEDED, WHOLE, Lists, csv_of, list_of

from docgen.errors import CaseError
from docgen.recipients import Choices

WELSH = ("Enw", "Cyfeiriad", "Beth yw'r plentyn neu'r oedolyn i'r person hwn")
NAMED = ("Siân Tŷ-gwyn", *WHOLE[1:])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_delimiter_is_found_by_the_headings(lists: Lists, delimiter: str) -> None:
    (one,) = lists.check(csv_of([NEEDED, WHOLE], delimiter=delimiter)).recipients
    assert one.address == WHOLE[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_an_encoding_of_unicode_is_found(lists: Lists, encoding: str) -> None:
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + csv_of([NEEDED, NAMED], encoding=encoding)
    else:
        data = csv_of([NEEDED, NAMED], encoding=encoding)
    assert lists.check(data).recipients[0].name == "Siân Tŷ-gwyn"


def test_windows_own_encoding_is_found_and_told(lists: Lists) -> None:
    data = csv_of([NEEDED, ("Siân Môn", *WHOLE[1:])], encoding="cp1252", delimiter=";")
    checked = lists.check(data)
    assert checked.recipients[0].name == "Siân Môn"
    assert "cp1252, with a semicolon" in checked.notes[0].message


def test_an_encoding_that_is_given_is_used(lists: Lists) -> None:
    data = csv_of([NEEDED, NAMED], encoding="iso-8859-14")
    assert lists.check(data, choices=Choices(encoding="iso-8859-14")).recipients[0].name == (
        "Siân Tŷ-gwyn"
    )


def test_the_welsh_set_read_as_windows_own_is_doubted(lists: Lists) -> None:
    data = csv_of([NEEDED, NAMED], encoding="iso-8859-14")
    assert "list-encoding" in [note.code for note in lists.check(data).notes]


def test_an_encoding_that_is_not_the_files_is_refused(lists: Lists) -> None:
    data = b"Name\n\xe2\xff"
    with pytest.raises(CaseError) as error:
        lists.check(data, choices=Choices(encoding="utf-8"))
    assert error.value.problems[0].code == "list-encoding"


def test_a_delimiter_that_is_given_is_used(lists: Lists) -> None:
    data = csv_of([NEEDED, WHOLE], delimiter="~")
    assert lists.check(data, choices=Choices(delimiter="~")).recipients


def test_a_delimiter_may_be_given_by_its_name(lists: Lists) -> None:
    data = csv_of([NEEDED, WHOLE], delimiter="\t")
    assert lists.check(data, choices=Choices(delimiter="tab")).recipients


def test_the_line_by_which_excel_is_told_the_delimiter_is_no_row(lists: Lists) -> None:
    data = b"sep=;\r\n" + list_of({"Name": ""}).replace(b",", b";")
    assert (2, "A", "missing-value") in lists.codes(data)


def test_headings_in_welsh_are_known(lists: Lists) -> None:
    assert lists.check(csv_of([WELSH, WHOLE])).recipients[0].name == "Nia Ddychmygol"


def test_rows_are_counted_as_excel_does_past_line_breaks_in_cells(lists: Lists) -> None:
    data = list_of({}, {"Address": "1 Heol\nZZ99 1AB", "Name": ""})
    assert (3, "A", "missing-value") in lists.codes(data)


def test_an_empty_line_counts_as_a_row_and_is_told(lists: Lists) -> None:
    head, rows = list_of({"Name": ""}).split(b"\r\n", 1)
    data = head + b"\r\n\r\n" + rows
    assert lists.codes(data)[:2] == [(2, "", "empty-row"), (3, "A", "missing-value")]
    assert lists.check(data).empty == 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_of_two_bytes_a_letter_needs_no_mark(lists: Lists, encoding: str) -> None:
    data = list_of({"Name": "Siân Ŵyn"}).decode().encode(encoding)
    assert lists.check(data).recipients[0].name == "Siân Ŵyn"


def test_a_quotation_mark_left_open_is_told_with_its_row(lists: Lists) -> None:
    data = b'Name,Address\nNia,1 Heol\n"Sion,2 Heol\n'
    with pytest.raises(CaseError) as error:
        lists.check(data)
    assert "row 3" in str(error.value.problems[0].where)


def test_an_empty_file_is_told(lists: Lists) -> None:
    with pytest.raises(CaseError) as error:
        lists.check(b"")
    assert error.value.problems[0].code == "list-empty"


def test_a_title_above_the_headings_is_passed_over(lists: Lists) -> None:
    rows = [["Llythyrau mis Mawrth"], [], NEEDED, ("", *WHOLE[1:])]
    assert (4, "A", "missing-value") in lists.codes(csv_of(rows))
