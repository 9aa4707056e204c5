# ruff: noqa: F401, F811 - pytest finds imported fixtures by the names of parameters
"""A store that somebody has laid hands on: whatever was done, `verify` tells it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from release.stores import (
    AFTER,
    ANN,
    BOB,
    first,
    library,
    origin,
    proposed,
    request_,
    store,
)

from docgen.engine.releasing_keeping import confirm_release, withdraw_release
from docgen.engine.releasing_proving import verify_store
from docgen.engine.releasing_request import Released
from docgen.engine.releasing_store import HEAD, LOG, RECORD, Store, open_store
from docgen.errors import ReleaseError
from docgen.release import seal, write_head, write_line


@pytest.fixture
def out(proposed: Released, store: Store) -> Store:
    """A store with three entries: proposed, confirmed, withdrawn."""
    confirm_release(store, proposed.id, BOB, AFTER)
    withdraw_release(store, proposed.id, ANN, "a figure in it was wrong")
    return store


def lines_of(store: Store) -> list[bytes]:
    return (store.folder / LOG).read_bytes().splitlines(keepends=True)


def home(store: Store) -> Path:
    return next(store.folder.glob(f"*/{RECORD}")).parent


def test_a_store_that_nobody_touched_is_whole(out: Store) -> None:
    assert verify_store(out) == ()


@pytest.mark.parametrize("name", [LOG, HEAD, RECORD])
def test_one_bit_changed_at_any_offset_of_the_record_is_told(out: Store, name: str) -> None:
    path = next(out.folder.rglob(name))
    whole = path.read_bytes()
    untold = []
    for offset, byte in enumerate(whole):
        path.write_bytes(whole[:offset] + bytes([byte ^ 1]) + whole[offset + 1 :])
        untold += [] if out.prove()[1] else [offset]
    assert untold == []


@pytest.mark.parametrize("line", [0, 1, 2], ids=["first", "middle", "last"])
def test_an_entry_that_was_removed_is_told(out: Store, line: int) -> None:
    lines = lines_of(out)
    (out.folder / LOG).write_bytes(b"".join(lines[:line] + lines[line + 1 :]))
    assert verify_store(out)


def test_a_tail_that_was_cut_off_with_its_head_is_told_by_the_copy(out: Store) -> None:
    lines = lines_of(out)[:2]
    (out.folder / LOG).write_bytes(b"".join(lines))
    (out.folder / HEAD).write_text(write_head([json.loads(line) for line in lines]))
    assert any("cut off" in fault for fault in verify_store(out))


def test_a_log_that_is_gone_is_told(out: Store) -> None:
    (out.folder / LOG).unlink()
    (out.folder / HEAD).unlink()
    assert verify_store(out)


def test_a_store_that_is_gone_is_not_whole(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="no store of releases"):
        open_store(tmp_path / "nowhere")


def test_two_entries_that_were_swapped_are_told(out: Store) -> None:
    one, two, three = lines_of(out)
    (out.folder / LOG).write_bytes(two + one + three)
    assert verify_store(out)


def test_an_entry_that_was_added_by_hand_is_told(out: Store) -> None:
    entries = [json.loads(line) for line in lines_of(out)]
    more = seal({**entries[1], "number": 4, "by": "Eve Third"}, entries[2]["hash"])
    whole = [*entries, more]
    (out.folder / LOG).write_text("".join(map(write_line, whole)), encoding="utf-8")
    (out.folder / HEAD).write_text(write_head(whole))
    assert any("do not say the same" in fault for fault in verify_store(out))


def test_an_entry_that_was_added_to_log_and_copy_is_told_by_the_rules(out: Store) -> None:
    entries = [json.loads(line) for line in lines_of(out)]
    more = seal({**entries[1], "number": 4, "by": "Eve Third"}, entries[2]["hash"])
    whole = "".join(map(write_line, [*entries, more]))
    for path in (out.folder / LOG, home(out) / RECORD):
        path.write_text(whole, encoding="utf-8")
    (out.folder / HEAD).write_text(write_head([*entries, more]))
    assert any("against the rules" in fault for fault in verify_store(out))


def change(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def link(path: Path) -> None:
    path.rename(path.parent.parent / "kept.docx")
    path.symlink_to(path.parent.parent / "kept.docx")


@pytest.mark.parametrize("name", ["documents/page_en.docx", "checklist_cy.pdf", "inputs.zip"])
@pytest.mark.parametrize("act", [change, Path.unlink, link], ids=["changed", "gone", "linked"])
def test_a_file_that_was_touched_is_told(
    out: Store, name: str, act: Callable[[Path], object]
) -> None:
    act(home(out) / name)
    assert any(f"`{name}`" in fault for fault in verify_store(out))


@pytest.mark.parametrize("name", ["documents/more.docx", "more.txt", "documents/a/b.docx", "x/y"])
def test_a_file_that_was_added_is_told_without_its_name(out: Store, name: str) -> None:
    path = home(out) / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"more")
    faults = verify_store(out)
    assert len(faults) == 1
    assert Path(name).name not in faults[0]


def test_documents_that_were_let_out_by_hand_are_told(proposed: Released, store: Store) -> None:
    (proposed.folder / "waiting").rename(proposed.folder / "documents")
    assert any("never released" in fault for fault in verify_store(store))


@pytest.mark.usefixtures("proposed")
def test_a_folder_that_the_record_does_not_know_is_told(store: Store) -> None:
    (store.folder / "CTMSB-05-2026_published_009").mkdir()
    assert verify_store(store) == ("`CTMSB-05-2026_published_009` is not on the record",)


def test_a_step_that_was_cut_off_before_the_log_is_finished_by_the_next(
    proposed: Released, store: Store
) -> None:
    log, head = ((store.folder / name).read_bytes() for name in (LOG, HEAD))
    confirm_release(store, proposed.id, BOB, AFTER)
    (store.folder / LOG).write_bytes(log)
    (store.folder / HEAD).write_bytes(head)
    assert any("cut off" in fault for fault in verify_store(store))
    withdraw_release(store, proposed.id, ANN, "a figure in it was wrong")
    assert (verify_store(store), len(lines_of(store))) == ((), 3)


def test_a_confirmation_that_was_cut_off_before_the_move_is_finished_by_another(
    proposed: Released, store: Store
) -> None:
    released = confirm_release(store, proposed.id, BOB, AFTER)
    (released.folder / "documents").rename(released.folder / "waiting")
    assert any("confirm it again" in fault for fault in verify_store(store))
    confirm_release(store, proposed.id, BOB, AFTER)
    assert (verify_store(store), len(lines_of(store))) == ((), 2)


def test_what_no_check_can_tell_is_told_by_a_hash_kept_elsewhere(out: Store) -> None:
    """Whoever writes log, head and copies writes another history; the paper does not agree."""
    kept = json.loads(lines_of(out)[2])["hash"]
    lines = lines_of(out)[:2]
    for path in (out.folder / LOG, home(out) / RECORD):
        path.write_bytes(b"".join(lines))
    (out.folder / HEAD).write_text(write_head([json.loads(line) for line in lines]))
    assert verify_store(out) == ()
    assert kept not in {entry["hash"] for entry in out.entries()}


def test_a_store_of_another_account_is_not_read_as_whole(out: Store) -> None:
    shutil.copytree(out.folder, out.folder.parent / "copy")
    copy = open_store(out.folder.parent / "copy")
    (copy.folder / LOG).unlink()
    os.mkfifo(copy.folder / "pipe")  # nor does anything odd beside it keep it waiting
    assert verify_store(copy)
