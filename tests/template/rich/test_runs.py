"""Words come out as runs that stand out as they should."""

from __future__ import annotations

import pytest
from template.rich.specimens import P, T, printed, state_and_xml, tree

from docgen.language import Language
from docgen.model.values import Text
from docgen.template.rich import Base
from docgen.template.rich.runs import write_text

BOLD, ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("**a**", T("a", BOLD), id="bold"),
        pytest.param("*a*", T("a", ITALIC), id="italic"),
        pytest.param("_a_", T("a", ITALIC), id="underscores"),
        pytest.param("***a***", T("a", BOLD + ITALIC), id="both"),
        pytest.param("a & b < c > d", T("a &amp; b &lt; c &gt; d"), id="escaped"),
        pytest.param("ŵ ŷ Ŵ Ŷ", T("ŵ ŷ Ŵ Ŷ"), id="Welsh letters"),
    ],
)
def test_words_stand_out_as_typed(text: str, runs: str) -> None:
    assert printed(text) == P(runs)


def test_properties_of_a_run_stand_in_words_order() -> None:
    base = Base(run={"lang": '<w:lang w:val="en-GB"/>', "color": '<w:color w:val="FF0000"/>'})
    (run, *_) = tree(printed("**`a`**", base)).iter("{*}r")
    names = [x.tag.split("}")[1] for x in run[0]]
    assert names == ["rFonts", "b", "bCs", "noProof", "color", "lang"]


def test_a_line_break_and_a_tab_are_words_own() -> None:
    assert write_text("a\n\tb") == (
        '<w:t xml:space="preserve">a</w:t><w:br/><w:tab/><w:t xml:space="preserve">b</w:t>'
    )


def test_a_link_leads_where_it_says() -> None:
    state, xml = state_and_xml('[**a** b](https://gov.wales/?a=1&b=2 "A \\"guide\\"")', full=True)
    assert state.links == {"word/document.xml": {"https://gov.wales/?a=1&b=2": "rIdRich1"}}
    assert 'r:id="rIdRich1" w:history="1" w:tooltip="A &quot;guide&quot;"' in xml
    assert xml.count('<w:rStyle w:val="Hyperlink"/>') == 2


def test_a_link_in_a_template_without_its_style_is_blue_and_underlined() -> None:
    xml = printed("[a](mailto:a@b.wales)")
    assert '<w:color w:val="0563C1"/><w:u w:val="single"/>' in xml


def test_the_same_address_is_one_relationship() -> None:
    state, _ = state_and_xml("[a](tel:029) [b](tel:029) [c](tel:030)")
    assert state.links["word/document.xml"] == {"tel:029": "rIdRich1", "tel:030": "rIdRich2"}


def test_text_in_the_other_language_says_so_in_every_run() -> None:
    xml = printed(Text("# T\n\na **b** [c](tel:1) `d`\n\n- e[^1]\n\n[^1]: f", Language.CY))
    runs = list(tree(xml).iter("{*}r"))
    assert len(runs) == 9
    assert all(run.find("{*}rPr/{*}lang") is not None for run in runs)
