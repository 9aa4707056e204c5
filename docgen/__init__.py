"""Fills every form of a practice review, in English and Welsh, from one case file.

    library = docgen.open_library()
    case = docgen.read_case("case.yaml", library=library)
    made = docgen.make(library, case, docgen.Request(("referral-child",)))

    template = docgen.compile_template("letter.docx")
    template.pdf({"name": "…"}, language=docgen.Language.CY)

The names are fetched from `docgen.engine` when they are first used, so that one stage can be
imported without the others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.engine import (
        Case,
        Change,
        DocgenError,
        Document,
        EngineName,
        InlineImage,
        Language,
        Library,
        Made,
        OutputFormat,
        PackRequest,
        Request,
        Settings,
        State,
        Template,
        change_pack,
        compile_template,
        inspect_pdf,
        make,
        make_packs,
        open_library,
        read_case,
    )

__all__ = [
    "Case",
    "Change",
    "DocgenError",
    "Document",
    "EngineName",
    "InlineImage",
    "Language",
    "Library",
    "Made",
    "OutputFormat",
    "PackRequest",
    "Request",
    "Settings",
    "State",
    "Template",
    "change_pack",
    "compile_template",
    "inspect_pdf",
    "make",
    "make_packs",
    "open_library",
    "read_case",
]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("docgen.engine"), name)
    message = f"module 'docgen' has no attribute '{name}'"
    raise AttributeError(message)
