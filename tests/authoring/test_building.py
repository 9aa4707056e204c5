"""The Word file as a whole: the same bytes, the same shape in both languages, marked and titled."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docxtpl import DocxTemplate
from form_sources import (
    W,
    built,
    codes,
    house_style,
    labels,
    outline,
    part,
    problems_of,
    source_of,
    style_of,
)
from jinja2 import ChainableUndefined, Environment

from docgen.authoring import build_template, check_source, is_current, labels_for, read_source
from docgen.authoring.blocks import VOCABULARY
from docgen.catalogue import load_library
from docgen.errors import LibraryError
from docgen.language import Language

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "templates" / "source").glob("*/*.yaml"))
FORM = """
  - title: {en: Referral, cy: Atgyfeiriad}
  - answers: [case.ref, {field: referral.date, if: case.ref}]
  - heading: {en: Checklist, cy: Rhestr}
  - questions: [checklist.died]
  - table: {each: "r in plan.recommendations", columns: [r.text, r.due]}
  - bullets: [{en: One, cy: Un}]"""


def test_the_same_source_gives_the_same_bytes() -> None:
    assert built(FORM) == built(FORM)


def test_no_time_and_no_machine_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(built(FORM))) as file:
        assert {m.date_time for m in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {m.create_system for m in file.infolist()} == {0}


def test_a_template_is_current_however_it_is_compressed() -> None:
    data, again = built(FORM), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert is_current(again.getvalue(), data)
    assert not is_current(built("  - para: {en: x, cy: x}"), data)


def test_python_docx_opens_what_is_built() -> None:
    document = docx.Document(io.BytesIO(built(FORM)))
    assert next(p.style.name for p in document.paragraphs if p.style) == "Heading 1"


@pytest.mark.parametrize("language", list(Language))
def test_docxtpl_fills_what_is_built(language: Language) -> None:
    template = DocxTemplate(io.BytesIO(built(FORM, language)))
    environment = Environment(undefined=ChainableUndefined, autoescape=True)
    environment.filters.update(
        gap=str, rich=str, or_blank=lambda rows, n=1: rows or [ChainableUndefined()] * n
    )
    environment.globals["tick"] = lambda value, option: "☒" if value is option else "☐"
    template.render({"case": {"ref": "A1"}, "checklist": {"died": True}}, environment)
    made = io.BytesIO()
    template.save(made)
    assert "| Label: Reference | Answer: A1 |".replace("Reference", "Cyfeirnod" * (
        language is Language.CY) or "Reference") in outline(made.getvalue())  # fmt: skip


@pytest.mark.parametrize("language", list(Language))
def test_the_file_says_its_language_and_title(language: Language) -> None:
    data = built(FORM, language)
    [mark] = part(data, "word/styles.xml").iter(f"{W}lang")
    assert mark.get(f"{W}val") == language.tag
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert (properties.title, properties.author, properties.language) == (
        labels().title[language],
        "{{ board.name }}",
        language.tag,
    )


def test_the_header_has_the_board_the_marking_and_the_reference() -> None:
    assert outline(built(FORM), "word/header1.xml") == [
        "Header: {{ board.names.cy }}→OFFICIAL-SENSITIVE",
        "HeaderRule: {{ board.names.en }}→Reference: {{ case.ref|gap }}",
    ]


def test_the_footer_counts_the_pages_in_the_language() -> None:
    data = built(FORM, Language.CY)
    assert outline(data, "word/footer1.xml") == [
        "FooterRule: Ffurflen atgyfeirio→Tudalen 1 o 1",
    ]
    codes_ = [f.get(f"{W}instr", "") for f in part(data, "word/footer1.xml").iter(f"{W}fldSimple")]
    assert [code.strip() for code in codes_] == ["PAGE", "NUMPAGES"]


def test_a_form_without_a_marking_has_none() -> None:
    data = build_template(source_of(FORM), labels(marking="public"), house_style(), Language.EN)
    assert outline(data, "word/header1.xml")[0] == "Header: {{ board.names.cy }}"


def test_a_page_may_lie_on_its_side() -> None:
    section = part(built(FORM, more="page: {orientation: landscape}\n")).find(f".//{W}sectPr")
    assert section.find(f"{W}pgSz").get(f"{W}orient") == "landscape"


def test_no_property_is_said_twice() -> None:
    data = built(FORM + "\n  - answers: [case.ref]\n  - bullets: [{en: One, cy: Un}]")
    properties = [e for e in part(data).iter() if str(e.tag).endswith("Pr")]
    tags = [[child.tag for child in element] for element in properties]
    assert [names for names in tags if len(names) != len(set(names))] == []


def test_an_unknown_layout_is_a_problem() -> None:
    assert codes(problems_of(FORM, layout="poster")) == ["source-unknown-layout"]


def test_a_source_with_faults_is_not_built() -> None:
    with pytest.raises(LibraryError) as caught:
        built("  - para: {en: x}")
    assert codes(caught.value.problems) == ["source-one-language"]


def test_no_paragraph_of_text_is_empty() -> None:
    empty = [line for line in outline(built(FORM)) if line.endswith(":") and line[0] != "|"]
    assert set(empty) <= {"TableGap:"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_both_languages_of_a_shipped_form_have_the_same_shape(path: Path) -> None:
    library = load_library()
    form = next(form for form in library.forms if form.template == path.stem)
    own = labels_for(form, library.fields_of(form))
    source = read_source(path, lambda name: path.parent / "fragments" / f"{name}.yaml")
    assert check_source(source, own, house_style()) == ()
    shapes = [_shape(build_template(source, own, house_style(), language)) for language in Language]
    assert shapes[0] == shapes[1]


def test_every_block_is_described_in_the_documentation() -> None:
    text = (ROOT / "docs" / "form-sources.md").read_text(encoding="utf-8")
    assert [name for name in VOCABULARY if f"- {name}:" not in text] == []


def _shape(data: bytes) -> list[str]:
    """Return elements and styles in order; how a text is cut into runs may differ."""
    words = {f"{W}{tag}" for tag in ("r", "rPr", "t", "br", "b", "i", "lang", "hyperlink")}
    return [
        style_of(element) if element.tag == f"{W}p" else str(element.tag)
        for element in part(data).iter()
        if element.tag not in words
    ]
