"""The papers that a pack is to have in; their PDFs, made, set or sorted, out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docgen.cases import Case
from docgen.catalogue import Library
from docgen.engine.making import Made, Request, make
from docgen.engine.packing_plan import Wanted, papers_of
from docgen.engine.packing_request import Enclosure, PackRequest
from docgen.engine.settings import Settings
from docgen.engine.templates import compile_template
from docgen.errors import CaseError, DocgenError, LibraryError, PackError, Place, Problem, Severity
from docgen.errors import TypesetError as SettingError
from docgen.language import Language
from docgen.model import Document, OutputFormat, State, Wording
from docgen.model.packs import Filling
from docgen.model.wording import UNSAID
from docgen.pack import Access, AccessClass, Kind, Piece, Refusal, Sorted, sort_file
from docgen.typeset import typeset_word

_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Came:
    """A paper that is ready: its piece, or the file that cannot be bound, and where it came from.

    Of a paper that cannot be bound, the piece has no PDF, and `beside` has the file itself.
    """

    piece: Piece
    place: str = ""
    beside: bytes = field(default=b"", repr=False)
    ending: str = ".pdf"


@dataclass(slots=True)
class PaperMaker:
    """Makes the papers of one pack; `problems` collects what is noticed.

    `known` has what was made for another pack of the same request.
    """

    library: Library
    case: Case
    request: PackRequest
    settings: Settings
    known: dict[tuple[tuple[str, ...], Language, State], Made] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _made: dict[tuple[str, Language, State], list[Document]] = field(default_factory=dict)

    def refuse(self, names: Sequence[str]) -> None:
        """Raise a `PackError` where a file given is one that the pack must leave out.

        `names` are names of files in the case; the same content under another name is the same.
        """
        given = {one.content: one for one in (*self.request.enclosures, *self.request.late)}
        for name in set(names) & set(papers_of(self.case)) if given else ():
            files = self.papers_named(name)
            for enclosure in (given[content] for content in files if content in given):
                message = f"{enclosure.place} is `papers.{name}`, which this pack must leave out"
                raise PackError(message, hint="leave the file out")

    def papers_named(self, name: str) -> list[bytes]:
        """Return the files that the case names as `name`, one or one for each language."""
        file = papers_of(self.case)[name]["file"]
        files = list(file.values()) if isinstance(file, Mapping) else [str(file)]
        return [self._read(name, str(one))[0] for one in files]

    def make(self, wanted: Sequence[Wanted]) -> Iterator[Came]:
        """Return each paper in each language of the pack, the first language first."""
        for language in self.request.languages:
            self._make_forms(wanted, language)
        for one in wanted:
            if one.form is not None:
                yield from (self._from_form(one, language) for language in self.request.languages)
            else:
                yield from self._from_files(one)

    def _make_forms(self, wanted: Iterable[Wanted], language: Language) -> None:
        """Make the forms of each state in one go, so that all that is missing is told at once."""
        by_state: dict[State, dict[str, None]] = {}
        for one in wanted:
            if one.form is not None:
                by_state.setdefault(self._state(one), {})[one.form.id] = None
        for state, forms in by_state.items():
            made = self._make(tuple(forms), language, state)
            self.problems += [p for p in made.problems if p.code != "list-empty"]
            for document in made.documents:
                key = (document.form_id, language, state)
                self._made.setdefault(key, []).append(document)

    def _make(self, forms: tuple[str, ...], language: Language, state: State) -> Made:
        """Return the documents of `forms`; for the next pack of the same request they are there."""
        asked = (forms, language, state)
        if asked not in self.known:
            request = Request(forms, (language,), (OutputFormat.PDF,), state)
            self.known[asked] = make(self.library, self.case, request, settings=self.settings)
        return self.known[asked]

    def _state(self, wanted: Wanted) -> State:
        states = {Filling.BLANK: State.BLANK, Filling.PART: State.PART}
        return states.get(wanted.filling, self.request.state)

    def _from_form(self, wanted: Wanted, language: Language) -> Came:
        state = self._state(wanted)
        document = self._made[wanted.name, language, state][wanted.index]
        facts = {
            "form": wanted.name,
            "state": state.value,
            "sha256": hashlib.sha256(document.content).hexdigest(),
            "template_sha256": self._template(wanted, language),
            "lang": language.tag,
        }
        return Came(
            Piece(
                Kind.PAPER,
                wanted.number,
                wanted.title,
                language,
                document.content,
                group=wanted.group,
                facts=facts,
            )
        )

    def _template(self, wanted: Wanted, language: Language) -> str:
        """Return the version of the template that a paper was made from: its content's hash."""
        if wanted.form is None:
            return ""
        path = self.library.template_path(wanted.form, language)
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def _from_files(self, wanted: Wanted) -> Iterator[Came]:
        """Return the file that the case names, or the one of each language of the pack."""
        files = wanted.files or {}
        named = [(file, code) for code, file in files.items() if code in ("", *self._codes())]
        for file, code in named or [(next(iter(files.values())), "")]:
            content, ending = self._read(wanted.name, file)
            title = wanted.title
            enclosure = Enclosure(content, ending, title, f"`papers.{wanted.name}`")
            language = Language(code) if code else None
            yield self.enclose(enclosure, wanted.number, language=language, group=wanted.group)

    def _codes(self) -> tuple[str, ...]:
        return tuple(language.value for language in self.request.languages)

    def _read(self, name: str, file: str) -> tuple[bytes, str]:
        folder = (self.request.folder or Path()).resolve()
        path = (folder / file).resolve()
        where = Place(path=f"papers.{name}.file")
        if not path.is_relative_to(folder):
            hint = "put the file below the folder of the case file"
            raise _file_error("the file of a paper lies outside the case's folder", where, hint)
        try:
            return path.read_bytes(), path.suffix.lower()
        except OSError:
            hint = "check its name, which counts from the folder of the case file"
            raise _file_error("the file of a paper cannot be opened", where, hint) from None

    def enclose(
        self,
        enclosure: Enclosure,
        number: str,
        *,
        language: Language | None = None,
        group: Wording = UNSAID,
        late: bool = False,
    ) -> Came:
        """Return somebody's file as a paper: set, if it is a Word file, sorted and cleaned."""
        chief = language or self.request.languages[0]
        found = self._sort(enclosure, chief)
        title = enclosure.title or _same(found.title or enclosure.stem or number)
        spoken = language or _language_of(found.language) or chief
        facts = {"sha256": found.sha256, "lang": found.language or spoken.tag}
        piece = Piece(
            Kind.PAPER, number, title, spoken, found.pdf, found.access, late, group, facts
        )
        lost = found.access.kind is AccessClass.E
        self.problems += _noticed(found, enclosure, number)
        return Came(piece, enclosure.place, enclosure.content if lost else b"", enclosure.ending)

    def _sort(self, enclosure: Enclosure, language: Language) -> Sorted:
        content = enclosure.content
        if enclosure.ending == _WORD:
            content = self._set_word(enclosure, language)
        found = sort_file(content, title=enclosure.title[language], language=language)
        if enclosure.ending == _WORD:
            own = hashlib.sha256(enclosure.content).hexdigest()
            return Sorted(found.access, own, found.pages, found.title, found.language, found.pdf)
        return found

    def _set_word(self, enclosure: Enclosure, language: Language) -> bytes:
        """Return a Word file as PDF, by our own engine or by LibreOffice; else nothing."""
        try:
            template = compile_template(enclosure.content)
            if not template.fields:
                title = enclosure.title[language]
                return template.pdf({}, language=language, title=title)
        except (LibraryError, SettingError):
            pass  # what our own engine cannot set, the other may
        try:
            result = typeset_word([enclosure.content], timeout=self.settings.timeout)[0]
        except DocgenError as error:
            result = SettingError(error.message, hint=error.hint)
        if isinstance(result, SettingError):
            return b""
        return result.pdf


def _file_error(message: str, where: Place, hint: str) -> CaseError:
    return CaseError(message, [Problem("paper-file", message, where, hint)], hint=hint)


def _same(text: str) -> Wording:
    return Wording(text, text)


def _language_of(tag: str) -> Language | None:
    known: Mapping[str, Language] = {language.value: language for language in Language}
    return known.get(tag[:2].lower())


_WHY: Mapping[Refusal, str] = {
    Refusal.NO_PDF: "it is not a PDF, nor a Word file that can be set",
    Refusal.BROKEN: "it is damaged",
    Refusal.NO_PAGES: "it has no pages",
    Refusal.PASSWORD: "it opens only with a password",
    Refusal.PROTECTED: "its maker has forbidden copying from it, or putting its pages elsewhere",
    Refusal.SIGNED: "it is signed, and binding would break the signature",
    Refusal.XFA: "it is a form of one program alone",
    Refusal.TOO_LARGE: "it is too large",
}
_KINDS: Mapping[AccessClass, str] = {
    AccessClass.B: "is tagged, but machine checks found faults",
    AccessClass.C: "has text without tags; it was tagged by machine, page by page",
    AccessClass.D: "is a scan without text",
}


def _noticed(found: Sorted, enclosure: Enclosure, number: str) -> Iterator[Problem]:
    """Return what whoever binds should know of a file."""
    where = Place(path=enclosure.place, spot=f"paper {number}")
    access = found.access
    if access.refusal is not None:
        message = f"the file cannot be bound: {_WHY[access.refusal]}"
        hint = "a slip takes its place, and the file goes beside the pack"
        yield Problem(f"paper-{access.refusal.value}", message, where, hint, Severity.WARNING)
    elif access.kind in _KINDS:
        hint = "ask its maker for a tagged PDF; a slip before it says what it is"
        code = f"paper-class-{access.kind.value.lower()}"
        yield Problem(code, f"the paper {_KINDS[access.kind]}", where, hint, Severity.WARNING)
    if access.removed:
        told = ", ".join(access.removed)
        hint = "tell whoever gave the file, if they are needed"
        message = f"taken out of the paper, for safety: {told}"
        yield Problem("paper-cleaned", message, where, hint, Severity.WARNING)


def is_accessible(access: Access) -> bool:
    """Return whether a paper passed the checks that a machine can make."""
    return access.kind is AccessClass.A
