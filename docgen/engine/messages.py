"""Problems in; the same problems in Welsh out, as far as they have been worded.

The code of a problem is what both languages have in common. What is not worded in Welsh yet stays
as it is: a remedy in English is better than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from docgen.cases import RULES
from docgen.catalogue import Library
from docgen.catalogue.yaml_files import load_yaml
from docgen.errors import Problem
from docgen.language import Language

_FILE = "data_schemas/messages.yaml"

Sentences = Mapping[str, Mapping[str, str]]


def say_in(
    library: Library, problems: Iterable[Problem], language: Language
) -> tuple[Problem, ...]:
    """Return `problems` with their sentences in `language`; they are written in English."""
    if language is Language.EN:
        return tuple(problems)
    sentences = _load(library)
    return tuple(_say(problem, sentences.get(problem.code)) for problem in problems)


def _load(library: Library) -> Sentences:
    path = library.folders.find(_FILE)
    found: Sentences = load_yaml(path, name=_FILE)["messages"] if path else {}
    return found


def _say(problem: Problem, sentence: Mapping[str, str] | None) -> Problem:
    if sentence is None:
        return problem
    said = {name: text.replace("{path}", problem.where.path) for name, text in sentence.items()}
    rule = RULES.get(problem.code)
    number = f" ({rule.number})" if rule and rule.number else ""
    return replace(problem, message=said["message"], hint=said["hint"] + number)
