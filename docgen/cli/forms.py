"""`docgen forms`: what the library holds."""

from __future__ import annotations

from typing import Annotated

import typer

from docgen.cli.options import JsonOption, LibraryOption
from docgen.cli.printing import print_json, print_table
from docgen.engine import Form, Language, open_library


def show_forms(
    library: LibraryOption = None,
    toolkit: Annotated[str, typer.Option(help="Only the forms of this toolkit.")] = "",
    json: JsonOption = False,
) -> None:
    """List every form: its id, its title in both languages, and who completes it."""
    opened = open_library(*(library or ()))
    forms = [form for form in opened.forms if toolkit in ("", form.toolkit)]
    if json:
        print_json([_describe(form) for form in forms])
        return
    print_table(
        ("form", "kind", "English", "Cymraeg"),
        ((form.id, form.kind, form.title.en, form.title.cy) for form in forms),
    )


def _describe(form: Form) -> dict[str, object]:
    return {
        "id": form.id,
        "toolkit": form.toolkit,
        "kind": form.kind,
        "title": {language.value: form.title[language] for language in Language},
        "marking": form.marking,
        "identity": form.identity,
        "each": [level.of for level in form.each],
        "fields": [field.path for field in form.fields],
    }
