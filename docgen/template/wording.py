"""The sources of a template in, its text out, normalised so that a change shows as a line.

A paragraph is a line, a table row a line with `|` between its cells, each part under its name. It
is what `docgen template text` prints and what golden files hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docgen.template.parsing import PROPERTIES_PART, Source
from docgen.template.places import Spot

_ROW = re.compile(r"(?P<row>.*table \d+, row \d+), cell (?P<cell>\d+)(?:, paragraph \d+)?$")


def write_out(sources: Sequence[Source]) -> str:
    """Return the text of all parts that hold any, the body first, and the properties last."""
    parts = [
        (source.outline.part, list(_lines(source.outline.spots))) for source in _stories(sources)
    ]
    parts.append((PROPERTIES_PART, [f"{s.label}: {s.patched}" for s in sources if _is_told(s)]))
    written = ("\n".join((f"[{part}]", *lines)) for part, lines in parts if any(lines))
    return "\n\n".join(written) + "\n"


def _stories(sources: Iterable[Source]) -> Iterator[Source]:
    return (source for source in sources if source.story)


def _is_told(source: Source) -> bool:
    return source.story is None and (source.has_tags or source.label == "title")


def _lines(spots: Sequence[Spot]) -> Iterator[str]:
    for row, group in groupby(spots, _row_of):
        if row:
            yield _join_row(list(group))
        else:
            yield from (text for spot in group if (text := _normal(spot.text)))


def _row_of(spot: Spot) -> str:
    found = _ROW.match(spot.where)
    return found["row"] if found else ""


def _join_row(spots: Sequence[Spot]) -> str:
    cells = groupby(spots, lambda spot: _cell_of(spot.where))
    texts = (" / ".join(filter(None, (_normal(spot.text) for spot in cell))) for _, cell in cells)
    return " | ".join(texts).strip()


def _cell_of(where: str) -> str:
    found = _ROW.match(where)
    return found["cell"] if found else ""


def _normal(text: str) -> str:
    return " ".join(text.split())
