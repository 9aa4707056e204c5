"""A patched template in, its Word program out.

Whatever is the same in every document is rendered, finished and packed here, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from jinja2 import Template, nodes
from lxml import etree

from docgen.template.archive import Archive
from docgen.template.parsing import Parsed, Source
from docgen.template.patching import Kind, PatchedTemplate, Story
from docgen.template.relations import RelationsBook
from docgen.template.rendering import Rendering, Stock
from docgen.template.rich import StyleMap
from docgen.template.sandbox import Sandbox
from docgen.template.soundness import (
    has_steady_tables,
    has_values_in_attributes,
    is_balanced,
)
from docgen.template.word import BODY, CoreProperties, StoryProgram, WordProgram, property_sign

_ELEMENTS: Final = {"author": "creator", "comments": "description"}


@dataclass(frozen=True)
class WordCompiler:
    """Compiles templates for one environment.

    `parsed` holds trees that were parsed before, by name; each is used up, since Jinja changes a
    tree as it compiles it.
    """

    environment: Sandbox
    stock: Stock
    styles: StyleMap
    parsed: dict[str, Parsed] = field(default_factory=dict, repr=False)

    def compile(self, patched: PatchedTemplate, sources: Sequence[Source]) -> WordProgram:
        """Return the Word program of a template, whose `sources` are free of faults."""
        moving = tuple(
            self._story(source, source.story)
            for source in sources
            if source.story and source.has_tags
        )
        properties = self._properties(patched, sources)
        still = self._still_parts(patched, sources)
        if properties.templates:
            del still[properties.name]
        return WordProgram(
            self.environment,
            Archive.of(still),
            still,
            self.stock,
            moving,
            properties,
            self.styles,
            patched.bases,
        )

    def _story(self, source: Source, story: Story) -> StoryProgram:
        parsed = self._parse(source)
        is_body = story.kind is Kind.BODY
        opening = _shorten_opening(parsed.tree) if is_body else ""
        sound = is_balanced(parsed.tree) and (not is_body or has_steady_tables(parsed.tree))
        strict = has_values_in_attributes(parsed.tree)
        return StoryProgram(parsed, story, self._compile(parsed), opening, sound, strict)

    def _parse(self, source: Source) -> Parsed:
        return self.parsed.pop(source.name, None) or source.parse(self.environment)

    def _compile(self, parsed: Parsed) -> Template:
        name = parsed.source.name
        code = self.environment.compile(parsed.tree, name=name, filename=name)
        return Template.from_code(self.environment, code, self.environment.globals)

    def _properties(self, patched: PatchedTemplate, sources: Iterable[Source]) -> CoreProperties:
        templates = {}
        root = etree.fromstring(patched.members[patched.core])
        for source in sources:
            element = root.find(f"{{*}}{_ELEMENTS.get(source.name, source.name)}")
            if source.story is None and source.has_tags and element is not None:
                element.text = property_sign(source.name)
                templates[source.name] = self._property(source)
        xml = etree.tostring(root, encoding="unicode")
        return CoreProperties(patched.core, xml, templates)

    def _property(self, source: Source) -> StoryProgram:
        parsed = self._parse(source)
        story = Story(source.name, Kind.BODY, source.patched)
        return StoryProgram(parsed, story, self._compile(parsed), "", sound=True)

    def _still_parts(self, patched: PatchedTemplate, sources: Iterable[Source]) -> dict[str, bytes]:
        """Return the members that are the same in every document, finished as docxtpl would."""
        parts = dict(patched.members)
        for source in sources:
            story = source.story
            if story and source.has_tags:
                del parts[source.name]
            elif story and story.kind is not Kind.ENDNOTES:  # docxtpl leaves these be
                rendering = Rendering(self.stock, RelationsBook(self.stock.members))
                parts[source.name] = self._story(source, story).render({}, rendering)
        return parts


def _shorten_opening(tree: nodes.Template) -> str:
    """Take the namespaces off the body, which the document element has too; return what it was."""
    first = next(tree.find_all(nodes.TemplateData))
    end = first.data.index(">") + 1
    opening, first.data = first.data[:end], BODY + first.data[end:]
    return opening
