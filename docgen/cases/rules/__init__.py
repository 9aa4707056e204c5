"""The facts of a case in; what goes against a rule of the guidance out, as warnings.

None of these stops a document: the guidance leaves room, and people may have reasons. Each names
its rule and where that stands, so that whoever reads it can look it up. `docs/rules.md` lists all
rules, these and those that are kept in another way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.cases.facts import Facts
from docgen.cases.rules import (
    criteria,
    decisions,
    events,
    family,
    forum,
    naming,
    order,
    panel,
    periods,
    report,
    roles,
)
from docgen.cases.rules.registry import RULES, Rule
from docgen.errors import Place, Problem, Severity

# each registers its rules when it is read
_MODULES = (
    criteria,
    decisions,
    events,
    family,
    forum,
    naming,
    order,
    panel,
    periods,
    report,
    roles,
)


def check_rules(facts: Facts, place: Callable[[str], Place]) -> Iterator[Problem]:
    """Return what goes against a rule; `place` says where a path stands in the file."""
    for rule in RULES.values():
        for path, message, hint in rule.check(facts):
            told = f"{hint} ({rule.reference})" if rule.reference else hint
            yield Problem(rule.code, message, place(path), told, Severity.WARNING)


__all__ = ["RULES", "Rule", "check_rules"]
