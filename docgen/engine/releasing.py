"""A request to let documents go out in; a verdict, and what stands in the store afterwards, out.

make or take → read → search → clean → compare → decide → pin → write → record

A release is proposed by one person and confirmed by another where its audience asks for that. Until
then its documents wait; nothing that has gone out is ever changed, and withdrawing it is an entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from docgen.cases import Case, read_case
from docgen.catalogue import Library
from docgen.engine.names import format_reference
from docgen.engine.releasing_checklist import make_checklist
from docgen.engine.releasing_checks import check_papers
from docgen.engine.releasing_files import write_private_folder
from docgen.engine.releasing_inputs import (
    Inputs,
    Origin,
    digest,
    pack_inputs,
    pin_inputs,
    template_digests,
)
from docgen.engine.releasing_known import find_audience, open_gate
from docgen.engine.releasing_papers import Papers, gather_papers
from docgen.engine.releasing_request import Checked, Hand, Released, ReleaseRequest
from docgen.engine.releasing_store import (
    CHECKLIST,
    DOCUMENTS,
    INPUTS,
    WAITING,
    Store,
    check_hand,
    read_day,
    signed,
)
from docgen.engine.settings import Settings
from docgen.errors import CaseError, Place, Problem, ReleaseError, Severity
from docgen.release import Entry, Finding


def check_release(
    library: Library, origin: Origin, request: ReleaseRequest, settings: Settings | None = None
) -> Checked:
    """Return what is found in the documents of `request`; nothing is written."""
    return _prepare(library, origin, request, settings or Settings())[1]


def propose_release(  # noqa: PLR0913 - the whole of a release
    library: Library,
    origin: Origin,
    request: ReleaseRequest,
    store: Store,
    actor: Hand,
    settings: Settings | None = None,
) -> Released:
    """Return the release of `request`, which stands in `store`: proposed, or released at once.

    Raises `ReleaseError` with every finding that keeps the documents from going out.
    """
    settings = settings or Settings()
    check_hand(actor)
    case, checked, papers, inputs = _whole(library, origin, request, settings)
    if checked.refusing:
        count = len(checked.refusing)
        what = "one finding is" if count == 1 else f"{count} findings are"
        message = f"the documents are not fit to go out: {what} not decided on"
        hint = "put them right, or decide with `--accept ID=reason`"
        raise ReleaseError(message, tuple(map(as_problem, checked.refusing)), hint=hint)
    id_ = store.new_id(f"{format_reference(case.reference)}_{checked.audience.id}")
    state = "proposed" if checked.audience.second_person else "released"
    entry = _entry(id_, state, actor, checked, papers, inputs, library)
    entry |= {"until": read_day(request.embargo)} if request.embargo else {}
    files = _files(checked, inputs, entry, state, store.last_hash())
    home = write_private_folder(store.home(id_), files)
    sealed = store.append(entry)
    return Released(id_, home, state, str(sealed["hash"]), checked.findings, _names(checked))


def _whole(
    library: Library, origin: Origin, request: ReleaseRequest, settings: Settings
) -> tuple[Case, Checked, Papers, Inputs]:
    case, checked, papers = _prepare(library, origin, request, settings)
    told = {
        "audience": checked.audience.id,
        "today": settings.today().isoformat(),
        "languages": [one.value for one in request.languages],
        "addressee": request.addressee,
        "clean": request.clean,
        "engine": settings.engine.value,
    }
    return (
        case,
        checked,
        papers,
        pin_inputs(library, case, origin, papers.forms, papers.taken, told),
    )


def _prepare(
    library: Library, origin: Origin, request: ReleaseRequest, settings: Settings
) -> tuple[Case, Checked, Papers]:
    today = settings.today()
    audience = find_audience(library, request.audience)
    case = read_case(origin.case, library, board=origin.board, today=today)
    _check_addressee(case, request.addressee)
    gate = open_gate(library, case, audience)
    papers = gather_papers(library, case, request, gate, settings)
    checked = check_papers(library, case, request, gate, papers, today=_on(today, request.embargo))
    return case, checked, papers


def _on(today: date, embargo: str) -> date:
    """Return the day that the rules are asked about: that of going out."""
    return max(today, date.fromisoformat(read_day(embargo))) if embargo else today


def _check_addressee(case: Case, addressee: str) -> None:
    if addressee and addressee not in {"subject", *(case.data.get("people") or {})}:
        raise CaseError(
            "the case has nobody by that id", hint="`--for` takes an id under `people:`"
        )


def _entry(  # noqa: PLR0913 - everything that the record says
    id_: str,
    state: str,
    actor: Hand,
    checked: Checked,
    papers: Papers,
    inputs: Inputs,
    library: Library,
) -> dict[str, Any]:
    return {
        **signed(id_, state, actor),
        "audience": checked.audience.id,
        "documents": {paper.name: digest(paper.content) for paper in checked.papers},
        "templates": template_digests(library, papers.forms),
        "data": inputs.digest,
        "docgen": inputs.settings["docgen"],
        "findings": [_recorded(finding, checked.accepted) for finding in checked.findings],
    }


def _recorded(finding: Finding, accepted: Mapping[str, str]) -> dict[str, Any]:
    """Return a finding as the log keeps it: its kind and place, and no word of the document."""
    told = {
        "id": finding.id,
        "code": finding.code,
        "weight": finding.weight.value,
        "document": finding.document,
        "part": finding.part,
        "path": finding.path,
        "count": finding.count,
    }
    return told | ({"accepted": accepted[finding.id]} if finding.id in accepted else {})


def _files(
    checked: Checked, inputs: Inputs, entry: Entry, state: str, last: str
) -> dict[str, bytes]:
    folder = WAITING if state == "proposed" else DOCUMENTS
    files = {f"{folder}/{paper.name}": paper.content for paper in checked.papers}
    return {**files, INPUTS: pack_inputs(inputs), CHECKLIST: make_checklist(checked, entry, last)}


def _names(checked: Checked) -> tuple[str, ...]:
    return tuple(paper.name for paper in checked.papers)


def as_problem(finding: Finding) -> Problem:
    """Return a finding as other commands tell a problem."""
    where = Place(
        finding.document,
        part=finding.part,
        spot=finding.spot,
        path=finding.path,
        excerpt=finding.excerpt,
    )
    severity = Severity.ERROR if finding.refuses else Severity.WARNING
    return Problem(
        finding.code,
        f"{finding.weight}: {finding.message} [{finding.id}]",
        where,
        finding.hint,
        severity,
    )


__all__ = ["as_problem", "check_release", "propose_release"]
