"""A library in; what is wrong with the words that its forms take from elsewhere out.

Labels, choices, answers and titles stand in the schemas and cards; the shared words in the house
style; names and addresses in a board's settings; and the samples show the whole in use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from docgen.authoring import Source, read_source
from docgen.authoring.wording.pairs import pairs_of, path_of
from docgen.cases import Case, build_context, items_of, read_case
from docgen.catalogue import Library
from docgen.engine.proofing import Proof, open_proof, proof_forms
from docgen.engine.readiness import forms_for
from docgen.engine.titles import name_document
from docgen.engine.wording import texts_of
from docgen.errors import CaseError, LibraryError, Place, Problem
from docgen.language import Language
from docgen.model import Form
from docgen.model.fields import FieldInfo, FieldKind
from docgen.proofing import UNREAD
from docgen.template.lines import FOREIGN

_FILES = ("data_schemas/*.yaml", "data_schemas/*/*.yaml", "templates/source/house_style.yaml")
_SAMPLES = ("samples/*.yaml", "samples/*/*.yaml")
_NOT_PRINTED = ("data_schemas/welsh/",)
_TAG = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_MARKED = re.compile(r"\[[^\]]*\]\{(?:en|cy)\}")
#: Keys of a case whose texts are names of people, and of places.
_PEOPLE = frozenset(("name", "full_name", "salutation", "initials", "person", "line_manager"))
_PLACES = frozenset(("address", "previous_addresses", "venue", "date_time_venue", "designation"))
_KEY = re.compile(r"([a-z_]+)(?:\[\d+\])?(?:\.(?:en|cy))?$")


def proof_texts(proof: Proof) -> Iterator[Problem]:
    """Return what is wrong with the pairs of the library's own files, and with its samples."""
    for file, source in _sources(proof.library, _FILES):
        yield from _proof_pairs(proof, file, source)
    yield from _proof_questions(proof)
    samples = list(_sources(proof.library, _SAMPLES))
    reader = proof.reader.knowing(_texts_of(samples, _PLACES), people=_texts_of(samples, _PEOPLE))
    knowing = replace(proof, reader=reader, _read={}, _compared={})
    for file, source in samples:
        yield from _proof_pairs(knowing, file, source)
    told: set[str] = set()  # what one sample shows, the next would show again
    for file, _ in samples:
        for problem in _proof_sample(knowing, file):
            if (text := f"{problem.code} {problem.where.excerpt}") not in told:
                told.add(text)
                yield problem


def _sources(library: Library, patterns: Iterable[str]) -> Iterator[tuple[str, Source]]:
    """Return the files that hold pairs; one that cannot be read is told by another check."""
    for pattern in patterns:
        for file, path in library.folders.list(pattern).items():
            if file.startswith(_NOT_PRINTED):
                continue
            try:
                yield file, read_source(path)
            except LibraryError:
                continue


def _proof_pairs(proof: Proof, file: str, source: Source) -> Iterator[Problem]:
    parts = {part.path: part for part in source.root.walk()}
    for pair in pairs_of(source):
        if "{%" in pair.english + pair.welsh:
            continue  # a choice of words is read where it has been made, in the templates
        english, welsh = _bare(pair.english), _bare(pair.welsh)
        place = Place(file, parts[path_of(pair.key, "en")].place.line, path=pair.key)
        yield from proof.read(english, Language.EN, place)
        yield from proof.read(welsh, Language.CY, place)
        yield from proof.compare(english, welsh, place)


def _bare(text: str) -> str:
    """Return `text` without its tags, and without what it marks as the other language's."""
    return _TAG.sub(UNREAD, _MARKED.sub(FOREIGN, text))


def _proof_questions(proof: Proof) -> Iterator[Problem]:
    """Return the questions of schemas and cards whose answers are not their pair."""
    library = proof.library
    tables = (
        ("data_schemas/case.yaml", library.case_schema.table.values()),
        ("data_schemas/board.yaml", library.board_schema.table.values()),
    )
    for file, table in tables:
        for info in table:
            yield from _proof_question(proof, info, info.title[Language.CY], Place(file))
    for form in library.forms:
        fields = library.fields_of(form)
        for own in form.fields:
            known = fields.get(own.path)
            if own.title and known is not None:
                place = Place(f"data_schemas/{form.toolkit}/{form.id}.yaml")
                yield from _proof_question(proof, known, own.title[Language.CY], place)


def _proof_question(
    proof: Proof, info: FieldInfo, question: str, place: Place
) -> Iterator[Problem]:
    if info.kind is not FieldKind.YES_NO or info.yes_no is None or not question:
        return
    answers = [wording[Language.CY] for wording in info.yes_no]
    for finding in proof.reader.ask(question, answers, Language.CY):
        where = replace(place, path=info.path)
        yield Problem(finding.code, finding.message, where, finding.hint)


def _texts_of(samples: Iterable[tuple[str, Source]], keys: frozenset[str]) -> Iterator[str]:
    for _, source in samples:
        for part in source.root.walk():
            found = _KEY.search(part.path)
            if part.is_text and found and found[1] in keys:
                yield part.text


def _proof_sample(proof: Proof, file: str) -> Iterator[Problem]:
    """Read every form that is meant for a sample case, filled from it."""
    path = proof.library.folders.find(file)
    case = _case(proof.library, path) if path else None
    if case is None:
        return
    for form in forms_for(proof.library, case):
        for problem in _proof_filled(proof, form, case):
            yield replace(problem, message=f"filled from `{file}`: {problem.message}")


def _case(library: Library, path: Path) -> Case | None:
    try:
        return read_case(path, library)
    except CaseError:
        return None  # a board's file, or a case that its own check tells of


def _proof_filled(proof: Proof, form: Form, case: Case) -> Iterator[Problem]:
    for language in Language:
        try:
            program = proof.program(form, language)
        except LibraryError:
            continue
        for items in items_of(form, case):
            roots = dict(build_context(case, language, items=items).roots)
            roots["document"] = name_document(form, roots, language)
            for line in program.read(roots, {}):
                yield from proof.read(line.text, language, line.place)


def proof_words(library: Library, forms: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return what is wrong with the words of `forms`, or of the whole library.

    Of the whole library also its labels, choices and samples are read. Raises `LibraryError` where
    its glossary or dictionary is missing.
    """
    wanted = tuple(forms)
    proof = open_proof(library)
    problems = list(proof_forms(proof, [library.form(i) for i in wanted or library.form_ids]))
    for form_id in wanted or library.form_ids:
        problems += _proof_review(library, library.form(form_id))
    if not wanted:
        problems += proof_texts(proof)
    return tuple(dict.fromkeys(problems))


def _proof_review(library: Library, form: Form) -> Iterator[Problem]:
    """Return a problem where a card says that its Welsh was read, and texts have changed since."""
    if not form.welsh.reviewed_by:
        return
    unread = sum(text.waits for text in texts_of(library, [form.id], everything=False))
    if unread:
        message = f"the card says that its Welsh was read, and {unread} texts await a person"
        place = Place(f"data_schemas/{form.toolkit}/{form.id}.yaml", path="welsh.reviewed_by")
        hint = f"see `docgen wording waiting {form.id} --texts`"
        yield Problem("review-outdated", message, place, hint)


__all__ = ["proof_texts", "proof_words"]
