"""Papers in; the papers as they would go out, and every finding of every check, out.

Each is read and searched; where cleaning was asked for it is cleaned and read again; twins are laid
beside one another; days and decisions of the case are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from docgen.cases import Case
from docgen.catalogue import Library
from docgen.engine.releasing_papers import Papers
from docgen.engine.releasing_request import SHORTEST_REASON, Checked, ReleaseRequest
from docgen.engine.releasing_rules import check_rules
from docgen.errors import CaseError
from docgen.language import Language
from docgen.model import OutputFormat
from docgen.release import (
    Finding,
    Gate,
    Need,
    Paper,
    Reading,
    Sort,
    UnreadableError,
    Weight,
    check_language,
    check_pair,
    clean_pdf,
    clean_word,
)

_UNFILLED = re.compile(
    r"\{\{|\{%|\bDRAFF?T\b|\[\s*(?i:insert|mewnosoder|to be confirmed|tbc)\b|\?\?\?|▇"
)
_SIGNATURE = re.compile(r"\bSigned\b(?!\s+off)|\bSignature\b|\bLlofnod(?!i\b)\w*", re.I)

Read = tuple[Paper, Reading, tuple[Finding, ...]]


def check_papers(  # noqa: PLR0913 - the whole of a check
    library: Library,
    case: Case,
    request: ReleaseRequest,
    gate: Gate,
    gathered: Papers,
    *,
    today: date,
) -> Checked:
    """Return the papers with all findings; raise `CaseError` where a decision cannot be taken."""
    read = [_read(paper, gate, clean=request.clean) for paper in gathered.papers]
    findings = [one for _, _, found in read for one in found]
    if not request.alone:
        findings += _levels(library, gate, gathered)
        findings += _of_need(gate.audience.pair, _pairs(library, read))
        findings += _of_need(gate.audience.complete, _completeness(read))
        findings += check_rules(case.data, gate.audience, today)
        findings += _noticed(case, gathered)
    papers = tuple(paper for paper, _, _ in read)
    whole = tuple(dict.fromkeys(findings))
    _check_decisions(request.accepted, whole, gate)
    readings = tuple(reading for _, reading, _ in read)
    return Checked(gate.audience, papers, whole, readings, request.accepted)


def _read(paper: Paper, gate: Gate, *, clean: bool) -> Read:
    reading = gate.read(paper)
    if clean and any(trait.code != "picture" for trait in reading.traits):
        paper = _clean(paper, reading, gate)
        reading = gate.read(paper)
    return paper, reading, tuple(gate.check(paper, reading))


def _clean(paper: Paper, reading: Reading, gate: Gate) -> Paper:
    author = min(gate.known.authors, key=len, default="")
    clean = clean_pdf if reading.format == OutputFormat.PDF else clean_word
    try:
        return replace(paper, content=clean(paper.content, author=author))
    except UnreadableError:
        return paper  # what cannot be read is told by its reading


def _of_need(need: Need, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield `findings` as the audience needs them: refusing, told, or not at all."""
    if need is Need.IGNORE:
        return
    for one in findings:
        yield replace(one, weight=Weight.SIGNAL) if need is Need.TELL else one


def _levels(library: Library, gate: Gate, gathered: Papers) -> Iterator[Finding]:
    """Yield the forms that say more of the subject than their audience may be told."""
    for form_id in gathered.forms:
        card = library.form(form_id).identity
        if card and gate.audience.level(card) != card:
            message = "the form says more of the subject than this audience may be told"
            yield Finding(
                "form-not-for-audience",
                Weight.LIKELY,
                message,
                form_id,
                hint="choose another form or audience",
            )


def _pairs(library: Library, read: Sequence[Read]) -> Iterator[Finding]:
    twins: dict[tuple[str, str], dict[Language | None, Reading]] = {}
    for paper, reading, _ in read:
        key = (_stem(paper), reading.format)
        twins.setdefault(key, {})[paper.language] = reading
        if paper.language is not None:
            yield from check_language(reading, paper.language)
    for both in twins.values():
        yield from _twins(both)
    for form_id in dict.fromkeys(paper.form_id for paper, _, _ in read if paper.form_id):
        if library.form(form_id).welsh.reviewed_by is None:
            message = "nobody qualified has read its Welsh"
            yield Finding(
                "welsh-unreviewed",
                Weight.SIGNAL,
                message,
                form_id,
                hint="have it read, and say so on its card",
            )


def _twins(both: Mapping[Language | None, Reading]) -> Iterator[Finding]:
    english, welsh = both.get(Language.EN), both.get(Language.CY)
    if english is not None and welsh is not None:
        yield from check_pair(english, welsh)
        return
    for reading in both.values():
        lacks = "Welsh" if welsh is None else "English"
        hint = "release both together, or say why not with `--accept`"
        yield Finding(
            "twin-missing",
            Weight.LIKELY,
            f"its {lacks} twin is not with it",
            reading.name,
            hint=hint,
        )


def _stem(paper: Paper) -> str:
    bare = re.sub(r"\.\w+$", "", paper.name)
    return re.sub(
        r"(?:^|[_.\s-])(?:en|cy|english|welsh|cymraeg|saesneg)(?=[_.\s-]|$)", "", bare, flags=re.I
    )


def _completeness(read: Sequence[Read]) -> Iterator[Finding]:
    for paper, reading, _ in read:
        unfilled = next(
            (
                one
                for one in reading.passages
                if one.sort is not Sort.LABEL and _UNFILLED.search(one.text)
            ),
            None,
        )
        if unfilled is not None:
            message = "a place is not filled in, or it is marked as a draft"
            yield Finding(
                "not-final",
                Weight.LIKELY,
                message,
                paper.label,
                unfilled.part,
                unfilled.spot,
                hint="fill it in",
            )
        signed = next((one for one in reading.prose() if _SIGNATURE.search(one.text)), None)
        if signed is not None:
            message = "it has a line for a signature: see that it is signed"
            yield Finding(
                "signature-line", Weight.SIGNAL, message, paper.label, signed.part, signed.spot
            )


def _noticed(case: Case, gathered: Papers) -> Iterator[Finding]:
    """Yield what the case goes against, and what was noticed in making the documents."""
    for problem in dict.fromkeys((*case.problems, *case.overrides, *gathered.problems)):
        yield Finding(
            problem.code,
            Weight.SIGNAL,
            problem.message,
            part="the case",
            path=problem.where.path,
            hint=problem.hint,
        )


def _check_decisions(accepted: Mapping[str, str], findings: Sequence[Finding], gate: Gate) -> None:
    """Raise where a decision is about nothing, gives no reason, or names somebody."""
    by_id = {finding.id: finding for finding in findings}
    for number, (id_, reason) in enumerate(accepted.items(), start=1):
        finding = by_id.get(id_)
        if finding is None:
            message = f"decision {number} is on a finding that there is not"
            raise CaseError(message, hint="run it again and take the id from the list")
        if finding.code == "unreadable":
            message = f"decision {number} is on what could not be read"
            raise CaseError(message, hint="nobody can decide on what nobody has read")
        if len(reason.strip()) < SHORTEST_REASON:
            message = f"decision {number} gives no reason"
            raise CaseError(message, hint="write `ID=why it may go out`")
        if gate.names_someone(reason):
            message = f"the reason of decision {number} names somebody of the case"
            raise CaseError(message, hint="the record holds nobody's data: say it without the name")
