from __future__ import annotations

from datetime import date

import pytest
from catalogue_specimens import CARD, PAIR, TEXT, write_files

from docgen.catalogue import load_library
from docgen.errors import FormNotFoundError, LibraryError
from docgen.language import Language
from docgen.model import Each, Wording

EN, CY = Language.EN, Language.CY
LETTER = "data_schemas/kit/letter.yaml"


def test_a_form_is_read_from_its_card(small):
    card = {
        **CARD,
        "applies_when": {"path": "case.ref", "given": True},
        "each": [{"of": "events", "as": "event"}],
        "welsh": {"reviewed_by": "A. Translator", "reviewed_on": "2026-03-01"},
        "fields": [
            {"path": "case.ref", "title": PAIR, "required": {"when": {"path": "a", "is": "b"}}},
            {"path": "chair", "outside": True},
        ],
    }
    form = small({LETTER: card}).form("letter")

    assert (form.id, form.toolkit, form.template) == ("letter", "kit", "letter")
    assert form.title == Wording("Title", "Teitl")
    assert form.each == (Each("events", "event"),)
    assert form.welsh.reviewed_on == date(2026, 3, 1)
    assert form.fields[0].when == {"path": "a", "is": "b"}
    assert form.fields[0].required
    assert form.fields[1].outside
    assert not form.shares_template


def test_an_unknown_form_is_told_with_the_one_that_was_meant(small):
    with pytest.raises(FormNotFoundError) as caught:
        small().form("leter")

    assert caught.value.hint == "did you mean `letter`?"


def test_a_toolkit_has_its_forms_in_order(small):
    library = small({"data_schemas/kit/annex.yaml": {**CARD, "id": "annex"}})

    assert library.toolkits["kit"].forms == ("letter",)
    assert library.form_ids == ("letter", "annex")
    assert [form.id for form in library.forms] == ["letter", "annex"]


def test_a_toolkit_may_name_a_form_before_it_is_there(small):
    kit = {"id": "kit", "title": PAIR, "forms": ["later", "letter"], "words": {"a": PAIR}}
    library = small({"data_schemas/toolkits/kit.yaml": kit})

    assert library.form_ids == ("letter",)
    assert library.toolkits["kit"].words["a"] == Wording("Title", "Teitl")


def test_templates_stand_by_language_toolkit_and_form(small):
    library = small()
    form = library.form("letter")

    assert library.template_path(form, CY).parts[-4:] == ("templates", "cy", "kit", "letter.docx")
    assert library.template_name(form, EN) == "templates/en/kit/letter.docx"


def test_forms_may_share_the_template_of_another(small):
    library = small(
        {
            "data_schemas/other/a.yaml": {**CARD, "id": "a", "toolkit": "other"}
            | {"template": "letter"}
        }
    )

    assert library.form("a").shares_template
    assert library.find_template(library.form("a"), EN).name == "letter.docx"


def test_a_missing_template_is_told_with_the_way_to_make_it(small):
    library = small({"templates/cy/kit/letter.docx": None})
    form = library.form("letter")

    assert library.find_template(form, CY) is None
    with pytest.raises(LibraryError) as caught:
        library.template_path(form, CY)
    assert caught.value.hint == "make it with `docgen template build letter`"


def test_the_source_of_a_template_is_found(small):
    library = small({"templates/source/kit/letter.yaml": {"form": "letter"}})

    assert library.source_path(library.form("letter")).name == "letter.yaml"
    assert small().source_path(small().form("letter")) is not None


def test_a_form_without_a_source_has_none(small):
    library = small()

    assert library.source_path(library.form("letter")) is None


def test_what_a_form_asks_for_besides_joins_the_case(small):
    library = small({LETTER: {**CARD, "schema": {"type": "object", "properties": {"room": TEXT}}}})

    assert library.case_schema.find("form.letter.room").title == Wording("Title", "Teitl")
    assert "form.room" in library.fields_of(library.form("letter"))


def test_a_card_may_refer_to_the_shared_schemas(small):
    own = {"properties": {"who": {"$ref": "../shared/refs.yaml#/$defs/person"}}}
    library = small({LETTER: {**CARD, "schema": own}})

    assert library.form("letter").schema["properties"]["who"]["x-ref"] == "people"


def test_the_fields_of_a_form_are_the_cases_and_the_boards(small):
    library = small()
    fields = library.fields_of(library.form("letter"))

    assert {"case.ref", "events[].venue", "board.name"} <= set(fields)


@pytest.mark.parametrize(
    ("path", "title"),
    [("case.ref", "Own"), ("events[0].venue", "Title"), ("chair.name", "Title"), ("none", "")],
)
def test_a_field_is_called_as_the_form_or_the_schema_calls_it(small, path, title):
    own = [{"path": "case.ref", "title": {"en": "Own", "cy": "Eich"}}]
    library = small({LETTER: {**CARD, "fields": own}})

    assert library.title_of(library.form("letter"), path)[EN] == title


def test_a_boards_settings_are_found_by_its_id(small):
    library = small({"data_schemas/boards/gwent.yaml": {"name": "x"}})

    assert library.board_ids == ("gwent",)
    assert library.board_path("gwent").name == "gwent.yaml"
    with pytest.raises(LibraryError):
        library.board_path("dyfed")


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "poem"},
        {"title": {"en": "x"}},
        {"fields": [{"path": "Case Ref"}]},
        {"applies_when": {"path": "x"}},
        {"mystery": 1},
    ],
)
def test_a_card_that_is_not_as_it_must_be_is_refused(small, change):
    with pytest.raises(LibraryError) as caught:
        small({LETTER: {**CARD, **change}}).form("letter")
    (problem, *_) = caught.value.problems

    assert (problem.code, problem.where.file) == ("card-shape", LETTER)


def test_a_toolkit_that_is_not_as_it_must_be_is_refused(small):
    library = small({"data_schemas/toolkits/kit.yaml": {"id": "kit"}})

    with pytest.raises(LibraryError, match="toolkit"):
        library.toolkits  # noqa: B018 - reading it is the point


def test_a_folder_laid_over_the_shipped_library_wins_file_by_file(tmp_path, library):
    form = library.form("referral-child")
    overlay = write_files(tmp_path, {"templates/cy/ctm/referral-child.docx": "changed"})
    laid = load_library(overlay)

    assert laid.find_template(form, CY).read_text() == "changed"
    assert laid.find_template(form, EN) == library.find_template(form, EN)
    assert laid.form_ids == library.form_ids


def test_the_shipped_library_has_its_toolkit(library):
    assert "referral-child" in library.toolkits["ctm"].forms
    assert repr(library).startswith("<Library ")
