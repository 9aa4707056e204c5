"""A list of recipients, from a file or from the case, in; whom to write to out, every row checked.

Nothing is made before all rows are known to be whole. Of a list with faults every fault is told,
and the faulty rows are written to a workbook that can be mended and given back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen import recipients
from docgen.batch.editions import Addressee, address_rows
from docgen.batch.fields import RECIPIENT, RecipientFields, fields_of_recipients
from docgen.batch.languages import BOTH, choose_languages
from docgen.cases import Case, applies, items_of, missing_fields
from docgen.catalogue import Library
from docgen.errors import CaseError, Place, Problem, Severity
from docgen.language import Language
from docgen.model import Each, Form
from docgen.recipients import (
    ENDINGS,
    Checked,
    Choices,
    Recipient,
    default_reference,
    read_table,
)
from docgen.recipients import check_table as check_rows

FAULTY_ROWS = "faulty-rows.xlsx"
_CANNOT = "the list of recipients has mistakes"
_MEND = f"mend the rows in `{FAULTY_ROWS}` and give it back, or leave them out: `--skip-invalid`"


@dataclass(frozen=True, slots=True)
class Listing:
    """Whom to write to; `skipped` are rows that were left out, with the codes of why.

    `digest` is the list's SHA-256; a list within the case has the case's.
    """

    addressees: Sequence[Addressee] = field(repr=False)
    problems: tuple[Problem, ...] = ()
    skipped: tuple[tuple[int, str], ...] = ()
    digest: str = ""


class FaultyListError(CaseError):
    """Rows of the list cannot be used; `workbook` holds them, to be mended."""

    def __init__(self, problems: Sequence[Problem], workbook: bytes, rows: int) -> None:
        super().__init__(_CANNOT, problems, hint=_MEND if workbook else "")
        self.workbook = workbook
        self.rows = rows


def is_list_file(word: str) -> bool:
    """Return whether `word` names a file and not a list within the case."""
    return Path(word).suffix.lower() in ENDINGS or Path(word).is_file()


def read_list(
    path: Path, fields: RecipientFields, case: Case, choices: Choices, *, skip_invalid: bool
) -> Listing:
    """Return whom the list in the file at `path` names.

    Raises `CaseError` where it cannot be read, `FaultyListError` where rows have faults and
    `skip_invalid` does not leave them out.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "check its name, and that no other program holds it"
        raise CaseError("the list of recipients cannot be opened", hint=hint) from error
    table = read_table(data, path.name, fields.columns, choices)
    checked = check_rows(table, fields.columns, fields.around(case))
    problems = checked.problems(path.name)
    faulty = checked.faulty_rows
    if checked.is_refused or (faulty and not skip_invalid):
        names = {row: default_reference(row) for row in faulty}
        write = recipients.write_faulty_rows
        workbook = write(table, checked.faults, names) if faulty else b""
        raise FaultyListError(problems, workbook, len(faulty))
    digest = hashlib.sha256(data).hexdigest()
    return Listing(address_rows(checked.recipients), problems, _skipped(checked), digest)


def read_case_list(form: Form, case: Case, path: str = "", *, is_final: bool = True) -> Listing:
    """Return whom the list at `path` within the case names; by default the form's own.

    Raises `CaseError` where the case has no such list, or an item lacks what the form needs.
    """
    form = _made_for(form, path, case)
    items = items_of(form, case)
    if not items:
        where = path or (form.each[-1].of if form.each else "")
        message = f"the case file has nobody in `{where}`" if where else "no list was given"
        raise CaseError(message, hint="name a list of recipients: a file, or `family.contacts`")
    missing = [p for places in items for p in missing_fields(form, case, places)]
    if missing and is_final:
        raise CaseError("what these letters must have is missing", tuple(dict.fromkeys(missing)))
    name = form.each[-1].name
    people = [_as_recipient(case, number, item[name]) for number, item in enumerate(items, 1)]
    languages = choose_languages(people) or [BOTH]
    addressees = [
        Addressee(person.row, person.reference, chosen, None, {**item, RECIPIENT: item[name]})
        for person, chosen, item in zip(people, languages, items, strict=True)
    ]
    return Listing(addressees)


def case_problems(form: Form, case: Case, *, is_final: bool) -> Iterator[Problem]:
    """Return what the case itself lacks for the letters; raise `CaseError` if that stops them."""
    missing = missing_fields(form, case)
    if missing and is_final:
        raise CaseError("what these letters must have is missing", missing)
    if not applies(form, case):
        path = form.applies_when.get("path", "") if form.applies_when else ""
        yield Problem(
            "form-not-for-case",
            f"the form `{form.id}` is not meant for a case of this kind",
            Place(path=str(path)),
            "see `docgen forms` for its counterpart",
            Severity.WARNING,
        )


def new_list(library: Library, form_id: str, case: Case, language: Language) -> bytes:
    """Return an empty workbook for the recipients of a form, headed in `language`."""
    fields = fields_of_recipients(library, library.form(form_id), case)
    shown = [column for column in fields.columns.all if column.is_shown or column.required]
    return recipients.write_template(shown, language)


def _made_for(form: Form, path: str, case: Case) -> Form:
    """Return `form` as one that is made for each item of the list at `path`."""
    if not path or (form.each and form.each[-1].of in (path, path.removesuffix("[]"))):
        return form
    chosen = path.removesuffix("[]")
    if not isinstance(case.read(chosen), list):
        hint = "name a file (.xlsx, .ods, .csv, .tsv), or a list such as `family.contacts`"
        raise CaseError("the case file has no list of this name", hint=hint)
    return replace(form, each=(Each(chosen, RECIPIENT),))


def _as_recipient(case: Case, number: int, place: str) -> Recipient:
    """Return what the case says at `place` of whom the letter goes to."""
    names = ("name", "salutation", "address", "email", "language", "agency", "designation")
    found = {name: case.read(f"{place}.{name}") for name in names}
    values = {f"person.{name}": value for name, value in found.items() if value}
    return Recipient(number, default_reference(number), values)


def _skipped(checked: Checked) -> tuple[tuple[int, str], ...]:
    codes: dict[int, list[str]] = {}
    for fault in checked.faults:
        if fault.row and fault.is_error:
            codes.setdefault(fault.row, []).append(fault.fault.code)
    return tuple((row, ", ".join(dict.fromkeys(found))) for row, found in sorted(codes.items()))


__all__ = [
    "FAULTY_ROWS",
    "FaultyListError",
    "Listing",
    "case_problems",
    "is_list_file",
    "new_list",
    "read_case_list",
    "read_list",
]
