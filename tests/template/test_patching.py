from __future__ import annotations

import re

import pytest
from builders import docx_of, members_of, with_members

from docgen.errors import TemplateError
from docgen.template.package import read_package
from docgen.template.patching import Kind, PatchedTemplate, patch_template
from docgen.template.rich import StyleMap

DOCX = docx_of(
    "{{ b }}", header="H", footer="F", first_header="1", footnotes=["n"], endnotes=["e"],
    properties={"title": "{{ t }}"},
)  # fmt: skip


def patched(data: bytes) -> PatchedTemplate:
    package = read_package(data, "form.docx")
    return patch_template(package, StyleMap.from_package(package))


def test_the_stories_stand_in_docxtpls_order() -> None:
    kinds = [story.kind for story in patched(DOCX).stories]
    sides = [Kind.HEADER, Kind.HEADER, Kind.FOOTER, Kind.FOOTER]
    assert kinds == [Kind.BODY, *sides, Kind.FOOTNOTES, Kind.ENDNOTES]


def test_the_body_is_patched_without_the_document_around_it() -> None:
    body = patched(DOCX).stories[0]
    assert body.patched.startswith("<w:body ")
    assert body.before.rstrip().endswith(">")
    assert body.after == "</w:document>"


def test_tags_in_properties_are_kept_apart() -> None:
    assert patched(DOCX).properties["title"] == "{{ t }}"


def with_root_relationships(pattern: bytes, new: bytes) -> bytes:
    rels = re.sub(pattern, new, members_of(DOCX)["_rels/.rels"])
    return with_members(DOCX, {"_rels/.rels": rels})


def test_a_document_without_properties_gets_them_with_a_fixed_time() -> None:
    bare = with_root_relationships(rb"<Relationship [^>]*core-properties[^>]*>", b"")
    assert b"1980-01-01T00:00:00Z" in patched(bare).members["docProps/core.xml"]


def test_properties_that_docxtpl_does_not_recognise_are_kept_beside_its_own() -> None:
    odd = with_root_relationships(rb"package/(2006/relationships/metadata)", rb"officedocument/\1")
    names = [name for name in patched(odd).members if name.startswith("docProps/core")]
    assert sorted(names) == ["docProps/core-1.xml", "docProps/core.xml"]


def test_what_nothing_refers_to_is_left_out_as_docxtpl_does() -> None:
    assert (
        "word/orphan.xml" not in patched(with_members(DOCX, {"word/orphan.xml": b"<a/>"})).members
    )


def test_a_rich_tag_knows_its_paragraph() -> None:
    found = patched(docx_of("{{p text|rich }}"))
    assert "|based(0)|rich" in found.stories[0].patched
    assert len(found.bases) == 1


def test_a_document_that_docxtpl_cannot_open_is_refused() -> None:
    other = b'<?xml version="1.0"?><x:document xmlns:x="urn:x"/>'
    with pytest.raises(TemplateError, match="damaged"):
        patched(with_members(DOCX, {"word/document.xml": other}))
