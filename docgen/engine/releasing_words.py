"""Findings in; the same findings in Welsh, and the words of a checklist in either language, out.

A code is what both languages have in common. The English of a finding stands where it is made; what
has no Welsh yet stays as it is, since a remedy in English is better than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from docgen.catalogue import Library
from docgen.catalogue.yaml_files import load_yaml
from docgen.errors import LibraryError
from docgen.language import Language
from docgen.release import Finding, Sentences

_FILE = "data_schemas/audiences_messages.yaml"


@lru_cache(maxsize=4)
def _load(library: Library) -> Mapping[str, Any]:
    path = library.folders.find(_FILE)
    if path is None:
        message = "the library lacks the words of its checklists"
        raise LibraryError(message, hint=f"put back `{_FILE}`")
    return load_yaml(path, name=_FILE)


def words_of(library: Library, language: Language) -> Sentences:
    """Return how a checklist and its findings are worded in `language`."""
    data = _load(library)
    words = {name: str(both[language.value]) for name, both in data["checklist"].items()}
    if language is Language.EN:
        return Sentences(
            language,
            words,
            weight=lambda one: one.weight.value,
            place=lambda one: one.place,
            message=lambda one: one.message,
        )
    return Sentences(
        language,
        words,
        weight=lambda one: str(data["weights"][one.weight.value]),
        place=lambda one: _place(one.place, data["places"]),
        message=lambda one: _say(one, data["findings"]).message,
    )


def say_findings(
    library: Library, findings: Iterable[Finding], language: Language
) -> tuple[Finding, ...]:
    """Return `findings` as they are told in `language`; their ids stay those of the English."""
    if language is Language.EN:
        return tuple(findings)
    data = _load(library)
    return tuple(
        replace(
            _say(one, data["findings"], data.get("ways", {})),
            part=_place(one.part, data["places"]),
            spot=_place(one.spot, data["places"]),
        )
        for one in findings
    )


def _say(
    finding: Finding,
    sentences: Mapping[str, Mapping[str, str]],
    ways: Mapping[str, str] = MappingProxyType({}),
) -> Finding:
    said = sentences.get(finding.code)
    if said is None:
        return finding
    message, hint = (said[name].replace("{path}", finding.path) for name in ("message", "hint"))
    if finding.way:
        hint = f"{hint}; yn Word: {ways.get(finding.way, finding.way)}"
    return replace(finding, message=message, hint=hint)


def _place(text: str, places: Mapping[str, str]) -> str:
    """Return a place with its words in Welsh; names of files, of fields and figures stay."""
    longest = sorted(places, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, longest))})(?![\w-]|\.\w)")
    return pattern.sub(lambda found: places[found[0]], text)
