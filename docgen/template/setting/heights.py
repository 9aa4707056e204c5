"""A header or footer in, about how high it comes out, reckoned from its letters.

Word puts a header at a fixed distance from the paper's edge and lets it push the text down. Typst
has no such thing, so the margin must be made large enough before anything is set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from docgen.template.setting.formats import Formats
from docgen.template.setting.measures import points
from docgen.template.setting.raw import Raw, split
from docgen.template.setting.runs import Looks

_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)
_RUN_LOOKS = re.compile(
    r"<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>(?=<w:(?:t|drawing|tab)[ />])", re.DOTALL
)
_LETTERS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:br/>|<w:br |<w:cr/>)")
_EXTENT = re.compile(r'<wp:inline\b[^>]*>\s*<wp:extent [^>]*cx="(\d{1,12})" cy="(\d{1,12})"')
_WIDTH = re.compile(r'<w:gridCol [^>]*w:w="(\d{1,12})"')
_HEIGHT = re.compile(r'<w:trHeight [^>]*w:val="(\d+)"')
_SPAN = re.compile(r'<w:gridSpan w:val="(\d{1,4})"')
_LETTER = 0.5
_CELL = 10.8


def height_of(blocks: Iterable[Raw], width: float, formats: Formats, looks: Looks) -> float:
    """Return the height of `blocks` where their text is so wide, in points."""
    total = 0.0
    for block in blocks:
        if block.name == "w:tbl":
            total += _table(block, width, formats, looks)
        elif block.name == "w:p":
            total += _paragraph(block.text, width, formats, looks)
        elif block.name in {"w:sdt", "w:sdtContent"}:
            total += height_of(split(block.inside), width, formats, looks)
    return total


def _table(table: Raw, width: float, formats: Formats, looks: Looks) -> float:
    parts = split(table.inside)
    grid = next((part.text for part in parts if part.name == "w:tblGrid"), "")
    widths = [int(found) / 20 for found in _WIDTH.findall(grid)]
    total = 0.0
    for row in parts:
        if row.name == "w:tr":
            total += _row(row, widths or [width], formats, looks)
    return total


def _row(row: Raw, widths: list[float], formats: Formats, looks: Looks) -> float:
    least = max((points(high) for high in _HEIGHT.findall(row.text)), default=0.0)
    column, heights = 0, [least]
    for cell in split(row.inside):
        if cell.name == "w:tc":
            span = _SPAN.search(cell.text)
            count = int(span.group(1)) if span else 1
            room = max(sum(widths[column : column + count]) - _CELL, 20.0)
            heights.append(height_of(split(cell.inside), room, formats, looks))
            column += count
    return max(heights)


def _paragraph(text: str, width: float, formats: Formats, looks: Looks) -> float:
    properties = _PROPERTIES.search(text)
    found = formats.of(properties.group() if properties else "")
    runs = text[properties.end() :] if properties else text
    direct = _RUN_LOOKS.findall(runs) if "<w:rPr>" in runs else ()
    size = max(looks.of(run, found.style).tall for run in ("", *direct))
    room = max(width - found.left - found.right, 20.0)
    lengths = [0]
    pictures = _EXTENT.findall(runs) if "<wp:inline" in runs else ()
    inline = [(int(wide) / 12700, int(high) / 12700) for wide, high in pictures]
    for letters, broken in _LETTERS.findall(text):
        if broken:
            lengths.append(0)
        lengths[-1] += len(letters)
    widths = [length * size * _LETTER for length in lengths]
    widths[0] += sum(wide for wide, _ in inline)
    lines = sum(max(1, -(-int(width) // int(room))) for width in widths)
    line = found.height(size)
    higher = max((high - line for _, high in inline), default=0.0)
    return found.before + found.after + line * lines + max(higher, 0.0)
