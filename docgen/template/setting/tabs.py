"""A paragraph's pieces with tabs in, the calls of the prelude that set them out."""

from __future__ import annotations

import re

from docgen.template.setting.formats import Format
from docgen.template.setting.measures import pt
from docgen.template.setting.run_content import LINE, TAB

_LITERAL = re.compile(r'#"((?:[^"\\]|\\.)*)"')
_FRACTION = re.compile(r"\d([.,]\d*\D*)\Z")


def write_tabbed(
    found: Format, pieces: list[str], every: float, width: float, *, call: str = "tb"
) -> str:
    """Return `pieces` with each tab carried to its stop; the stops begin anew in every line.

    `call` is `tabbed` where a context stands around already, as it must around a heading.
    """
    stops = "".join(f"{tab.write()}, " for tab in found.tabs)
    decimal = any(tab.kind == "decimal" for tab in found.tabs)
    lines = []
    for place, line in enumerate(_cut(pieces, LINE)):
        segments = ["".join(segment) for segment in _cut(line, TAB)]
        if len(segments) == 1:
            lines.append(segments[0])
            continue
        start = found.left + (found.first if place == 0 else 0.0)
        where = f"{pt(start)}, {pt(found.left)}, {pt(width - found.right)}, {pt(every)}"
        shown = ", ".join(_segment(segment, decimal=decimal) for segment in segments)
        lines.append(f"#{call}({where}, ({stops}), {shown});")
    return LINE.join(lines)


def _segment(markup: str, *, decimal: bool) -> str:
    """Return one piece, with what of it stands behind a decimal point where that matters."""
    if not decimal:
        return f"[{markup}]"
    text = "".join(_LITERAL.findall(markup))
    fraction = _FRACTION.search(text)
    tail = f'"{fraction.group(1)}"' if fraction else "none"
    return f"([{markup}], {tail})"


def _cut(pieces: list[str], mark: str) -> list[list[str]]:
    cut: list[list[str]] = [[]]
    for piece in pieces:
        if piece == mark:
            cut.append([])
        else:
            cut[-1].append(piece)
    return cut
