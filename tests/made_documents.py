"""The sample case's documents, made once for a run; and every form in both languages, by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import docgen
from docgen.engine import forms_for, sample_case

#: The day on which these documents are made.
TODAY = date(2026, 3, 2)
SETTINGS = docgen.Settings(today=lambda: TODAY)
LANGUAGES = tuple(docgen.Language)


@cache
def shipped() -> docgen.Library:
    """Return the shipped library."""
    return docgen.open_library()


@cache
def sample() -> docgen.Case:
    """Return the sample case."""
    return docgen.read_case(sample_case(shipped()), library=shipped(), settings=SETTINGS)


@cache
def meant_for_sample() -> tuple[str, ...]:
    """Return the ids of the forms that are meant for a case like the sample."""
    return tuple(form.id for form in forms_for(shipped(), sample()))


def make_all(state: docgen.State = docgen.State.FINAL) -> docgen.Made:
    """Return every form meant for the sample case, or all of them blank, in both languages."""
    forms = shipped().form_ids if state is docgen.State.BLANK else meant_for_sample()
    request = docgen.Request(forms, state=state)
    return docgen.make(shipped(), sample(), request, settings=SETTINGS)


@cache
def made() -> docgen.Made:
    """Return what `make_all` makes, made once."""
    return make_all()


@cache
def blanks() -> docgen.Made:
    """Return every form, empty."""
    return make_all(docgen.State.BLANK)


def documents(ending: str, *, blank: bool = False) -> Mapping[str, docgen.Document]:
    """Return the documents of a format by the name that a test shows."""
    found = (blanks() if blank else made()).documents
    return {short(one.name): one for one in found if one.format == ending}


def short(name: str) -> str:
    """Return a file's name without the reference and the ending."""
    return re.sub(r"^[^_]*_|\.\w+$", "", name)


def forms_in_languages() -> list[tuple[str, docgen.Language]]:
    """Return every form, in each language."""
    return [(form_id, language) for form_id in shipped().form_ids for language in LANGUAGES]


def name_of(value: object) -> str:
    """Return what a parametrized test calls `value`."""
    return value.value if isinstance(value, docgen.Language) else str(value)


def template_bytes(form_id: str, language: docgen.Language) -> bytes:
    """Return the template of a form."""
    return shipped().template_path(shipped().form(form_id), language).read_bytes()
