"""The wording of a library, out to a translator and back into its files; and what nobody has read.

The texts of the forms stand in their sources; what they print besides, labels, choices and titles,
in the schemas, the cards and the house style. All are pairs, and all want a person's eye.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from docgen.authoring import (
    NO_REVIEWS,
    Pair,
    Review,
    Reviews,
    Source,
    bare,
    pairs_of,
    read_reviews,
    read_source,
    write_reviews,
)
from docgen.authoring import export_wording as export_pairs
from docgen.authoring import import_wording as import_pairs
from docgen.catalogue import Library
from docgen.engine.building import sourced_forms
from docgen.engine.templates import compile_template
from docgen.errors import LibraryError, Problem
from docgen.language import Language
from docgen.model import Form

REVIEWS = "data_schemas/welsh/reviews.yaml"
_FORMATS = (".xlsx", ".xlf")
_SHARED = ("templates/source/*.yaml", "data_schemas/*.yaml", "data_schemas/*/*.yaml")
_NOT_WORDS = ("data_schemas/welsh/",)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the library: the file that it stands in, and the pair."""

    file: str
    pair: Pair

    @property
    def waits(self) -> bool:
        """Return whether nobody has read it, or it has no Welsh yet."""
        return self.pair.status != "reviewed"


def export_wording(
    library: Library,
    forms: Iterable[str],
    ending: str,
    *,
    everything: bool = False,
    waiting: bool = False,
) -> bytes:
    """Return every pair of sentences of `forms` (all, when none is named) as one file.

    With `everything` also the labels, choices and shared words; of those that are `waiting` alone
    what nobody has read. `ending` is `.xlsx` or `.xlf`; another raises `LibraryError`.
    """
    if ending.lower() not in _FORMATS:
        raise LibraryError("wording is written as .xlsx or .xlf", hint="name the file so")
    texts = texts_of(library, forms, everything=everything)
    return export_pairs((t.pair for t in texts if t.waits or not waiting), ending.lower())


def import_wording(library: Library, file: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the files that `file` changes, by their place in the library, and what was noticed.

    A sentence whose placeholders differ is not taken, and is told with its row.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise LibraryError("the wording cannot be opened", hint="check its name") from error
    sources = dict(_sources(library, (), everything=True))
    before = load_reviews(library)
    result = import_pairs(
        sources.values(), data, file.suffix.lower(), file=file.name, reviews=before
    )
    changed = {
        name: result.changed[source.form_id].encode()
        for name, source in sources.items()
        if source.form_id in result.changed
    }
    if result.reviews != before:
        changed[REVIEWS] = write_reviews(result.reviews)
    return changed, result.problems


def texts_of(
    library: Library, forms: Iterable[str] = (), *, everything: bool = True
) -> Iterator[Text]:
    """Return every text of `forms`, or of all; with `everything` also what forms have in common."""
    reviews = load_reviews(library)
    wanted = tuple(forms)
    places = dict(_places(library, wanted))
    for file, source in _sources(library, wanted, everything=everything):
        for pair in pairs_of(source, reviews, places.get(source.form_id, {})):
            yield Text(file, pair)


def sign_texts(library: Library, forms: Iterable[str], by: str, on: date) -> tuple[bytes, int]:
    """Return the file of reviews with every text of `forms` read `by` somebody, and how many.

    A text without Welsh is passed over: there is nothing to read.
    """
    reviews = load_reviews(library)
    texts = [text.pair for text in texts_of(library, forms, everything=False)]
    signed = {
        (pair.form_id, pair.mark): Review(by, on, pair.review.note)
        for pair in texts
        if pair.welsh.strip()
    }
    return write_reviews(reviews.with_changes(signed)), len(signed)


def load_reviews(library: Library) -> Reviews:
    """Return who has read which text of `library`."""
    path = library.folders.find(REVIEWS)
    return read_reviews(path.read_bytes()) if path else NO_REVIEWS


def _sources(
    library: Library, forms: Iterable[str], *, everything: bool
) -> Iterator[tuple[str, Source]]:
    """Return the sources with their place in the library: the forms', then what all share."""
    yield from _form_sources(sourced_forms(library, forms))
    for pattern in _SHARED if everything else ():
        for file, path in library.folders.list(pattern).items():
            if not file.startswith(_NOT_WORDS):
                # a file that many forms share is known by its place, as no form has such an id
                yield file, replace(read_source(path), form_id=file)


def _form_sources(sourced: Iterable[tuple[Form, Source]]) -> Iterator[tuple[str, Source]]:
    """Return every form's source, and once each fragment that they include."""
    seen: set[str] = set()
    for form, source in sourced:
        for one in (source, *source.fragments.values()):
            file = f"templates/source/{form.toolkit}/{one.file}"
            if file not in seen:
                seen.add(file)
                yield file, one


def _places(library: Library, forms: tuple[str, ...]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Return for each form where its Welsh texts stand, in Word's terms."""
    for form_id in forms or library.form_ids:
        form = library.form(form_id)
        path = library.find_template(form, Language.CY)
        if path is None:
            continue
        try:
            sources = compile_template(path).compiled.sources
        except LibraryError:
            continue  # the check of templates tells of it
        yield (
            form.template,
            {
                bare(spot.text): f"{source.outline.part}, {spot.where}"
                for source in sources
                if source.story is not None
                for spot in source.outline.spots
            },
        )
