"""A Word file in; a template that makes Word files and accessible PDFs out.

This is where the template stage and the typesetting stage meet: `Template.pdf` renders the
compiled Typst program and sets it.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.catalogue import Library
from docgen.engine.page_numbers import find_pages
from docgen.errors import (
    DocgenError,
    LibraryError,
    Problem,
    TemplateError,
    TypesetError,
    has_errors,
)
from docgen.language import Language
from docgen.model import Form, TypstSource
from docgen.template import CompiledTemplate, Field
from docgen.template import compile_template as compile_word_file
from docgen.typeset import TypesetResult, typeset_typst, typeset_word

_MOST_PLACES = 3
_ELSE = "set it with LibreOffice: `--engine libreoffice`"


@dataclass(frozen=True, slots=True)
class Template:
    """One compiled Word template; safe to use from many threads.

    A language may be given as such or by its code, `cy`.
    """

    compiled: CompiledTemplate

    @property
    def name(self) -> str:
        """Return the name of the Word file."""
        return self.compiled.name

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return every field that the template can use, with loops: `invitees[].name`."""
        return self.compiled.fields

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what was noticed in compiling, such as what only LibreOffice can set."""
        return self.compiled.problems

    def word(
        self,
        context: Mapping[str, Any],
        *,
        language: Language | str = Language.EN,
        title: str = "",
        author: str = "",
    ) -> bytes:
        """Return the Word file for `context`.

        A contents list is filled in from the document as it is set as PDF, with the `title` and
        `author` that a PDF has, so that setting the PDF afterwards costs nothing more. Raises
        `TemplateError` when the template cannot be filled with it.
        """
        settable = not has_errors(self.compiled.problems)
        return self.compiled.render_word(
            context,
            language=Language(language),
            find_pages=functools.partial(_pages, title, author) if settable else None,
        )

    def pdf(
        self,
        context: Mapping[str, Any],
        *,
        language: Language | str = Language.EN,
        title: str = "",
        author: str = "",
    ) -> bytes:
        """Return the document as a PDF that claims PDF/UA-1 and PDF/A-2a.

        `title` and `author` stand in the file's properties; without a title the Word file's own,
        or its first heading, serves. Raises `TemplateError` when the template holds something
        that this engine cannot set; `pdf_by_libreoffice` then can.
        """
        return self.set(context, language=language, title=title, author=author).pdf

    def set(
        self,
        context: Mapping[str, Any],
        *,
        language: Language | str = Language.EN,
        title: str = "",
        author: str = "",
    ) -> TypesetResult:
        """Return what `pdf` returns, with what was noticed in setting it."""
        self._check_typst()
        source = self.compiled.render_typst(
            context, language=Language(language), title=title, author=author
        )
        try:
            return typeset_typst(source)
        except TypesetError as error:
            refused = error
        raise self._placed(refused, context, Language(language))

    def pdf_by_libreoffice(
        self, context: Mapping[str, Any], *, language: Language | str = Language.EN
    ) -> bytes:
        """Return the document as LibreOffice sets its Word file."""
        result = typeset_word([self.word(context, language=language)])[0]
        if isinstance(result, DocgenError):
            raise result
        return result.pdf

    def _placed(
        self, error: TypesetError, context: Mapping[str, Any], language: Language
    ) -> TypesetError:
        """Return the error with the places in the filled document that it is about."""
        places = self.compiled.find_culprits(context, error.culprits, language=language)
        where = f" (in the filled document: {'; '.join(places[:_MOST_PLACES])})" if places else ""
        return TypesetError(f"{error.message}{where}", hint=error.hint)

    def _check_typst(self) -> None:
        if has_errors(self.compiled.problems):
            message = f"the template `{self.name}` holds what this engine cannot set"
            raise TemplateError(message, self.compiled.problems, hint=_ELSE)


def _pages(
    title: str, author: str, make: Callable[..., TypstSource], entries: Sequence[str]
) -> Sequence[int]:
    return find_pages(make(title=title, author=author), entries)


def compile_template(source: Path | str | bytes, *, name: str = "") -> Template:
    """Return the template that the Word file `source` (its path, or its bytes) is.

    Compiled once for each content. Raises `TemplateError` with every mistake at once.
    """
    if isinstance(source, bytes):
        data, name = source, name or "template.docx"
    else:
        path = Path(source)
        name = name or path.name
        try:
            data = path.read_bytes()
        except OSError as error:
            message = f"the template `{name}` cannot be opened"
            hint = "check its name, and that no other program holds it"
            raise LibraryError(message, hint=hint) from error
    return _compile(_Content(data), name)


def compile_form(library: Library, form: Form, language: Language) -> Template:
    """Return the template of `form` in `language`, called `cy/agenda.docx` in what is told of it.

    Raises `LibraryError` where there is none, `TemplateError` with every mistake in it.
    """
    path = library.template_path(form, language)
    return compile_template(path, name=f"{language}/{path.name}")


class _Content(bytes):
    """Bytes that hash by their SHA-256, so that a cache need not keep two equal files apart."""

    def __hash__(self) -> int:
        return hash(hashlib.sha256(self).digest())

    __eq__ = bytes.__eq__


@functools.lru_cache(maxsize=128)
def _compile(data: _Content, name: str) -> Template:
    return Template(compile_word_file(bytes(data), name=name))
