"""A release in the store in; its next step on the record out.

Confirming lets the documents out; withdrawing and embargoes are entries like any other, and nothing
that has gone out is changed by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from docgen.engine.releasing_files import move_folder, read_folder
from docgen.engine.releasing_inputs import digest
from docgen.engine.releasing_rebuilding import names_somebody
from docgen.engine.releasing_request import SHORTEST_REASON, Hand, Released
from docgen.engine.releasing_store import (
    DOCUMENTS,
    WAITING,
    Store,
    check_hand,
    read_day,
    signed,
)
from docgen.errors import ReleaseError
from docgen.release import Entry, embargo_of, is_same_person, state_of


def confirm_release(store: Store, release: str, actor: Hand, today: date) -> Released:
    """Return the release after a second person has confirmed it, its documents let out.

    Raises `ReleaseError` where it waits for nobody, is under embargo, was proposed by the same
    person, or is not what was proposed.
    """
    check_hand(actor)
    history, home = store.history(release), store.home(release)
    waiting = read_folder(home / WAITING)
    is_cut_off = state_of(history) == "released" and bool(waiting)
    if not is_cut_off:
        _check_confirming(history, actor, today)
    if {name: digest(content) for name, content in waiting.items()} != history[0]["documents"]:
        raise ReleaseError(
            "the documents are not those that were proposed", hint="propose them again"
        )
    entry = history[-1] if is_cut_off else store.append(signed(release, "confirmed", actor))
    move_folder(home / WAITING, home / DOCUMENTS)  # on the record first: nothing is out before
    return Released(release, home, "released", str(entry["hash"]), documents=tuple(waiting))


def _check_confirming(history: tuple[Entry, ...], actor: Hand, today: date) -> None:
    if (state := state_of(history)) != "proposed":
        message = f"the release waits for nobody: it is {state} already"
        raise ReleaseError(message, hint="see `docgen release list`")
    if is_same_person(str(history[0]["by"]), actor.by):
        raise ReleaseError(
            "whoever proposed a release cannot confirm it", hint="ask a second person"
        )
    until = embargo_of(history)
    if until and today < date.fromisoformat(until):
        raise ReleaseError("the release is under embargo", hint=f"confirm it on {until} or later")


def withdraw_release(store: Store, release: str, actor: Hand, reason: str) -> Released:
    """Return the release after it was withdrawn; its documents stay, to be known again by."""
    _check_step(store, release, actor)
    return _note(store, release, actor, "withdrawn", {"reason": _reason(store, release, reason)})


def embargo_release(store: Store, release: str, actor: Hand, until: str, reason: str) -> Released:
    """Return the release after its day was moved; it may not be confirmed before `until`."""
    if _check_step(store, release, actor) != "proposed":
        message = "only a release that waits can be put under embargo"
        raise ReleaseError(message, hint="this one has gone out: `docgen release withdraw`")
    told = {"until": read_day(until), "reason": _reason(store, release, reason)}
    return _note(store, release, actor, "embargoed", told)


def _check_step(store: Store, release: str, actor: Hand) -> str:
    """Return how the release stands; raise `ReleaseError` where nothing more can come of it."""
    check_hand(actor)
    state = state_of(store.history(release))
    if state == "withdrawn":
        raise ReleaseError("the release is withdrawn already", hint="see `docgen release list`")
    return state


def _reason(store: Store, release: str, reason: str) -> str:
    if len(reason.strip()) < SHORTEST_REASON:
        raise ReleaseError(
            "no reason is given", hint="say why, in a sentence that names nobody, with `--reason`"
        )
    if names_somebody(store, release, reason):
        message = "the reason names somebody of the case"
        raise ReleaseError(message, hint="the record holds nobody's data: say it without the name")
    return " ".join(reason.split())


def _note(store: Store, release: str, actor: Hand, event: str, told: Mapping[str, str]) -> Released:
    sealed = store.append({**signed(release, event, actor), **told})
    state = state_of(store.history(release))
    return Released(release, store.home(release), state, str(sealed["hash"]))


def list_releases(store: Store) -> tuple[dict[str, Any], ...]:
    """Return each release in the order of its proposal: id, audience, state, day, embargo."""
    entries = store.entries()
    ids = dict.fromkeys(str(entry["release"]) for entry in entries)
    return tuple(_listed(tuple(e for e in entries if e["release"] == id_)) for id_ in ids)


def _listed(history: tuple[Entry, ...]) -> dict[str, Any]:
    first = history[0]
    return {
        "release": first["release"],
        "audience": first["audience"],
        "state": state_of(history),
        "at": history[-1]["at"],
        "embargo": embargo_of(history),
        "documents": len(first["documents"]),
    }
