from __future__ import annotations

import pytest

from docgen.template.relations import HYPERLINK, IMAGE, Relations, RelationsBook, add_content_types

RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{IMAGE}" Target="media/image1.png"/>'
    f'<Relationship Id="rId3" Type="{HYPERLINK}" Target="https://a.b/?c&amp;d"'
    ' TargetMode="External"/>'
    "</Relationships>"
)


def test_what_is_known_keeps_its_id() -> None:
    relations = Relations.read(RELS)
    assert relations.relate(IMAGE, "media/image1.png") == "rId1"
    assert relations.relate(HYPERLINK, "https://a.b/?c&d", external=True) == "rId3"
    assert relations.added == []


def test_what_is_new_gets_the_first_free_id() -> None:
    relations = Relations.read(RELS)
    assert relations.relate(IMAGE, "media/image2.png") == "rId2"
    assert relations.relate(IMAGE, "media/image3.png") == "rId4"


def test_a_reserved_id_is_not_given_out() -> None:
    relations = Relations.read(RELS)
    relations.reserved = frozenset({"rId2"})
    assert relations.relate(IMAGE, "media/image2.png") == "rId4"


@pytest.mark.parametrize("xml", [RELS, "", '<Relationships xmlns="x"/>'])
def test_what_is_added_is_written_last(xml: str) -> None:
    relations = Relations.read(xml)
    new = relations.relate(HYPERLINK, 'https://x.y/"<&>', external=True)
    added = (
        f'<Relationship Id="{new}" Type="{HYPERLINK}" Target="https://x.y/&quot;&lt;&amp;&gt;"'
        ' TargetMode="External"/></Relationships>'
    )
    assert relations.write().decode().endswith(added)


def test_a_link_is_taken_in_where_its_id_is_printed() -> None:
    book = RelationsBook({}, {"https://a.b": "rId1", "https://c.d": "rId2"})
    book.include_links({"word/document.xml": b'<w:hyperlink r:id="rId2"/>'})
    (change,) = book.changes()
    assert change[0] == "word/_rels/document.xml.rels"
    assert b"c.d" in change[1]
    assert b"a.b" not in change[1]


def test_an_id_that_means_something_else_is_left_alone() -> None:
    relations = Relations.read(RELS)
    relations.include("rId1", HYPERLINK, "https://a.b")
    assert relations.added == []


def test_the_type_of_a_new_part_is_declared_by_its_ending() -> None:
    types = b'<Types><Default Extension="xml" ContentType="application/xml"/></Types>'
    made = add_content_types(types, {"word/media/a.png": "image/png", "b.png": "image/png"})
    assert made.count(b'<Default Extension="png" ContentType="image/png"/>') == 1


def test_the_type_of_an_unusual_part_is_declared_by_its_name() -> None:
    made = add_content_types(b"<Types></Types>", {"word/media/a.svg": "image/svg+xml"})
    assert made == (
        b'<Types><Override PartName="/word/media/a.svg" ContentType="image/svg+xml"/></Types>'
    )
