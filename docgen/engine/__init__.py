"""A request in, documents out: the one place that knows the order of the stages.

The names are fetched when they are first used: whoever makes a letter does not wait for what binds
packs, reads workbooks or checks Welsh.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docgen.cases import Case
from docgen.cases import read_case as read_case_file
from docgen.catalogue import Library, load_library
from docgen.engine.settings import Settings
from docgen.language import Language

if TYPE_CHECKING:
    from docgen.cases import DueDate
    from docgen.engine.building import build_templates, restyle_template
    from docgen.engine.checking import check_templates
    from docgen.engine.delivery import deliver, deliver_file
    from docgen.engine.demonstration import make_demonstration, sample_cases, sample_for
    from docgen.engine.making import Made, Request, make
    from docgen.engine.messages import say_error_in, say_in
    from docgen.engine.packing import count_papers, make_packs, plans_for
    from docgen.engine.packing_changes import Change, change_pack
    from docgen.engine.packing_files import (
        is_protected,
        read_enclosure,
        read_pack_file,
        word_watermark,
    )
    from docgen.engine.packing_request import Enclosure, Pack, PackRequest, Progress
    from docgen.engine.proof_texts import proof_words
    from docgen.engine.readiness import CaseQuestion, CaseReport, check_case, forms_for
    from docgen.engine.settings import EngineName
    from docgen.engine.starting import new_case, sample_case
    from docgen.engine.templates import Template, compile_template
    from docgen.engine.wording import Text, export_wording, import_wording, sign_texts, texts_of
    from docgen.errors import DocgenError, Problem, has_errors
    from docgen.model import Document, Form, OutputFormat, State, Wording
    from docgen.model.packs import PackPlan
    from docgen.pack import inspect_pdf
    from docgen.template import Field, InlineImage

_HOMES: Final = {
    "docgen.cases": ("DueDate",),
    "docgen.engine.building": (
        "build_templates",
        "restyle_template",
    ),
    "docgen.engine.checking": ("check_templates",),
    "docgen.engine.delivery": (
        "deliver",
        "deliver_file",
    ),
    "docgen.engine.demonstration": (
        "make_demonstration",
        "sample_cases",
        "sample_for",
    ),
    "docgen.engine.making": (
        "Made",
        "Request",
        "make",
    ),
    "docgen.engine.messages": ("say_error_in", "say_in"),
    "docgen.engine.packing": (
        "count_papers",
        "make_packs",
        "plans_for",
    ),
    "docgen.engine.packing_changes": (
        "Change",
        "change_pack",
    ),
    "docgen.engine.packing_files": (
        "is_protected",
        "read_enclosure",
        "read_pack_file",
        "word_watermark",
    ),
    "docgen.engine.packing_request": (
        "Enclosure",
        "Pack",
        "PackRequest",
        "Progress",
    ),
    "docgen.engine.proof_texts": ("proof_words",),
    "docgen.engine.readiness": (
        "CaseQuestion",
        "CaseReport",
        "check_case",
        "forms_for",
    ),
    "docgen.engine.settings": ("EngineName",),
    "docgen.engine.starting": (
        "new_case",
        "sample_case",
    ),
    "docgen.engine.templates": (
        "Template",
        "compile_template",
    ),
    "docgen.engine.wording": (
        "Text",
        "export_wording",
        "import_wording",
        "sign_texts",
        "texts_of",
    ),
    "docgen.errors": (
        "DocgenError",
        "Problem",
        "has_errors",
    ),
    "docgen.model": (
        "Document",
        "Form",
        "OutputFormat",
        "State",
        "Wording",
    ),
    "docgen.model.packs": ("PackPlan",),
    "docgen.pack": ("inspect_pdf",),
    "docgen.template": (
        "Field",
        "InlineImage",
    ),
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names}


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
    review: int | None = None,
) -> Case:
    """Return the case that the file `source` (its path, or its bytes) holds.

    `board` is the file of the board's settings; without it, `board.yaml` beside the case, or the
    toolkit's own. `settings` has the clock that says which day today is: letters carry it. `review`
    chooses one of several reviews, from one on; the last is the default. Raises `CaseError` with
    every fault at once.
    """
    today = (settings or Settings()).today()
    opened = library or open_library()
    return read_case_file(source, opened, board=board, review=review, today=today)


def template_path(library: Library, which: str, language: Language) -> Path:
    """Return the Word file that `which` names: a form's template in `language`, or a file."""
    if which.lower().endswith(".docx"):
        return Path(which)
    return library.template_path(library.form(which), language)


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        message = f"module 'docgen.engine' has no attribute '{name}'"
        raise AttributeError(message)
    found = globals()[name] = getattr(import_module(home), name)
    return found


__all__ = [
    "Case",
    "CaseQuestion",
    "CaseReport",
    "Change",
    "DocgenError",
    "Document",
    "DueDate",
    "Enclosure",
    "EngineName",
    "Field",
    "Form",
    "InlineImage",
    "Language",
    "Library",
    "Made",
    "OutputFormat",
    "Pack",
    "PackPlan",
    "PackRequest",
    "Problem",
    "Progress",
    "Request",
    "Settings",
    "State",
    "Template",
    "Text",
    "Wording",
    "build_templates",
    "change_pack",
    "check_case",
    "check_templates",
    "compile_template",
    "count_papers",
    "deliver",
    "deliver_file",
    "export_wording",
    "forms_for",
    "has_errors",
    "import_wording",
    "inspect_pdf",
    "is_protected",
    "make",
    "make_demonstration",
    "make_packs",
    "new_case",
    "open_library",
    "plans_for",
    "proof_words",
    "read_case",
    "read_enclosure",
    "read_pack_file",
    "restyle_template",
    "sample_case",
    "sample_cases",
    "sample_for",
    "say_error_in",
    "say_in",
    "sign_texts",
    "template_path",
    "texts_of",
    "word_watermark",
]
