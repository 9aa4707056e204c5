"""A release in the store in; its next step on the record, or what is wrong with it, out.

Confirming lets the documents out; withdrawing and embargoes are entries like any other, and nothing
that has gone out is changed by them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from docgen.engine.releasing_files import read_folder, write_private
from docgen.engine.releasing_inputs import digest
from docgen.engine.releasing_rebuilding import names_somebody
from docgen.engine.releasing_request import Hand, Released
from docgen.engine.releasing_store import (
    DOCUMENTS,
    RECORD,
    WAITING,
    Store,
    check_hand,
    embargo_of,
    read_day,
    signed,
    state_of,
)
from docgen.errors import ReleaseError
from docgen.release import Entry


def confirm_release(store: Store, release: str, actor: Hand, today: date) -> Released:
    """Return the release after a second person has confirmed it, its documents let out.

    Raises `ReleaseError` where it waits for nobody, is under embargo, was proposed by the same
    person, or is not what was proposed.
    """
    check_hand(actor)
    history = store.history(release)
    _check_confirming(history, actor, today)
    home = store.home(release)
    waiting = read_folder(home / WAITING)
    if {name: digest(content) for name, content in waiting.items()} != history[0]["documents"]:
        raise ReleaseError(
            "the documents are not those that were proposed", hint="propose them again"
        )
    for name, content in waiting.items():
        write_private(home / DOCUMENTS / name, content)
    sealed = store.append(signed(release, "confirmed", actor))
    for name in waiting:
        (home / WAITING / name).unlink()
    (home / WAITING).rmdir()
    return Released(release, home, "released", str(sealed["hash"]), documents=tuple(waiting))


def _check_confirming(history: tuple[Entry, ...], actor: Hand, today: date) -> None:
    if state_of(history) != "proposed":
        message = f"the release waits for nobody: it is {state_of(history)}"
        raise ReleaseError(message)
    if _same_person(str(history[0]["by"]), actor.by):
        raise ReleaseError(
            "whoever proposed a release cannot confirm it", hint="ask a second person"
        )
    until = embargo_of(history)
    if until and today < date.fromisoformat(until):
        raise ReleaseError("the release is under embargo", hint=f"confirm it on {until} or later")


def _same_person(one: str, other: str) -> bool:
    plain = (unicodedata.normalize("NFKD", name).casefold() for name in (one, other))
    first, second = ("".join(filter(str.isalpha, name)) for name in plain)
    return first == second


def withdraw_release(store: Store, release: str, actor: Hand, reason: str) -> Released:
    """Return the release after it was withdrawn; its documents stay, to be known again by."""
    return _note(store, release, actor, "withdrawn", {"reason": _reason(store, release, reason)})


def embargo_release(store: Store, release: str, actor: Hand, until: str, reason: str) -> Released:
    """Return the release after its day was moved; it may not be confirmed before `until`."""
    if state_of(store.history(release)) != "proposed":
        raise ReleaseError("only a release that waits can be put under embargo")
    return _note(
        store,
        release,
        actor,
        "embargoed",
        {"until": read_day(until), "reason": _reason(store, release, reason)},
    )


def _reason(store: Store, release: str, reason: str) -> str:
    if len(reason.strip()) < 10:
        raise ReleaseError(
            "no reason is given", hint="say why, in a sentence that names nobody, with `--reason`"
        )
    if names_somebody(store, release, reason):
        message = "the reason names somebody of the case"
        raise ReleaseError(message, hint="the record holds nobody's data: say it without the name")
    return " ".join(reason.split())


def _note(store: Store, release: str, actor: Hand, event: str, told: Mapping[str, str]) -> Released:
    check_hand(actor)
    history = store.history(release)
    if state_of(history) == "withdrawn":
        raise ReleaseError("the release is withdrawn already")
    sealed = store.append({**signed(release, event, actor), **told})
    state = state_of(store.history(release))
    return Released(release, store.home(release), state, str(sealed["hash"]))


def verify_store(store: Store) -> tuple[str, ...]:
    """Return every fault of the record, and every document that is not what the record says."""
    entries, faults = store.prove()
    found = list(faults)
    for entry in entries:
        if "documents" in entry:
            found += _document_faults(store, entry)
    return tuple(dict.fromkeys(found))


def _document_faults(store: Store, entry: Entry) -> list[str]:
    home = store.folder / str(entry["release"])
    files = read_folder(home / DOCUMENTS) | read_folder(home / WAITING)
    faults = (
        []
        if (home / RECORD).exists()
        else [f"`{entry['release']}` has no record beside its documents"]
    )
    for name, hash_ in dict(entry["documents"]).items():
        if name not in files:
            faults.append(f"`{entry['release']}` lacks a document")
        elif digest(files[name]) != hash_:
            faults.append(f"a document of `{entry['release']}` was changed after it went out")
    if len(files) > len(entry["documents"]):
        faults.append(f"`{entry['release']}` holds a document that was never released")
    return faults


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
