"""A form's card and a toolkit, as frozen facts.

The card says what a form is, for whom, how it is marked, and what of the case file it needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from docgen.model.conditions import Condition
from docgen.model.wording import UNSAID, Wording


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Each:
    """One document for each item of the list at `of`, which the template calls `name`."""

    of: str
    name: str


@dataclass(frozen=True, slots=True)
class FormField:
    """A datum that a form prints: its path, its label where the form has its own, and its need.

    `when` is the condition under which a required field is required; without one it always is.
    `outside` fields are for a pen, and print empty.
    """

    path: str
    title: Wording = UNSAID
    required: bool = False
    when: Condition | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class FormSource:
    """Where a form comes from: the document, and the lines of it."""

    document: str = ""
    lines: str = ""


@dataclass(frozen=True, slots=True)
class WelshReview:
    """Who has read the Welsh, and when; nobody yet where both are None."""

    reviewed_by: str | None = None
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the catalogue; `id` is its file's stem, `template` that of its Word files."""

    id: str
    toolkit: str
    title: Wording
    kind: str
    template: str
    audience: Wording = UNSAID
    completed_by: Wording = UNSAID
    marking: str = ""
    identity: str = ""
    applies_when: Condition | None = None
    each: tuple[Each, ...] = ()
    fields: tuple[FormField, ...] = ()
    source: FormSource = FormSource()
    welsh: WelshReview = WelshReview()
    schema: Mapping[str, Any] = field(default_factory=_nothing, repr=False)
    document_title: str = ""

    @property
    def shares_template(self) -> bool:
        """Return whether another form lends this one its template."""
        return self.template != self.id


@dataclass(frozen=True, slots=True)
class Toolkit:
    """A set of forms in order, with the toolkit's own times and words.

    `timescales` and `words` are kept as the file has them, by their ids; `given_by` says who gives
    what, by the beginning of its path.
    """

    id: str
    title: Wording
    forms: tuple[str, ...]
    board: str = ""
    timescales: Mapping[str, Any] = field(default_factory=_nothing, repr=False)
    words: Mapping[str, Wording] = field(default_factory=_nothing, repr=False)
    given_by: Mapping[str, Wording] = field(default_factory=_nothing, repr=False)
