"""Forms and a case in; finished documents out: the product's table of contents.

check what is missing → for each language build the context → for each item of the list
compile the template (once) → render → set → name
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.cases import (
    Case,
    Items,
    applies,
    blank_case,
    build_context,
    items_of,
    missing_fields,
    settle,
)
from docgen.catalogue import Library
from docgen.engine.chapters import check_chapters
from docgen.engine.ledger import Ledger
from docgen.engine.names import format_name
from docgen.engine.own_templates import check_own_templates
from docgen.engine.settings import EngineName, Settings
from docgen.engine.templates import Template, compile_form
from docgen.engine.titles import name_document
from docgen.errors import CaseError, Place, Problem, Severity, TypesetError
from docgen.language import Language
from docgen.model import Document, Form, OutputFormat, State, settled_by
from docgen.typeset import TypesetResult, typeset_word

Context = Mapping[str, Any]

#: What stands in a file's name in place of the reference that a blank form does not have.
_NO_REFERENCE = "blank"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be made: forms by id, in these languages, formats and state."""

    forms: tuple[str, ...]
    languages: tuple[Language, ...] = (Language.EN, Language.CY)
    formats: tuple[OutputFormat, ...] = (OutputFormat.DOCX, OutputFormat.PDF)
    state: State = State.DRAFT


@dataclass(frozen=True, slots=True)
class Made:
    """The documents of a request, and what was noticed on the way."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One document before it has a format: its template and all that fills it."""

    form: Form
    language: Language
    template: Template
    context: Context = field(repr=False)
    reference: str
    item: int | None

    @property
    def title(self) -> str:
        """Return the title that the PDF carries."""
        return str(self.context["document"]["full_title"])

    @property
    def author(self) -> str:
        """Return the board's name, which the PDF carries as its author."""
        return str(self.context["board"]["name"])

    def name(self, ending: OutputFormat) -> str:
        """Return the file's name."""
        return format_name(self.reference, self.form.id, self.language, ending, self.item)

    def document(
        self, ending: OutputFormat, content: bytes, problems: tuple[Problem, ...] = ()
    ) -> Document:
        """Return the finished file."""
        return Document(self.name(ending), self.form.id, self.language, ending, content, problems)


def make(
    library: Library, case: Case | None, request: Request, *, settings: Settings | None = None
) -> Made:
    """Return the documents that `request` asks for, whole or not at all.

    `case` may be None for blank forms. Raises `CaseError` where a final document lacks what it
    must have, `LibraryError` where a form or its template is not fit, `TypesetError` where a
    document cannot be set. Nothing is written.
    """
    settings = settings or Settings()
    forms = tuple(library.form(form_id) for form_id in request.forms)
    problems = list(_check_request(forms, case, request))
    problems += check_own_templates(library, forms, request.languages)
    if request.state is State.BLANK or case is None:
        case = blank_case(library, case)
    maker = _Maker(library, case, request.state, settings, problems)
    sheets = [
        sheet
        for form in forms
        for language in request.languages
        for sheet in maker.sheets(form, language)
    ]
    documents = tuple(_set(sheets, request.formats, settings))
    noticed = [problem for document in documents for problem in document.problems]
    return Made(documents, tuple(dict.fromkeys([*problems, *noticed])))


def _check_request(forms: Sequence[Form], case: Case | None, request: Request) -> Iterator[Problem]:
    """Return what is missing, and which forms are not for this case; raise if that stops it."""
    if case is None and request.state is not State.BLANK:
        raise CaseError("no case file was given", hint="name one, or ask for `--blank` forms")
    if case is None or request.state is State.BLANK:
        return
    asked = () if request.state is State.PART else forms
    missing = [problem for form in asked for problem in missing_fields(form, case)]
    if request.state is State.FINAL and missing:
        raise CaseError("what these forms must have is missing", tuple(dict.fromkeys(missing)))
    yield from _check_chapters(forms, case, request)
    yield from (replace(problem, severity=Severity.WARNING) for problem in missing)
    yield from (_not_for(form) for form in forms if not applies(form, case))


def _check_chapters(forms: Sequence[Form], case: Case, request: Request) -> Iterator[Problem]:
    """Return what is left out of the chapters of `case`; raise if a final document lacks it."""
    found = tuple(check_chapters(case, forms))
    lost = tuple(problem for problem in found if problem.severity is Severity.ERROR)
    if request.state is State.FINAL and lost:
        raise CaseError("a chapter holds what cannot be taken in", lost)
    yield from (replace(problem, severity=Severity.WARNING) for problem in found)


def _not_for(form: Form) -> Problem:
    path = form.applies_when.get("path", "") if form.applies_when else ""
    return Problem(
        "form-not-for-case",
        f"the form `{form.id}` is not meant for a case of this kind",
        Place(path=str(path)),
        "see `docgen forms` for its counterpart",
        Severity.WARNING,
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Prepares the documents of one request; `problems` collects what it notices."""

    library: Library
    case: Case
    state: State
    settings: Settings
    problems: list[Problem] = field(repr=False)

    def sheets(self, form: Form, language: Language) -> Iterator[_Sheet]:
        """Return one sheet, or one for each item of the form's list."""
        template = compile_form(self.library, form, language)
        self.problems.extend(template.problems)
        items = self._items(form)
        if not items:
            self.problems.append(_nothing_to_make(form))
        for number, item in enumerate(items, start=1):
            context = self._context(form, language, item)
            count = number if form.each and self.state is not State.BLANK else None
            reference = self.case.reference or _NO_REFERENCE
            yield _Sheet(form, language, template, context, reference, count)

    def _items(self, form: Form) -> tuple[Items, ...]:
        """Return what each document is about; a blank form is about nobody."""
        if self.state is State.BLANK:
            return ({level.name: f"{level.of}[0]" for level in form.each},)
        return items_of(form, self.case)

    def _context(self, form: Form, language: Language, items: Items) -> Context:
        lacking = missing_fields(form, self.case, items) if self.state is State.DRAFT else ()
        titles = {p.where.path: self.library.title_of(form, p.where.path) for p in lacking}
        built = build_context(
            self.case,
            language,
            ask=Ledger(self.state, language, titles),
            items=items,
            today=None if self.state is State.BLANK else self.settings.today(),
        )
        self.problems.extend(built.problems)
        settle(built, self.case, language, dict(settled_by(form.applies_when)))
        # one template may serve several forms, so it asks which of them it is
        return {**built.roots, "document": name_document(form, built.roots, language)}


def _nothing_to_make(form: Form) -> Problem:
    path = form.each[0].of if form.each else ""
    return Problem(
        "list-empty",
        f"`{form.id}` is made once for each item of a list that is empty",
        Place(path=path),
        f"add items to `{path}`",
        Severity.WARNING,
    )


def _set(
    sheets: Sequence[_Sheet], formats: Iterable[OutputFormat], settings: Settings
) -> Iterator[Document]:
    """Return every sheet in every format; LibreOffice is given all of them in one start."""
    wanted = tuple(formats)
    by_libreoffice = settings.engine is EngineName.LIBREOFFICE and OutputFormat.PDF in wanted
    words = [
        sheet.template.word(
            sheet.context, language=sheet.language, title=sheet.title, author=sheet.author
        )
        if OutputFormat.DOCX in wanted or by_libreoffice
        else b""
        for sheet in sheets
    ]
    pdfs = _pdfs(sheets, words, settings) if OutputFormat.PDF in wanted else []
    for place, sheet in enumerate(sheets):
        if OutputFormat.DOCX in wanted:
            yield sheet.document(OutputFormat.DOCX, words[place])
        if OutputFormat.PDF in wanted:
            yield sheet.document(OutputFormat.PDF, pdfs[place].pdf, pdfs[place].problems)


def _pdfs(
    sheets: Sequence[_Sheet], words: Sequence[bytes], settings: Settings
) -> list[TypesetResult]:
    if settings.engine is EngineName.LIBREOFFICE:
        results = typeset_word(words, timeout=settings.timeout)
        return [_finished(sheet, result) for sheet, result in zip(sheets, results, strict=True)]
    return [_finished(sheet, _typeset(sheet)) for sheet in sheets]


def _typeset(sheet: _Sheet) -> TypesetResult | TypesetError:
    try:
        return sheet.template.set(
            sheet.context, language=sheet.language, title=sheet.title, author=sheet.author
        )
    except TypesetError as error:
        return error


def _finished(sheet: _Sheet, result: TypesetResult | TypesetError) -> TypesetResult:
    """Return `result`, or raise the error that it is, with the file that it is about."""
    if isinstance(result, TypesetError):
        message = f"`{sheet.name(OutputFormat.PDF)}`: {result.message}"
        raise TypesetError(message, hint=result.hint)
    return result
