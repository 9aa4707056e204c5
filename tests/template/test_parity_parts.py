"""Headers, notes, properties and pictures come out as docxtpl makes them, part for part."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from builders import (
    assert_same_as_docxtpl,
    assert_same_parts,
    docx_of,
    members_of,
    picture,
    png_of,
    raw,
    section_break,
    with_members,
)
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText

from docgen.template import compile_template


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def twice_related(docx: bytes) -> bytes:
    """Return the Word file `docx` with two relationships to its header."""
    name = "word/_rels/document.xml.rels"
    rels = members_of(docx)[name].decode()
    found = re.search(r"<Relationship [^>]*/header\"[^>]*/>", rels)
    assert found
    again = re.sub(r'Id="[^"]*"', 'Id="rIdAgain"', found.group())
    return with_members(docx, {name: rels.replace(found.group(), found.group() + again).encode()})


SPECIMENS: dict[str, tuple[bytes, dict[str, object]]] = {
    "headers": (
        docx_of(
            "x",
            header="H {{ a }}",
            footer="F {% for x in xs %}{{ x }} {% endfor %}",
            first_header="1 {{ a }}",
            first_footer="2",
        ),
        {"a": "<&>", "xs": [1, 2]},
    ),
    "header-blanks": (docx_of("x", header="{% if a %} {% endif %} {{ a }}"), {"a": " "}),
    "header-newline": (docx_of("x", header="{{ a }}"), {"a": "1\n2\t3"}),
    "sections": (docx_of("a {{ x }}", section_break(), "b {{ x }}", header="{{ x }}"), {"x": 1}),
    "footnotes": (
        docx_of("x {{ a }}", footnotes=["note {{ a }}", "{% if b %}b{% endif %}"]),
        {"a": "<>"},
    ),
    "footnotes-plain": (docx_of("x", footnotes=["note"]), {}),
    "endnotes-plain": (docx_of("x {{ a }}", endnotes=["note &amp; all"]), {"a": 1}),
    "comments-part": (docx_of("x {{ a }}", comments=["who is {{ a }}?"]), {"a": 1}),
    "properties": (
        docx_of(
            "x",
            properties={
                "title": "T {{ a }}",
                "subject": "{% if a %}s{% endif %}",
                "author": "{{ b }}",
                "keywords": "{{ a }}",
                "comments": "{{ a|upper }}",
            },
        ),
        {"a": "Tom & <b>", "b": ""},
    ),
    "drawings": (
        docx_of(picture(), "{{ a }}", picture(), "{%p for x in xs %}", picture(), "{%p endfor %}"),
        {"a": 1, "xs": [1, 2]},
    ),
    "alt-text": (docx_of(picture(descr="Crest of {{ a }}")), {"a": "<A & B>"}),
    "field-code": (
        docx_of(
            raw(
                '<w:p><w:r><w:instrText xml:space="preserve"> HYPERLINK "{{ u }}" '
                "</w:instrText></w:r></w:p>"
            )
        ),
        {"u": "https://x.cymru/?a=1&b=2"},
    ),
    "content-control": (
        docx_of(raw(f"<w:sdt><w:sdtContent><w:p>{run('{{ a }}')}</w:p></w:sdtContent></w:sdt>")),
        {"a": 1},
    ),
}


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_specimen_comes_out_as_docxtpl_makes_it(name: str) -> None:
    assert_same_as_docxtpl(*SPECIMENS[name])


def assert_same_with_objects(
    template: bytes, make: Callable[[object], Mapping[str, object]]
) -> None:
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(make(document)), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    compiled = compile_template(template)
    assert_same_parts(compiled.render_word(make(compiled)), out.getvalue())


def test_pictures_come_out_as_docxtpl_makes_them(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(png_of(3, 4))
    assert_same_with_objects(
        docx_of("{{ a }} {{ b }} {{ a }}", picture(), header="{{ a }} {{ c }}"),
        lambda tpl: {
            "a": InlineImage(tpl, str(path), width=Mm(20)),
            "b": InlineImage(tpl, io.BytesIO(png_of(5, 5, 9)), height=Mm(9), anchor="https://x.y"),
            "c": InlineImage(tpl, io.BytesIO(png_of())),
        },
    )


def test_links_in_rich_text_come_out_as_docxtpl_makes_them() -> None:
    def context(tpl: object) -> Mapping[str, object]:
        text = RichText("see ")
        text.add("here", url_id=tpl.build_url_id("https://a.b/?c=1&d=2"), underline=True)  # type: ignore[attr-defined]
        text.add("there", url_id=tpl.build_url_id("https://e.f"))  # type: ignore[attr-defined]
        return {"x": text, "y": InlineImage(tpl, io.BytesIO(png_of(2, 2)))}

    assert_same_with_objects(docx_of("{{r x }} {{ y }}"), context)


def test_a_header_that_is_related_twice_stands_in_the_file_once() -> None:
    # docxtpl writes it twice, and Word then has to repair the file
    docx = twice_related(docx_of("x {{ a }}", header="H {{ a }}"))
    made = compile_template(docx).render_word({"a": "<&"})
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        headers = [name for name in file.namelist() if "header" in name]
        assert len(set(headers)) == len(headers)
        assert b"H &lt;&amp;" in b"".join(map(file.read, headers))
