"""A form's card and the values that fill it in; the names that its document goes by, out.

The title is the form's own, printed on the page. The full title is what the file says it is, to a
PDF reader and to whoever looks at Word's properties: of which review, too, where the card's
`document_title` says so. It is made of nothing that a person is known by (see the tests).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from docgen.language import Language
from docgen.model import Form
from docgen.model.values import Missing, Record

_SLOT = re.compile(r"\{([a-z_.]+)\}")


def name_document(form: Form, roots: Mapping[str, Any], language: Language) -> Record:
    """Return the `title` and the `full_title` of a document of `form`, filled from `roots`."""
    names = {"title": form.title[language]}
    named = _fill(form.document_title, {**roots, "document": names})
    return Record({**names, "full_title": named or form.title[language]}, path="document")


def slots_of(pattern: str) -> tuple[str, ...]:
    """Return the paths that a `document_title` asks for."""
    return tuple(_SLOT.findall(pattern))


def _fill(pattern: str, roots: Mapping[str, Any]) -> str:
    """Return `pattern` with its values, or nothing where the case lacks one."""
    values = {path: _value(roots, path) for path in slots_of(pattern)}
    return _SLOT.sub(lambda slot: values[slot[1]], pattern) if all(values.values()) else ""


def _value(roots: Mapping[str, Any], path: str) -> str:
    found: Any = roots
    for key in path.split("."):
        found = found.get(key, "") if isinstance(found, Mapping) else ""
    return "" if isinstance(found, Missing) else str(found)
