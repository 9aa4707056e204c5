# ruff: noqa: F401, F811 - pytest finds imported fixtures by the names of parameters
"""What a release is refused for, what is decided on, and what changed between two of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from release import word_specimens
from release.stores import ANN, SETTINGS, TEXTS, first, library, origin, proposed, request_, store

import docgen
from docgen.engine.releasing import check_release, propose_release
from docgen.engine.releasing_changes import diff_files, diff_releases
from docgen.engine.releasing_inputs import Origin
from docgen.engine.releasing_request import Released, ReleaseRequest
from docgen.engine.releasing_store import LOG, Store
from docgen.errors import CaseError, LibraryError, ReleaseError


def test_a_leak_is_refused_and_told_by_its_place(
    library: docgen.Library, origin: Origin, store: Store, tmp_path: Path
) -> None:
    paths = [tmp_path / f"page_{one}.docx" for one in ("en", "cy")]
    for path in paths:
        path.write_bytes(word_specimens.PLACES["table"]("Mabli"))
    request = ReleaseRequest(tuple(map(str, paths)), "published")
    with pytest.raises(ReleaseError) as caught:
        propose_release(library, origin, request, store, ANN, SETTINGS)
    assert "table 1, row 1, cell 2" in str(caught.value.problems[0].where)
    assert not store.folder.exists()


def test_a_decision_lets_a_finding_pass_and_stands_on_the_record(
    library: docgen.Library, origin: Origin, request_: ReleaseRequest, store: Store
) -> None:
    alone = replace(request_, items=request_.items[:1])
    refusing = check_release(library, origin, alone, SETTINGS).refusing
    reason = "the Welsh follows on the same page of the website"
    request = replace(alone, accepted={one.id: reason for one in refusing})
    propose_release(library, origin, request, store, ANN, SETTINGS)
    assert [one.code for one in refusing] == ["twin-missing"]
    assert reason in (store.folder / LOG).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("accepted", "told"),
    [
        ({"00000000": "there is a reason for it"}, "finding that there is not"),
        ({"own": "short"}, "gives no reason"),
        ({"own": "Mabli's mother has agreed to it"}, "names somebody"),
    ],
)
def test_a_decision_that_cannot_be_taken_is_refused(
    library: docgen.Library,
    origin: Origin,
    request_: ReleaseRequest,
    accepted: dict[str, str],
    told: str,
) -> None:
    alone = replace(request_, items=request_.items[:1])
    own = check_release(library, origin, alone, SETTINGS).refusing[0].id
    decided = {own if id_ == "own" else id_: reason for id_, reason in accepted.items()}
    with pytest.raises(CaseError, match=told):
        check_release(library, origin, replace(alone, accepted=decided), SETTINGS)


def test_nobody_decides_on_what_cannot_be_read(
    library: docgen.Library, origin: Origin, tmp_path: Path
) -> None:
    path = tmp_path / "page_en.pdf"
    path.write_bytes(b"%PDF-1.7 nothing")
    request = ReleaseRequest((str(path),), "published")
    found = check_release(library, origin, request, SETTINGS).findings
    own = next(one.id for one in found if one.code == "unreadable")
    with pytest.raises(CaseError, match="could not be read"):
        check_release(
            library, origin, replace(request, accepted={own: "it is surely fine"}), SETTINGS
        )


def test_a_file_whose_name_names_somebody_is_told_without_its_name(
    library: docgen.Library, origin: Origin, tmp_path: Path
) -> None:
    path = tmp_path / "Mabli letter_en.docx"
    path.write_bytes(word_specimens.word())
    found = check_release(library, origin, ReleaseRequest((str(path),), "published"), SETTINGS)
    told = [one for one in found.findings if one.part == "file name"]
    assert told
    assert "Mabli" not in repr(found.findings)


def test_an_unknown_audience_is_told_with_those_there_are(
    library: docgen.Library, origin: Origin
) -> None:
    with pytest.raises(LibraryError) as caught:
        check_release(library, origin, ReleaseRequest((), "everybody"), SETTINGS)
    assert "learning-event" in caught.value.hint


@pytest.mark.parametrize("item", ["no-such-file.docx", "Mabli.doc"])
def test_an_item_that_is_not_there_is_told_by_its_number(
    library: docgen.Library, origin: Origin, item: str
) -> None:
    with pytest.raises(CaseError) as caught:
        check_release(library, origin, ReleaseRequest((item,), "published"), SETTINGS)
    assert "1" in caught.value.message
    assert item not in f"{caught.value.message}{caught.value.hint}"


def test_cleaning_makes_a_file_fit(library: docgen.Library, origin: Origin, tmp_path: Path) -> None:
    paths = [tmp_path / f"page_{one}.docx" for one in ("en", "cy")]
    note = '<w:comment w:id="0"><w:p/></w:comment>'
    parts = {"word/comments.xml": word_specimens.story("comments", note)}
    for path, text in zip(paths, TEXTS.values(), strict=True):
        path.write_bytes(word_specimens.word(plain=text, parts=parts))
    request = ReleaseRequest(tuple(map(str, paths)), "published")
    dirty = check_release(library, origin, request, SETTINGS)
    clean = check_release(library, origin, replace(request, clean=True), SETTINGS)
    assert (bool(dirty.refusing), clean.refusing) == (True, ())


def test_what_changed_between_releases_is_told_in_words(
    library: docgen.Library,
    origin: Origin,
    request_: ReleaseRequest,
    store: Store,
    proposed: Released,
) -> None:
    text = origin.case.read_text(encoding="utf-8")
    try:
        origin.case.write_text(text.replace("Mabli Fflur", "Mabli Mair"), encoding="utf-8")
        later = propose_release(library, origin, request_, store, ANN, SETTINGS)
    finally:
        origin.case.write_text(text, encoding="utf-8")
    told = diff_releases(store, proposed.id, later.id)
    assert "In the case file `subject.full_name` changed." in told
    assert not any("Mabli" in line for line in told)


def test_what_changed_between_files_is_told_by_its_place(tmp_path: Path) -> None:
    for name, text in (("a", "It was read on Monday."), ("b", "It was read twice on Monday.")):
        content = word_specimens.word(word_specimens.paragraph(text))
        (tmp_path / f"{name}.docx").write_bytes(content)
    told = diff_files(tmp_path / "a.docx", tmp_path / "b.docx")
    assert told == ("In the document, body, paragraph 2: 5 words became 6.",)
