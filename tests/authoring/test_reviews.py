"""A review holds for a text as it was; the workbook brings names, days and notes back."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from docgen.authoring import (
    Review,
    Reviews,
    Source,
    export_wording,
    import_wording,
    pairs_of,
    parse_source,
    read_reviews,
    write_reviews,
)
from docgen.errors import LibraryError

RAW = """form: letter
blocks:
  - para: {en: "Dear {{ contact.name }}", cy: "Annwyl {{ contact.name }}"}
  - para: {en: We are sorry, cy: Mae'n ddrwg gennym}
  - answer: {x-yes-no: {en: ["Yes", "No"], cy: [Oes, Nac oes]}}
"""
DAY = date(2026, 11, 20)
AS_EXCEL_HAS_IT = datetime(2026, 11, 20)  # noqa: DTZ001 - Excel's times have no zone
BOTH = [".xlsx", ".xlf"]


def letter(raw: str = RAW) -> Source:
    return parse_source(raw, file="letter.yaml", form_id="letter")


def mark(key: str, raw: str = RAW) -> str:
    return next(pair.mark for pair in pairs_of(letter(raw)) if pair.key == key)


def signed(raw: str = RAW) -> Reviews:
    """Return reviews in which Eira has read the first paragraph."""
    review = Review("Eira Enghraifft", DAY, "a good one")
    return Reviews({"letter": {mark("blocks[0].para", raw): review}})


def filled(data: bytes, key: str, cells: Mapping[str, object]) -> bytes:
    """Return the workbook with `cells` in the row of the text at `key`."""
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    [row] = [r for r in sheet.iter_rows(min_row=2) if r[names.index("Place")].value == key]
    for name, value in cells.items():
        row[names.index(name)].value = value
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def status(reviews: Reviews, raw: str = RAW) -> dict[str, str]:
    return {pair.key: pair.status for pair in pairs_of(letter(raw), reviews)}


def test_a_text_is_reviewed_by_its_fingerprint() -> None:
    assert status(signed())["blocks[0].para"] == "reviewed"
    assert status(signed())["blocks[1].para"] == "draft"


@pytest.mark.parametrize("change", [("Annwyl", "Annwyl gyfaill"), ("Dear", "My dear")])
def test_a_changed_text_awaits_a_person_again(change: tuple[str, str]) -> None:
    assert status(signed(), RAW.replace(*change))["blocks[0].para"] == "draft"


def test_a_text_that_only_moved_stays_reviewed() -> None:
    moved = RAW.replace("blocks:\n", "blocks:\n  - para: {en: New, cy: Newydd}\n")
    assert status(signed(), moved)["blocks[1].para"] == "reviewed"


def test_what_is_written_is_read_back() -> None:
    assert read_reviews(write_reviews(signed())) == signed()


def test_an_empty_file_of_reviews_says_nothing() -> None:
    assert read_reviews(write_reviews(Reviews())).texts == {}


@pytest.mark.parametrize(
    "data",
    [b"texts: [", b"texts: {a: {b: c}}", b"texts: 3", b"texts: {a: {b: {by: c, day: 3}}}"],
)
def test_a_garbled_file_of_reviews_is_refused(data: bytes) -> None:
    with pytest.raises(LibraryError, match="cannot be read"):
        read_reviews(data)


@pytest.mark.parametrize("ending", BOTH)
def test_what_goes_out_comes_back_without_loss(ending: str) -> None:
    data = export_wording(pairs_of(letter(), signed()), ending)
    result = import_wording([letter()], data, ending, reviews=signed())
    assert (result.changed, result.problems, result.reviews) == ({}, (), signed())


def test_a_translator_signs_a_text_and_notes_something() -> None:
    cells = {
        "State": "reviewed",
        "Reviewed by": "Eira",
        "Reviewed on": "20/11/2026",
        "Note": "N.B.",
    }
    data = filled(export_wording(pairs_of(letter())), "blocks[1].para", cells)
    reviews = import_wording([letter()], data).reviews
    assert reviews.of("letter", mark("blocks[1].para")) == Review("Eira", DAY, "N.B.")


def test_a_day_may_be_typed_as_a_day() -> None:
    cells = {"State": "reviewed", "Reviewed by": "Eira", "Reviewed on": AS_EXCEL_HAS_IT}
    data = filled(export_wording(pairs_of(letter())), "blocks[1].para", cells)
    reviews = import_wording([letter()], data).reviews
    assert reviews.of("letter", mark("blocks[1].para")).on == DAY


def test_a_text_is_changed_and_signed_at_once() -> None:
    new = {"Welsh": "Mae'n flin gennym", "State": "reviewed", "Reviewed by": "Eira"}
    cells = {**new, "Reviewed on": "2026-11-20"}
    data = filled(export_wording(pairs_of(letter())), "blocks[1].para", cells)
    result = import_wording([letter()], data)
    assert status(result.reviews, result.changed["letter"])["blocks[1].para"] == "reviewed"


def test_a_review_is_taken_back_by_the_state() -> None:
    data = filled(
        export_wording(pairs_of(letter(), signed())), "blocks[0].para", {"State": "draft"}
    )
    reviews = import_wording([letter()], data, reviews=signed()).reviews
    assert reviews.of("letter", mark("blocks[0].para")) == Review(note="a good one")


@pytest.mark.parametrize("cells", [{}, {"Reviewed by": "Eira"}, {"Reviewed on": "2026-11-20"}])
def test_reviewed_without_a_name_and_a_day_is_refused(cells: dict[str, str]) -> None:
    data = export_wording(pairs_of(letter()))
    data = filled(data, "blocks[1].para", {"State": "reviewed", **cells})
    [problem] = import_wording([letter()], data).problems
    assert (problem.code, problem.where.spot) == ("wording-reviewer", "row 3")


def test_answers_that_stand_in_lists_are_pairs_too() -> None:
    found = {pair.key: (pair.english, pair.welsh) for pair in pairs_of(letter())}
    assert found["blocks[2].answer.x-yes-no#1"] == ("No", "Nac oes")


def test_an_answer_in_a_list_is_written_back_where_it_stood() -> None:
    data = export_wording(pairs_of(letter()))
    data = filled(data, "blocks[2].answer.x-yes-no#1", {"Welsh": "Nac oes ddim"})
    changed = import_wording([letter()], data).changed["letter"]
    assert changed == RAW.replace("Nac oes]", '"Nac oes ddim"]')


def test_the_workbook_says_where_a_text_stands_and_what_to_keep() -> None:
    places = {"Mae'n ddrwg gennym": "body, paragraph 7"}
    sheet = load_workbook(io.BytesIO(export_wording(pairs_of(letter(), places=places)))).worksheets[
        0
    ]
    names = [cell.value for cell in sheet[1]]
    rows = [
        dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert (rows[0]["Where"], rows[0]["Keep"]) == ("block 1, para", "contact.name")
    assert (rows[1]["Where"], rows[1]["State"]) == ("body, paragraph 7", "draft")
