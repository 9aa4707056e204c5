"""Who has read which text, kept by the text's own fingerprint; so a changed text is unread again.

A review belongs to an English text and its Welsh together: whichever of them changes, somebody has
to look at the pair anew. Where a text stands makes no difference.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import yaml

from docgen.errors import LibraryError
from docgen.model.nesting import nests_too_deep, swells

_HEAD = """\
# Who has read which text of the forms, and what a translator noted of it. `docgen wording` writes
# this file. Each text is known by its fingerprint: when its English or its Welsh changes, the entry
# no longer holds, and the text awaits a person again.
texts:
"""


@dataclass(frozen=True, slots=True)
class Review:
    """What is known of one text: who read it and when, if anybody did, and a note."""

    by: str = ""
    on: date | None = None
    note: str = ""

    @property
    def is_done(self) -> bool:
        """Return whether somebody has read the text."""
        return bool(self.by and self.on)

    def __bool__(self) -> bool:
        return bool(self.by or self.note)


UNREAD = Review()


@dataclass(frozen=True)
class Reviews:
    """The reviews of a library: by form, or file, and the mark of a text."""

    texts: Mapping[str, Mapping[str, Review]] = field(default_factory=dict)

    def of(self, form_id: str, mark: str) -> Review:
        """Return the review of the text with that `mark`; an empty one where there is none."""
        return self.texts.get(form_id, {}).get(mark, UNREAD)

    def with_changes(self, changes: Mapping[tuple[str, str], Review]) -> Reviews:
        """Return these reviews with `changes` laid over them, by form and mark."""
        made = {form_id: dict(marks) for form_id, marks in self.texts.items()}
        for (form_id, mark), review in changes.items():
            made.setdefault(form_id, {})[mark] = review
        return Reviews(made)


NO_REVIEWS = Reviews()


def read_reviews(data: bytes) -> Reviews:
    """Return the reviews of a file; raise `LibraryError` where it cannot be read."""
    hint = "put the file back as `docgen wording` wrote it"
    try:
        if nests_too_deep(data):
            raise ValueError
        given = yaml.load(data, yaml.CSafeLoader) or {}
        if swells(data, given):
            raise ValueError
        texts = {
            str(form_id): {str(mark): _review(entry) for mark, entry in (marks or {}).items()}
            for form_id, marks in (given.get("texts") or {}).items()
        }
    except (yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        raise LibraryError("the file of reviews cannot be read", hint=hint) from error
    return Reviews(texts)


def write_reviews(reviews: Reviews) -> bytes:
    """Return the file of `reviews`, in an order of its own, so that a change shows as a line."""
    lines = [
        line
        for form_id, marks in sorted(reviews.texts.items())
        if any(marks.values())
        for line in (f"  {form_id}:", *_lines(marks))
    ]
    return (_HEAD + "".join(f"{line}\n" for line in lines)).encode()


def read_day(text: str) -> date | None:
    """Return the day that `text` says, as 2026-03-01 or 1/3/2026; None where it says none."""
    text = text.strip()
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _lines(marks: Mapping[str, Review]) -> Iterable[str]:
    for mark, review in sorted(marks.items()):
        said = [
            f"{name}: {value}"
            for name, value in (
                ("by", _quoted(review.by)),
                (
                    "day",
                    review.on.isoformat() if review.on else "",
                ),  # `on` is a truth value in YAML
                ("note", _quoted(review.note)),
            )
            if value
        ]
        if said:
            yield f'    "{mark}": {{{", ".join(said)}}}'


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if text else ""


def _review(entry: Mapping[str, Any]) -> Review:
    day = entry.get("day")
    on = date.fromisoformat(str(day)) if day else None
    return Review(str(entry.get("by") or ""), on, str(entry.get("note") or ""))
