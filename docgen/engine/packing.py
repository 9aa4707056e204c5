"""A pack's plan and a case in; bound packs out: the one place that knows how packs come about.

resolve the plan → make its papers, sort the files given → put slips and dividers before them → bind
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.cases import Case, Items, blank_case, build_context
from docgen.cases.context import find_value
from docgen.catalogue import Library
from docgen.engine.making import Made
from docgen.engine.packing_binding import Spec, bind_pack
from docgen.engine.packing_numbers import check_number
from docgen.engine.packing_outcome import check_demands, pack_of
from docgen.engine.packing_papers import Came, PaperMaker
from docgen.engine.packing_plan import Absent, copies_of, find_plan, is_for, resolve
from docgen.engine.packing_request import (
    Enclosure,
    Pack,
    PackRequest,
    Progress,
    tell_nobody,
)
from docgen.engine.packing_sheets import with_sheets
from docgen.engine.settings import Settings
from docgen.errors import PackError, Place, Problem, Severity
from docgen.language import Language
from docgen.language.dates import format_date
from docgen.model import State, Wording
from docgen.model.packs import PackPlan
from docgen.model.wording import UNSAID
from docgen.pack import open_pieces, words
from docgen.pack.sheets import Cover


def make_packs(
    library: Library,
    case: Case,
    request: PackRequest,
    *,
    settings: Settings | None = None,
    progress: Progress = tell_nobody,
) -> tuple[Pack, ...]:
    """Return the packs that `request` asks for: one, or one for each item of the plan's list.

    Nothing is written. Raises `PackError` where there is no such pack, nothing to bind, or where
    a demand of the request is not met; `CaseError` and `LibraryError` as `make` does.
    """
    plan = find_plan(library, request.pack)
    copies = copies_of(plan, case)
    if not copies:
        path = plan.each[-1].of
        message = f"the pack `{plan.id}` is made once for each item of a list that is empty"
        raise PackError(message, hint=f"add items to `{path}` in the case file")
    maker = _PackMaker(library, case, request, settings or Settings(), progress)
    return tuple(
        maker.make(plan, about, number if plan.each else None)
        for number, about in enumerate(copies, start=1)
    )


def plans_for(library: Library, case: Case | None) -> list[PackPlan]:
    """Return the packs that are meant for `case`, without those that stand only within others."""
    plans = [plan for plan in library.packs if not plan.inner]
    return [plan for plan in plans if case is None or is_for(plan, case)]


def count_papers(library: Library, case: Case | None, plan: PackPlan) -> tuple[int, int]:
    """Return how many papers `plan` has for `case`, and how many that are missing."""
    asked = case or blank_case(library)
    copies = copies_of(plan, asked) or ({},)
    resolved = resolve(library, asked, plan, copies[0])
    return len(resolved.wanted), len(resolved.absent)


@dataclass(slots=True)
class _PackMaker:
    """Makes the packs of one request."""

    library: Library
    case: Case
    request: PackRequest
    settings: Settings
    progress: Progress
    known: dict[tuple[tuple[str, ...], Language, State], Made] = field(default_factory=dict)

    def make(self, plan: PackPlan, about: Items, item: int | None) -> Pack:
        resolved = resolve(self.library, self.case, plan, about)
        papers = PaperMaker(self.library, self.case, self.request, self.settings, self.known)
        papers.refuse(plan.leave_out)
        self.progress("make", 0, len(resolved.wanted))
        came = list(papers.make(resolved.wanted))
        came += self._enclosures(papers, came)
        came += _late(papers, self.request.late, came)
        problems = [*self._noticed(plan, resolved.absent), *papers.problems]
        if not came:
            message = f"there is nothing to bind in `{plan.id}`: none of its papers is there"
            raise PackError(message, problems, hint="give files with `--with`")
        check_demands(self.request.strict, self.request.require_accessible, came, problems)
        spec = self._spec(plan, resolved.absent, item)
        pieces = list(with_sheets(came, spec, dividers=self.request.dividers))
        bound = bind_pack(lambda: open_pieces(pieces), spec, self.progress)
        return pack_of(spec, bound.content, bound.manifest, came, problems)

    def _enclosures(self, papers: PaperMaker, before: Sequence[Came]) -> Iterator[Came]:
        tops = {one.piece.number.partition(".")[0] for one in before}
        for number, enclosure in enumerate(self.request.enclosures, start=len(tops) + 1):
            yield papers.enclose(enclosure, str(number))

    def _noticed(self, plan: PackPlan, absent: Sequence[Absent]) -> Iterator[Problem]:
        if not is_for(plan, self.case):
            message = f"the pack `{plan.id}` is not meant for a case of this kind"
            hint = "list the packs for a case with `docgen packs CASE`"
            yield Problem("pack-not-for-case", message, hint=hint, severity=Severity.WARNING)
        for one in absent:
            message = f"`{one.name}` is not in the pack: {one.missing.reason.en}"
            hint = f"give it as a file: `papers.{one.name}.file` in the case file"
            where = Place(path=one.name)
            yield Problem("pack-item-missing", message, where, hint, Severity.WARNING)

    def _spec(self, plan: PackPlan, absent: Sequence[Absent], item: int | None) -> Spec:
        request, day = self.request, self.settings.today()
        said = {language: self._said(language) for language in Language}
        cover = Cover(
            plan.title,
            plan.number,
            board=Wording(*(_text(said[one], "board.name") for one in Language)),
            reference=self.case.reference,
            meeting=request.meeting or _meeting(plan, said),
            date=Wording(*(format_date(day, one) for one in Language)),
            recipient=request.recipient or plan.recipient,
            marking=words.MARKINGS.get(plan.marking, UNSAID),
            missing=tuple(one.missing for one in absent),
        )
        return Spec(
            plan.id,
            cover,
            request.languages,
            day,
            plan.title,
            watermark=_watermark(request),
            right_hand=request.right_hand,
            ways_back=request.ways_back,
            left_out=plan.leave_out,
            ask=self._ask(),
            item=item,
            password=request.password,
            require_accessible=request.require_accessible,
        )

    def _said(self, language: Language) -> Mapping[str, object]:
        return build_context(self.case, language, today=self.settings.today()).roots

    def _ask(self) -> Wording:
        """Return whom to ask for another copy: the board's office, with its address."""
        paths = ("board.business_unit.name", "board.business_unit.email")
        said = [[_text(self._said(one), path) for path in paths] for one in Language]
        return Wording(*(", ".join(filter(None, found)) for found in said))


def _text(roots: Mapping[str, object], path: str) -> str:
    found = find_value(roots, path)
    return "" if found is None else str(found)


def _meeting(plan: PackPlan, said: Mapping[Language, Mapping[str, object]]) -> Wording:
    if plan.meeting is None:
        return UNSAID
    told = []
    for one in Language:
        day = _text(said[one], plan.meeting.path) if plan.meeting.path else ""
        told.append(", ".join(filter(None, (plan.meeting.title[one], day))))
    return Wording(*told)


def _watermark(request: PackRequest) -> str:
    copy = words.filled(words.COPY, request.copy) if request.copy else UNSAID
    marks = [words.say(one, request.languages) for one in (request.watermark, copy) if one]
    return " · ".join(marks)


def _late(papers: PaperMaker, late: Sequence[Enclosure], came: Sequence[Came]) -> list[Came]:
    """Return the late papers under the numbers that they were given."""
    taken = {one.piece.number for one in came}
    for enclosure in late:
        check_number(enclosure.number, taken)
        taken.add(enclosure.number)
    return [papers.enclose(one, one.number, late=True) for one in late]
