"""What is kept from one document to the next never shows in the next."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from builders import docx_of, heading, para, raw, table

from docgen.template import compile_template

TALL = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/></w:tblGrid><w:tr><w:trPr>"
    "<w:trHeight w:val='{{ height }}'/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
SPECIMEN = docx_of(
    heading("{{ a }}"),
    "{{ a }} and {{ b }}",
    raw(TALL),
    para("{{ b }}", style="List Number"),
    table("{%tr for x in rows %}", "{{ x }} | {{ a }}", "{%tr endfor %}"),
    header="{{ a }}",
    footnotes=["{{ b }}"],
)
FIRST = {"a": "one", "b": "two", "height": 480, "rows": ["x", "y"]}
CHANGES: dict[str, Mapping[str, object]] = {
    "a text": {"a": "another"},
    "a height": {"height": 2467},
    "fewer rows": {"rows": []},
    "more rows": {"rows": list("xyz")},
    "a longer header": {"a": "word " * 90},
    "texts that change places": {"a": "two", "b": "one"},
}


def source_of(docx: bytes, *contexts: Mapping[str, object]) -> str:
    """Return the source of the last of these documents, set one after the other."""
    template = compile_template(docx)
    return [template.render_typst(context, title="x").main for context in contexts][-1]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_document_is_the_same_after_another(change: Mapping[str, object]) -> None:
    second = {**FIRST, **change}
    assert source_of(SPECIMEN, FIRST, second) == source_of(SPECIMEN, second)
