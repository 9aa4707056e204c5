"""Problems in; the same problems in Welsh out, as far as they have been worded.

The code of a problem is what both languages have in common; where a code has several sentences,
the sentence is. What is not worded in Welsh yet stays as it is: a remedy in English is better than
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from docgen.cases import RULES
from docgen.catalogue import Library
from docgen.catalogue.yaml_files import load_yaml
from docgen.errors import CaseError, Problem
from docgen.language import Language

_FILE = "data_schemas/messages.yaml"
_PARTS = ("message", "hint")
#: What changes within a sentence: what stands in quotes, the choices, numbers, a title at the end.
_CHANGING = re.compile(
    r"`(?P<quoted>[^`]+)`|(?<=one of: ).+|(?<=line )\d+|(?<=than )[\d,]+|(?<= has )\d+\b(?=.*;)"
    r"|(?<= \().+(?=\)$)"
)


@dataclass(frozen=True, slots=True)
class _Welsh:
    """What is worded: by the code of a problem, and by the English sentence."""

    codes: Mapping[str, Mapping[str, str]]
    sentences: Mapping[str, str]

    def sentence(self, english: str) -> str:
        """Return the sentence `english` in Welsh, with what it quotes; itself if not worded."""
        if english in self.sentences:
            return self.sentences[english]
        changing = [found["quoted"] or found[0] for found in _CHANGING.finditer(english)]
        pattern = self.sentences.get(_CHANGING.sub(_left_open, english))
        return pattern.format(*changing) if pattern else english

    def problem(self, problem: Problem) -> Problem:
        """Return `problem` in Welsh."""
        said = self.codes.get(problem.code)
        if said is None:
            message, hint = self.sentence(problem.message), self.sentence(problem.hint)
            return replace(problem, message=message, hint=hint)
        message, hint = (said[name].replace("{path}", problem.where.path) for name in _PARTS)
        return replace(problem, message=message, hint=hint + _number(problem))


def _left_open(found: re.Match[str]) -> str:
    return "`{}`" if found["quoted"] else "{}"


def say_in(
    library: Library, problems: Iterable[Problem], language: Language
) -> tuple[Problem, ...]:
    """Return `problems` with their sentences in `language`; they are written in English."""
    if language is Language.EN:
        return tuple(problems)
    welsh = _load(library)
    return tuple(welsh.problem(problem) for problem in problems)


def say_error_in(library: Library, error: CaseError, language: Language) -> CaseError:
    """Return `error` with its sentences in `language`."""
    if language is Language.EN:
        return error
    welsh = _load(library)
    problems = tuple(welsh.problem(problem) for problem in error.problems)
    hint = welsh.sentence(error.hint)
    return CaseError(welsh.sentence(error.message), problems, hint=hint)


def _load(library: Library) -> _Welsh:
    path = library.folders.find(_FILE)
    data = load_yaml(path, name=_FILE) if path else {}
    return _Welsh(data.get("messages", {}), data.get("sentences", {}))


def _number(problem: Problem) -> str:
    rule = RULES.get(problem.code)
    return f" ({rule.number})" if rule and rule.number else ""
