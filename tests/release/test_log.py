"""The chain of the record: whatever is done to it shows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.release import (
    FIRST,
    Entry,
    check_copies,
    check_head,
    find_interrupted,
    is_release,
    read_log,
    seal,
    write_head,
    write_line,
)

HASH = "0" * 64


def an_entry(number: int, event: str = "proposed", **more: Any) -> dict[str, Any]:
    """Return what an entry says, before it is sealed."""
    told = {"audience": "family", "data": HASH, "docgen": "1", "documents": {"a.pdf": HASH}}
    first = {**told, "kept": {}, "templates": {"templates/en/a.docx": HASH}, "findings": []}
    own = first if event in ("proposed", "released") else {}
    who = {"by": "Ann ŵ", "account": "ann", "at": "2026-11-01T09:30:00+00:00"}
    return {
        "number": number,
        "release": f"R_family_{number:03}",
        "event": event,
        **who,
        **own,
    } | more


def sealed(entries: list[dict[str, Any]]) -> list[Entry]:
    """Return entries chained to one another."""
    made: list[Entry] = []
    for entry in entries:
        made.append(seal(entry, str(made[-1]["hash"]) if made else FIRST))
    return made


ENTRIES = sealed([an_entry(number) for number in range(1, 5)])
WHOLE = "".join(map(write_line, ENTRIES)).encode()
HEAD = write_head(ENTRIES)
COPIES = {str(entry["release"]): write_line(entry).encode() for entry in ENTRIES}


@pytest.mark.parametrize(
    "text", ["R_family", "../R_family_001", "", None, f"{'R' * 300}_family_001"]
)
def test_what_can_be_no_folders_name_is_no_releases_id(text: object) -> None:
    assert is_release("CTMSB-03-2026_family_001")
    assert not is_release(text)


def faults_of(log: bytes, head: str = HEAD) -> list[str]:
    """Return every fault of a log beside the head and the copies that it should have."""
    entries, faults = read_log(log)
    return [*faults, *check_head(entries, head), *check_copies(entries, COPIES)]


def test_a_whole_log_has_no_fault() -> None:
    assert (len(read_log(WHOLE)[0]), faults_of(WHOLE)) == (4, [])


def test_an_empty_log_is_whole() -> None:
    assert read_log(b"") == ((), ())


@given(at=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255))
def test_a_byte_that_was_changed_shows(at: int, byte: int) -> None:
    changed = WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :]
    assert changed == WHOLE or read_log(changed)[1]


@pytest.mark.parametrize("line", range(4))
def test_an_entry_that_was_removed_shows(line: int) -> None:
    lines = WHOLE.splitlines(keepends=True)
    assert faults_of(b"".join(lines[:line] + lines[line + 1 :]))


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 2), (2, 3), (0, 3)])
def test_two_entries_that_were_swapped_show(one: int, other: int) -> None:
    lines = WHOLE.splitlines(keepends=True)
    lines[one], lines[other] = lines[other], lines[one]
    assert read_log(b"".join(lines))[1]


def test_a_log_put_back_to_an_earlier_day_does_not_agree_with_the_copies() -> None:
    earlier = b"".join(WHOLE.splitlines(keepends=True)[:3])
    assert read_log(earlier)[1] == ()
    assert faults_of(earlier, write_head(ENTRIES[:3])) == [
        "the record in `R_family_004` is not in the log"
    ]


def test_an_entry_that_was_added_by_hand_does_not_agree_with_the_copies() -> None:
    more = seal(an_entry(5), str(ENTRIES[-1]["hash"]))
    log = WHOLE + write_line(more).encode()
    told = faults_of(log, write_head([*ENTRIES, more]))
    assert told == ["`R_family_005` has no record beside its documents"]


def test_an_entry_that_was_sealed_anew_does_not_agree_with_its_copy() -> None:
    other = sealed([*(dict(one) for one in map(an_entry, (1, 2, 3))), an_entry(4, by="Eve")])
    told = faults_of("".join(map(write_line, other)).encode(), write_head(other))
    assert told == ["the record in `R_family_004` and the log do not say the same"]


def test_a_line_without_its_end_shows() -> None:
    assert read_log(WHOLE[:-1])[1]


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b"5",
        b"\xff",
        b'{"release":"../../etc_family_001"}',
        b'"\\ud800"',
        b'{"a":"\\ud800"}',
        write_line(seal(an_entry(1, release="../up_family_001"), FIRST)).encode().strip(),
        write_line(seal(an_entry(1, documents={"../up.pdf": HASH}), FIRST)).encode().strip(),
        write_line(seal(an_entry(1, documents=[1]), FIRST)).encode().strip(),
        write_line(seal(an_entry(1, event="blessed"), FIRST)).encode().strip(),
    ],
    ids=["deep", "number", "bytes", "bare", "half", "halves", "up", "document up", "list", "event"],
)
def test_a_line_that_this_program_never_wrote_shows(line: bytes) -> None:
    assert read_log(line + b"\n")[1] == ("line 1 is no entry",)


def test_a_step_that_was_cut_off_is_known_by_its_copy() -> None:
    before = ENTRIES[:3]
    assert find_interrupted(before, COPIES) == ENTRIES[3]
    assert find_interrupted(ENTRIES, COPIES) is None
