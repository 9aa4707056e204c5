"""A shipped template with one mistake put into it, in a library of its own; what the check says."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path

from docgen.catalogue import Library, load_library
from docgen.engine import compile_template
from docgen.engine.proofing import Proof, open_proof, proof_forms
from docgen.errors import Problem
from docgen.language import Language
from docgen.template.parity import compare_templates

BODY = "word/document.xml"


@dataclass(frozen=True)
class Mistake:
    """What to put in place of what, once, in one language's template of a form.

    `old` is a regular expression over the part's XML.
    """

    name: str
    form: str
    old: str
    new: str
    codes: tuple[str, ...]
    language: Language = Language.CY
    part: str = BODY

    def __str__(self) -> str:
        return self.name


@cache
def shipped_proof() -> Proof:
    """Return the reading of the shipped library, whose specimens all tests share."""
    return replace(open_proof(load_library()), rounds=6, turns=1)


def template_of(form_id: str, language: Language) -> bytes:
    """Return a shipped template."""
    library = shipped_proof().library
    return library.template_path(library.form(form_id), language).read_bytes()


def with_mistake(data: bytes, mistake: Mistake) -> bytes:
    """Return the Word file `data` with the mistake in it; what it replaces must be there."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as whole, zipfile.ZipFile(made, "w") as out:
        for name in whole.namelist():
            content = whole.read(name)
            if name == mistake.part:
                text, count = re.subn(mistake.old, mistake.new, content.decode(), count=1)
                assert count == 1, f"the template no longer says {mistake.old}"
                content = text.encode()
            out.writestr(name, content)
    return made.getvalue()


def found_with(mistake: Mistake, folder: Path) -> set[str]:
    """Return the codes of what the check finds beyond what it finds without the mistake."""
    data = with_mistake(template_of(mistake.form, mistake.language), mistake)
    form = shipped_proof().library.form(mistake.form)
    at = folder / f"templates/{mistake.language}/{form.toolkit}/{form.template}.docx"
    at.parent.mkdir(parents=True)
    at.write_bytes(data)
    checks = _parity if mistake.codes[0].startswith("twins") else _words
    return {problem.code for problem in checks(_overlaid(folder), mistake.form)}


def found(form_id: str) -> Iterator[Problem]:
    """Return what the check finds in a shipped form, read less often than the command does."""
    library = shipped_proof().library
    yield from _parity(library, form_id)
    yield from _words(library, form_id)


def _overlaid(folder: Path) -> Library:
    library = load_library(folder)
    # the schemas are the shipped ones: no need to read them again
    vars(library)["case_schema"] = shipped_proof().library.case_schema
    vars(library)["board_schema"] = shipped_proof().library.board_schema
    return library


def _parity(library: Library, form_id: str) -> Iterator[Problem]:
    form = library.form(form_id)
    word = {
        language: compile_template(library.template_path(form, language)).compiled
        for language in Language
    }
    files = {language: f"{language}/{form.template}.docx" for language in Language}
    yield from compare_templates(word[Language.EN], word[Language.CY], files)


def _words(library: Library, form_id: str) -> Iterator[Problem]:
    yield from proof_forms(replace(shipped_proof(), library=library), [library.form(form_id)])
