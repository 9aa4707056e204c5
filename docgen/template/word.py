"""A parsed template in, its Word program out: data in, a Word file out, as docxtpl would make it.

docxtpl reads, patches and parses the template for every document. Here that is done once. A render
is what Jinja prints, docxtpl's finishing where there is something to finish, and one packed member
for each part that changed; everything else was packed when the template was compiled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import unescape
from typing import Any, Final
from xml.sax.saxutils import escape

from jinja2 import Environment, Template

from docgen.errors import DocgenError
from docgen.template import finishing
from docgen.template.archive import Archive
from docgen.template.chapters import open_chapter
from docgen.template.contents import fill_contents, has_contents, write_pages
from docgen.template.failures import RenderFailedError
from docgen.template.illustrating import drawer
from docgen.template.limits import allowance
from docgen.template.parsing import Parsed
from docgen.template.patching import Kind, Story
from docgen.template.relations import RelationsBook
from docgen.template.rendering import Rendering, Stock, SubdocumentError
from docgen.template.rich import Base, RenderState, StyleMap, splice
from docgen.template.rich import rendering as rich_rendering
from docgen.template.soundness import EMPTY_TABLE
from docgen.template.tongues import tag_languages, unmark_languages

BODY: Final = "<w:body>"
_LONGEST_PROPERTY: Final = 255


def property_sign(name: str) -> str:
    """Return what stands in the properties where the value of `name` goes."""
    return f"\ue000{name}\ue000"


@dataclass(frozen=True)
class StoryProgram:
    """A part that is rendered, compiled.

    `sound` says that no text can make its XML need mending, `strict` that markup can: values stand
    in attributes.
    """

    parsed: Parsed
    story: Story
    template: Template = field(repr=False)
    opening: str = field(repr=False)
    sound: bool
    strict: bool = False

    def print(self, names: dict[str, Any]) -> str:
        """Return what Jinja prints for the data `names`."""
        context = self.template.new_context(names, shared=True)
        try:
            return "".join(self.template.root_render_func(context))
        except (DocgenError, SubdocumentError):
            raise
        except Exception as error:
            raise RenderFailedError(self.parsed, error) from error

    def render(self, names: dict[str, Any], rendering: Rendering) -> bytes:
        """Return the part as it is to be written, for the data `names`."""
        rendering.begin(self.story.name, rough=not self.sound, strict=self.strict)
        xml, cuts = finishing.resolve(tag_languages(self.print(names)))
        try:
            return self._finish(xml, rough=rendering.rough or cuts)
        except finishing.MalformedError as error:
            raise RenderFailedError(self.parsed, error) from error

    def _finish(self, xml: str, *, rough: bool) -> bytes:
        story = self.story
        if story.kind is Kind.BODY:
            if rough or finishing.holds(xml, EMPTY_TABLE):
                xml = finishing.mend_body(self.opening + xml.removeprefix(BODY))
            else:
                xml = finishing.number_drawings(xml)
        elif story.kind in {Kind.HEADER, Kind.FOOTER}:
            if rough or finishing.needs_rewriting(xml):
                return finishing.rewrite_side(xml)
        elif rough:
            xml = finishing.without_signs(xml)
            finishing.check_part(xml)
        return "".join((story.before, xml, story.after)).encode()


@dataclass(frozen=True)
class CoreProperties:
    """The document's properties, those with tags as templates."""

    name: str
    xml: str
    templates: Mapping[str, StoryProgram]

    def render(self, names: dict[str, Any]) -> bytes:
        """Return the part, its templates filled from the data `names`."""
        xml = self.xml
        for name, program in self.templates.items():
            # what Jinja has escaped is escaped once, and not again
            value = unescape(unmark_languages(program.print(names)))[:_LONGEST_PROPERTY]
            xml = xml.replace(property_sign(name), escape(value))
        return xml.encode()


@dataclass(frozen=True)
class Rendered:
    """One document before it is packed: what is the same in all, and the `parts` that are not."""

    archive: Archive
    still: Mapping[str, bytes]
    parts: Mapping[str, bytes]
    added: Mapping[str, bytes]
    contents: str = ""
    entries: tuple[str, ...] = ()

    @property
    def has_contents(self) -> bool:
        """Return whether the document has a contents list, whose pages it does not know."""
        return bool(self.contents)

    def with_pages(self, pages: Sequence[int]) -> Rendered:
        """Return the document with the page of each entry of its contents list."""
        part = write_pages(self.parts[self.contents], pages)
        return replace(self, parts={**self.parts, self.contents: part}, contents="", entries=())

    @property
    def members(self) -> Mapping[str, bytes]:
        """Return every member of the Word file by name."""
        return {**self.still, **self.parts, **self.added}

    def pack(self) -> bytes:
        """Return the Word file."""
        if not self.added:
            return self.archive.write(self.parts)
        changed = {name: new for name, new in self.added.items() if name not in self.parts}
        parts = {name: self.added.get(name, part) for name, part in self.parts.items()}
        return self.archive.with_changes(changed).write(parts)


@dataclass(frozen=True)
class WordProgram:
    """A template's Word program, for one language."""

    environment: Environment
    archive: Archive
    still: Mapping[str, bytes]
    stock: Stock
    stories: tuple[StoryProgram, ...]
    properties: CoreProperties
    styles: StyleMap
    bases: Sequence[Base]

    def render(
        self, context: Mapping[str, Any], links: Mapping[str, str], *, titled: bool = False
    ) -> Rendered:
        """Return the document for the data `context`; `links` are ids given out, by address.

        A document that is `titled` otherwise needs no properties of its own.
        """
        rendering = Rendering(self.stock, RelationsBook(self.stock.members, links))
        state = RenderState(
            self.styles, self.bases, draw=drawer(rendering), open_chapter=open_chapter
        )
        with allowance(), rendering.active(), rich_rendering(state):
            names = {**self.environment.globals, **context}
            parts = self._render_parts(names, rendering, state)
            if self.properties.templates and not titled:
                parts[self.properties.name] = self.properties.render(names)
        if links:
            rendering.relations.include_links(parts)
        added = dict(rendering.additions())
        if state.nums or state.notes or state.links:
            added |= splice({**self.still, **parts, **added}, state)
        name = self.styles.document
        if not self.has_contents or name not in parts:
            return Rendered(self.archive, self.still, parts, added)
        parts[name], entries = fill_contents(parts[name], self.styles)
        return Rendered(self.archive, self.still, parts, added, name, entries)

    @cached_property
    def has_contents(self) -> bool:
        """Return whether the template has a contents list."""
        return any(has_contents(program.story.patched) for program in self.stories)

    def _render_parts(
        self, names: dict[str, Any], rendering: Rendering, state: RenderState
    ) -> dict[str, bytes]:
        parts = {}
        for program in self.stories:
            state.part = program.story.name
            parts[program.story.name] = program.render(names, rendering)
        return parts
