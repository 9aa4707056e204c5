"""A PDF in; the rules of PDF/UA-1 or PDF/A that it breaks out, by the validator `page`.

The one door to that package. It needs nothing installed and takes some milliseconds a page.
"""

from __future__ import annotations

from typing import Final

import page

from docgen.pack.papers import Level

_PROFILES: Final = {
    Level.B2: page.ValidationProfile.PDF_A_2B,
    Level.U2: page.ValidationProfile.PDF_A_2U,
    Level.A2: page.ValidationProfile.PDF_A_2A,
    Level.B3: page.ValidationProfile.PDF_A_3B,
    Level.U3: page.ValidationProfile.PDF_A_3U,
    Level.A3: page.ValidationProfile.PDF_A_3A,
}
# `page` takes a compressed stream's last byte, where that is a carriage return, for part of the
# line's end, and then finds the stream too short by one: one stream in 256. veraPDF finds nothing.
_FALSE_ALARM: Final = "STREAM-LENGTH"


def ua_failures(pdf: bytes) -> tuple[str, ...]:
    """Return the rules of PDF/UA-1 that `pdf` breaks, each once."""
    return _failures(pdf, page.ValidationProfile.PDF_UA_1)


def archive_failures(pdf: bytes, level: Level) -> tuple[str, ...]:
    """Return the rules of PDF/A at `level` that `pdf` breaks, each once."""
    return _failures(pdf, _PROFILES[level])


def _failures(pdf: bytes, profile: page.ValidationProfile) -> tuple[str, ...]:
    try:
        report = page.validate_pdf_bytes(pdf, profile=profile)
    except page.PageError:
        return ("unreadable",)
    found = {str(fault.rule_id) for fault in report.failures}
    return tuple(sorted(rule for rule in found if _FALSE_ALARM not in rule))
