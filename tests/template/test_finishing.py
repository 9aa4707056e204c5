"""Line ends in values come out as docxtpl makes them, though it is seldom asked."""

from __future__ import annotations

import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st

from docgen.template.finishing import resolve

DOCXTPL = DocxTemplate("")
WORDS = st.text("ab ŵ'&;\n\t\a\f", max_size=6).map(lambda text: text.replace("&", "&amp;"))
RUN = st.builds(
    "{}{}<w:t{}>{}</w:t>{}</w:r>".format,
    st.sampled_from(["<w:r>", '<w:r w:rsidR="1">']),
    st.sampled_from(["", "<w:rPr><w:b/></w:rPr>"]),
    st.sampled_from(["", ' xml:space="preserve"']),
    WORDS,
    st.sampled_from(["", "<w:tab/>", "<w:t>x\ny</w:t>"]),
)
PARAGRAPH = st.builds(
    "{}{}{}</w:p>".format,
    st.sampled_from(["<w:p>", '<w:p w:rsidR="1">', "<w:tc><w:tcPr/><w:p>"]),
    st.sampled_from(["", "<w:pPr/>", '<w:pPr><w:jc w:val="a"/></w:pPr>']),
    st.lists(RUN, max_size=3).map("".join),
)
BOXED = st.builds("<w:p><w:r><w:pict>{}</w:pict>{}</w:r></w:p>".format, PARAGRAPH, RUN)


@given(st.lists(PARAGRAPH | BOXED | st.just("<w:sectPr/>\n"), max_size=4).map("".join))
def test_whatever_signs_stand_in_whatever_runs_docxtpl_would_resolve_them_so(xml: str) -> None:
    assert resolve(xml)[0] == DOCXTPL.resolve_listing(xml)


@pytest.mark.parametrize("text", ["one\ntwo", "one\r\ntwo", "\n", "a\n\nb", "a &lt;b&gt;\nŵ"])
def test_an_address_of_several_lines_keeps_them(text: str) -> None:
    xml = f'<w:p><w:pPr><w:pStyle w:val="Address"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
    assert resolve(xml)[0] == DOCXTPL.resolve_listing(xml)
    assert resolve(xml)[0].count("<w:br/>") == text.count("\n")
