"""A request to let documents go out in; a verdict, and what stands in the store afterwards, out.

make or take → read → search → clean → compare → decide → pin → write → record

A release is proposed by one person and confirmed by another where its audience asks for that. Until
then its documents wait; nothing that has gone out is ever changed, and withdrawing it is an entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from docgen.cases import Case, read_case
from docgen.catalogue import Library
from docgen.engine.names import format_reference
from docgen.engine.releasing_checklist import make_checklists
from docgen.engine.releasing_checks import check_papers
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
    DOCUMENTS,
    INPUTS,
    WAITING,
    Store,
    check_hand,
    read_day,
    signed,
)
from docgen.engine.releasing_words import say_findings, words_of
from docgen.engine.settings import Settings
from docgen.errors import CaseError, Place, Problem, ReleaseError, Severity
from docgen.language import Language
from docgen.release import Finding


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
        hint = "put them right, or decide with `--accept ID=reason`; `--check` tells the rest"
        raise ReleaseError(
            message, findings_in(library, checked.refusing, request.told_in), hint=hint
        )
    id_ = store.new_id(f"{format_reference(case.reference)}_{checked.audience.id}")
    state = "proposed" if checked.audience.second_person else "released"
    entry = _entry(id_, state, actor, checked, papers, inputs, library)
    entry |= {"until": read_day(request.embargo)} if request.embargo else {}
    kept = make_checklists(library, checked, entry, store.last_hash())
    kept[INPUTS] = pack_inputs(inputs)
    entry["kept"] = {name: digest(content) for name, content in kept.items()}
    sealed = store.append(entry, {**kept, **_documents(checked, state)})
    names = tuple(paper.name for paper in checked.papers)
    return Released(id_, store.home(id_), state, str(sealed["hash"]), checked.findings, names)


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


def _documents(checked: Checked, state: str) -> dict[str, bytes]:
    folder = WAITING if state == "proposed" else DOCUMENTS
    return {f"{folder}/{paper.name}": paper.content for paper in checked.papers}


def findings_in(
    library: Library, findings: Iterable[Finding], language: Language
) -> tuple[Problem, ...]:
    """Return findings as other commands tell problems, in `language`; their ids are the same."""
    told = tuple(findings)
    said = say_findings(library, told, language)
    weight = words_of(library, language).weight
    return tuple(_as_problem(one, own, weight(one)) for one, own in zip(told, said, strict=True))


def _as_problem(finding: Finding, said: Finding, weight: str) -> Problem:
    where = Place(
        said.document, part=said.part, spot=said.spot, path=said.path, excerpt=said.excerpt
    )
    severity = Severity.ERROR if finding.refuses else Severity.WARNING
    message = f"{weight}: {said.message} [{finding.id}]"
    return Problem(finding.code, message, where, said.hint, severity)


__all__ = ["check_release", "findings_in", "propose_release"]
