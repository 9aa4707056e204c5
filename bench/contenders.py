"""One form and the sample case in; the ways of making it that are measured against each other out.

Every document of a run has a name and a reference of its own: a typesetter that remembers what it
set last must not be timed on its memory.
"""

from __future__ import annotations

import copy
import io
import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import fontpkg_arimo
import typst
from docxtpl import DocxTemplate

import docgen
from docgen.engine import Template, sample_case, template_path
from docgen.language import Language
from docgen.model import TypstSource
from docgen.template.rich import FILTERS as RICH_FILTERS
from docgen.template.sandbox import make_environment
from docgen.typeset import LibreOfficeEngine
from docgen.typeset.pictures import PictureFolder

Context = Mapping[str, Any]
_numbers = itertools.count(1)


@dataclass
class Subject:
    """One form in English, ready to be made with as many different contexts as are asked for."""

    form_id: str
    path: Path
    template: Template
    base: Context = field(repr=False)
    title: str

    def contexts(self, count: int) -> list[Context]:
        """Return so many contexts, no two of them ever alike in a run."""
        return [_varied(self.base, next(_numbers)) for _ in range(count)]

    def word(self, context: Context) -> bytes:
        """Return the Word file by our compiled program."""
        return self.template.word(context)

    def pdf(self, context: Context) -> bytes:
        """Return the PDF by our compiled program and Typst."""
        return self.template.pdf(context, title=self.title, author="The board")

    def source(self, context: Context) -> TypstSource:
        """Return what `pdf` gives to Typst."""
        return self.template.compiled.render_typst(context, title=self.title, author="The board")

    def docxtpl(self, context: Context) -> bytes:
        """Return the Word file as docxtpl makes it: load, render, save."""
        document = DocxTemplate(self.path)
        document.render(dict(context), jinja_env=_environment(), autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def subject_of(form_id: str) -> Subject:
    """Return the form `form_id` with the sample case."""
    library = docgen.open_library()
    case = docgen.read_case(sample_case(library), library=library)
    path = template_path(library, form_id, Language.EN)
    template = docgen.compile_template(path)
    title = library.form(form_id).title[Language.EN]
    return Subject(form_id, path, template, _context_of(library, case, form_id), title)


class TypstAlone:
    """Typst's own binding, with sources and pictures laid ready: all the time that is Typst's."""

    def __init__(self) -> None:
        files = Path(fontpkg_arimo.ROOT) / "files"
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[files])
        self._folder = PictureFolder()
        self._compiler = typst.Compiler(
            root=self._folder.nothing, font_paths=fonts, ignore_system_fonts=True
        )

    def lay_ready(self, source: TypstSource) -> tuple[bytes, Path]:
        """Return `source` as bytes, and the folder where its pictures lie."""
        with self._folder.holding(
            source.files, source.common
        ) as root:  # kept: a run has few sets of pictures
            return source.main.encode(), root

    def set(self, ready: tuple[bytes, Path]) -> bytes:
        """Return the PDF."""
        main, root = ready
        standards: Any = ["ua-1", "a-2a"]
        made = self._compiler.compile(
            input=main, root=root, format="pdf", pdf_standards=standards, timestamp=0
        )
        assert isinstance(made, bytes)
        return made


def libreoffice_batch(engine: LibreOfficeEngine, documents: list[bytes]) -> None:
    """Set all `documents` in one start of LibreOffice; raise if one is lost."""
    for outcome in engine.typeset(documents):
        if isinstance(outcome, docgen.DocgenError):
            raise outcome


def _context_of(library: Any, case: Any, form_id: str) -> Context:
    """Return what the engine itself gives to the template for the first document of the form."""
    seen: list[Context] = []
    real = Template.word

    def spy(self: Template, context: Context, **options: Any) -> bytes:
        seen.append(context)
        return real(self, context, **options)

    request = docgen.Request((form_id,), (Language.EN,), (docgen.OutputFormat.DOCX,))
    with mock.patch.object(Template, "word", spy):
        docgen.make(library, case, request)
    return seen[0]


def _varied(context: Context, number: int) -> Context:
    changed = {"case": ("ref", f"REF {number:06}"), "subject": ("full_name", f"Person {number}")}
    return {**context, **{root: _with(context[root], *to) for root, to in changed.items()}}


def _with(record: Any, key: str, value: str) -> Any:
    changed = copy.copy(record)
    changed[key] = value
    return changed


def _environment() -> Any:
    # docxtpl knows nothing of Markdown: it prints such a text as it stands, which is less work.
    plain: dict[str, Callable[..., Any]] = dict.fromkeys(RICH_FILTERS, str)
    return _ENVIRONMENTS.setdefault("one", make_environment(Language.EN, filters=plain))


_ENVIRONMENTS: dict[str, Any] = {}


def endless_pdfs(subject: Subject) -> Iterator[int]:
    """Make PDFs for ever, each of another context, and give the size of each."""
    while True:
        (context,) = subject.contexts(1)
        yield len(subject.pdf(context))
