"""A path as text in; its steps out, and what they lead to.

`learning_events[0].invitees[].person` has the steps `learning_events`, 0, `invitees`, every, and
`person`, where every is None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

Steps = tuple[str | int | None, ...]

_PEOPLE = ("people.", "board.people.")
_STEP = re.compile(r"([^.\[\]]+)|\[(\d*)\]")


def read_path(path: str) -> Steps:
    """Return the steps of `path`.

    A path is read once, but for one into `people`: an id there may be a name, and is not kept.
    """
    return _read(path) if path.startswith(_PEOPLE) else _read_once(path)


def _read(path: str) -> Steps:
    return tuple(name or (int(index) if index else None) for name, index in _STEP.findall(path))


_read_once = lru_cache(maxsize=4096)(_read)


def write_path(steps: Steps) -> str:
    """Return the path of `steps`."""
    text = ""
    for step in steps:
        if isinstance(step, str):
            text += "." * bool(text) + step
        else:
            text += "[]" if step is None else f"[{step}]"
    return text


def dig(data: object, path: str) -> object:
    """Return what stands at the concrete `path` of plain `data`, or None."""
    for step in read_path(path):
        if isinstance(step, str) and isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(step, int) and isinstance(data, list) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def put(data: dict[str, object], path: str, value: object) -> None:
    """Set the concrete `path` of `data` to `value`, with the records on the way."""
    *way, last = read_path(path)
    here: object = data
    for step in way:
        here = here.setdefault(step, {}) if isinstance(here, dict) else here[step]  # type: ignore[index]
    here[last] = value  # type: ignore[index]
