"""A patched template in, each of its stories and properties as a Jinja tree out.

Everything that is asked of a template later, its faults, its fields, its programs, starts from
these trees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from jinja2 import Environment, nodes

from docgen.template.package import Package
from docgen.template.patching import Kind, PatchedTemplate, Story
from docgen.template.places import Outline, outline_part, outline_text
from docgen.template.tags import Marked, Tag, TagKind, find_tags, mark_tags

PROPERTIES_PART: Final = "properties"
_VARIANTS: Final = {"first": "first-page ", "even": "even-page ", "default": ""}


@dataclass(frozen=True)
class Source:
    """A piece of Jinja source: a story's patched XML, or a property's text."""

    name: str
    label: str
    patched: str = field(repr=False)
    package: Package = field(repr=False)
    story: Story | None = None

    @cached_property
    def outline(self) -> Outline:
        """Return the paragraphs and tags of this source as their author sees them."""
        if self.story is None:
            return outline_text(self.patched, self.package.name, PROPERTIES_PART, self.label)
        return outline_part(self.package.parts[self.name], self.package.name, self.label)

    @cached_property
    def has_tags(self) -> bool:
        """Return whether there is anything to render."""
        return any(sign.value in self.patched for sign in TagKind)

    @cached_property
    def _written_tags(self) -> tuple[Tag | None, ...]:
        tags = [tag for tag in find_tags(self.patched) if tag.kind is not TagKind.NOTE]
        return self.outline.match(tags)

    def written_tag(self, number: int) -> Tag | None:
        """Return the tag that the author wrote, of which the patched one is `number`."""
        tags = self._written_tags
        return tags[min(number, len(tags) - 1)] if tags else None

    def mark(self, environment: Environment) -> Marked:
        """Return the source with a line for each tag."""
        return mark_tags(self.patched, environment)

    def parse(self, environment: Environment) -> Parsed:
        """Return the source with its tree; raises Jinja's TemplateSyntaxError."""
        marked = self.mark(environment)
        return Parsed(self, marked, environment.parse(marked.source))


@dataclass(frozen=True)
class Parsed:
    """A source with its Jinja tree, in which a line number names a tag."""

    source: Source
    marked: Marked
    tree: nodes.Template = field(repr=False)

    def tag_at(self, line: int) -> Tag | None:
        """Return the tag that the author wrote where `line` of the tree came from."""
        return self.source.written_tag(self.marked.tag_at(line))


def read_sources(package: Package, patched: PatchedTemplate) -> tuple[Source, ...]:
    """Return every source of a template, in the order in which docxtpl renders them."""
    labels = _label_parts(package)
    stories = [
        Source(story.name, labels.get(story.name, story.kind.value), story.patched, package, story)
        for story in patched.stories
    ]
    properties = [
        Source(name, name, text, package) for name, text in patched.properties.items() if text
    ]
    sides = {Kind.BODY, Kind.HEADER, Kind.FOOTER}
    notes = [s for s in stories if s.story and s.story.kind not in sides]
    return (*(s for s in stories if s not in notes), *properties, *notes)


def _label_parts(package: Package) -> dict[str, str]:
    """Return what a Word user calls each header and footer: `header`, `first-page footer`."""
    labels: dict[str, str] = {}
    targets = {key: r.target for key, r in package.relationships(package.main).items()}
    for kind, variant, key in _references(package):
        part = targets.get(key, "")
        labels.setdefault(part, f"{_VARIANTS.get(variant, '')}{kind}")
    return dict(_numbered(labels.items()))


def _references(package: Package) -> Iterator[tuple[str, str, str]]:
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for kind in ("header", "footer"):
        for node in package.tree().iter(f"{word}{kind}Reference"):
            yield kind, node.get(f"{word}type", "default"), node.get(key, "")


def _numbered(labels: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield labels by part; from the second part of one name on, with its number."""
    seen: dict[str, int] = {}
    for part, label in labels:
        seen[label] = seen.get(label, 0) + 1
        yield part, label if seen[label] == 1 else f"{label} {seen[label]}"
