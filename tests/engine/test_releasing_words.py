# ruff: noqa: F401, F811 - pytest finds imported fixtures by the names of parameters
"""The checklist and the findings in both languages."""

from __future__ import annotations

import re
from string import Formatter

import pytest
import yaml
from conftest import ROOT
from pdf_checks import pdf_problems, text_of_pages, verapdf_problems
from release import pdf_specimens, word_specimens
from release.gates import checked
from release.stores import first, library, origin, request_

import docgen
from docgen.engine.releasing import findings_in
from docgen.engine.releasing_request import Released
from docgen.engine.releasing_words import say_findings, words_of
from docgen.language import Language
from docgen.release import Finding, Weight

FILE = ROOT / "data_schemas" / "audiences_messages.yaml"
DATA = yaml.safe_load(FILE.read_text(encoding="utf-8"))
CODES = re.compile(r"(?:Finding|Trait|_told|_differ)\(\s*\"([a-z-]+)\"")
SOURCES = sorted((*ROOT.glob("docgen/release/*.py"), *ROOT.glob("docgen/engine/releasing*.py")))


def finding(code: str = "exact-date", part: str = "body") -> Finding:
    return Finding(
        code, Weight.FOUND, "in English", "page_cy.docx", part, "paragraph 2", "a.b", "do"
    )


@pytest.mark.parametrize("language", Language)
def test_the_checklist_is_accessible_and_in_its_language(
    first: Released, language: Language
) -> None:
    pdf = (first.folder / f"checklist_{language}.pdf").read_bytes()
    pages = text_of_pages(pdf)
    said = {Language.EN: "Look at before you confirm", Language.CY: "Edrychwch cyn cadarnhau"}
    assert [text in pages[0] for text in (said[language], first.id)] == [True, True]
    assert (len(pages), pdf_problems(pdf)) == (1, [])


@pytest.mark.parametrize("language", Language)
def test_the_reference_validator_passes_the_checklist(first: Released, language: Language) -> None:
    assert verapdf_problems((first.folder / f"checklist_{language}.pdf").read_bytes()) == []


def test_the_sentences_of_both_languages_have_the_same_places() -> None:
    for name, both in DATA["checklist"].items():
        places = [{one[1] for one in Formatter().parse(both[code])} for code in ("en", "cy")]
        assert places[0] == places[1], name


def test_every_weight_has_its_word() -> None:
    assert set(DATA["weights"]) == {weight.value for weight in Weight}


def test_every_kind_of_finding_in_the_program_is_worded() -> None:
    used = {code for path in SOURCES for code in CODES.findall(path.read_text(encoding="utf-8"))}
    assert len(used) > 15
    assert used - set(DATA["findings"]) == set()


@pytest.mark.parametrize(
    "specimens", [word_specimens.PLACES, pdf_specimens.PLACES], ids=["word", "pdf"]
)
def test_every_finding_of_the_specimens_is_worded(specimens: dict) -> None:
    found = {one.code for make in specimens.values() for one in checked(make("Gwion O'Brien"))}
    assert found - set(DATA["findings"]) == set()


def test_a_finding_is_told_in_welsh_by_its_own_id(library: docgen.Library) -> None:
    (told,) = findings_in(library, [finding()], Language.CY)
    assert told.message == f"wedi'i ganfod: dyddiad manwl [{finding().id}]"
    assert (told.where.part, told.where.spot) == ("corff", "paragraff 2")
    assert told.where.file == "page_cy.docx"


def test_a_finding_without_welsh_stays_as_it_is(library: docgen.Library) -> None:
    (said,) = say_findings(library, [finding("of-a-new-kind")], Language.CY)
    assert (said.message, said.hint) == ("in English", "do")


def test_in_english_nothing_changes(library: docgen.Library) -> None:
    assert say_findings(library, [finding()], Language.EN) == (finding(),)
    assert words_of(library, Language.EN).place(finding()) == finding().place


def test_a_field_is_named_where_the_sentence_names_it(library: docgen.Library) -> None:
    (said,) = say_findings(library, [finding("person-name")], Language.CY)
    assert "`a.b`" in said.message


def test_no_welsh_is_said_to_be_reviewed() -> None:
    assert (DATA["reviewed_by"], DATA["reviewed_on"]) == (None, None)
