"""A card's or a toolkit's plain data in; a `Form` or a `Toolkit` out.

Both are checked by a JSON Schema of their own before they are read, so that what is here may count
on their shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from jsonschema.exceptions import ValidationError

from docgen.errors import Place, Problem
from docgen.model.forms import Each, Form, FormField, FormSource, Toolkit, WelshReview
from docgen.model.wording import wording_of


def shape_problem(error: ValidationError, file: str) -> Problem:
    """Return the `error` of a schema's check of `file` as a problem."""
    # the library's own files hold nobody's data, so what they say may be shown
    path = error.json_path.removeprefix("$").removeprefix(".")
    message = f"the file breaks the rule `{error.validator}`: {error.message[:160]}"
    return Problem("card-shape", message, Place(file, path=path))


def read_form(data: Mapping[str, Any]) -> Form:
    """Return the form whose card says `data`."""
    source, welsh = data.get("source", {}), data.get("welsh", {})
    reviewed_on = welsh.get("reviewed_on")
    return Form(
        data["id"],
        data["toolkit"],
        wording_of(data["title"]),
        data["kind"],
        data.get("template", data["id"]),
        audience=wording_of(data.get("audience")),
        completed_by=wording_of(data.get("completed_by")),
        marking=data.get("marking", ""),
        identity=data.get("identity", ""),
        applies_when=data.get("applies_when"),
        each=tuple(Each(item["of"], item["as"]) for item in data.get("each", ())),
        fields=tuple(_read_field(item) for item in data.get("fields", ())),
        source=FormSource(source.get("document", ""), source.get("lines", "")),
        welsh=WelshReview(
            welsh.get("reviewed_by"), date.fromisoformat(reviewed_on) if reviewed_on else None
        ),
        schema=data.get("schema") or {},
        document_title=data.get("document_title", ""),
    )


def read_toolkit(data: Mapping[str, Any]) -> Toolkit:
    """Return the toolkit whose file says `data`."""
    return Toolkit(
        data["id"],
        wording_of(data["title"]),
        tuple(data["forms"]),
        data.get("board", ""),
        data.get("timescales", {}),
        {key: wording_of(pair) for key, pair in data.get("words", {}).items()},
        {path: wording_of(pair) for path, pair in data.get("given_by", {}).items()},
    )


def _read_field(data: Mapping[str, Any]) -> FormField:
    required = data.get("required", False)
    when = required["when"] if isinstance(required, Mapping) else None
    return FormField(
        data["path"],
        wording_of(data.get("title")),
        bool(required),
        when,
        data.get("outside", False),
    )
