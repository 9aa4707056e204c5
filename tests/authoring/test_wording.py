"""Wording goes out to a translator and comes back, or is refused with the row that is at fault."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from docgen.authoring import Source, export_wording, import_wording, pairs_of, parse_source
from docgen.authoring.wording.pairs import is_sound, placeholders
from docgen.authoring.wording.rewriting import rewrite
from docgen.errors import LibraryError

RAW = """# what the officer wrote
form: letter
blocks:
  - para: {en: "Dear {{ contact.name }}", cy: "Annwyl {{ contact.name }}"}   # the greeting
  - para:
      en: |
        One
        Two
      cy: |
        Un
        Dau
  - para:
      en: >-
        We are
        sorry
      cy: Mae'n ddrwg gennym
  - para: "{{ board.website }}"
  - bullets:
      - {en: Not yet}
      - en: Nor this
"""
FORMATS = [".xlsx", ".xlf"]


def letter(raw: str = RAW) -> Source:
    return parse_source(raw, file="letter.yaml", form_id="letter")


def exported(sources: list[Source], ending: str = ".xlsx") -> bytes:
    """Return all pairs of `sources` as a file."""
    return export_wording([pair for source in sources for pair in pairs_of(source)], ending)


def changed_cell(data: bytes, key: str, column: str, text: str) -> bytes:
    """Return the workbook with `text` in a column of the row whose place is `key`."""
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    place = names.index("Place")
    [row] = [row for row in sheet.iter_rows(min_row=2) if row[place].value == key]
    row[names.index(column)].value = text
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_every_pair_of_words_is_exported_with_its_place() -> None:
    assert [(pair.key, pair.status) for pair in pairs_of(letter())] == [
        ("blocks[0].para", "draft"),
        ("blocks[1].para", "draft"),
        ("blocks[2].para", "draft"),
        ("blocks[4].bullets[0]", "missing"),
        ("blocks[4].bullets[1]", "missing"),
    ]


@pytest.mark.parametrize("ending", FORMATS)
def test_an_import_of_what_was_exported_changes_nothing(ending: str) -> None:
    result = import_wording([letter()], exported([letter()], ending), ending)
    assert (dict(result.changed), result.count, result.problems) == ({}, 0, ())


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_wording_gives_the_same_bytes(ending: str) -> None:
    assert exported([letter()], ending) == exported([letter()], ending)


def test_a_translation_is_written_back_and_nothing_else_is_touched() -> None:
    data = changed_cell(
        exported([letter()]), "blocks[0].para", "Welsh", "Annwyl gyfaill {{ contact.name }}"
    )
    result = import_wording([letter()], data)
    assert result.changed["letter"] == RAW.replace("Annwyl {{", "Annwyl gyfaill {{")


def test_a_translation_by_xliff_is_written_back() -> None:
    data = exported([letter()], ".xlf").replace(b"gennym</", b"gen i</")
    result = import_wording([letter()], data, ".xlf")
    assert 'cy: "Mae\'n ddrwg gen i"' in result.changed["letter"]


def test_jinja_travels_as_placeholders_in_xliff() -> None:
    text = exported([letter()], ".xlf").decode()
    assert "Annwyl <ph " in text.replace("ns0:", "")


def test_a_missing_translation_is_added_beside_its_english() -> None:
    data = exported([letter()])
    for key in ("blocks[4].bullets[0]", "blocks[4].bullets[1]"):
        data = changed_cell(data, key, "Welsh", "Ddim eto")
    [text] = import_wording([letter()], data).changed.values()
    assert '- {en: Not yet, cy: "Ddim eto"}' in text
    assert '- en: Nor this\n        cy: "Ddim eto"\n' in text
    assert [pair.status for pair in pairs_of(letter(text))] == ["draft"] * 5


def test_a_text_of_several_lines_stays_a_block() -> None:
    data = changed_cell(exported([letter()]), "blocks[1].para", "Welsh", "Un\nDau\nTri\n")
    [text] = import_wording([letter()], data).changed.values()
    assert "      cy: |\n        Un\n        Dau\n        Tri\n  - para:" in text


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        pytest.param("Welsh", "Annwyl", "wording-placeholders", id="field lost"),
        pytest.param("Welsh", "Annwyl {{ contact.nam }}", "wording-placeholders", id="renamed"),
        pytest.param("Welsh", "Annwyl {{ contact.name }", "wording-tags", id="tag cut"),
        pytest.param("Welsh", "", "wording-empty", id="emptied"),
        pytest.param("English", "Dear", "wording-placeholders", id="English lost a field"),
        pytest.param("Mark", "0000000000", "wording-stale", id="changed meanwhile"),
    ],
)
def test_a_row_at_fault_is_refused_and_named(column: str, text: str, code: str) -> None:
    data = changed_cell(exported([letter()]), "blocks[0].para", column, text)
    if column == "Mark":
        data = changed_cell(data, "blocks[0].para", "Welsh", "Helo {{ contact.name }}")
    result = import_wording([letter()], data, file="wording.xlsx")
    [problem] = result.problems
    assert (problem.code, problem.where.file, problem.where.spot) == (code, "wording.xlsx", "row 2")
    assert not result.changed


def test_a_place_that_is_gone_is_told() -> None:
    data = exported([letter()])
    [problem] = import_wording([letter("form: letter\nblocks: []\n")], data).problems[:1]
    assert problem.code == "wording-no-place"


def test_a_filter_may_differ_between_the_languages() -> None:
    data = changed_cell(
        exported([letter()]), "blocks[0].para", "Welsh", "I {{ contact.name|soft }}"
    )
    assert import_wording([letter()], data).count == 1


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(sign: str) -> None:
    source = letter(f'form: letter\nblocks:\n  - para: {{en: "{sign}SUM(A1)", cy: "{sign}x"}}\n')
    sheet = load_workbook(io.BytesIO(exported([source]))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert sheet["C2"].value == f"{sign}SUM(A1)"


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        pytest.param(b"not a workbook", ".xlsx", id="no workbook"),
        pytest.param(b"<xliff", ".xlf", id="no XML"),
        pytest.param(b"<html/>", ".xlf", id="another XML"),
        pytest.param(b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", ".xlf", id="entities"),
        pytest.param(b"", ".docx", id="another format"),
    ],
)
def test_a_file_that_is_no_wording_is_refused(data: bytes, ending: str) -> None:
    with pytest.raises(LibraryError):
        import_wording([letter()], data, ending)


def test_a_workbook_that_lost_a_column_is_refused() -> None:
    book = load_workbook(io.BytesIO(exported([letter()])))
    book.worksheets[0].delete_cols(4)
    made = io.BytesIO()
    book.save(made)
    with pytest.raises(LibraryError, match="lacks a column"):
        import_wording([letter()], made.getvalue())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{ a.b|soft }}", {"a.b"}),
        ("{% if x.kind == 'died' %}{{ x.name }}{% endif %}", {"x.kind", "x.name"}),
        ("{% for p in people if not loop.first %}", {"p", "people", "loop.first"}),
        ("no tags", set()),
    ],
)
def test_the_fields_of_a_text_are_found(text: str, names: set[str]) -> None:
    assert placeholders(text) == names


@pytest.mark.parametrize("text", ["{{ a", "{% if a %}x", "{% endif %}"])
def test_a_broken_tag_is_seen(text: str) -> None:
    assert not is_sound(text)


_LETTERS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\x85\ufeff"
)


@pytest.mark.parametrize("key", [lambda n: f"blocks[{n}].para.cy"], ids=["block"])
@given(text=st.text(_LETTERS, min_size=1, max_size=40), number=st.sampled_from([0, 1, 2]))
def test_any_text_survives_being_written_back(
    key: Callable[[int], str], text: str, number: int
) -> None:
    made = letter(rewrite(letter(), {key(number): text}))
    found = {part.path: part.text for part in made.root.walk()}
    assert found[key(number)] == text
    assert found["blocks[0].para.en"] == "Dear {{ contact.name }}"
