"""A long text may stand in a file beside the case, with pictures, and in no other place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import docx_of, png_of
from case_files import data_of, text_of

from docgen.cases import Case, build_context, read_case
from docgen.catalogue import Library
from docgen.errors import CaseError, Problem
from docgen.language import Language
from docgen.model.chapters import Chapter
from docgen.model.values import Text

TEXT = {"file": "report/one.md"}


def written(folder: Path, circumstances: Any, **files: bytes | str) -> Path:
    """Write a case whose report says `circumstances`, and files beside it (`_` for `/`)."""
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
    case = folder / "case.yaml"
    case.write_text(text_of(data_of(report={"circumstances": circumstances})), encoding="utf-8")
    return case


def read(library: Library, folder: Path, circumstances: Any, **files: bytes | str) -> Case:
    return read_case(written(folder, circumstances, **files), library)


def problem(library: Library, folder: Path, circumstances: Any, **files: bytes | str) -> Problem:
    with pytest.raises(CaseError) as caught:
        read(library, folder, circumstances, **files)
    (found,) = caught.value.problems
    return found


def said(case: Case, language: Language = Language.EN) -> Any:
    return build_context(case, language).roots["report"]["circumstances"]


def test_a_markdown_file_is_read_as_if_it_stood_there(library: Library, tmp_path: Path) -> None:
    case = read(library, tmp_path, TEXT, report__one_dot_md="# Heading\n\nŵyr")
    assert said(case) == "# Heading\n\nŵyr"


def test_each_language_may_have_a_file(library: Library, tmp_path: Path) -> None:
    texts = {"en": {"file": "en.md"}, "cy": {"file": "cy.md"}}
    case = read(library, tmp_path, texts, en_dot_md="words", cy_dot_md="geiriau")
    assert [said(case, language) for language in Language] == ["words", "geiriau"]


def test_a_file_in_one_language_is_marked_in_the_other(library: Library, tmp_path: Path) -> None:
    case = read(library, tmp_path, {"en": TEXT}, report__one_dot_md="words")
    assert isinstance(said(case, Language.CY), Text)
    assert [p.code for p in build_context(case, Language.CY).problems] == ["no-welsh-text"]


def test_a_word_file_comes_as_it_is(library: Library, tmp_path: Path) -> None:
    word = docx_of("a")
    chapter = said(read(library, tmp_path, {"file": "one.docx"}, one_dot_docx=word))
    assert isinstance(chapter, Chapter)
    assert chapter.word == word


def test_a_word_file_in_one_language_is_marked_in_the_other(
    library: Library, tmp_path: Path
) -> None:
    case = read(library, tmp_path, {"en": {"file": "one.docx"}}, one_dot_docx=docx_of("a"))
    assert said(case, Language.CY).language is Language.EN


@pytest.mark.parametrize("circumstances", ["![A chart](charts/a.png)", TEXT])
def test_a_text_brings_the_pictures_that_it_calls(
    library: Library, tmp_path: Path, circumstances: Any
) -> None:
    files = {"charts__a_dot_png": png_of(), "report__one_dot_md": "![A chart](charts/a.png)"}
    chapter = said(read(library, tmp_path, circumstances, **files))
    assert isinstance(chapter, Chapter)
    assert chapter.pictures == {"charts/a.png": png_of()}


@pytest.mark.parametrize(
    "name",
    [
        "../secret.md",
        "/etc/passwd.md",
        "report/../../secret.md",
        "C:\\secret.md",
        "..\\secret.md",
        "file:///etc/passwd.md",
    ],
)
def test_no_file_outside_the_folder_is_read(library: Library, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("secret")
    assert problem(library, folder, {"file": name}).code == "chapter-outside"


def test_a_link_that_leads_outside_is_not_followed(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("secret")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    assert problem(library, folder, {"file": "link.md"}).code == "chapter-outside"


def test_a_link_that_leads_to_itself_is_no_file(library: Library, tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to("link.md")
    assert problem(library, tmp_path, {"file": "link.md"}).code == "chapter-missing"


@pytest.mark.parametrize(
    ("circumstances", "files", "code"),
    [
        pytest.param(TEXT, {}, "chapter-missing", id="not there"),
        pytest.param({"file": "a.doc"}, {"a_dot_doc": b"\xd0\xcf"}, "chapter-kind", id="old Word"),
        pytest.param({"file": "a.pdf"}, {"a_dot_pdf": b"%PDF"}, "chapter-kind", id="PDF"),
        pytest.param({"file": "a.docx"}, {"a_dot_docx": b"<x/>"}, "chapter-kind", id="not Word"),
        pytest.param(
            {"file": "a.md"}, {"a_dot_md": b"\xff\xfea"}, "chapter-encoding", id="not UTF-8"
        ),
        pytest.param(
            {"file": "a.md"}, {"a_dot_md": b"a" * 2_000_001}, "chapter-too-large", id="too large"
        ),
        pytest.param("![A chart](a.png)", {}, "chapter-missing", id="no picture"),
        pytest.param({"file": "a" * 5000 + ".md"}, {}, "chapter-missing", id="name too long"),
        pytest.param("![](a.png)", {"a_dot_png": png_of()}, "picture-without-words", id="no words"),
        pytest.param("![A](a.gif)", {"a_dot_gif": b"GIF89a"}, "picture-kind", id="a GIF"),
        pytest.param(
            "![A](a.png)",
            {"a_dot_png": png_of()[:16] + b"\x00\x01\x00\x00" * 2 + png_of()[24:]},
            "picture-too-large",
            id="too many pixels",
        ),
    ],
)
def test_what_cannot_be_taken_in_is_told_with_its_remedy(
    library: Library, tmp_path: Path, circumstances: Any, files: dict[str, Any], code: str
) -> None:
    found = problem(library, tmp_path, circumstances, **files)
    assert found.code == code
    assert found.hint
    assert found.where.path == "report.circumstances"
    assert found.where.line is not None


def test_a_picture_is_told_by_its_line(library: Library, tmp_path: Path) -> None:
    text = "one\n\ntwo\n\n![A chart](gone.png)"
    found = problem(library, tmp_path, TEXT, report__one_dot_md=text)
    assert found.where.spot == "line 5 of the text"


def test_no_message_names_a_file(library: Library, tmp_path: Path) -> None:
    found = problem(library, tmp_path, {"file": "gwenllian.md"})
    assert "gwenllian" not in f"{found} {found.hint}"


def test_a_case_without_a_folder_has_no_files(library: Library) -> None:
    data = text_of(data_of(report={"circumstances": TEXT}))
    with pytest.raises(CaseError) as caught:
        read_case(data.encode(), library)
    assert [p.code for p in caught.value.problems] == ["chapter-no-folder"]


def test_a_short_text_may_not_be_a_file(library: Library) -> None:
    data = text_of(data_of(subject={"pseudonym": TEXT}))
    with pytest.raises(CaseError) as caught:
        read_case(data.encode(), library)
    assert [p.code for p in caught.value.problems] == ["wrong-type"]
