"""The cells of one row in; its values by path out, with what was given in parts put together.

An address may come line by line, a name as first and last, a text once for each language.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.recipients.columns import Column


def join_parts(cells: Iterable[tuple[Column, object]]) -> dict[str, object]:
    """Return the values by path; a part that was faulty is None, and so is what it is part of."""
    values: dict[str, object] = {}
    parts: dict[str, list[tuple[int, object, str]]] = {}
    tongues: dict[str, dict[str, object]] = {}
    for column, value in cells:
        if column.part is not None:
            parts.setdefault(column.path, []).append((column.part, value, _between(column)))
        elif column.language is not None:
            tongues.setdefault(column.path, {})[column.language.value] = value
        else:
            values[column.path] = value
    for path, pieces in parts.items():
        # a whole address in one cell comes before its lines
        values.setdefault(path, _joined(pieces))
    for path, texts in tongues.items():
        values[path] = texts if None not in texts.values() else None
    return values


def _between(column: Column) -> str:
    return "\n" if column.path.endswith("address") else " "


def _joined(pieces: list[tuple[int, object, str]]) -> str | None:
    ordered = sorted(pieces, key=lambda piece: piece[0])
    if any(value is None for _, value, _ in ordered):
        return None
    return ordered[0][2].join(str(value) for _, value, _ in ordered)
