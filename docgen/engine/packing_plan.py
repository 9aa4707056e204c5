"""A pack's plan and a case in; the papers that it comes to, in order, and what is missing, out.

Nothing is made here. An item that is not for this case falls away; one that is for it and is not
there is named as missing, with the reason.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docgen.cases import Case, Items, applies, items_of
from docgen.catalogue import Library
from docgen.engine.packing_words import NO_FILE, NO_FORM, NONE_IN_CASE
from docgen.errors import PackError
from docgen.model import Form, Wording, holds
from docgen.model.packs import Filling, PackItem, PackItemKind, PackPlan
from docgen.model.wording import UNSAID, wording_of
from docgen.pack.sheets import Missing


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper that a pack is to have: a document of a form, or a file that the case names.

    `index` says which of a form's documents, counted from 0, and `of` how many there are; a form
    that is made once has neither. `files` has the file's name by language, or one under None.
    """

    name: str
    title: Wording
    filling: Filling = Filling.FULL
    form: Form | None = None
    index: int = 0
    of: int = 0
    files: Mapping[str, str] | None = None
    group: Wording = UNSAID
    number: str = ""


@dataclass(frozen=True, slots=True)
class Absent:
    """An item that the plan has and the pack does not."""

    name: str
    missing: Missing


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a plan comes to for one case."""

    wanted: tuple[Wanted, ...]
    absent: tuple[Absent, ...]


def find_plan(library: Library, which: str) -> PackPlan:
    """Return the plan called `which`, by its id or its number; a `PackError` if there is none."""
    for plan in library.packs:
        if which == plan.id or which.upper() == plan.number.upper():
            return plan
    ids = [plan.id for plan in library.packs]
    near = difflib.get_close_matches(which, ids, n=1)
    hint = f"did you mean `{near[0]}`?" if near else "list the packs with `docgen packs`"
    message = f"no pack is called `{which}`"
    raise PackError(message, hint=hint)


def is_for(plan: PackPlan, case: Case) -> bool:
    """Return whether a pack is meant for a case like this one."""
    return plan.when is None or holds(plan.when, case.read)


def copies_of(plan: PackPlan, case: Case) -> tuple[Items, ...]:
    """Return what each pack of `plan` is about; a pack that is made once is about nothing."""
    return items_of(_as_form(plan), case) if plan.each else ({},)


def _as_form(plan: PackPlan) -> Form:
    return Form(plan.id, plan.toolkit, plan.title, "pack", plan.id, each=plan.each)


def resolve(library: Library, case: Case, plan: PackPlan, about: Items) -> Resolved:
    """Return the papers of `plan`, numbered, for the item that the pack is `about`."""
    resolver = _Resolver(library, case, about)
    found = list(resolver.items(plan))
    wanted = [one for one in found if isinstance(one, Wanted)]
    absent = [one for one in found if isinstance(one, Absent)]
    return Resolved(tuple(_numbered(wanted)), tuple(absent))


def _numbered(wanted: Sequence[Wanted]) -> Iterator[Wanted]:
    """Return `wanted` numbered 1, 2, 3; those of an inner pack 2.1, 2.2."""
    number = below = 0
    group = UNSAID
    for one in wanted:
        if one.group and one.group == group:
            below += 1
        else:
            number, below, group = number + 1, 1, one.group
        yield replace(one, number=f"{number}.{below}" if one.group else str(number))


class _Resolver:
    """Resolves the items of a plan, and of the packs within it."""

    def __init__(self, library: Library, case: Case, about: Items) -> None:
        self._library = library
        self._case = case
        self._about = about
        self._plans = {plan.id: plan for plan in library.packs}
        self._papers = papers_of(case)

    def items(self, plan: PackPlan) -> Iterator[Wanted | Absent]:
        for item in plan.items:
            if item.when is not None and not holds(item.when, self._case.read):
                continue
            if item.kind is PackItemKind.PACK:
                yield from self._inner(self._plans[item.name])
            elif item.name in self._papers:
                yield self._from_file(item)
            elif item.kind is PackItemKind.FILE:
                yield Absent(item.name, Missing(item.title, NO_FILE))
            else:
                yield from self._from_form(item)

    def _inner(self, plan: PackPlan) -> Iterator[Wanted | Absent]:
        """Return the papers of an inner pack, below its title if there are several."""
        found = list(self.items(plan))
        several = sum(isinstance(one, Wanted) for one in found) > 1
        for one in found:
            if several and isinstance(one, Wanted):
                yield replace(one, group=plan.title)
            else:
                yield one

    def _from_file(self, item: PackItem) -> Wanted:
        paper = self._papers[item.name]
        known = self._library.form(item.name) if item.name in self._library.form_ids else None
        title = _wording(paper.get("title")) or item.title or (known.title if known else UNSAID)
        file = paper["file"]
        files = dict(file) if isinstance(file, Mapping) else {"": str(file)}
        return Wanted(item.name, title, files=files)

    def _from_form(self, item: PackItem) -> Iterator[Wanted | Absent]:
        if item.name not in self._library.form_ids:
            yield Absent(item.name, Missing(item.title, NO_FORM))
            return
        form = self._library.form(item.name)
        if not applies(form, self._case):
            return
        title = item.title or form.title
        if not form.each or item.filling is Filling.BLANK:
            yield Wanted(item.name, title, item.filling, form)
            return
        documents = items_of(form, self._case)
        chosen = [n for n, items in enumerate(documents) if self._concerns(items)]
        yield from self._set(item, form, title, chosen)

    def _set(
        self, item: PackItem, form: Form, title: Wording, chosen: Sequence[int]
    ) -> Iterator[Wanted | Absent]:
        several = len(chosen) > 1
        for place, index in enumerate(chosen, start=1):
            named = _counted(title, place, len(chosen)) if several else title
            yield Wanted(item.name, named, item.filling, form, index, len(chosen))
        if not chosen and item.filling is Filling.PART:  # for whoever is to begin it
            yield Wanted(item.name, title, Filling.BLANK, form)
        elif not chosen:
            yield Absent(item.name, Missing(title, NONE_IN_CASE))

    def _concerns(self, items: Items) -> bool:
        """Return whether a document about `items` belongs into a pack about what this one is."""
        if not self._about:
            return True
        theirs, ours = list(items.values()), list(self._about.values())
        if ours[-1] in theirs or theirs[-1] in ours:
            return True
        if ours[0].partition("[")[0] == theirs[0].partition("[")[0]:
            return False
        return self._has_same_holder(theirs[-1], ours[-1])

    def _has_same_holder(self, theirs: str, ours: str) -> bool:
        for name in ("agency", "person"):
            value = self._case.read(f"{ours}.{name}")
            if value is not None and value == self._case.read(f"{theirs}.{name}"):
                return True
        return False


def papers_of(case: Case) -> Mapping[str, Mapping[str, object]]:
    """Return the files that `case` names for packs, by their names there."""
    papers = case.data.get("papers")
    return papers if isinstance(papers, Mapping) else {}


def _wording(value: object) -> Wording:
    return wording_of(value) if isinstance(value, Mapping) else Wording(*([str(value or "")] * 2))


def _counted(title: Wording, place: int, of: int) -> Wording:
    return Wording(f"{title.en} ({place} of {of})", f"{title.cy} ({place} o {of})")
