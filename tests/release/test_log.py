"""The chain of the record: whatever is done to it shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.release import FIRST, check_copies, check_head, read_log, seal, write_head, write_line


def a_log(count: int = 4) -> bytes:
    lines, previous = [], FIRST
    for number in range(1, count + 1):
        entry = seal({"number": number, "release": f"r_{number}", "reason": "ŵ"}, previous)
        previous = str(entry["hash"])
        lines.append(write_line(entry))
    return "".join(lines).encode()


WHOLE = a_log()


def test_a_whole_log_has_no_fault() -> None:
    entries, faults = read_log(WHOLE)
    assert (len(entries), faults, check_head(entries, write_head(entries))) == (4, (), ())


def test_an_empty_log_is_whole() -> None:
    assert read_log(b"") == ((), ())


@given(at=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255))
def test_a_byte_that_was_changed_shows(at: int, byte: int) -> None:
    changed = WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :]
    entries, faults = read_log(changed)
    assert changed == WHOLE or faults or check_head(entries, write_head(read_log(WHOLE)[0]))


@pytest.mark.parametrize("line", range(4))
def test_an_entry_that_was_removed_shows(line: int) -> None:
    lines = WHOLE.splitlines(keepends=True)
    entries, faults = read_log(b"".join(lines[:line] + lines[line + 1 :]))
    assert faults or check_head(entries, write_head(read_log(WHOLE)[0]))


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 2), (2, 3), (0, 3)])
def test_two_entries_that_were_swapped_show(one: int, other: int) -> None:
    lines = WHOLE.splitlines(keepends=True)
    lines[one], lines[other] = lines[other], lines[one]
    assert read_log(b"".join(lines))[1]


def test_a_log_put_back_to_an_earlier_day_does_not_agree_with_the_copies() -> None:
    lines = WHOLE.splitlines(keepends=True)
    entries, faults = read_log(b"".join(lines[:3]))
    assert faults == ()
    assert check_head(entries, write_head(entries)) == ()
    assert check_copies(entries, {"r_4": lines[3]})


def test_a_line_without_its_end_shows() -> None:
    assert read_log(WHOLE[:-1])[1]


def test_a_line_that_is_no_json_shows() -> None:
    assert read_log(b"[" * 100_000 + b"\n")[1]
