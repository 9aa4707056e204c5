"""A request in, documents out: the one place that knows the order of the stages."""

from __future__ import annotations

from pathlib import Path

from docgen.cases import Case
from docgen.cases import read_case as read_case_file
from docgen.catalogue import Library, load_library
from docgen.engine.building import build_templates
from docgen.engine.checking import CaseReport, check_case, check_templates, forms_for
from docgen.engine.delivery import deliver, deliver_file
from docgen.engine.making import Made, Request, make
from docgen.engine.settings import EngineName, Settings
from docgen.engine.starting import new_case, sample_case
from docgen.engine.templates import Template, compile_template
from docgen.engine.wording import export_wording, import_wording
from docgen.errors import DocgenError, Problem, has_errors
from docgen.language import Language
from docgen.model import Document, Form, OutputFormat, State
from docgen.template import Field, InlineImage


def open_library(*folders: Path | str) -> Library:
    """Return the shipped library with `folders` laid over it, the last on top.

    Raises `LibraryError` where a folder is not a library.
    """
    return load_library(*folders)


def read_case(
    source: Path | str | bytes,
    *,
    library: Library | None = None,
    board: Path | str | None = None,
    settings: Settings | None = None,
) -> Case:
    """Return the case that the file `source` (its path, or its bytes) holds.

    `board` is the file of the board's settings; without it, `board.yaml` beside the case, or the
    toolkit's own. `settings` has the clock that says which day today is: letters carry it. Raises
    `CaseError` with every fault at once.
    """
    today = (settings or Settings()).today()
    return read_case_file(source, library or open_library(), board=board, today=today)


def template_path(library: Library, which: str, language: Language) -> Path:
    """Return the Word file that `which` names: a form's template in `language`, or a file."""
    if which.lower().endswith(".docx"):
        return Path(which)
    return library.template_path(library.form(which), language)


__all__ = [
    "Case",
    "CaseReport",
    "DocgenError",
    "Document",
    "EngineName",
    "Field",
    "Form",
    "InlineImage",
    "Language",
    "Library",
    "Made",
    "OutputFormat",
    "Problem",
    "Request",
    "Settings",
    "State",
    "Template",
    "build_templates",
    "check_case",
    "check_templates",
    "compile_template",
    "deliver",
    "deliver_file",
    "export_wording",
    "forms_for",
    "has_errors",
    "import_wording",
    "make",
    "new_case",
    "open_library",
    "read_case",
    "sample_case",
    "template_path",
]
