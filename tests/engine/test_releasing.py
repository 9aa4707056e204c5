# ruff: noqa: F401, F811 - pytest finds imported fixtures by the names of parameters
"""Releases: proposed, confirmed, refused, withdrawn; the record; the same bytes again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from release.stores import (
    AFTER,
    ANN,
    BOB,
    CASE,
    MOMENT,
    SETTINGS,
    first,
    library,
    origin,
    proposed,
    request_,
    store,
)

import docgen
from docgen.engine.releasing import propose_release
from docgen.engine.releasing_files import locked
from docgen.engine.releasing_inputs import Origin
from docgen.engine.releasing_keeping import (
    confirm_release,
    embargo_release,
    list_releases,
    withdraw_release,
)
from docgen.engine.releasing_proving import verify_store
from docgen.engine.releasing_rebuilding import rebuild_release
from docgen.engine.releasing_request import Hand, Released, ReleaseRequest
from docgen.engine.releasing_store import HEAD, LOG, RECORD, Store
from docgen.errors import DeliveryError, ReleaseError


def test_a_proposed_release_waits(proposed: Released) -> None:
    assert (proposed.state, (proposed.folder / "documents").exists()) == ("proposed", False)


def test_a_confirmed_release_has_gone_out(proposed: Released, store: Store) -> None:
    released = confirm_release(store, proposed.id, BOB, AFTER)
    names = sorted(path.name for path in (released.folder / "documents").iterdir())
    assert (released.state, names) == ("released", ["page_cy.docx", "page_en.docx"])


@pytest.mark.parametrize("name", ["Ann Officer", "ann  officer", "ÁNN-OFFICER"])
def test_one_person_cannot_do_both(proposed: Released, store: Store, name: str) -> None:
    with pytest.raises(ReleaseError, match="cannot confirm"):
        confirm_release(store, proposed.id, Hand(name, MOMENT), AFTER)


def test_a_release_needs_a_name(proposed: Released, store: Store) -> None:
    with pytest.raises(ReleaseError, match="name of whoever acts"):
        confirm_release(store, proposed.id, Hand("", MOMENT), AFTER)


def test_documents_that_were_changed_while_they_waited_do_not_go_out(
    proposed: Released, store: Store
) -> None:
    (proposed.folder / "waiting" / "page_en.docx").write_bytes(b"other")
    with pytest.raises(ReleaseError, match="not those that were proposed"):
        confirm_release(store, proposed.id, BOB, AFTER)


@pytest.mark.usefixtures("proposed")
def test_everything_in_the_store_is_closed_to_others(store: Store) -> None:
    modes = {path.stat().st_mode & 0o077 for path in (store.folder, *store.folder.rglob("*"))}
    assert modes == {0}


@pytest.mark.usefixtures("proposed")
def test_the_record_says_what_went_and_holds_nobodys_data(
    library: docgen.Library, store: Store
) -> None:
    case = docgen.read_case(CASE, library=library)
    log = (store.folder / LOG).read_text(encoding="utf-8")
    names = [str(one["name"]) for one in case.data["people"].values()]
    assert [name for name in (*names, case.data["subject"]["full_name"]) if name in log] == []
    assert '"page_en.docx"' in log


def test_embargo_holds_a_release_back(proposed: Released, store: Store) -> None:
    embargo_release(store, proposed.id, ANN, "2026-12-24", "the inquest has not ended yet")
    with pytest.raises(ReleaseError, match="under embargo"):
        confirm_release(store, proposed.id, BOB, AFTER)


def test_a_withdrawn_release_is_not_confirmed(proposed: Released, store: Store) -> None:
    withdraw_release(store, proposed.id, ANN, "a figure in it was wrong")
    with pytest.raises(ReleaseError, match="withdrawn"):
        confirm_release(store, proposed.id, BOB, AFTER)


def test_a_reason_that_names_somebody_is_refused(proposed: Released, store: Store) -> None:
    with pytest.raises(ReleaseError, match="names somebody") as caught:
        withdraw_release(store, proposed.id, ANN, "Mabli's mother asked us to do that")
    assert "Mabli" not in f"{caught.value} {caught.value.hint}"


def test_releases_are_listed(proposed: Released, store: Store) -> None:
    confirm_release(store, proposed.id, BOB, AFTER)
    listed = [(one["release"], one["state"]) for one in list_releases(store)]
    assert listed == [(proposed.id, "released")]


def test_numbers_go_on(
    library: docgen.Library,
    origin: Origin,
    request_: ReleaseRequest,
    store: Store,
    proposed: Released,
) -> None:
    again = propose_release(library, origin, request_, store, ANN, SETTINGS)
    assert (proposed.id[-4:], again.id[-4:]) == ("_001", "_002")


def test_a_whole_store_has_no_fault(proposed: Released, store: Store) -> None:
    confirm_release(store, proposed.id, BOB, AFTER)
    assert verify_store(store) == ()


@pytest.mark.parametrize("name", [LOG, HEAD, RECORD, "page_en.docx"])
@pytest.mark.usefixtures("proposed")
def test_a_byte_that_was_changed_is_found(store: Store, name: str) -> None:
    path = next(store.folder.rglob(name))
    content = path.read_bytes()
    path.write_bytes(content[:-5] + bytes([content[-5] ^ 1]) + content[-4:])
    assert verify_store(store)


def test_a_document_that_was_added_is_found(proposed: Released, store: Store) -> None:
    (proposed.folder / "documents").mkdir()
    (proposed.folder / "documents" / "more.docx").write_bytes(b"more")
    assert any("never released" in fault for fault in verify_store(store))


def test_nothing_is_written_on_a_broken_log(proposed: Released, store: Store) -> None:
    log = store.folder / LOG
    log.write_bytes(log.read_bytes().replace(b"Ann", b"Eve"))
    with pytest.raises(ReleaseError, match="not whole"):
        confirm_release(store, proposed.id, BOB, AFTER)


def test_two_do_not_write_at_once(proposed: Released, store: Store) -> None:
    with locked(store.folder), pytest.raises(DeliveryError, match="another release"):
        withdraw_release(store, proposed.id, ANN, "a figure in it was wrong")


def test_a_release_is_made_again_byte_for_byte(proposed: Released, store: Store) -> None:
    rebuilt = rebuild_release(store, proposed.id)
    assert (sorted(rebuilt.documents), rebuilt.different) == (["page_cy.docx", "page_en.docx"], ())


def test_a_release_is_made_again_when_case_and_store_are_elsewhere(
    proposed: Released, store: Store, tmp_path: Path
) -> None:
    moved = Store(tmp_path / "other machine")
    shutil.move(store.folder, moved.folder)
    assert rebuild_release(moved, proposed.id).different == ()


def test_inputs_that_were_changed_are_not_built_from(proposed: Released, store: Store) -> None:
    (proposed.folder / "inputs.zip").write_bytes(b"PK")
    with pytest.raises(ReleaseError, match="damaged"):
        rebuild_release(store, proposed.id)
