"""Sub-documents, which docxtpl makes by way of docxcompose."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from builders import assert_same_parts, docx_of, picture, table, text_of
from docxtpl import DocxTemplate

from docgen.template import compile_template

pytest.importorskip("docxcompose", reason="docxtpl needs docxcompose for sub-documents")

TEMPLATE = docx_of("before", "{{p sub }}", "{{p other }}", "after {{ x }}", header="{{ x }}")


def by_docxtpl(make: Callable[[Any], Mapping[str, Any]]) -> bytes:
    document = DocxTemplate(io.BytesIO(TEMPLATE))
    document.render(dict(make(document)), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def part(tmp_path: Path) -> Path:
    path = tmp_path / "part.docx"
    path.write_bytes(docx_of("from a file", table("a | b"), picture(5, 5)))
    return path


def test_a_subdocument_made_on_the_spot_comes_out_as_docxtpl_makes_it() -> None:
    def context(owner: Any) -> Mapping[str, Any]:
        sub = owner.new_subdoc()
        sub.add_paragraph("made on the spot")
        sub.add_table(1, 2)
        return {"sub": sub, "x": 1}

    made = compile_template(TEMPLATE)
    assert_same_parts(made.render_word(context(made)), by_docxtpl(context))


def test_subdocuments_from_files_come_out_as_docxtpl_makes_them(part: Path) -> None:
    def context(owner: Any) -> Mapping[str, Any]:
        return {"sub": owner.new_subdoc(str(part)), "other": owner.new_subdoc(str(part)), "x": 1}

    made = compile_template(TEMPLATE)
    assert_same_parts(made.render_word(context(made)), by_docxtpl(context))


def test_a_subdocument_of_docxtpls_own_template_is_taken_too(part: Path) -> None:
    owner = DocxTemplate(io.BytesIO(TEMPLATE))
    made = compile_template(TEMPLATE).render_word({"sub": owner.new_subdoc(str(part)), "x": 1})
    assert text_of(made).startswith("before\nfrom a file\na | b")


def test_the_next_document_has_nothing_of_the_last(part: Path) -> None:
    template = compile_template(TEMPLATE)
    plain = template.render_word({"x": 1})
    template.render_word({"sub": template.new_subdoc(str(part)), "x": 1})
    assert template.render_word({"x": 1}) == plain
