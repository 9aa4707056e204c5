"""A mini-language for case files: what a test says, over the least that a case must say."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import yaml

from docgen.cases import Case, read_case
from docgen.cases.source import Source
from docgen.errors import CaseError, Problem
from docgen.model.library import CaseLibrary

REFERENCE = "CTMSB 03/2026"
LEAST: dict[str, Any] = {"case": {"ref": REFERENCE, "subject_type": "child"}}
NO_SOURCE = Source({}, {})


def data_of(**roots: Any) -> dict[str, Any]:
    """Return the least case with `roots` laid over it; `case` is added to, not replaced."""
    data = copy.deepcopy(LEAST)
    data["case"] |= roots.pop("case", {})
    return {**data, **roots}


def text_of(data: Mapping[str, Any]) -> str:
    """Return `data` as the text of a YAML case file."""
    return yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False)


def case_of(library: CaseLibrary, **roots: Any) -> Case:
    """Return the case that says `roots`."""
    return read_case(text_of(data_of(**roots)).encode(), library)


def problems_of(library: CaseLibrary, text: str | bytes) -> tuple[Problem, ...]:
    """Return what is wrong with the case file `text`; nothing if it can be read."""
    try:
        read_case(text if isinstance(text, bytes) else text.encode(), library)
    except CaseError as error:
        return error.problems
    return ()


def codes_of(problems: tuple[Problem, ...]) -> list[str]:
    """Return the codes of `problems` in order."""
    return [problem.code for problem in problems]


def warning_codes(library: CaseLibrary, **roots: Any) -> list[str]:
    """Return the codes of the warnings of the case that says `roots`."""
    return codes_of(case_of(library, **roots).problems)
