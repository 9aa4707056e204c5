"""A library, a case and an audience in; the gate that its documents must pass out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from docgen.cases import Case
from docgen.catalogue import Library
from docgen.catalogue.schemas import SchemaFiles
from docgen.catalogue.yaml_files import load_yaml
from docgen.errors import LibraryError, Place, Problem
from docgen.language import Language
from docgen.release import (
    Audience,
    Fact,
    Gate,
    Known,
    Subject,
    Vocabulary,
    gather_facts,
    read_audiences,
    read_vocabulary,
    walk_texts,
)

_AUDIENCES = "data_schemas/audiences.yaml"
_WORDS = "data_schemas/audiences_words.yaml"
_DICTIONARY = "data_schemas/welsh/dictionary/cy_GB.dic"
_STYLE = "templates/source/house_style.yaml"
#: How long a text of the board's may be to stand as it is in any document.
_PHRASE = 200


@lru_cache(maxsize=4)
def load_audiences(library: Library) -> Mapping[str, Audience]:
    """Return the library's audiences; raise `LibraryError` where their file has mistakes."""
    data = _load(library, _AUDIENCES)
    faults = SchemaFiles(library.folders).check(data, "audiences.schema.yaml")
    if faults:
        problems = [
            Problem(
                "audiences",
                "the entry is not as the schema has it",
                Place(_AUDIENCES, path=fault.json_path),
            )
            for fault in faults
        ]
        raise LibraryError("the audiences are not as their schema has them", problems)
    return read_audiences(data)


def find_audience(library: Library, name: str) -> Audience:
    """Return the audience called `name`, or raise `LibraryError` with those there are."""
    audiences = load_audiences(library)
    if name not in audiences:
        hint = f"choose from: {', '.join(audiences)}"
        raise LibraryError("there is no such audience", hint=hint)
    return audiences[name]


def open_gate(library: Library, case: Case, audience: Audience) -> Gate:
    """Return the gate for documents of `case` that go to `audience`."""
    vocabulary = _vocabulary(library)
    facts = (*gather_facts(case.data), *_elsewhere(case))
    authors = frozenset(_titles(case.board.get("name")))
    known = Known(
        facts=facts,
        phrases=(*_phrases(case), *(_venues(case) if audience.marking != "none" else ())),
        authors=authors,
        markings=tuple(_markings(library)),
        subject=_subject(case),
    )
    return Gate(audience, known, vocabulary)


def _load(library: Library, name: str) -> dict[str, Any]:
    path = library.folders.find(name)
    if path is None:
        message = f"the library has no `{name}`"
        raise LibraryError(message)
    return load_yaml(path, name=name)


@lru_cache(maxsize=4)
def _vocabulary(library: Library) -> Vocabulary:
    return read_vocabulary(_load(library, _WORDS), _dictionary(library))


def _dictionary(library: Library) -> Iterator[str]:
    """Yield the ordinary words of Welsh, which the proofreader's dictionary has."""
    path = library.folders.find(_DICTIONARY)
    if path is not None:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            word = line.partition("/")[0]
            if word.islower():
                yield word


def _elsewhere(case: Case) -> Iterator[Fact]:
    """Yield the facts of other reviews in the same case file, and of people typed in lists."""
    for number, review in enumerate(case.data.get("reviews") or ()):
        for fact in gather_facts(review) if isinstance(review, Mapping) else ():
            yield replace(fact, path=f"reviews[{number}].{fact.path}")


def _titles(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (str(text) for text in value.values())


def _phrases(case: Case) -> Iterator[str]:
    """Yield the board's own texts, the case's reference and pseudonym: they may stand anywhere."""
    for path, text in walk_texts(case.board):
        if (
            4 < len(text) <= _PHRASE
            and any(map(str.isupper, text))
            and not path.endswith("_pattern")
        ):
            yield text
    yield case.reference
    yield from _titles((case.data.get("subject") or {}).get("pseudonym"))


def _venues(case: Case) -> Iterator[str]:
    """Yield where meetings are held: whoever is asked to come must be told, whoever works there."""
    for path, text in walk_texts(case.data):
        if re.search(r"(?:^|\.)venue(?:\.\w+)?$", path) and len(text) <= _PHRASE:
            yield text


def load_markings(library: Library) -> Mapping[str, Mapping[str, str]]:
    """Return how each protective marking is printed, by its name and language."""
    path = library.folders.find(_STYLE)
    found = load_yaml(path, name=_STYLE).get("markings", {}) if path else {}
    return found if isinstance(found, Mapping) else {}


def _markings(library: Library) -> Iterator[str]:
    yield from dict.fromkeys(text for _, text in walk_texts(load_markings(library)) if text)


def _subject(case: Case) -> Subject:
    subject = case.data.get("subject") or {}
    pseudonym = subject.get("pseudonym")
    names = pseudonym if isinstance(pseudonym, Mapping) else dict.fromkeys(Language, pseudonym)
    return Subject(
        days=dict(_days(case.data)),
        age=subject.get("age_at_event"),
        is_adult=(case.data.get("case") or {}).get("subject_type") == "adult",
        pronoun=str(subject.get("gender_pronouns", "")),
        pseudonym={Language(code): str(text) for code, text in names.items() if text},
    )


def _days(data: Mapping[str, Any]) -> Iterator[tuple[date, str]]:
    """Yield the days of the case that somebody who knows the family knows."""
    known = {"event.date": (data.get("event") or {}).get("date")}
    known |= {"subject.dob": (data.get("subject") or {}).get("dob")}
    for number, row in enumerate(data.get("relations") or ()):
        known |= {f"relations[{number}].{key}": row.get(key) for key in ("dob", "dod")}
    for path, text in known.items():
        if isinstance(text, str):
            yield date.fromisoformat(text[:10]), path
