"""A request for letters in bulk in; a folder of letters out, and an account of every row.

read the case → read and check the list → pin what the run is made of → make what is not made yet,
entering it in the journal before it gets its name → report
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from docgen.batch.bundles import MERGE_LIST, ZIP, write_merge_list, write_zip
from docgen.batch.cluster import make_on_cluster
from docgen.batch.editions import Addressee, Order, TaskMaker, make_press
from docgen.batch.fields import RecipientFields, case_fields, fields_of_recipients
from docgen.batch.folder import OutputFolder
from docgen.batch.journal import Journal
from docgen.batch.listing import (
    FAULTY_ROWS,
    FaultyListError,
    Listing,
    case_problems,
    is_list_file,
    read_case_list,
    read_list,
)
from docgen.batch.locking import only_run
from docgen.batch.pinning import TODAY, compare_facts, pin_facts
from docgen.batch.print_file import PRINT, write_print_file
from docgen.batch.report import REPORT, note_problems, write_report
from docgen.batch.tasks import Outcome, Press, Task
from docgen.batch.workers import WORTH_A_PROCESS, count_cores, make_here, make_in_processes
from docgen.cases import Case
from docgen.catalogue import Library
from docgen.engine import EngineName, OutputFormat, Settings, State, deliver_file, read_case
from docgen.errors import DeliveryError, LibraryError, Problem, has_errors
from docgen.recipients import Choices

#: Told as files are finished: how many are, of how many, and how many rows have failed.
Progress = Callable[[int, int, int], None]

_COMMIT_EVERY = 0.25  # seconds
_COMMIT_ROWS = 100
_ELSE = "set it with LibreOffice: `--engine libreoffice`"


@dataclass(frozen=True, slots=True)
class BulkRequest:
    """What is to be sent to whom, and where the letters go.

    `recipients` is a file, or the path of a list within the case; the form's own list if empty.
    `workers` of 0 means one for each core; `cluster` is the address of a Dask scheduler.
    """

    form: str
    case: Path
    recipients: str
    out: Path
    order: Order = field(default_factory=Order)
    choices: Choices = field(default_factory=Choices)
    board: Path | None = None
    skip_invalid: bool = False
    workers: int = 0
    cluster: str = ""
    bundles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to: files finished in all, and by this run; rows; what was noticed."""

    files: int
    made_now: int
    rows: int
    failed: int
    skipped: int
    seconds: float
    problems: tuple[Problem, ...] = ()
    paths: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """All that is settled before the first letter."""

    case: Case
    fields: RecipientFields
    press: Press
    listing: Listing
    problems: tuple[Problem, ...] = field(repr=False)


def send_in_bulk(
    library: Library, request: BulkRequest, *, settings: Settings, progress: Progress | None = None
) -> Summary:
    """Make every letter that `request` asks for and that is not made yet.

    Raises `CaseError` where case or list have mistakes, and then makes nothing; `LibraryError`
    where a template has; `DeliveryError` where the folder cannot be written; `DocgenError` where it
    holds another run.
    """
    folder = OutputFolder(request.out)
    plan = _plan(library, request, _pinned_day(folder) or settings.today(), folder)
    folder.prepare()
    with only_run(folder.hidden):
        return _Run(folder, plan, request, progress or (lambda *_: None)).go()


def _pinned_day(folder: OutputFolder) -> date | None:
    """Return the day on which the run in `folder` was started, if one was."""
    if not folder.journal.is_file():
        return None
    with closing(Journal(folder.journal)) as journal:
        day = journal.pinned().get(TODAY)
    return date.fromisoformat(day) if day else None


def _plan(library: Library, request: BulkRequest, today: date, folder: OutputFolder) -> _Plan:
    order = replace(request.order, today=today)
    is_final = order.state is State.FINAL
    form = library.form(request.form)
    settings = Settings(today=lambda: today)
    case = read_case(request.case, library=library, board=request.board, settings=settings)
    fields = fields_of_recipients(library, form, case, is_final=is_final)
    problems = list(case_problems(case_fields(form), case, is_final=is_final))
    press, noticed = make_press(library, form, case, order, fields.path)
    problems += noticed
    if order.engine is EngineName.TYPST and OutputFormat.PDF in order.formats:
        _refuse_unsettable(problems)
    if is_list_file(request.recipients):
        listing = _read_file(Path(request.recipients), fields, case, request, folder)
    else:
        listing = read_case_list(form, case, request.recipients, is_final=is_final)
    return _Plan(case, fields, press, listing, (*problems, *listing.problems))


def _refuse_unsettable(problems: Sequence[Problem]) -> None:
    if has_errors(problems):
        raise LibraryError("a template holds what this engine cannot set", problems, hint=_ELSE)


def _read_file(
    path: Path, fields: RecipientFields, case: Case, request: BulkRequest, folder: OutputFolder
) -> Listing:
    try:
        return read_list(path, fields, case, request.choices, skip_invalid=request.skip_invalid)
    except FaultyListError as error:
        if error.workbook:
            deliver_file(folder.path / FAULTY_ROWS, error.workbook)
        raise


class _Run:
    """One run: takes up what an earlier one left, and makes the rest."""

    def __init__(
        self, folder: OutputFolder, plan: _Plan, request: BulkRequest, progress: Progress
    ) -> None:
        self.folder, self.plan, self.request = folder, plan, request
        self.progress = progress
        self.maker = TaskMaker(plan.case, plan.fields, plan.press)
        self.addressees = plan.listing.addressees
        letters = sum(len(one.languages) for one in self.addressees)
        self.total = letters * len(plan.press.formats)

    def go(self) -> Summary:
        """Make what is not made yet, and return what it came to."""
        began = time.monotonic()
        with closing(Journal(self.folder.journal)) as journal:
            self._pin(journal)
            left = self._left(journal)
            before = journal.count()
            stage = self.folder.new_stage()
            self.folder.clean(keep=stage)
            try:
                self._make(journal, left, stage, before)
            finally:
                self.folder.clean()
            summary = self._finish(journal, before, time.monotonic() - began)
            self._tidy(journal)
        return summary

    def _pin(self, journal: Journal) -> None:
        facts = pin_facts(self.plan.press, self.plan.case, self._order(), self.plan.listing)
        if pinned := journal.pinned():
            compare_facts(pinned, facts)
            return
        skipped = len(self.plan.listing.skipped)
        counts = {"files": str(self.total), "rows": str(len(self.addressees))}
        journal.pin({**facts, **counts, "skipped": str(skipped)})

    def _order(self) -> Order:
        today = self.plan.case.facts.today
        return replace(self.request.order, today=today)

    def _left(self, journal: Journal) -> list[Addressee]:
        """Return whom there is still to write to; files that are gone are made again."""
        entries = {entry.name: entry.row for entry in journal.entries()}
        hashes = [(entry.name, entry.hash) for entry in journal.entries()]
        gone = {entries[name] for name in self.folder.settle(hashes)}
        if gone:
            journal.forget(gone)
        done = journal.finished_rows()
        return [one for one in self.addressees if one.row not in done]

    def _make(self, journal: Journal, left: Sequence[Addressee], stage: Path, before: int) -> None:
        self.progress(before, self.total, 0)
        done, failed = before, 0
        making = self._outcomes(self.maker.tasks(left), len(left), stage)
        with closing(making), closing(_batches(making)) as batches:
            for outcomes in batches:
                journal.enter(outcomes)
                names = [p.name for one in outcomes if one.is_made for p in one.products]
                self.folder.publish(stage, names)
                done += len(names)
                failed += sum(not one.is_made for one in outcomes)
                self.progress(done, self.total, failed)

    def _outcomes(self, tasks: Iterable[Task], count: int, stage: Path) -> Generator[Outcome]:
        """Return what becomes of `tasks`, made where it is fastest."""
        press, request = self.plan.press, self.request
        if request.cluster:
            return make_on_cluster(press, tasks, stage, request.cluster)
        workers = request.workers or count_cores()
        if workers < 2 or (not request.workers and count < WORTH_A_PROCESS):
            return make_here(press, tasks, stage)
        return make_in_processes(press, tasks, stage, workers)

    def _finish(self, journal: Journal, before: int, seconds: float) -> Summary:
        """Write the report and what else was asked for."""
        paths = [self.folder.path / REPORT]
        with self.folder.writing(REPORT) as place:
            write_report(place, journal, self.addressees, self.plan.listing.skipped)
        paths += self._bundle(journal)
        name = Path(self.request.recipients or self.request.case).name
        return Summary(
            journal.count(),
            journal.count() - before,
            len(self.addressees),
            len(journal.failures()),
            len(self.plan.listing.skipped),
            seconds,
            (*self.plan.problems, *note_problems(journal, name)),
            tuple(paths),
        )

    def _bundle(self, journal: Journal) -> Iterator[Path]:
        folder = self.folder
        wanted = self.request.bundles
        if ZIP in wanted:
            with folder.writing(ZIP) as place:
                write_zip(place, folder.path, journal.entries())
            yield folder.path / ZIP
        if MERGE_LIST in wanted:
            with folder.writing(MERGE_LIST) as place:
                write_merge_list(place, self.plan.case, self.addressees, journal.entries())
            yield folder.path / MERGE_LIST
        if PRINT in wanted:
            pdfs = (e.name for e in journal.entries() if e.format == OutputFormat.PDF)
            with folder.writing(PRINT) as place:
                write_print_file(place, (folder.path / name for name in pdfs))
            yield folder.path / PRINT

    def _tidy(self, journal: Journal) -> None:
        """Leave the journal as if it had been written in one go: the same run, the same bytes."""
        place = self.folder.hidden / "journal.new"
        place.unlink(missing_ok=True)
        journal.copy_in_order(place)
        journal.close()
        with suppress(OSError):  # somebody looks at it; it is right as it is
            place.replace(self.folder.journal)


def _batches(outcomes: Iterable[Outcome]) -> Generator[list[Outcome]]:
    """Return `outcomes` some at a time: as many as come in a moment.

    What has come is handed over even where the rest cannot: a full disk loses nothing finished.
    """
    waiting: list[Outcome] = []
    last = time.monotonic()
    try:
        for outcome in outcomes:
            waiting.append(outcome)
            if len(waiting) >= _COMMIT_ROWS or time.monotonic() - last > _COMMIT_EVERY:
                yield waiting
                waiting, last = [], time.monotonic()
    except (DeliveryError, KeyboardInterrupt):
        if waiting:
            yield waiting
        raise
    if waiting:
        yield waiting
