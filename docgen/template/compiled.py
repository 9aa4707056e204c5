"""A compiled template: data in, a Word file or Typst source out, as often as one likes.

It holds no state of a render, so threads can share it. Programs are made for a language when that
language is first asked for.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from threading import Lock, local
from types import MappingProxyType
from typing import Any

from docxtpl import DocxTemplate

from docgen.errors import Problem, TemplateError
from docgen.language import Language
from docgen.model import TypstSource
from docgen.template.archive import Archive
from docgen.template.compiling import WordCompiler
from docgen.template.culprits import find_culprits
from docgen.template.failures import RenderFailedError
from docgen.template.fields import Field, find_fields
from docgen.template.package import Package, read_package, rels_name
from docgen.template.parsing import Parsed, Source, read_sources
from docgen.template.patching import PatchedTemplate, patch_template
from docgen.template.problems import find_problems
from docgen.template.relations import HYPERLINK, Relations
from docgen.template.rendering import Stock, SubdocumentError, finalize, show
from docgen.template.replacing import Replacements
from docgen.template.rich import FILTERS as RICH_FILTERS
from docgen.template.rich import StyleMap
from docgen.template.sandbox import make_environment
from docgen.template.setting import TypstProgram, compile_program, find_unsettable
from docgen.template.word import Rendered, WordProgram
from docgen.template.wording import write_out

PageFinder = Callable[[Callable[..., TypstSource], Sequence[str]], Sequence[int]]
"""Says on which page each of the entries stands, in what `render_typst` would return; the first
argument makes that of a title and an author."""


@dataclass(eq=False)
class CompiledTemplate:
    """A Word template, compiled: fill it with `render_word` or `render_typst`."""

    name: str
    package: Package = field(repr=False)
    patched: PatchedTemplate = field(repr=False)
    sources: tuple[Source, ...] = field(repr=False)
    styles: StyleMap = field(repr=False)
    _parsed: dict[str, Parsed] = field(repr=False)
    _owner: object = field(default=None, repr=False)
    _links: dict[str, str] = field(default_factory=dict, repr=False)
    _programs: dict[Language, WordProgram] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)
    _local: local = field(default_factory=local, repr=False)

    def render_word(
        self,
        context: Mapping[str, Any],
        *,
        language: Language = Language.EN,
        find_pages: PageFinder | None = None,
    ) -> bytes:
        """Return the Word file for the data `context`, in `language`.

        `find_pages` sets the document, to say on which pages the entries of a contents list stand;
        without it Word finds them when it opens the file. Raises TemplateError, with the place in
        Word's terms, when the template cannot be filled.
        """
        rendered = self._render(context, language)
        if not rendered.has_contents:
            return rendered.pack()
        pages: Sequence[int] = ()
        if find_pages is not None:
            make = partial(self._setting.set, rendered.members, language=language)
            pages = find_pages(make, rendered.entries)
        return rendered.with_pages(pages).pack()

    def render_typst(
        self,
        context: Mapping[str, Any],
        *,
        language: Language = Language.EN,
        title: str = "",
        author: str = "",
    ) -> TypstSource:
        """Return the document as Typst source, with `title` and `author` for its properties."""
        members = self._render(context, language, titled=bool(title)).members
        return self._setting.set(members, language=language, title=title, author=author)

    def find_culprits(
        self, context: Mapping[str, Any], culprits: Sequence[str], *, language: Language
    ) -> tuple[str, ...]:
        """Return where in the filled document stands what an engine could not set of it."""
        members = self._render(context, language).members if culprits else {}
        labels = {source.name: source.label for source in self.sources if source.name in members}
        return find_culprits(members, labels, culprits)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what was noticed, such as what only LibreOffice can set; Word is not affected."""
        return find_unsettable(self.package)

    @cached_property
    def _setting(self) -> TypstProgram:
        return compile_program(self.package)

    def _render(
        self, context: Mapping[str, Any], language: Language, *, titled: bool = False
    ) -> Rendered:
        try:
            return self._word_program(language).render(context, self.links, titled=titled)
        except RenderFailedError as failure:
            raise failure.explain() from None  # the cause may quote a value
        except SubdocumentError as error:
            return self._render_with_subdocuments(error.owner, context, language)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Return every field that the template can use, by path: `case.ref`, `invitees[].name`."""
        environment = make_environment(filters=RICH_FILTERS)
        parsed = (source.parse(environment) for source in self.sources if source.has_tags)
        return find_fields(parsed, environment.globals.keys())

    @property
    def text(self) -> str:
        """Return the text of the template as it stands, unfilled: for people to compare."""
        return write_out(self.sources)

    @property
    def links(self) -> Mapping[str, str]:
        """Return the ids that `build_url_id` gave out, by address."""
        return MappingProxyType(self._links)

    def build_url_id(self, url: str) -> str:
        """Return an id for the address `url`, to be given to docxtpl's `RichText(url_id=…)`."""
        with self._lock:
            if url not in self._links:
                member = self.patched.members.get(rels_name(self.package.main), b"")
                relations = Relations.read(member.decode())
                relations.reserved = frozenset(self._links.values())
                self._links[url] = relations.relate(HYPERLINK, url, external=True)
            return self._links[url]

    def new_subdoc(self, path: Any = None) -> Any:  # noqa: ANN401 - docxtpl is not typed
        """Return docxtpl's sub-document, empty or read from `path`, to be printed as a value.

        It is good for the next document that this thread makes of the template.
        """
        owner = getattr(self._local, "owner", None)
        if owner is None:
            owner = self._local.owner = DocxTemplate(io.BytesIO(self._whole()))
        return owner.new_subdoc(path)

    def _render_with_subdocuments(
        self,
        owner: Any,  # noqa: ANN401
        context: Mapping[str, Any],
        language: Language,
    ) -> Rendered:
        """Render the file of `owner`, to which docxtpl has added what the sub-documents need."""
        if owner is getattr(self._local, "owner", None):
            self._local.owner = None
        out = io.BytesIO()
        owner.docx.save(out)
        package = read_package(out.getvalue(), self.name)
        return open_template(package, owner=owner)._render(context, language)

    def _whole(self) -> bytes:
        return Archive.of(self.package.parts).write({})

    def with_replacements(self, replacements: Replacements) -> CompiledTemplate:
        """Return this template with other pictures or embedded files in the place of its own."""
        changed = replacements.apply(self.package)
        return open_template(self.package.with_parts(changed), owner=self._owner)

    def _word_program(self, language: Language) -> WordProgram:
        program = self._programs.get(language)
        if program is None:
            with self._lock:
                program = self._programs.setdefault(language, self._compile_word(language))
        return program

    def _compile_word(self, language: Language) -> WordProgram:
        environment = make_environment(language, filters=RICH_FILTERS, finalize=finalize, show=show)
        stock = Stock(self.patched.members, self._owner)
        compiler = WordCompiler(environment, stock, self.styles, self._parsed)
        return compiler.compile(self.patched, self.sources)


def compile_template(data: bytes, *, name: str = "template.docx") -> CompiledTemplate:
    """Return the Word file `data`, called `name`, as a compiled template.

    Raises TemplateError, which holds every fault of the template, when it has any.
    """
    return open_template(read_package(data, name))


def open_template(package: Package, *, owner: object = None) -> CompiledTemplate:
    """Return `package` as a compiled template; `owner` is the docxtpl template it came from."""
    styles = StyleMap.from_package(package)
    patched = patch_template(package, styles)
    sources = read_sources(package, patched)
    parsed, problems = find_problems(sources, make_environment(filters=RICH_FILTERS))
    _refuse_faults(package.name, problems)
    return CompiledTemplate(package.name, package, patched, sources, styles, parsed, owner)


def _refuse_faults(name: str, problems: Sequence[Problem]) -> None:
    if problems:
        count = "a mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        message = f"`{name}` has {count} in its tags"
        raise TemplateError(message, problems, hint=problems[0].hint)
