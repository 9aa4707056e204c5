"""The footnotes of the samples' reports."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from made_documents import LANGUAGES, SETTINGS, name_of, shipped
from note_pages import NotePages, note_pages

import docgen

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
REVIEWED = ("adult-died", "child-looked-after-died", "child-survived")


@cache
def notes_of(sample: str, language: docgen.Language) -> list[NotePages]:
    """Return where the notes of a sample's report are."""
    case = docgen.read_case(SAMPLES / f"{sample}.yaml", library=shipped(), settings=SETTINGS)
    request = docgen.Request(
        ("review-report",), languages=(language,), formats=(docgen.OutputFormat.PDF,)
    )
    (made,) = docgen.make(shipped(), case, request, settings=SETTINGS).documents
    return note_pages(made.content)


@pytest.mark.parametrize("language", LANGUAGES, ids=name_of)
@pytest.mark.parametrize("sample", REVIEWED)
def test_each_note_of_a_report_begins_on_the_page_of_its_mark(
    sample: str, language: docgen.Language
) -> None:
    assert [found for found in notes_of(sample, language) if found.mark != found.note] == []


def test_the_samples_have_notes_in_both_languages() -> None:
    english, welsh = (notes_of("child-looked-after-died", x) for x in LANGUAGES)
    assert len(english) == len(welsh) > 4
