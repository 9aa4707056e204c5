"""A library in; what is wrong with its words out, in both languages, told in Word's terms.

Templates are read filled: with every choice, body and place that can stand in a slot, and every way
through their conditions. What the forms take from elsewhere, labels, choices, messages and the
samples, is read where it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from docgen.cases import Case, build_context
from docgen.cases.specimens import Specimens
from docgen.catalogue import Library
from docgen.catalogue.yaml_files import load_yaml
from docgen.engine.templates import compile_template
from docgen.engine.titles import name_document
from docgen.errors import LibraryError, Place, Problem
from docgen.language import Language
from docgen.model import Form
from docgen.proofing import UNREAD, Finding, Proofreader, boxes_of, load_proofreader
from docgen.template.lines import FOREIGN, Choices, Line, LineProgram, read_lines

_SLOTS = "data_schemas/welsh/slots.yaml"
_AROUND = 40

Twins = Mapping[Language, LineProgram]


@dataclass
class Proof:
    """One reading of a library: each text is read once, however often it stands.

    Every form is filled from `rounds` specimens as they are, and from `turns` of them for each way
    through its conditions; 0 stands for as many as the longest list of choices is long.
    """

    library: Library
    reader: Proofreader = field(repr=False)
    specimens: Specimens = field(repr=False)
    rounds: int = 0
    turns: int = 0
    _contexts: dict[tuple[int, Language], dict[str, Any]] = field(default_factory=dict, repr=False)
    _cases: dict[int, Case] = field(default_factory=dict, repr=False)
    _programs: dict[Path, LineProgram] = field(default_factory=dict, repr=False)
    _read: dict[tuple[str, Language], tuple[Finding, ...]] = field(default_factory=dict, repr=False)
    _compared: dict[tuple[str, str], tuple[Finding, ...]] = field(default_factory=dict, repr=False)

    def read(self, text: str, language: Language, place: Place) -> Iterator[Problem]:
        """Return what is wrong with `text`, which stands at `place`."""
        key = (text, language)
        if key not in self._read:
            self._read[key] = tuple(self.reader.read(text, language))
        yield from (_problem(finding, text, place) for finding in self._read[key])

    def compare(self, english: str, welsh: str, place: Place) -> Iterator[Problem]:
        """Return the terms that `welsh` says otherwise than the glossary."""
        key = (english, welsh)
        if FOREIGN in english + welsh:
            return  # what one of them says is in the other's language already
        if key not in self._compared:
            self._compared[key] = tuple(self.reader.compare(english, welsh))
        yield from (_problem(finding, welsh, place) for finding in self._compared[key])

    def roots(self, number: int, language: Language) -> dict[str, Any]:
        """Return what the specimen of that `number` comes to in `language`."""
        key = (number % self.specimens.count, language)
        if key not in self._contexts:
            self._contexts[key] = build_context(self._case(number), language).roots
        return self._contexts[key]

    def program(self, form: Form, language: Language) -> LineProgram:
        """Return the paragraphs of a form's template; `LibraryError` where there is none."""
        path = self.library.template_path(form, language)
        if path not in self._programs:
            compiled = compile_template(path).compiled
            file = f"{language}/{form.template}.docx"
            self._programs[path] = read_lines(compiled, language, file)
        return self._programs[path]

    def _case(self, number: int) -> Case:
        turn = number % self.specimens.count
        if turn not in self._cases:
            self._cases[turn] = self.specimens.case(turn)
        return self._cases[turn]

    def context(self, form: Form, number: int, language: Language) -> dict[str, Any]:
        """Return the names that `form` is filled from, by the specimen of that `number`."""
        roots = dict(self.roots(number, language))
        roots["document"] = name_document(form, roots, language)
        for level in form.each:
            items: Any = roots
            for step in level.of.split("."):
                root = step.removesuffix("[]")
                items = items[root] if not step.endswith("[]") else items[root][0]
            roots[level.name] = items[number % len(items)] if items else {}
        return roots


def open_proof(library: Library) -> Proof:
    """Return a reading of `library`; raise `LibraryError` where its glossary cannot be read."""
    path = library.folders.find(_SLOTS)
    slots = load_yaml(path, name=_SLOTS).get("slots") or {} if path else {}
    said = [text for values in slots.values() for value in values for text in value.values()]
    reader = load_proofreader(library.folders.find).knowing(said)
    return Proof(library, reader, Specimens(library, slots, UNREAD))


def proof_forms(proof: Proof, forms: Iterable[Form]) -> Iterator[Problem]:
    """Return what is wrong with the words of the templates of `forms`, each said once."""
    seen: set[tuple[str, str, str, str]] = set()
    for form in forms:
        for problem in _proof_form(proof, form):
            where = problem.where
            key = (problem.code, problem.message, where.file, where.part + where.spot)
            if key not in seen:
                seen.add(key)
                yield problem


def _proof_form(proof: Proof, form: Form) -> Iterator[Problem]:
    try:
        twins = {language: proof.program(form, language) for language in Language}
    except LibraryError:
        return  # a template that cannot be compiled is told by the check of templates
    still: dict[Language, dict[int, Line]] = {
        language: {line.spot: line for line in program.still} for language, program in twins.items()
    }
    for language, lines in still.items():
        for line in lines.values():
            yield from proof.read(line.text, language, line.place)
    english, welsh = still[Language.EN], still[Language.CY]
    for spot in english.keys() & welsh.keys():
        yield from proof.compare(english[spot].text, welsh[spot].text, welsh[spot].place)
    yield from _proof_moving(proof, form, twins)
    for language in Language:
        yield from _proof_answers(proof, form, twins[language], language)


def _proof_moving(proof: Proof, form: Form, twins: Twins) -> Iterator[Problem]:
    """Read the paragraphs that have tags, filled every way."""
    for number in range(proof.rounds or proof.specimens.count):
        yield from _proof_reading(proof, form, twins, (-1, {}), number)
    ways = {
        (spot, tuple(sorted(choices.items()))): (spot, choices)
        for program in twins.values()
        for spot, choices in program.choices
        if choices
    }
    for at, way in enumerate(ways.values()):
        for turn in range(proof.turns or proof.specimens.count):
            yield from _proof_reading(proof, form, twins, way, at + turn)


def _proof_reading(
    proof: Proof, form: Form, twins: Twins, way: tuple[int, Choices], number: int
) -> Iterator[Problem]:
    """Read one filling of both languages, the paragraph that it is meant for or all."""
    wanted, choices = way
    said: dict[Language, dict[int, list[Line]]] = {}
    for language, program in twins.items():
        context = proof.context(form, number, language)
        found = said.setdefault(language, {})
        for line in program.read(context, choices):
            if wanted in (-1, line.spot):
                found.setdefault(line.spot, []).append(line)
                yield from proof.read(line.text, language, line.place)
    for spot, lines in said[Language.CY].items():
        ours = said[Language.EN].get(spot, [])
        if len(ours) == len(lines):
            for english, welsh in zip(ours, lines, strict=True):
                yield from proof.compare(english.text, welsh.text, welsh.place)


def _proof_answers(
    proof: Proof, form: Form, program: LineProgram, language: Language
) -> Iterator[Problem]:
    """Return the rows of tick boxes whose answers are not the pair of their question."""
    lines = [*program.still, *program.read(proof.context(form, 0, language), {})]
    rows: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda line: line.spot):
        row, in_row, _ = line.place.spot.partition(", cell ")
        if in_row:
            rows.setdefault(f"{line.place.part}, {row}", []).append(line)
    for cells in rows.values():
        question = cells[0]
        answers = [box for line in cells[1:] for box in boxes_of(line.text)]
        if len(answers) == 2 and not boxes_of(question.text):
            for finding in proof.reader.ask(question.text, answers, language):
                yield _problem(finding, question.text, question.place)


def _problem(finding: Finding, text: str, place: Place) -> Problem:
    """Return `finding` as a problem, with the words around it."""
    start, end = max(finding.start - _AROUND, 0), finding.end + _AROUND
    before = text[start : finding.start]
    excerpt = (before.partition(" ")[2] if start else before) + text[finding.start : end]
    if end < len(text):
        excerpt = excerpt.rpartition(" ")[0]
    shown = " ".join(excerpt.replace(UNREAD, "…").replace(FOREIGN, "…").split())
    return Problem(finding.code, finding.message, replace(place, excerpt=shown), finding.hint)


__all__ = ["Proof", "open_proof", "proof_forms"]
