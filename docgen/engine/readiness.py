"""A case file in; what can be made of it now, what the rest lacks, and which dates are near out.

Of each form and each pack that the case is for: what must still be given, and by whom. A pack is
ready when the papers in it are, even where its plan has others that are not there yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from docgen.cases import (
    NEAR,
    Case,
    DueDate,
    applies,
    find_dates,
    find_gaps,
    missing_fields,
    suggest_review_type,
)
from docgen.cases import read_case as read_case_file
from docgen.catalogue import Library
from docgen.engine.chapters import check_chapters
from docgen.engine.packing_plan import copies_of, is_for, resolve
from docgen.engine.settings import Settings
from docgen.errors import Problem
from docgen.model import Form
from docgen.model.packs import Filling, PackPlan
from docgen.model.wording import UNSAID, Wording


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """What is asked of a case: of which forms (without any, all), and how far ahead.

    `review` chooses one of several reviews, from one on; the last is the default.
    """

    forms: tuple[str, ...] = ()
    within: timedelta = NEAR
    review: int | None = None
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class PackReadiness:
    """What the papers of a pack still lack, and which papers it would go out without."""

    lacking: tuple[Problem, ...]
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseReport:
    """What was noticed in a case, and how far it has come.

    `lacking` and `packs` hold what each form and pack for this case still lacks, by id; `dates`
    those that are near or past unmet on the day `today`; `gaps` the texts that are written in one
    language only. `suggested` is the type of review that the checklist points to, while none has
    been recommended: the review group recommends, and the Chair decides.
    """

    reference: str
    problems: tuple[Problem, ...]
    lacking: Mapping[str, tuple[Problem, ...]]
    packs: Mapping[str, PackReadiness]
    dates: tuple[DueDate, ...]
    gaps: tuple[Problem, ...]
    stage: Wording
    today: date
    suggested: Wording = UNSAID
    givers: Mapping[str, Wording] = field(default_factory=dict, repr=False)

    def given_by(self, path: str) -> Wording:
        """Return who gives what is at `path`: the longest beginning of it that is known counts."""
        plain = path.replace("[", ".")
        fitting = (known for known in self.givers if f"{plain}.".startswith(f"{known}."))
        return self.givers.get(max(fitting, key=len, default=""), UNSAID)


def check_case(
    library: Library,
    source: Path,
    *,
    board: Path | None = None,
    question: CaseQuestion | None = None,
) -> CaseReport:
    """Return the report on the case file `source`.

    Raises `CaseError` with every fault where the file cannot be used at all.
    """
    asked = question or CaseQuestion()
    today = asked.settings.today()
    case = read_case_file(source, library, board=board, review=asked.review, today=today)
    forms = [library.form(form_id) for form_id in asked.forms] or forms_for(library, case)
    return CaseReport(
        case.reference,
        (*case.problems, *case.overrides, *check_chapters(case)),
        {form.id: missing_fields(form, case) for form in forms},
        {} if asked.forms else dict(_check_packs(library, case)),
        find_dates(case, today, within=asked.within),
        find_gaps(case),
        _stage(case),
        today,
        _suggested(case),
        case.toolkit.given_by if case.toolkit else {},
    )


def forms_for(library: Library, case: Case | None) -> list[Form]:
    """Return the forms that are meant for `case`; all of them where there is no case."""
    return [form for form in library.forms if case is None or applies(form, case)]


def _stage(case: Case) -> Wording:
    info = case.schema.find("case.status")
    return (info.labels if info else {}).get(str(case.read("case.status")), UNSAID)


def _suggested(case: Case) -> Wording:
    path = "recommendation.review_type"
    kind, info = suggest_review_type(case.facts), case.schema.find(path)
    if kind is None or info is None or case.read(path) is not None:
        return UNSAID
    return info.labels.get(kind, UNSAID)


def _check_packs(library: Library, case: Case) -> Iterator[tuple[str, PackReadiness]]:
    for plan in library.packs:
        mine = case.toolkit is None or plan.toolkit == case.toolkit.id
        if mine and not plan.inner and is_for(plan, case):
            yield plan.id, _check_pack(library, case, plan)


def _check_pack(library: Library, case: Case, plan: PackPlan) -> PackReadiness:
    """Return what the papers of `plan` lack, of all its copies together."""
    copies = copies_of(plan, case)
    papers = [resolve(library, case, plan, about) for about in copies]
    forms = {
        one.form.id: one.form
        for resolved in papers
        for one in resolved.wanted
        if one.form is not None and one.filling is Filling.FULL
    }
    lacking = [problem for form in forms.values() for problem in missing_fields(form, case)]
    if not copies:
        lacking.append(_nobody(plan, case))
    elif not any(resolved.wanted for resolved in papers):
        message = "none of its papers is there yet"
        lacking.append(Problem("pack-empty", message, hint="wait for its forms, or name its files"))
    absent = [one.name for resolved in papers for one in resolved.absent]
    return PackReadiness(tuple(lacking), tuple(dict.fromkeys(absent)))


def _nobody(plan: PackPlan, case: Case) -> Problem:
    path = plan.each[0].of
    message = f"`{plan.id}` is made once for each item of a list that is empty"
    return Problem("list-empty", message, case.place(path), f"add items to `{path}`")
