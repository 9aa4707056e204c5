"""PDFs: where each text is found, what they carry, what is refused; judged by pypdf too."""

from __future__ import annotations

import io
import warnings

import pikepdf
import pypdf
import pytest
from conftest import ROOT
from release import pdf_specimens as specimens
from release.gates import checked
from release.word_specimens import paragraph, word

import docgen
from docgen.release import UnreadableError, Weight, clean_pdf, read_pdf

TEXT = "Gwion O'Brien"
CARRIES = {
    "invisible": "invisible-text",
    "white": "white-text",
    "tiny": "tiny-text",
    "off the page": "off-page-text",
    "clipped": "clipped-text",
    "under a box": "covered-text",
    "note": "note",
    "note's author": "note",
    "attachment": "attachment",
    "author": "author",
    "key words": "properties",
    "own property": "properties",
    "script": "script",
}


def codes(content: bytes) -> set[str]:
    return {trait.code for trait in read_pdf(content, "file").traits}


def spots(place: str) -> list[str]:
    found = checked(specimens.PLACES[place](TEXT))
    return [f"{one.part}: {one.spot}" for one in found if one.code == "person-name"]


@pytest.mark.parametrize(
    ("place", "spot"),
    [
        ("page", "page 1: line 2"),
        ("invisible", "page 1: invisible text"),
        ("under a box", "page 1: covered text"),
        ("note", "page 1: text of a note"),
        ("link", "page 1: target of a link"),
        ("letters one by one", "page 1: a line put together"),
        ("letters in another order", "page 1: a line put together"),
        ("table that says other letters", "page 1: letters as they are drawn"),
        ("beside marked content", "page 1: replacement or alternative text"),
        ("remark among instructions", "page 1: replacement or alternative text"),
        ("outline", "bookmarks: bookmark"),
        ("author", "document properties: author"),
        ("own property", "document properties: `Client` of an object"),
        ("alternative text", "the file: alternative text"),
    ],
)
def test_a_finding_says_where_it_is(place: str, spot: str) -> None:
    assert spot in spots(place)


@pytest.mark.parametrize(("place", "code"), CARRIES.items())
def test_what_a_file_carries_is_told(place: str, code: str) -> None:
    assert code in codes(specimens.PLACES[place](TEXT))


@pytest.mark.parametrize("place", sorted(CARRIES))
def test_cleaning_takes_it_out(place: str) -> None:
    cleaned = read_pdf(clean_pdf(specimens.PLACES[place](TEXT)), "file")
    assert [t for t in cleaned.traits if t.weight is not Weight.SIGNAL] == []


@pytest.mark.parametrize("place", sorted(CARRIES))
def test_cleaning_takes_the_text_out_too(place: str) -> None:
    cleaned = read_pdf(clean_pdf(specimens.PLACES[place](TEXT)), "file")
    assert not any("Gwion" in one.text for one in cleaned.passages)


def test_an_earlier_version_in_the_file_is_told() -> None:
    whole = specimens.pdf()
    stream = io.BytesIO(whole)
    writer = pypdf.PdfWriter(stream, incremental=True)
    writer.add_metadata({"/Title": "Later"})
    later = io.BytesIO()
    writer.write(later)
    assert "earlier-versions" in codes(later.getvalue())


def test_a_redaction_that_was_not_applied_is_told() -> None:
    change = specimens._note(pikepdf.Name.Redact)
    assert "redaction-not-applied" in codes(specimens.pdf(change=change))


def test_an_object_that_nothing_leads_to_is_told() -> None:
    content = specimens.pdf()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.make_stream(b"Gwion was here")
        stream = io.BytesIO()
        pdf.save(stream)
    assert codes(stream.getvalue()) <= {"leavings"}


def test_a_title_that_is_an_object_of_its_own_is_no_leaving() -> None:
    def change(made: pikepdf.Pdf) -> None:
        made.docinfo["/Title"] = made.make_indirect(pikepdf.String("Report"))

    assert codes(specimens.pdf(change=change)) == set()


def test_a_picture_of_a_page_is_refused_as_unread() -> None:
    content = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"
    with pikepdf.open(io.BytesIO(specimens.pdf())) as pdf:
        pdf.pages[0].obj.Contents = pdf.make_stream(content)
        stream = io.BytesIO()
        pdf.save(stream)
    assert "unreadable" in codes(stream.getvalue())


def test_a_font_that_does_not_say_its_letters_is_refused_as_unread() -> None:
    def change(made: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0)
        font.BaseFont, font.Encoding = pikepdf.Name("/Some"), pikepdf.Name("/Identity-H")
        made.pages[0].obj.Resources.Font.F9 = font

    page = b"BT /F9 11 Tf 72 600 Td <000100020003000400050006> Tj ET\n"
    assert "unreadable" in codes(specimens.pdf(page, change))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"%PDF-1.7 nothing", id="damaged"),
        pytest.param(b"junk\n" + specimens.pdf(), id="bytes before it"),
        pytest.param(specimens.pdf() + b"Gwion", id="bytes after it"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes) -> None:
    assert "unreadable" in codes(content)


def test_a_file_with_a_password_is_refused() -> None:
    with pikepdf.open(io.BytesIO(specimens.pdf())) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(owner="one", user="two"))
    assert "unreadable" in codes(stream.getvalue())


def test_what_is_no_pdf_cannot_be_cleaned() -> None:
    with pytest.raises(UnreadableError):
        clean_pdf(b"nothing")


def test_a_form_that_calls_itself_is_refused() -> None:
    def change(made: pikepdf.Pdf) -> None:
        form = pikepdf.Stream(made, b"/X1 Do")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X1=form))
        made.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X1=form)

    assert "unreadable" in codes(specimens.pdf(b"/X1 Do\n", change))


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """PDFs of ours, in both languages."""
    library = docgen.open_library()
    case = docgen.read_case(ROOT / "samples" / "case.yaml", library=library)
    request = docgen.Request(("recommendation-to-chair",), formats=(docgen.OutputFormat.PDF,))
    return {one.name: one.content for one in docgen.make(library, case, request).documents}


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_our_own_pdfs_are_clean(made: dict[str, bytes]) -> None:
    names = frozenset(("Cwm Taf Morgannwg Safeguarding Board", "Bwrdd Diogelu Cwm Taf Morgannwg"))
    assert [read_pdf(content, "x", allowed=names).traits for content in made.values()] == [(), ()]


def test_the_same_letters_are_read_as_pypdf_reads(made: dict[str, bytes]) -> None:
    for content in made.values():
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        theirs = letters("".join(page.extract_text() for page in pages))
        ours = letters("".join(one.text for one in read_pdf(content, "x").prose()))
        assert sorted(ours) == sorted(theirs)


def attached(content: bytes) -> bytes:
    def change(made: pikepdf.Pdf) -> None:
        made.attachments["paper"] = pikepdf.AttachedFileSpec(made, content, filename="paper")

    return specimens.pdf(change=change)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        pytest.param(word(paragraph(TEXT)), "attached file, body", id="Word"),
        pytest.param(specimens.PLACES["page"](TEXT), "attached file, page 1", id="PDF"),
        pytest.param(
            attached(specimens.PLACES["page"](TEXT)),
            "attached file, attached file, page 1",
            id="PDF in a PDF",
        ),
    ],
)
def test_a_file_that_is_attached_is_read(content: bytes, part: str) -> None:
    assert part in {one.part for one in checked(attached(content)) if one.code == "person-name"}


def test_files_that_lie_in_files_without_end_are_refused() -> None:
    content = specimens.pdf()
    for _ in range(5):
        content = attached(content)
    assert "unreadable" in codes(content)


def test_an_alternative_text_is_on_the_page_that_its_element_names() -> None:
    def change(made: pikepdf.Pdf) -> None:
        specimens._structure("Alt", TEXT)(made)
        for one in made.objects:
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one:
                one["/Pg"] = made.pages[0].obj

    found = checked(specimens.pdf(change=change))
    assert [one.part for one in found if one.code == "person-name"] == ["page 1"]


def test_a_letter_of_a_web_address_begins_no_remark() -> None:
    def change(made: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(
            S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/?q=Gwion%20O%27Brien")
        )
        link = pikepdf.Dictionary(
            Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]), A=action
        )
        made.pages[0].obj["/Annots"] = pikepdf.Array([link])

    found = checked(specimens.pdf(change=change))
    assert {one.spot for one in found if one.code == "person-name"} == {"target of a link"}


def strange(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    warnings.warn("it is strange", pikepdf.exceptions.PageCopyWarning, stacklevel=1)
    return pdf


def test_no_warning_of_a_library_reaches_whoever_runs_docgen(
    monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    opens = pikepdf.open
    monkeypatch.setattr(pikepdf, "open", lambda content: strange(opens(content)))
    read_pdf(specimens.pdf(), "x")
    clean_pdf(specimens.pdf())
    assert list(recwarn) == []


def test_what_is_attached_is_called_so() -> None:
    assert "attached file: " in spots("attachment")


@pytest.mark.parametrize(
    ("key", "said"), [("/Author", "Safeguarding Unit"), ("/Keywords", "practice review")]
)
def test_a_property_that_names_nobody_is_told_and_refuses_nothing(key: str, said: str) -> None:
    found = checked(specimens.pdf(change=specimens._info(key, said)))
    assert {one.weight for one in found} == {Weight.SIGNAL}


def test_the_title_is_called_so() -> None:
    found = checked(specimens.pdf(change=specimens._info("/Title", TEXT)))
    spot = {one.spot for one in found if one.code == "person-name"}
    assert "title" in spot
