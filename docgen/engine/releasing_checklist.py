"""What was checked in; the checklist of the second person as an accessible PDF out."""

from __future__ import annotations

from docgen.engine.releasing_request import Checked
from docgen.release import Checklist, Entry, write_checklist
from docgen.typeset import typeset_typst


def make_checklist(checked: Checked, entry: Entry, last: str) -> bytes:
    """Return the checklist of the release that `entry` proposes, one page long.

    `last` is the hash that the log ends with before it: on paper it proves the log of that day.
    """
    page = Checklist(
        release=str(entry["release"]),
        audience=checked.audience.title.en,
        board="docgen",
        proposed_by=str(entry["by"]),
        proposed_at=str(entry["at"]),
        log_before=last,
        documents=dict(entry["documents"]),
        accepted=checked.accepted,
        second_person=checked.audience.second_person,
    )
    return typeset_typst(write_checklist(page, checked.findings)).pdf
