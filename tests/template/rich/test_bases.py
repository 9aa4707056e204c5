"""A rich tag's own paragraph is remembered before docxtpl throws it away."""

from __future__ import annotations

import pytest
from docxtpl import DocxTemplate
from lxml import etree
from template.rich.specimens import R, W, full_styles

from docgen.template.rich import Base, StyleMap, mark_bases, mark_part


def root_of(body: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{W}" xmlns:r="{R}">{body}</w:body>')


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def cell_of(width: str) -> str:
    return f"<w:tc><w:tcPr>{width}</w:tcPr><w:p>{run('{{p a|rich}}')}</w:p></w:tc>"


def marked(body: str, styles: StyleMap | None = None, first: int = 0) -> tuple[str, list[Base]]:
    root = root_of(body)
    bases = mark_bases(root, styles or StyleMap(), first)
    return "".join(x.text or "" for x in root.iter("{*}t")), list(bases)


def test_a_tag_is_given_the_number_of_its_base() -> None:
    assert marked(f"<w:p>{run('{{p a.b | rich(under=3) }}')}</w:p>")[0] == (
        "{{p a.b |based(0)| rich(under=3) }}"
    )


def test_numbers_go_on_from_other_parts() -> None:
    assert "|based(4)|rich" in marked(f"<w:p>{run('{{p a|rich}}')}</w:p>", first=4)[0]


def test_a_tag_that_word_has_split_is_found() -> None:
    body = f"<w:p>{run('{{p a')}{run('|ri')}{run('ch }}')}</w:p>"
    assert marked(body)[0] == "{{p a|based(0)|rich }}"


def test_every_filter_in_a_tag_is_marked() -> None:
    body = f"<w:p>{run('{{p a|rich if a else b|rich }} and |rich {{r c|inline }}')}</w:p>"
    text, bases = marked(body)
    assert text.count("|based(") == len(bases) == 3
    assert "and |rich" in text


def test_a_forgotten_p_is_put_in_where_the_tag_is_alone() -> None:
    text, (base,) = marked(f"<w:p>{run(' {{')}{run(' a|rich }} ')}</w:p>")
    assert text == " {{p  a|based(0)|rich }} "
    assert not base.in_run


def test_a_picture_beside_the_tag_is_not_thrown_away() -> None:
    text, _ = marked(f"<w:p><w:r><w:drawing/></w:r>{run('{{ a|rich }}')}</w:p>")
    assert text.startswith("{{ a")


@pytest.mark.parametrize(
    ("text", "in_run"),
    [
        ("Views: {{ a|rich }}", True),
        ("{{ a|inline }}", True),
        ("{{r a|inline }}", False),
        ("Views: {{p a|rich }}", False),
        ("{% if a %}{{ a|rich }}{% endif %}", True),
    ],
)
def test_a_tag_among_words_is_known(text: str, in_run: bool) -> None:
    _, (base,) = marked(f"<w:p>{run(text)}</w:p>")
    assert base.in_run is in_run


def test_other_tags_are_left_alone() -> None:
    body = f"<w:p>{run('{{ a|richer }} {{ b|date }}')}</w:p><w:p/>"
    assert marked(body) == ("{{ a|richer }} {{ b|date }}", [])


def test_the_base_keeps_how_paragraph_and_run_look() -> None:
    properties = (
        '<w:pPr><w:pStyle w:val="Answer"/><w:jc w:val="center"/>'
        "<w:rPr><w:vanish/><w:b/></w:rPr><w:sectPr/></w:pPr>"
    )
    _, (base,) = marked(f"<w:p>{properties}{run('{{p a|rich}}', '<w:vanish/><w:i/>')}</w:p>")
    assert base.style == "Answer"
    assert base.paragraph == {"jc": '<w:jc w:val="center"/>', "rPr": "<w:rPr><w:b/></w:rPr>"}
    assert base.run == {"i": "<w:i/>"}


def test_the_base_knows_the_heading_above() -> None:
    body = '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr></w:p>'
    _, (base,) = marked(f"{body}<w:p>{run('{{p a|rich}}')}</w:p>", full_styles())
    assert base.under == 3


def test_the_base_knows_the_room_in_a_column_of_its_section() -> None:
    section = (
        '<w:sectPr><w:pgSz w:w="12000"/><w:pgMar w:left="1000" w:right="1000"/>'
        '<w:cols w:num="2" w:space="400"/></w:sectPr>'
    )
    _, (base,) = marked(f"<w:p>{run('{{p a|rich}}')}</w:p>{section}")
    assert base.width == 4800


def test_the_base_knows_its_cell() -> None:
    cell = cell_of('<w:tcW w:w="5216" w:type="dxa"/>')
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr>{cell}</w:tr></w:tbl>'
    _, (base,) = marked(table)
    assert (base.width, base.table_style) == (5000, "Grid")


def test_a_width_that_is_not_told_is_that_of_a4() -> None:
    cell = cell_of('<w:tcW w:w="0" w:type="auto"/>')
    _, (inside, outside) = marked(f"{cell}<w:p>{run('{{p a|rich}}')}</w:p>")
    assert inside.width == outside.width == 9026


def test_the_base_knows_a_table_right_above() -> None:
    _, (base,) = marked(f"<w:tbl/><w:p>{run('{{p a|rich}}')}</w:p>")
    assert base.after_table


def test_a_tag_in_a_text_box_has_a_base_of_its_own() -> None:
    box = f'<w:p><w:pPr><w:pStyle w:val="Box"/></w:pPr>{run("{{p a|rich}}")}</w:p>'
    _, bases = marked(f"<w:p><w:r><w:txbxContent>{box}</w:txbxContent></w:r>{run('x')}</w:p>")
    assert [base.style for base in bases] == ["Box"]


def test_docxtpl_keeps_the_number_when_it_patches() -> None:
    root = root_of(f"<w:p>{run('{{p a|rich }}')}</w:p>")
    mark_bases(root, StyleMap())
    patched = DocxTemplate("").patch_xml(etree.tostring(root, encoding="unicode"))
    assert "{{ a|based(0)|rich }}" in patched


def test_a_part_without_rich_tags_comes_back_untouched() -> None:
    part = b"<w:hdr xmlns:w='%s'><w:p/></w:hdr>" % W.encode()
    assert mark_part(part, StyleMap()) == (part, ())


def test_a_part_with_rich_tags_is_marked() -> None:
    part = f'<w:hdr xmlns:w="{W}"><w:p>{run("{{p ŷ|rich}}")}</w:p></w:hdr>'.encode()
    marked_part, bases = mark_part(part, StyleMap(), 2)
    assert "{{p ŷ|based(2)|rich}}" in marked_part.decode()
    assert len(bases) == 1
