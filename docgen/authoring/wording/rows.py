"""Turns a translator's rows into changes of the sources, or into problems.

A row is taken or refused whole. It is refused where its place is gone, where the text has changed
since it was taken out, or where the translation does not use the same fields: a letter that says a
name in one language must say it in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docgen.authoring.source import Source
from docgen.authoring.wording.pairs import (
    Pair,
    is_sound,
    mark_of,
    pairs_of,
    path_of,
    placeholders,
)
from docgen.authoring.wording.reviews import NO_REVIEWS, Review, Reviews
from docgen.authoring.wording.rewriting import rewrite
from docgen.errors import Place, Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One pair as it came back: where it stood in the file, and what it says now.

    `review` is None where the file does not tell of reviews; `claims` says that its state is
    *reviewed*, which takes a name and a day.
    """

    spot: str
    form_id: str
    key: str
    english: str
    welsh: str
    mark: str
    review: Review | None = None
    claims: bool = False


@dataclass(frozen=True, slots=True)
class Import:
    """What an import changes, and which rows were refused.

    `changed` is the new text of each source that changes, by its form's id; `count` is how many
    texts are new. `reviews` are those that hold after the import.
    """

    changed: Mapping[str, str] = field(default_factory=dict)
    count: int = 0
    problems: tuple[Problem, ...] = ()
    reviews: Reviews = NO_REVIEWS


def apply_rows(
    rows: Iterable[Row], sources: Iterable[Source], *, file: str = "", reviews: Reviews = NO_REVIEWS
) -> Import:
    """Return what `rows` change in `sources`, and in who has read them."""
    known = {source.form_id: source for source in sources}
    pairs = {(p.form_id, p.key): p for source in known.values() for p in pairs_of(source, reviews)}
    problems: list[Problem] = []
    changes: dict[str, dict[str, str]] = {}
    told: dict[tuple[str, str], Review] = {}
    for row in rows:
        pair = pairs.get((row.form_id, row.key))
        fault = _fault(row, pair)
        if fault is not None:
            code, message, hint = fault
            where = Place(file, spot=row.spot, path=f"{row.form_id}: {row.key}")
            problems.append(Problem(code, message, where, hint))
        elif pair is not None:
            changes.setdefault(row.form_id, {}).update(_changed(row, pair))
            if row.review is not None and row.review != pair.review:
                told[row.form_id, mark_of(row.english, row.welsh)] = row.review
    texts = {form: rewrite(known[form], own) for form, own in changes.items() if own}
    count = sum(map(len, changes.values()))
    return Import(texts, count, tuple(problems), reviews.with_changes(told))


def _fault(row: Row, pair: Pair | None) -> tuple[str, str, str] | None:
    """Return code, message and hint of what is wrong with `row`, or None."""
    if pair is None:
        hint = "export the wording again, and move the translation over"
        return ("wording-no-place", "the sources have no such text any more", hint)
    if row.claims and not (row.review and row.review.is_done):
        hint = "give `Reviewed by`, and `Reviewed on` as 2026-03-01, or take `reviewed` out"
        return ("wording-reviewer", "the row does not say who read it, and when", hint)
    if (row.english, row.welsh) == (pair.english, pair.welsh):
        return None
    if row.mark != pair.mark:
        hint = "export the wording again, and move the translation over"
        return ("wording-stale", "the text has changed since it was exported", hint)
    return _fault_of_texts(row, pair)


def _fault_of_texts(row: Row, pair: Pair) -> tuple[str, str, str] | None:
    for name, new, old in (
        ("English", row.english, pair.english),
        ("Welsh", row.welsh, pair.welsh or pair.english),
    ):
        if not new.strip() and old.strip() and (name == "English" or pair.welsh):
            return ("wording-empty", f"the {name} is gone", "put the text back")
        if new.strip() and not is_sound(new):
            hint = "every `{{` needs its `}}`, every `{% if %}` its `{% endif %}`"
            return ("wording-tags", f"the tags of the {name} are not whole", hint)
        if new.strip() and placeholders(new) != placeholders(old):
            names = ", ".join(sorted(placeholders(old))) or "none"
            return (
                "wording-placeholders",
                f"the {name} does not use the same fields as before",
                f"use each of these and no other: {names}",
            )
    return None


def _changed(row: Row, pair: Pair) -> dict[str, str]:
    new = {"en": (row.english, pair.english), "cy": (row.welsh, pair.welsh)}
    return {path_of(row.key, code): text for code, (text, was) in new.items() if text != was}
