"""A PDF in; what the validator `page`, which needs no Java, has against it out."""

from __future__ import annotations

import page

_PROFILES = {
    "ua-1": page.ValidationProfile.PDF_UA_1,
    "a-2a": page.ValidationProfile.PDF_A_2A,
    "a-2b": page.ValidationProfile.PDF_A_2B,
    "a-3a": page.ValidationProfile.PDF_A_3A,
}
# `page` takes a compressed stream's last byte, where that is a carriage return, for part of the
# line's end, and then finds the stream too short by one. It happens to one stream in 256; veraPDF
# finds nothing wrong with such a file.
_FALSE_ALARMS = frozenset(["PDFA2A-STREAM-LENGTH-001", "PDFA2B-STREAM-LENGTH-001"])


def page_problems(pdf: bytes, profile: str = "ua-1") -> list[str]:
    """Return each rule of `profile` (`ua-1`, `a-2a`, …) that `pdf` breaks."""
    report = page.validate_pdf_bytes(pdf, profile=_PROFILES[profile])
    found = {f"{fault.rule_id}: {fault.message}" for fault in report.failures}
    return sorted(one for one in found if one.split(":")[0] not in _FALSE_ALARMS)
