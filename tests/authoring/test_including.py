"""Fragments: blocks written once, and taken into the forms that share them."""

from __future__ import annotations

from pathlib import Path

import pytest
from form_sources import codes, house_style, labels, outline, problems_of

from docgen.authoring import Source, build_template, check_source, parse_source, read_source
from docgen.errors import LibraryError
from docgen.language import Language

FRAGMENT = """
fragment: shared
blocks:
  - heading: {en: Tasks, cy: Tasgau}
  - para: {en: Agree., cy: Cytuno.}
"""
FORM = """
form: specimen
blocks:
  - title: {en: T, cy: T}
"""


def source_with(block: str, fragment: str = FRAGMENT) -> Source:
    """Return a source that has `block` below its title, and one fragment."""
    shared = parse_source(fragment, file="fragments/shared.yaml", form_id="shared")
    made = parse_source(FORM + block, file="specimen.yaml", form_id="specimen")
    return Source(made.form_id, made.file, made.root, made.raw, {"shared": shared})


def outline_of(source: Source) -> list[str]:
    """Return what a source builds in English."""
    return outline(build_template(source, labels(), house_style(), Language.EN))


def problems_with(source: Source) -> list[str]:
    """Return the codes of what is wrong with a source."""
    return codes(check_source(source, labels(), house_style()))


def test_a_fragment_stands_where_it_is_included() -> None:
    source = source_with("  - include: shared\n  - para: {en: End, cy: Diwedd}\n")
    assert outline_of(source) == [
        "Heading1: T",
        "Heading2: Tasks",
        "Normal: Agree.",
        "Normal: End",
    ]


def test_a_fragment_may_stand_deeper() -> None:
    block = """  - heading: {en: Appendix 1, cy: Atodiad 1}
  - include: {fragment: shared, deeper: 1}
  - heading: {en: Appendix 2, cy: Atodiad 2}
"""
    headings = [line for line in outline_of(source_with(block)) if line.startswith("Heading")]
    assert headings == ["Heading1: T", "Heading2: Appendix 1", "Heading3: Tasks",
                        "Heading2: Appendix 2"]  # fmt: skip


def test_a_fragment_too_deep_is_told_at_its_own_line() -> None:
    source = source_with("  - include: {fragment: shared, deeper: 1}\n")
    [problem] = check_source(source, labels(), house_style())
    assert (problem.code, problem.where.file) == ("source-heading", "fragments/shared.yaml")


def test_a_fragment_that_is_not_there_is_told() -> None:
    assert codes(problems_of("  - include: nothing")) == ["source-no-fragment"]


def test_a_fragment_includes_no_other() -> None:
    source = source_with("  - include: shared\n", "fragment: shared\nblocks: [include: shared]\n")
    assert problems_with(source) == ["source-no-fragment"]


@pytest.mark.parametrize(
    "block", ["  - include: {fragment: shared, depth: 1}\n", "  - include: shared\n"]
)
def test_an_unknown_key_is_told(block: str) -> None:
    fragment = FRAGMENT if "depth" in block else FRAGMENT + "title: {en: T, cy: T}\n"
    assert problems_with(source_with(block, fragment)) == ["source-unknown-key"]


def test_a_source_is_read_with_its_fragments(tmp_path: Path) -> None:
    (tmp_path / "specimen.yaml").write_text(FORM + "  - include: shared\n", encoding="utf-8")
    (tmp_path / "shared.yaml").write_text(FRAGMENT, encoding="utf-8")
    source = read_source(tmp_path / "specimen.yaml", lambda name: tmp_path / f"{name}.yaml")
    assert list(source.fragments) == ["shared"]
    assert source.fragments["shared"].raw == FRAGMENT


def test_a_fragment_within_a_condition_is_found(tmp_path: Path) -> None:
    block = "  - when: {if: case.ref, then: [include: {fragment: shared}]}\n"
    (tmp_path / "specimen.yaml").write_text(FORM + block, encoding="utf-8")
    (tmp_path / "shared.yaml").write_text(FRAGMENT, encoding="utf-8")
    source = read_source(tmp_path / "specimen.yaml", lambda name: tmp_path / f"{name}.yaml")
    assert outline_of(source)[1:3] == ["TemplateTag: {%p if case.ref %}", "Heading2: Tasks"]


def test_a_fragment_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "specimen.yaml").write_text(FORM + "  - include: shared\n", encoding="utf-8")
    (tmp_path / "shared.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(LibraryError):
        read_source(tmp_path / "specimen.yaml", lambda name: tmp_path / f"{name}.yaml")
