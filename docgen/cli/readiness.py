"""The report on a case in; tables for a person out, or a mapping for a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docgen.cli.printing import describe_problem, print_table, say
from docgen.cli.readiness_words import WORDS, say_distance
from docgen.engine import CaseReport, DueDate, Language, Problem


def print_report(report: CaseReport, language: Language) -> None:
    """Print what can be made now, what the rest lacks, and which dates and texts want care."""
    _Printer(report, language, WORDS[language]).print()


def describe_report(report: CaseReport, language: Language) -> dict[str, object]:
    """Return `report` as a program reads it; what it calls things is in `language`."""
    return {
        "reference": report.reference,
        "stage": report.stage[language],
        "suggested": report.suggested[language],
        "today": report.today,
        "problems": [describe_problem(problem) for problem in report.problems],
        "forms": _describe_all(report, report.lacking, language),
        "packs": _describe_packs(report, language),
        "dates": [_describe_date(due, language) for due in report.dates],
        "texts": [describe_problem(problem) for problem in report.gaps],
    }


@dataclass(frozen=True, slots=True)
class _Printer:
    """Prints one report; `words` are the headings and small words of its language."""

    report: CaseReport
    language: Language
    words: Mapping[str, str]

    def print(self) -> None:
        say(" · ".join(filter(None, (self.report.reference, self.report.stage[self.language]))))
        if suggested := self.report.suggested[self.language]:
            say(f"{self.words['the checklist points to']}: {suggested}")
        state = ("ready", "who gives it", "what it lacks")
        packs = {name: pack.lacking for name, pack in self.report.packs.items()}
        self._part("Forms", ("form", *state), self._rows(self.report.lacking))
        self._part("Packs", ("pack", *state), self._rows(packs))
        self._part("Papers that packs would go without", ("pack", "papers"), self._absent())
        self._part("Dates", ("day", "", "what", "where"), map(self._date, self.report.dates))
        gaps = map(self._gap, self.report.gaps)
        self._part("Texts in one language", ("text", "line", "lacks"), gaps)

    def _part(self, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        found = list(rows)
        if found:
            say(f"\n{self.words[title]}")
            print_table([self.words[heading] for heading in headings], found)

    def _rows(
        self, lacking: Mapping[str, Sequence[Problem]]
    ) -> Iterator[tuple[str, str, str, str]]:
        """Return a line for each that is ready, and one for each giver of what another lacks."""
        for name, problems in lacking.items():
            if not problems:
                yield name, self.words["yes"], "", ""
            first = (name, self.words["no"])
            for giver, paths in self._by_giver(problems).items():
                yield *first, giver, ", ".join(paths)
                first = ("", "")

    def _by_giver(self, lacking: Sequence[Problem]) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for problem in dict.fromkeys(lacking):
            path = problem.where.path
            giver = self.report.given_by(path)[self.language]
            found.setdefault(giver, []).append(path or problem.message)
        return found

    def _absent(self) -> Iterator[tuple[str, str]]:
        for name, pack in self.report.packs.items():
            if pack.absent:
                yield name, ", ".join(pack.absent)

    def _date(self, due: DueDate) -> tuple[str, str, str, str]:
        title = due.title[self.language]
        if due.working_day is not None and not due.is_past:
            title += f" ({self.words['last working day']}: {due.working_day.isoformat()})"
        return due.day.isoformat(), say_distance(due.days, self.language), title, due.path

    def _gap(self, problem: Problem) -> tuple[str, str, str]:
        lacks = self.words["Welsh" if problem.code == "no-welsh-text" else "English"]
        return problem.where.path, str(problem.where.line or ""), lacks


def _describe_all(
    report: CaseReport, lacking: Mapping[str, Sequence[Problem]], language: Language
) -> dict[str, dict[str, object]]:
    return {
        name: {
            "ready": not problems,
            "lacking": [
                {**describe_problem(p), "given_by": report.given_by(p.where.path)[language]}
                for p in problems
            ],
        }
        for name, problems in lacking.items()
    }


def _describe_packs(report: CaseReport, language: Language) -> dict[str, dict[str, object]]:
    lacking = {name: pack.lacking for name, pack in report.packs.items()}
    described = _describe_all(report, lacking, language)
    return {
        name: {**described[name], "absent": list(pack.absent)}
        for name, pack in report.packs.items()
    }


def _describe_date(due: DueDate, language: Language) -> dict[str, object]:
    return {
        "day": due.day,
        "days": due.days,
        "state": "past" if due.is_past else "near",
        "path": due.path,
        "title": due.title[language],
        "source": due.source,
        "last_working_day": due.working_day or due.day,
    }
