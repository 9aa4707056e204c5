"""Where the subject may not be named: the reference, the pseudonym, what others are to read.

This looks for the name that the case file itself gives, whole words of it. It tells of a slip of
the pen, and does not say that a text is anonymous.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docgen.cases.facts import Facts
from docgen.cases.rules.registry import GUIDANCE, TOOLKIT, Finding, rule

_SHORTEST = 3  # letters that make a part of a name worth looking for
_ANONYMOUS = (
    "recommendation.outline",
    "recommendation.rationale",
    "recommendation.period_rationale",
    "recommendation.timeframe_issues",
    "tor",
    "report",
    "action_plan",
    "chronology.summary_timeline",
)
_BY_INITIALS = ("chronology.agency_timelines", "history")


@rule("reference-pattern", "R17", f"{GUIDANCE} 1598")
def reference_pattern(facts: Facts) -> Iterator[Finding]:
    """Check that the reference is as the Board writes its references."""
    pattern = facts.board.get("case_ref_pattern")
    reference = facts.choice("case.ref")
    if isinstance(pattern, str) and reference and _fits(pattern, reference) is False:
        yield "case.ref", "`case.ref` is not as the Board writes its references", "check it"


@rule("name-in-reference", "R17", f"{GUIDANCE} 1598")
def name_in_reference(facts: Facts) -> Iterator[Finding]:
    """Check that neither the reference nor the pseudonym holds a part of the name."""
    for path in ("case.ref", "subject.pseudonym"):
        if _names_subject(facts.read(path), _name(facts)):
            message = f"`{path}` holds a part of the subject's name"
            yield path, message, "use one that tells nothing"


@rule("name-in-text", "R17, R70", f"{GUIDANCE} 635-637 and 1598; {TOOLKIT} 1541")
def name_in_text(facts: Facts) -> Iterator[Finding]:
    """Check that what goes out under the reference alone does not name the subject."""
    for path in _named(facts, _ANONYMOUS):
        message = f"`{path}` names the subject"
        yield path, message, "say the child or the adult, or use the pseudonym"


@rule("name-in-chronology", "R34", f"{TOOLKIT} 1106-1108")
def name_in_chronology(facts: Facts) -> Iterator[Finding]:
    """Check that a chronology has initials where it means the subject."""
    for path in _named(facts, _BY_INITIALS):
        yield path, f"`{path}` names the subject", "use the initials"


def _fits(pattern: str, reference: str) -> bool | None:
    """Return whether `reference` is as `pattern` says; None where that is no pattern."""
    try:
        return re.fullmatch(pattern, reference) is not None
    except re.error:
        return None


def _named(facts: Facts, roots: tuple[str, ...]) -> Iterator[str]:
    name = _name(facts)
    if name is None:
        return
    for root in roots:
        for path, text in _texts(facts.read(root), root):
            if _names_subject(text, name):
                yield path


def _name(facts: Facts) -> re.Pattern[str] | None:
    parts = re.findall(rf"\w[\w'’-]{{{_SHORTEST - 1},}}", facts.choice("subject.full_name"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, parts))})(?!\w)") if parts else None


def _names_subject(value: object, name: re.Pattern[str] | None) -> bool:
    texts = value.values() if isinstance(value, Mapping) else (value,)
    return name is not None and any(name.search(t) for t in texts if isinstance(t, str))


def _texts(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Return each text below `value`, in one language or in both, with its path."""
    if isinstance(value, Mapping) and not value.keys() & {"en", "cy"}:
        for key, below in value.items():
            yield from _texts(below, f"{path}.{key}")
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _texts(below, f"{path}[{index}]")
    else:
        yield path, value
