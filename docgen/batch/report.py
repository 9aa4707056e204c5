"""A journal in; `report.csv` out, a line for each file, and for each row that has none.

It holds numbers, codes and file names, and nothing that stood in a cell; the same run gives the
same bytes, whether or not it was stopped on the way.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from docgen.batch.editions import Addressee
from docgen.batch.journal import Entry, Journal
from docgen.errors import Place, Problem, Severity

REPORT = "report.csv"
_HEADINGS = ("row", "reference", "language", "format", "file", "pages", "hash", "status", "why")
EXTRA_PAGE = "extra-page"
_WORDS = {
    "empty-where-printed": (
        "the letter prints `{}`, which is empty",
        "fill it in, or see that the letter reads well without it",
    ),
    "no-welsh-text": ("`{}` has no Welsh", "give it in a column of its own, as `role_cy`"),
    "no-english-text": ("`{}` has no English", "give it in a column of its own, as `role_en`"),
    "text-overflow": (
        "text overflows a box or a row whose height is fixed",
        "shorten what the row says, or let the box grow in the template",
    ),
    EXTRA_PAGE: ("the letter has more pages than the others", "look at what runs over"),
}
_OTHER = ("the setting of the letter was noticed: {}", "look at the letter")


def write_report(
    path: Path,
    journal: Journal,
    addressees: Sequence[Addressee],
    skipped: Iterable[tuple[int, str]],
) -> None:
    """Write the report on all rows to `path`."""
    references = {one.row: one.reference for one in addressees}
    notes = notes_by_row(journal)
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow(_HEADINGS)
        lines.writerows(sorted(_lines(journal, references, notes, dict(skipped))))


def notes_by_row(journal: Journal) -> Mapping[tuple[int, str], tuple[tuple[str, str], ...]]:
    """Return what was noticed of each row's letter in each language: codes, with paths."""
    notes: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for row, language, code, path in journal.notes():
        notes.setdefault((row, language), []).append((code, path))
    for row, language in find_long_letters(journal.entries()):
        notes.setdefault((row, language), []).append((EXTRA_PAGE, ""))
    return {key: tuple(found) for key, found in notes.items()}


def note_problems(journal: Journal, file: str) -> Iterator[Problem]:
    """Return what was noticed in the making as warnings, each with its row."""
    for (row, language), found in sorted(notes_by_row(journal).items()):
        for code, path in found:
            message, hint = _WORDS.get(code, _OTHER)
            place = Place(file, spot=f"row {row}", path=language)
            yield Problem(code, message.format(path or code), place, hint, Severity.WARNING)


def find_long_letters(entries: Iterable[Entry]) -> Iterator[tuple[int, str]]:
    """Return the letters, by row and language, with more pages than most in that language."""
    counted = [entry for entry in entries if entry.pages is not None]
    usual: dict[str, int] = {}
    for language in {entry.language for entry in counted}:
        pages = Counter(e.pages for e in counted if e.language == language)
        usual[language] = max(pages, key=lambda count: (pages[count], -(count or 0))) or 0
    for entry in counted:
        if (entry.pages or 0) > usual[entry.language]:
            yield entry.row, entry.language


def _lines(
    journal: Journal,
    references: Mapping[int, str],
    notes: Mapping[tuple[int, str], Sequence[tuple[str, str]]],
    skipped: Mapping[int, str],
) -> Iterator[tuple[object, ...]]:
    for one in journal.entries():
        told = notes.get((one.row, one.language), ())
        why = "; ".join(f"{code} {path}".strip() for code, path in told)
        pages = "" if one.pages is None else one.pages
        reference = references.get(one.row, "")
        yield (
            *(one.row, reference, one.language, one.format, one.name, pages, one.hash),
            *("made", why),
        )
    for row, why in journal.failures().items():
        yield (row, references.get(row, ""), "", "", "", "", "", "failed", why)
    for row, why in skipped.items():
        yield (row, "", "", "", "", "", "", "skipped", why)
