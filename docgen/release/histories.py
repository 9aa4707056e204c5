"""The entries of a log in; every step that no release can take out.

A chain whose hashes agree may still have been written by hand. This asks of each release what the
program itself asks before it writes: proposed first and confirmed by another, not before an embargo
has ended, nothing after it was withdrawn.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from docgen.release.log import Entry

#: A day begins in Wales up to an hour before it does by the clock of the record.
_ZONES = timedelta(days=1)
#: How a release stands after each event.
STATES = {
    "proposed": "proposed",
    "confirmed": "released",
    "released": "released",
    "withdrawn": "withdrawn",
}
_AFTER = {
    "proposed": ("",),
    "released": ("",),
    "confirmed": ("proposed",),
    "embargoed": ("proposed",),
    "withdrawn": ("proposed", "released"),
}


def state_of(history: Sequence[Entry]) -> str:
    """Return how a release stands: proposed, released, withdrawn; nothing before its first."""
    return next((STATES[e["event"]] for e in reversed(history) if e["event"] in STATES), "")


def embargo_of(history: Sequence[Entry]) -> str:
    """Return the day before which a release may not go out, or nothing."""
    return next((str(e["until"]) for e in reversed(history) if e.get("until")), "")


def is_same_person(one: str, other: str) -> bool:
    """Return whether two names are one, however they are written and in whatever order."""
    first, second = (_plain(name) for name in (one, other))
    return first == second


def _plain(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(
        one if one.isalpha() else " " for one in plain if unicodedata.combining(one) == 0
    )
    return sorted(letters.split())


def check_histories(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield each step that the rules do not allow; broken entries are told by the log itself."""
    known: dict[str, list[Entry]] = {}
    for entry in filter(None, entries):
        history = known.setdefault(str(entry["release"]), [])
        if not _may_follow(entry, history):
            yield f"`{entry['release']}` was {entry['event']} against the rules"
        history.append(entry)


def _may_follow(entry: Entry, history: Sequence[Entry]) -> bool:
    if state_of(history) not in _AFTER[entry["event"]]:
        return False
    if entry["event"] != "confirmed":
        return True
    is_same = is_same_person(str(history[0]["by"]), str(entry["by"]))
    return not is_same and _is_after(str(entry["at"]), embargo_of(history))


def _is_after(moment: str, until: str) -> bool:
    """Return whether a moment of the record (UTC) is past an embargo, which ends by local time."""
    try:
        return date.fromisoformat(moment[:10]) + _ZONES >= date.fromisoformat(until or moment[:10])
    except ValueError:
        return False
