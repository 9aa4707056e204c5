"""What stands around the papers (cover, index, dividers, slips, stamps) as Typst source.

The engine sets it; this stage knows no typesetter.
"""

from __future__ import annotations

from docgen.pack.sheets.around import write_divider, write_slip
from docgen.pack.sheets.front import Cover, Missing, write_front
from docgen.pack.sheets.stamps import BLANK, Stamping, write_stamps

__all__ = [
    "BLANK",
    "Cover",
    "Missing",
    "Stamping",
    "write_divider",
    "write_front",
    "write_slip",
    "write_stamps",
]
