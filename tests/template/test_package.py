from __future__ import annotations

import io
import zipfile

import pytest
from builders import R, docx_of, members_of, picture, with_members

from docgen.errors import TemplateError
from docgen.template import unpacking
from docgen.template.package import CORE_PROPERTIES, read_package

DOCX = docx_of("Dear {{ name }}", picture(), header="H", footer="F")
DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"
MAIN_TYPE = b"wordprocessingml.document.main+xml"


def zip_of(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def retyped(kind: bytes) -> bytes:
    return with_members(DOCX, {TYPES: members_of(DOCX)[TYPES].replace(MAIN_TYPE, kind)})


def with_document(content: bytes) -> bytes:
    return with_members(DOCX, {DOCUMENT: content})


def laughs(encoding: str = "utf-8") -> bytes:
    entities = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 30))
    xml = f'<!DOCTYPE w [<!ENTITY l0 "ha">{entities}]><w>&l29;</w>'
    return xml.encode(encoding)


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
RELS = members_of(DOCX)["_rels/.rels"]
SECOND_PROPERTIES = (
    f'<Relationship Id="rId99" Type="{CORE_PROPERTIES}" Target="docProps/core.xml"/>'
    "</Relationships>"
).encode()

REFUSED = {
    "template-empty": b"",
    "template-not-word": b"Dear Sir",
    "template-old-word": OLE + b"\0" * 600,
    "template-encrypted": ENCRYPTED,
    "template-rtf": b"{\\rtf1 Dear Sir}",
    "template-pdf": b"%PDF-1.7",
    "template-opendocument": zip_of({"mimetype": b"application/vnd.oasis.opendocument.text"}),
    "template-damaged": DOCX[: len(DOCX) // 2],
    "template-not-text": retyped(b"spreadsheetml.sheet.main+xml"),
    "template-dotx": retyped(b"wordprocessingml.template.main+xml"),
    "template-macros": with_members(
        DOCX,
        {
            TYPES: members_of(DOCX)[TYPES].replace(
                b"application/vnd.openxmlformats-officedocument." + MAIN_TYPE,
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            )
        },
    ),
    "template-strict": with_members(
        DOCX, {"_rels/.rels": RELS.replace(R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")}
    ),
    "template-missing-part": with_members(DOCX, {"word/styles.xml": None}),
    "template-twice": with_members(
        DOCX, {"_rels/.rels": RELS.replace(b"</Relationships>", SECOND_PROPERTIES)}
    ),
    "template-broken-part": with_document(b"<w:document><w:body>"),
    "template-entities": with_document(laughs()),
    "template-unsafe-names": with_members(DOCX, {"../../etc/passwd": b"x"}),
}  # fmt: skip


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_no_template_is_refused_with_its_reason(code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        read_package(REFUSED[code], "form.docx")
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.where.file == "form.docx"
    assert problem.hint


def test_other_zip_files_are_not_word_documents() -> None:
    with pytest.raises(TemplateError, match="not a Word document"):
        read_package(zip_of({"a.txt": b"a"}), "form.docx")


def test_a_part_without_a_name_is_refused() -> None:
    nameless = zipfile.ZipInfo("x")
    nameless.filename = ""
    file = io.BytesIO(DOCX)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(nameless, b"x")
    with pytest.raises(TemplateError, match="names that no Word document has"):
        read_package(file.getvalue(), "form.docx")


def test_entities_in_another_encoding_are_found_too() -> None:
    with pytest.raises(TemplateError, match="XML entities"):
        read_package(with_document(laughs("utf-16")), "form.docx")


def test_a_part_that_swells_is_refused() -> None:
    bomb = with_members(DOCX, {"word/media/big.bin": b"\0" * (20 * 2**20)})
    with pytest.raises(TemplateError, match="unpacks to more"):
        read_package(bomb, "form.docx")


def test_a_picture_may_be_mostly_empty() -> None:
    package = read_package(with_members(DOCX, {"word/media/a.emf": b"\0" * (12 * 2**20)}), "x.docx")
    assert "word/media/a.emf" in package.parts


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(with_members(DOCX, {"word/big.bin": b"\0" * (12 * 2**20)}))
    entry = content.rindex(b"word/big.bin") - 46
    content[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(TemplateError, match=r"damaged|unpacks"):
        read_package(bytes(content), "form.docx")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_MEMBERS", 3)
    with pytest.raises(TemplateError, match="unpacks to more"):
        read_package(DOCX, "form.docx")


def test_too_large_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_FILE", 100)
    with pytest.raises(TemplateError, match="unpacks to more"):
        read_package(DOCX, "form.docx")


def test_the_same_name_twice_is_refused() -> None:
    twice = io.BytesIO(DOCX)
    with zipfile.ZipFile(twice, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(DOCUMENT, b"<x/>")
    with pytest.raises(TemplateError, match="names that no Word document has"):
        read_package(twice.getvalue(), "form.docx")


def test_a_package_knows_its_main_part() -> None:
    assert read_package(DOCX, "form.docx").main == DOCUMENT


def test_a_package_knows_what_its_document_refers_to() -> None:
    package = read_package(DOCX, "form.docx")
    assert package.related("header") == ("word/header1.xml",)
    assert package.related("image") == ("word/media/image1.png",)


def test_a_package_knows_the_type_of_its_parts() -> None:
    package = read_package(DOCX, "form.docx")
    assert package.content_type("word/media/image1.png") == "image/png"
    assert package.content_type(DOCUMENT).endswith("document.main+xml")
    assert package.content_type("nowhere") == ""


def test_a_link_to_outside_is_no_part() -> None:
    rels = members_of(DOCX)["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="x1" Type="{R}/hyperlink" Target="https://a.b" TargetMode="External"/>'
        "</Relationships>".encode(),
    )
    package = read_package(with_members(DOCX, {"word/_rels/document.xml.rels": rels}), "form.docx")
    link = package.relationships(DOCUMENT)["x1"]
    assert (link.external, link.target) == (True, "https://a.b")
