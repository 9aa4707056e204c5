from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from builders import (
    NAMESPACES,
    assert_same_parts,
    canonical_parts,
    docx_of,
    filled_by_docxtpl,
    members_of,
    picture,
    png_of,
    table,
    text_of,
)
from docx.shared import Mm
from docxtpl import DocxTemplate, RichText
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from docgen.errors import TemplateError
from docgen.language import Language
from docgen.model import Choice, Record, Text, YesNo
from docgen.template import InlineImage, Replacements, compile_template
from docgen.template.finishing import mend_body

LETTER = docx_of(
    "Dear {{ name }}", table("a | b", "{%tr for r in rows %}", "{{ r }} | x", "{%tr endfor %}"),
    picture(descr="crest"), header="{{ ref }}", properties={"title": "Letter {{ ref }}"},
)  # fmt: skip
DATA = {"name": "Ann", "rows": [1, 2], "ref": "R/1"}
ANY_TEXT = st.text(st.characters(exclude_characters="\a\f\r\v", codec="utf-8"), max_size=60)


def test_the_same_data_give_the_same_bytes() -> None:
    template = compile_template(LETTER)
    assert template.render_word(DATA) == template.render_word(DATA)


def test_another_compilation_gives_the_same_bytes() -> None:
    first = compile_template(LETTER).render_word(DATA)
    assert compile_template(LETTER).render_word(DATA) == first


def test_threads_can_share_a_template() -> None:
    template = compile_template(LETTER)
    names = [f"Name {number}" for number in range(60)]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda name: template.render_word({**DATA, "name": name}), names))
    assert [text_of(data).splitlines()[0] for data in made] == [f"Dear {name}" for name in names]


@given(ANY_TEXT)
def test_any_text_prints_as_itself(text: str) -> None:
    made = text_of(TEXT.render_word({"x": text}))
    wanted = "".join(sign for sign in text if sign in "\t\n" or ord(sign) > 31)
    assert made == f"[{wanted.translate(NOT_IN_XML)}]"


TEXT = compile_template(docx_of("[{{ x }}]"))
NOT_IN_XML = dict.fromkeys([0xFFFE, 0xFFFF])


@given(
    st.text(alphabet="a<>&\"'{}%#_ŵ", max_size=12).filter(lambda x: "{_" not in x and "_}" not in x)
)
def test_signs_of_xml_and_jinja_print_as_themselves(text: str) -> None:
    assert text_of(TEXT.render_word({"x": text})) == f"[{text}]"


def test_a_line_end_of_words_own_is_a_line_end() -> None:
    assert text_of(TEXT.render_word({"x": "one\vtwo"})) == "[one\ntwo]"


def test_a_lone_surrogate_becomes_a_sign_that_says_so() -> None:
    assert text_of(TEXT.render_word({"x": "a\ud800b"})) == "[a\ufffdb]"


def test_a_very_long_text_is_printed_whole() -> None:
    assert len(text_of(TEXT.render_word({"x": "gair " * 100_000}))) == 500_002


def test_values_of_a_case_print_in_their_words() -> None:
    template = compile_template(docx_of("{{ a }}, {{ b }}, {{ c }}, {{ d }}, {{ a == 'died' }}"))
    data = {
        "a": Choice("died", "Died <at home>"),
        "b": YesNo(True, "Ydy"),
        "c": Text("Cymraeg & English", Language.CY),
        "d": Record({"name": "Ann <b>"}),
    }
    made = text_of(template.render_word(data))
    assert made == "Died <at home>, Ydy, Cymraeg & English, Ann <b>, True"


def test_endnotes_are_filled_like_footnotes() -> None:
    made = compile_template(docx_of("x", endnotes=["see {{ a }}"])).render_word({"a": "<b>"})
    assert text_of(made, "word/endnotes.xml") == "see <b>"


def test_footnotes_of_many_sections_are_filled_once() -> None:
    made = compile_template(docx_of("x", footnotes=["{{ a }}"])).render_word({"a": "{{ b }}"})
    assert text_of(made, "word/footnotes.xml") == "{{ b }}"


def test_a_property_is_cut_to_what_word_can_hold() -> None:
    made = compile_template(LETTER).render_word({**DATA, "ref": "x" * 400})
    core = etree.fromstring(members_of(made)["docProps/core.xml"])
    assert len(core.findtext("{http://purl.org/dc/elements/1.1/}title") or "") == 255


def test_the_same_document_comes_out_as_typst_source() -> None:
    source = compile_template(LETTER).render_typst(DATA, title="A letter", author="The board")
    assert "Ann" in source.main
    assert '"A letter"' in source.main


def test_what_goes_wrong_on_the_way_to_typst_is_told_in_words_terms() -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(docx_of("{{ a.b.c }}")).render_typst({})
    assert caught.value.problems[0].where.spot == "paragraph 1"


def test_our_picture_becomes_a_drawing_with_its_words() -> None:
    template = compile_template(docx_of("{{ logo }}", header="{{ logo }}"))
    made = template.render_word({"logo": InlineImage(png_of(4, 2), width=Mm(20), alt="A <crest>")})
    members = members_of(made)
    assert members["word/media/image1.png"] == png_of(4, 2)
    assert b'cx="720000" cy="360000"' in members["word/document.xml"]
    assert members["word/document.xml"].count(b'descr="A &lt;crest&gt;"') == 2
    assert b"image1.png" in members["word/_rels/header1.xml.rels"]


def test_our_picture_can_come_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "crest.png"
    path.write_bytes(png_of())
    made = compile_template(docx_of("{{ a }}")).render_word({"a": InlineImage(path)})
    assert members_of(made)["word/media/image1.png"] == png_of()


def test_the_repr_of_a_picture_shows_nothing_of_it() -> None:
    assert "Gwen" not in repr(InlineImage("Gwen.png", alt="Gwen"))


def test_a_picture_that_the_template_has_already_is_not_added_again() -> None:
    template = compile_template(docx_of(picture(8, 8), "{{ a }}"))
    made = template.render_word({"a": InlineImage(png_of(8, 8))})
    assert [name for name in members_of(made) if "media" in name] == ["word/media/image1.png"]


def test_a_link_is_there_only_where_it_is_used() -> None:
    template = compile_template(docx_of("{{r x }}"))
    used = template.build_url_id("https://used.cymru")
    template.build_url_id("https://other.cymru")
    made = template.render_word({"x": RichText("here", url_id=used)})
    rels = members_of(made)["word/_rels/document.xml.rels"]
    assert b"https://used.cymru" in rels
    assert b"other" not in rels


def test_an_address_has_one_id() -> None:
    template = compile_template(docx_of("x"))
    ids = [template.build_url_id(url) for url in ("https://a.b", "https://c.d", "https://a.b")]
    assert ids[0] == ids[2] != ids[1]
    assert template.links == {"https://a.b": ids[0], "https://c.d": ids[1]}


def test_a_picture_is_replaced_by_its_words_as_docxtpl_does() -> None:
    template = compile_template(LETTER).with_replacements(
        Replacements(pictures={"crest": png_of(9, 9)})
    )
    document, out = DocxTemplate(io.BytesIO(LETTER)), io.BytesIO()
    document.render(DATA, autoescape=True)
    document.replace_pic("crest", io.BytesIO(png_of(9, 9)))
    document.save(out)
    assert_same_parts(template.render_word(DATA), out.getvalue())


def test_a_picture_is_replaced_by_its_content_as_docxtpl_does(tmp_path: Path) -> None:
    old, new, made = tmp_path / "old.png", tmp_path / "new.png", tmp_path / "made.docx"
    old.write_bytes(png_of())
    new.write_bytes(png_of(9, 9))
    document = DocxTemplate(io.BytesIO(LETTER))
    document.replace_media(str(old), str(new))
    document.render(DATA, autoescape=True)
    document.save(str(made))
    template = compile_template(LETTER).with_replacements(
        Replacements(media={png_of(): png_of(9, 9)})
    )
    assert_same_parts(template.render_word(DATA), made.read_bytes())


def test_a_part_is_replaced_by_its_name() -> None:
    changes = Replacements(members={"word/media/image1.png": b"new", "word/nothing.xml": b"x"})
    made = members_of(compile_template(LETTER).with_replacements(changes).render_word(DATA))
    assert made["word/media/image1.png"] == b"new"
    assert "word/nothing.xml" not in made


def test_a_picture_that_is_not_there_cannot_be_replaced() -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(LETTER).with_replacements(Replacements(pictures={"logo": b""}))
    assert [problem.code for problem in caught.value.problems] == ["picture-missing"]


def test_the_template_itself_stays_as_it_was() -> None:
    template = compile_template(LETTER)
    template.with_replacements(Replacements(pictures={"crest": png_of(9, 9)}))
    assert_same_parts(template.render_word(DATA), filled_by_docxtpl(LETTER, DATA))


def test_rich_text_becomes_paragraphs_and_lists() -> None:
    template = compile_template(docx_of("{{p x|rich }}", "end"))
    made = template.render_word({"x": "One **two**\n\n- three\n- four"})
    assert text_of(made) == "One two\nthree\nfour\nend"
    assert b'w:val="ListBullet"' in members_of(made)["word/document.xml"]


def test_rich_text_with_a_link_names_its_address() -> None:
    template = compile_template(docx_of("{{p x|rich }}"))
    made = template.render_word({"x": "See [this](https://gov.wales/a?b&c)."})
    assert b"https://gov.wales/a?b&amp;c" in members_of(made)["word/_rels/document.xml.rels"]


def test_a_table_in_rich_text_needs_no_mending() -> None:
    made = compile_template(docx_of("{{p x|rich }}")).render_word({"x": "|a|b|\n|-|-|\n|c|d|"})
    body = members_of(made)["word/document.xml"].decode().partition("<w:body>")[2]
    body = f"<w:body {NAMESPACES}>{body.removesuffix('</w:document>')}"
    assert "<w:tbl>" in body
    assert etree.canonicalize(mend_body(body)) == etree.canonicalize(body)


def test_the_same_rich_text_is_written_once() -> None:
    template = compile_template(docx_of("{{p x|rich }}", "{{p x|rich }}", "{{p y|rich }}"))
    data = {"x": "one **two**", "y": "1. a\n2. b"}
    assert template.render_word(data) == template.render_word(data)


def test_rich_text_leaves_the_next_document_alone() -> None:
    template = compile_template(docx_of("{{p x|rich }}"))
    before = canonical_parts(template.render_word({"x": "plain"}))
    template.render_word({"x": "1. one\n2. two\n\n[a](https://b.c)[^1]\n\n[^1]: note"})
    assert canonical_parts(template.render_word({"x": "plain"})) == before


def test_the_text_of_a_template_is_written_out() -> None:
    written = compile_template(LETTER).text
    assert written == (
        "[body]\nDear {{ name }}\na | b\n{%tr for r in rows %}\n{{ r }} | x\n{%tr endfor %}\n\n"
        "[header]\n{{ ref }}\n\n[properties]\ntitle: Letter {{ ref }}\n"
    )
