"""Two releases, or two files, in; what changed from the one to the other, in words, out.

It is told where and how much, not what: the documents themselves may be opened by whoever may read
them, and what this prints may be read over a shoulder.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docgen.catalogue.yaml_files import load_yaml
from docgen.engine.releasing_files import read_folder
from docgen.engine.releasing_papers import read_item
from docgen.engine.releasing_rebuilding import read_inputs
from docgen.engine.releasing_store import DOCUMENTS, WAITING, Store
from docgen.errors import DocgenError, ReleaseError
from docgen.release import Passage, Reading, read_pdf, read_word, walk_texts
from docgen.typeset.private_folder import private_folder

_MOST = 60


def diff_releases(store: Store, one: str, other: str) -> tuple[str, ...]:
    """Return in sentences how the release `other` differs from the release `one`."""
    before, after = (dict(store.history(id_)[0]) for id_ in (one, other))
    told = [
        *_told_of("docgen itself", before["docgen"], after["docgen"]),
        *_templates(before["templates"], after["templates"]),
        *_data(store, one, other),
    ]
    files = [
        read_folder(store.home(id_) / DOCUMENTS) | read_folder(store.home(id_) / WAITING)
        for id_ in (one, other)
    ]
    told += _documents(files[0], files[1])
    return tuple(told) or ("Nothing changed.",)


def diff_files(one: Path, other: Path) -> tuple[str, ...]:
    """Return in sentences how the document `other` differs from `one`."""
    found = tuple(_document("the document", read_item(one, 1), read_item(other, 2)))
    return found or ("Nothing changed.",)


def _told_of(what: str, before: object, after: object) -> Iterator[str]:
    if before != after:
        yield f"Made with another version of {what}."


def _templates(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield f"The template `{name}` {_how(name in before, name in after)}."


def _how(was: bool, is_: bool) -> str:
    if was and is_:
        return "changed"
    return "is new" if is_ else "is no longer used"


def _data(store: Store, one: str, other: str) -> Iterator[str]:
    """Yield the fields of the case that say something else, by their paths."""
    before, after = (_case_texts(store, id_) for id_ in (one, other))
    changed = [
        path for path in sorted(before.keys() | after.keys()) if before.get(path) != after.get(path)
    ]
    for path in changed[:_MOST]:
        yield f"In the case file `{path}` {_how(path in before, path in after)}."
    if len(changed) > _MOST:
        yield f"In the case file {len(changed) - _MOST} more fields changed."


def _case_texts(store: Store, release: str) -> dict[str, str]:
    files = read_inputs(store, release).files
    found = {
        name: content.decode("utf-8", "replace")
        for name, content in files.items()
        if name.startswith("case/")
    }
    told: dict[str, str] = {}
    for name, text in found.items():
        told |= (
            _fields(text) if name.startswith("case/case.") else {name.removeprefix("case/"): text}
        )
    return told


def _fields(text: str) -> dict[str, str]:
    """Return the texts of a case file by path; of one that cannot be read so, the whole."""
    try:
        data: Any = _load(text)
    except DocgenError:
        return {"case file": text}
    return dict(walk_texts(_texted(data)))


def _load(text: str) -> Any:  # noqa: ANN401
    with private_folder() as folder:
        path = folder / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return load_yaml(path, name="case.yaml")


def _texted(value: Any) -> Any:  # noqa: ANN401
    """Return plain data with every value as text, so that days and numbers count as well."""
    if isinstance(value, Mapping):
        return {str(key): _texted(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_texted(below) for below in value]
    return f"{value} "


def _documents(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        if name not in before or name not in after:
            yield f"`{name}` {_how(name in before, name in after)}."
        elif before[name] != after[name]:
            yield from _document(f"`{name}`", before[name], after[name])


def _document(what: str, before: bytes, after: bytes) -> Iterator[str]:
    old, new = (list(_read(one, at).prose()) for at, one in enumerate((before, after), start=1))
    matcher = difflib.SequenceMatcher(
        None, [p.text for p in old], [p.text for p in new], autojunk=False
    )
    changes = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    for kind, a, b, c, d in changes[:_MOST]:
        yield f"In {what}, {_change(kind, old[a:b], new[c:d])}."
    if len(changes) > _MOST:
        yield f"In {what}, {len(changes) - _MOST} more places changed."
    if not changes and before != after:
        yield f"{what[0].upper()}{what[1:]} looks otherwise, or carries other data."


def _read(content: bytes, number: int) -> Reading:
    read = read_pdf if content[:1024].find(b"%PDF-") >= 0 else read_word
    reading = read(content, "")
    if any(trait.code == "unreadable" for trait in reading.traits):
        message = f"the {'first' if number == 1 else 'second'} of the documents cannot be read"
        raise ReleaseError(message, hint="see `docgen release inspect`")
    return reading


def _change(kind: str, old: list[Passage], new: list[Passage]) -> str:
    place = (new or old)[0]
    where = ", ".join(one for one in (place.part, place.spot) if one)
    words = [sum(len(re.findall(r"\w+", one.text)) for one in texts) for texts in (old, new)]
    if kind == "insert":
        return f"{where}: {_count(words[1])} new"
    if kind == "delete":
        return f"at {where}: {_count(words[0])} taken out"
    return f"{where}: {_count(words[0])} became {words[1]}"


def _count(words: int) -> str:
    return "one word" if words == 1 else f"{words} words"
