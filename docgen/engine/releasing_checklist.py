"""What was checked in; the checklists of the second person as accessible PDFs out."""

from __future__ import annotations

from docgen.catalogue import Library
from docgen.engine.releasing_request import Checked
from docgen.engine.releasing_words import words_of
from docgen.language import Language
from docgen.release import Checklist, Entry, write_checklist
from docgen.typeset import typeset_typst


def make_checklists(
    library: Library, checked: Checked, entry: Entry, last: str
) -> dict[str, bytes]:
    """Return the checklist of the release that `entry` proposes in each language, a page long.

    `last` is the hash that the log ends with before it: on paper it proves the log of that day.
    """
    return {
        f"checklist_{language}.pdf": _make(library, checked, entry, last, language)
        for language in Language
    }


def _make(library: Library, checked: Checked, entry: Entry, last: str, language: Language) -> bytes:
    page = Checklist(
        release=str(entry["release"]),
        audience=checked.audience.title[language],
        board="docgen",
        proposed_by=str(entry["by"]),
        proposed_at=str(entry["at"]),
        log_before=last,
        documents=dict(entry["documents"]),
        sentences=words_of(library, language),
        accepted=checked.accepted,
        second_person=checked.audience.second_person,
    )
    return typeset_typst(write_checklist(page, checked.findings)).pdf
