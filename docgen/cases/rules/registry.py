"""The rules of the guidance, each with its number, its source and the function that checks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from docgen.cases.facts import Facts

# a path, what is the matter there, and what to do
Finding = tuple[str, str, str]
Check = Callable[[Facts], Iterator[Finding]]

#: What the sources are called: the Board's toolkit, the guidance to the regulations, and a report
#: that another board has published.
TOOLKIT: Final = "toolkit, lines"
GUIDANCE: Final = "guidance of 2011, lines"
HANDOUT: Final = "handout, line"
REPORT: Final = "published report of 2017, line"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: the `code` of its problems, its `number` in docs/rules.md, and where it stands."""

    code: str
    number: str
    source: str
    check: Check

    @property
    def reference(self) -> str:
        """Return what a remedy says of the rule: its number and its source."""
        return "; ".join(filter(None, (self.number, self.source)))


RULES: dict[str, Rule] = {}


def rule(code: str, number: str, source: str) -> Callable[[Check], Check]:
    """Register a function as the check of the rule called `code`."""

    def register(check: Check) -> Check:
        RULES[code] = Rule(code, number, source, check)
        return check

    return register
