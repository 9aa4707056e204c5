from __future__ import annotations

import pytest
from builders import Block, docx_of, members_of, para, raw, table

from docgen.template.places import Outline, outline_part, outline_text
from docgen.template.tags import TagKind, find_tags


def outline(*blocks: Block) -> Outline:
    return outline_part(members_of(docx_of(*blocks))["word/document.xml"], "form.docx", "body")


@pytest.mark.parametrize(
    ("blocks", "spot"),
    [
        (("one", "", "{{ x }}"), "paragraph 3"),
        (("one", table("a | b"), "{{ x }}"), "paragraph 2"),
        ((table("a"), table("a | b", "c | {{ x }}")), "table 2, row 2, cell 2"),
        ((table("a | b\n{{ x }}"),), "table 1, row 1, cell 2, paragraph 2"),
        ((para("{", "{ x }", "}"),), "paragraph 1"),
    ],
)
def test_a_tag_has_its_place_as_word_counts(blocks: tuple[Block, ...], spot: str) -> None:
    found = outline(*blocks)
    assert found.place_of(found.tags[0]).spot == spot


def test_a_table_in_a_table_is_counted_in_its_cell() -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    found = outline(raw(f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"))
    spot = found.place_of(found.tags[0]).spot
    assert spot == "table 1, row 1, cell 1, table 1, row 1, cell 1"


def test_a_text_box_is_named() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:txbxContent>"
    found = outline(
        "a", raw(f"<w:p><w:r><w:t>b</w:t></w:r><w:r><w:pict>{box}</w:pict></w:r></w:p>")
    )
    assert found.place_of(found.tags[0]).spot == "paragraph 2, text box, paragraph 1"


def test_content_controls_are_seen_through() -> None:
    wrapped = "<w:sdt><w:sdtContent><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    found = outline("a", raw(wrapped))
    assert found.place_of(found.tags[0]).spot == "paragraph 2"


def test_the_excerpt_is_the_words_around_the_tag() -> None:
    found = outline("before", f"{'far ' * 20}away {{{{ x }}}} and on", "after")
    assert found.place_of(found.tags[0]).excerpt == "far far far far away {{ x }} and on"


def test_a_place_reads_as_a_line() -> None:
    found = outline("Dear {{ name }}")
    said = str(found.place_of(found.tags[0]))
    assert said == "form.docx, body, paragraph 1, near “Dear {{ name }}”"


def test_tags_that_docxtpl_patched_are_matched_with_what_was_written() -> None:
    written = outline(
        "{{ a }}", table("{%tr for x in y %}", "{% cellbg x.c %}{{ “x” }}"), "{{ z }}"
    )
    patched = "{{ a }}{% for x in y %}{{ added }}{{x.c }}{{ \"x\" }}{{ z }}"  # fmt: skip
    tags = [tag for tag in find_tags(patched) if tag.kind is not TagKind.NOTE]
    texts = [tag.text if tag else None for tag in written.match(tags)]
    assert texts == [
        "{{ a }}",
        "{%tr for x in y %}",
        "{%tr for x in y %}",
        "{% cellbg x.c %}",
        "{{ “x” }}",
        "{{ z }}",
    ]


def test_a_text_of_its_own_is_an_outline_too() -> None:
    found = outline_text("T {{ a }}", "form.docx", "properties", "title")
    assert str(found.place_of(found.tags[0])) == "form.docx, properties, title, near “T {{ a }}”"
