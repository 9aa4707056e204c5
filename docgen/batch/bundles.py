"""Finished letters in; what a print room or a mailing wants of them out: a zip, a merge list.

Both are written in the order of the list, Welsh first, always the same bytes.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from docgen.batch.editions import Addressee
from docgen.batch.journal import Entry
from docgen.cases import Case

ZIP = "letters.zip"
MERGE_LIST = "merge-list.csv"
_TIME = (1980, 1, 1, 0, 0, 0)
_PERSON = ("name", "salutation", "email", "address")
# what Excel or another program would take for a formula, after blanks and in wide letters too
_FORMULA = re.compile(r"[\s'\"]*[=+\-@＝＋－＠﹢﹣﹦﹫]|[\t\r\n]")


def write_zip(place: Path, folder: Path, entries: Iterable[Entry]) -> None:
    """Write the files of `entries`, which stand in `folder`, as one zip at `place`."""
    with zipfile.ZipFile(place, "w") as file:  # documents are packed already
        for entry in entries:
            info = zipfile.ZipInfo(entry.name, _TIME)
            file.writestr(info, (folder / entry.name).read_bytes())


def write_merge_list(
    place: Path, case: Case, addressees: Sequence[Addressee], entries: Iterable[Entry]
) -> None:
    """Write whom each letter is for, and its files, at `place`: for a mailing program to read."""
    files: dict[int, dict[str, str]] = {}
    kinds: dict[str, None] = {}
    for entry in entries:
        kind = f"file_{entry.language}_{entry.format}"
        kinds[kind] = None
        files.setdefault(entry.row, {})[kind] = entry.name
    with place.open("w", encoding="utf-8-sig", newline="") as stream:  # as Excel wants Welsh
        lines = csv.writer(stream)
        lines.writerow(["row", "reference", "languages", *_PERSON, *sorted(kinds)])
        for one in addressees:
            lines.writerow(_line(case, one, files.get(one.row, {}), sorted(kinds)))


def _line(
    case: Case, one: Addressee, files: Mapping[str, str], kinds: Sequence[str]
) -> list[object]:
    person = [_safe(_say_of(case, one, name)) for name in _PERSON]
    names = [files.get(kind, "") for kind in kinds]
    return [one.row, one.reference, " ".join(one.languages), *person, *names]


def _say_of(case: Case, one: Addressee, name: str) -> str:
    if one.recipient is not None:
        values = one.recipient.values
        value = values.get(f"person.{name}", values.get(name))
    else:
        value = next(
            (
                v
                for place in reversed(list(one.places.values()))
                if (v := case.read(f"{place}.{name}"))
            ),
            None,
        )
    if isinstance(value, Mapping):
        value = value.get(one.languages[0].value)
    return str(value or "")


def _safe(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
