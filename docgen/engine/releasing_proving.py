"""A store of releases in; everything about it that is not as its record says out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.engine.releasing_files import list_files, read_private
from docgen.engine.releasing_inputs import digest
from docgen.engine.releasing_store import DOCUMENTS, RECORD, WAITING, Store
from docgen.release import Entry, is_release


def verify_store(store: Store) -> tuple[str, ...]:
    """Return every fault of the record, and every file that is not what the record says."""
    entries, faults = store.prove()
    histories: dict[str, list[Entry]] = {}
    for entry in filter(None, entries):
        histories.setdefault(str(entry["release"]), []).append(entry)
    found = list(faults)
    for release, history in histories.items():
        if "documents" in history[0]:  # else its first entry is gone, which has been told
            found += _faults(store.folder / release, history)
    folders = (path.name for path in sorted(store.folder.glob("*")) if is_release(path.name))
    found += [f"`{name}` is not on the record" for name in folders if name not in histories]
    return tuple(dict.fromkeys(found))


def _faults(home: Path, history: Sequence[Entry]) -> Iterator[str]:
    """Yield what is wrong with the files of one release."""
    first, listed = history[0], list_files(home)
    is_out = any(entry["event"] in ("confirmed", "released") for entry in history)
    if is_out and any(path.startswith(f"{WAITING}/") for path in listed):
        yield f"`{home.name}` was confirmed, and its documents still wait: confirm it again"
        is_out = False
    folder = DOCUMENTS if is_out else WAITING
    expected = {f"{folder}/{name}": hash_ for name, hash_ in first["documents"].items()}
    expected |= first["kept"]
    for path, hash_ in expected.items():
        yield from _fault(home, path, hash_)
    for path in listed:
        if path not in (*expected, RECORD):
            yield _added(home.name, path.rpartition("/")[0])


def _fault(home: Path, path: str, hash_: str) -> Iterator[str]:
    if not _is_there(home / path):
        yield f"`{home.name}` lacks `{path}`"
    elif digest(read_private(home / path)) != hash_:
        yield f"`{path}` of `{home.name}` was changed after it was written"


def _is_there(path: Path) -> bool:
    """Return whether a file is there, itself and not as a link to another place."""
    return path.is_file() and not path.is_symlink() and not path.parent.is_symlink()


def _added(release: str, folder: str) -> str:
    """Return what to say of a file that nobody wrote; its own name may be anybody's."""
    if folder.startswith(DOCUMENTS):
        return f"`{release}` holds a document that was never released"
    return f"`{release}` holds a file that is not on the record"
