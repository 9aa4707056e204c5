"""A compiled template in, the text of its paragraphs out, filled, with the place of each.

For proofing, which asks what a form can say and not how it looks: one light Jinja program holds
the paragraphs that have tags, and a caller may decide its conditions, so that every choice of words
is read, whichever the data would take.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, product
from typing import Any, Final

from jinja2 import Template, TemplateError, nodes
from jinja2.visitor import NodeVisitor
from lxml import etree

from docgen.errors import Place
from docgen.language import Language
from docgen.model.chapters import Chapter
from docgen.template import limits
from docgen.template.compiled import CompiledTemplate
from docgen.template.places import Outline, outline_part
from docgen.template.sandbox import make_environment
from docgen.template.tags import Tag, TagKind, find_tags

#: Which way each condition goes, by its text; what is not named goes as the data has it.
Choices = Mapping[str, bool]

_BEGIN, _END = "\ue000", "\ue001"
_MARK = re.compile(f"{_BEGIN}(\\d+){_END}")
#: What stands in place of words in the other language.
FOREIGN: Final = "\u25af"
#: What stands for a tab or a line break: words on its two sides are not neighbours.
STEP: Final = "\u2028"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CHOOSE: Final = "which way"
_MOST_TOGETHER: Final = 4
_DOCXTPL_ONLY = frozenset({"cellbg", "colspan", "hm", "vm"})


@dataclass(frozen=True, slots=True)
class Line:
    """What one paragraph says: `spot` numbers the paragraph, in every language alike."""

    spot: int
    text: str
    place: Place


@dataclass(frozen=True)
class LineProgram:
    """The paragraphs of a template: those that never change, and a program for the others.

    `choices` are the ways through its conditions that are worth reading, each with the paragraph
    that asks for it; the empty one, of number -1, lets the data decide.
    """

    still: tuple[Line, ...]
    choices: tuple[tuple[int, Choices], ...]
    _template: Template = field(repr=False)
    _places: tuple[Place, ...] = field(repr=False)
    _environment: Any = field(repr=False)

    def read(self, context: Mapping[str, Any], choices: Choices) -> Iterator[Line]:
        """Return what the paragraphs with tags say, filled from `context`.

        Nothing comes of a choice that the data cannot follow.
        """
        chosen = {_CHOOSE: lambda key, found: choices.get(key, found)}
        self._environment.filters.update(chosen)
        try:
            with limits.allowance():
                text = self._template.render(context)
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError):
            return
        pieces = _MARK.split(text)
        for number, words in zip(pieces[1::2], pieces[2::2], strict=True):
            if words := words.strip():
                yield Line(int(number), words, self._places[int(number)])


def read_lines(template: CompiledTemplate, language: Language, file: str) -> LineProgram:
    """Return the paragraphs of `template` as a program; places name the file as `file`."""
    spots = list(_spots(template, language, file))
    moving = [(number, text) for number, text, _ in spots if _has_tags(text)]
    still = tuple(Line(n, text.strip(), place) for n, text, place in spots if not _has_tags(text))
    environment = make_environment(language, filters=_PLAIN, finalize=_shown, autoescape=False)
    tree = environment.parse("".join(f"{_BEGIN}{n}{_END}{_plain(text)}\n" for n, text in moving))
    finder = _Finder()
    finder.visit(tree)
    environment.filters[_CHOOSE] = lambda key, found: found  # noqa: ARG005 - takes what `read` does
    code = environment.compile(tree)
    program = Template.from_code(environment, code, environment.globals)
    places = tuple(place for _, _, place in spots)
    return LineProgram(
        tuple(line for line in still if line.text),
        ((-1, {}), *_ways(finder)),
        program,
        places,
        environment,
    )


def _spots(
    template: CompiledTemplate, language: Language, file: str
) -> Iterator[tuple[int, str, Place]]:
    found = (
        (spot.text, Place(file, part=outline.part, spot=spot.where))
        for outline in _outlines(template, language)
        for spot in outline.spots
    )
    for number, (text, place) in enumerate(chain(found, _pictures(template, file))):
        yield number, text, place


def _pictures(template: CompiledTemplate, file: str) -> Iterator[tuple[str, Place]]:
    """Return what is said of each picture to those who cannot see it, after all that is printed."""
    for source in template.sources:
        if source.story is None:
            continue
        root = etree.fromstring(template.package.parts[source.name])
        for number, drawn in enumerate(root.iter(_DRAWN), 1):
            if described := drawn.get("descr"):
                spot = f"alternative text of picture {number}"
                yield described, Place(file, part=source.label, spot=spot)


def _outlines(template: CompiledTemplate, language: Language) -> Iterator[Outline]:
    """Return the paragraphs of body, headers, footers and title, less what is marked as foreign."""
    for source in template.sources:
        if source.story is not None:
            own = _own_words(template.package.parts[source.name], language)
            yield outline_part(own, template.name, source.label)
        elif source.label == "title":
            yield source.outline


def _own_words(xml: bytes, language: Language) -> bytes:
    """Return a part without the words that it marks as being in another language."""
    root = etree.fromstring(xml)
    for run in root.iter(f"{_W}r"):
        marked = run.find(f"{_W}rPr/{_W}lang")
        said = "" if marked is None else marked.get(f"{_W}val", "")
        texts = list(run.iter(f"{_W}t"))
        if said.startswith(language.value) or not said or _steers(texts):
            continue
        for text in texts:
            text.text = FOREIGN
    for run in root.iter(f"{_W}r"):
        for step in (*run.findall(f"{_W}tab"), *run.findall(f"{_W}br")):
            step.tag, step.text = f"{_W}t", STEP
    return etree.tostring(root)


def _steers(texts: Iterable[etree._Element]) -> bool:
    return any(TagKind.STEER in (text.text or "") for text in texts)


def _has_tags(text: str) -> bool:
    return TagKind.PRINT in text or TagKind.STEER in text


def _plain(text: str) -> str:
    """Return `text` with docxtpl's own tags made Jinja's, and without its notes."""
    made, at = [], 0
    for tag in find_tags(text):
        made += [text[at : tag.start], _jinja(tag)]
        at = tag.end
    return "".join((*made, text[at:]))


def _jinja(tag: Tag) -> str:
    if tag.kind is TagKind.NOTE or tag.keyword in _DOCXTPL_ONLY:
        return ""
    ends = ("{{", "}}") if tag.kind is TagKind.PRINT else ("{%", "%}")
    return f"{ends[0]} {tag.words} {ends[1]}"


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _same(value: object, *_: object, **__: object) -> object:
    # a chapter that is a Word file of its own has no words here but that file's name
    return "" if isinstance(value, Chapter) and value.word else value


_PLAIN: Mapping[str, Callable[..., Any]] = dict.fromkeys(("rich", "inline", "based"), _same)


class _Finder(NodeVisitor):
    """Finds the conditions around and in each paragraph, and puts a choice in place of each."""

    def __init__(self) -> None:
        self.around: dict[int, dict[str, bool]] = {}
        self.within: dict[int, list[str]] = {}
        self._spot = -1
        self._path: tuple[tuple[str, bool], ...] = ()

    def visit_TemplateData(self, node: nodes.TemplateData) -> None:  # noqa: N802 - Jinja's name
        for number in _MARK.findall(node.data):
            self._spot = int(number)
            self.around[self._spot] = dict(self._path)

    def visit_If(self, node: nodes.If) -> None:  # noqa: N802
        above = self._path
        if _is_of_loop(node.test):  # the first item is the first one, whatever we choose
            self.generic_visit(node)
            return
        key = self._ask(node)
        for taken, below in ((True, node.body), (False, [*node.elif_, *node.else_])):
            self._path = (*above, (key, taken))
            for child in below:
                self.visit(child)
        self._path = above

    def visit_For(self, node: nodes.For) -> None:  # noqa: N802
        if node.test is not None and not _is_of_loop(node.test):
            node.test = _choice(key := _key(node.test), node.test)
            self._note(key)
        for child in (*node.body, *node.else_):
            self.visit(child)

    def visit_CondExpr(self, node: nodes.CondExpr) -> None:  # noqa: N802
        self.generic_visit(node)
        if not _is_of_loop(node.test):
            self._ask(node)

    def _ask(self, node: nodes.If | nodes.CondExpr) -> str:
        key = _key(node.test)
        node.test = _choice(key, node.test)
        self._note(key)
        return key

    def _note(self, key: str) -> None:
        asked = self.within.setdefault(self._spot, [])
        if key not in asked:
            asked.append(key)


def _is_of_loop(test: nodes.Node) -> bool:
    names = [test] if isinstance(test, nodes.Name) else test.find_all(nodes.Name)
    return any(name.name == "loop" for name in names)


def _key(test: nodes.Node) -> str:
    """Return the text of a condition, the same wherever and in whichever language it stands."""
    return repr(test)


def _choice(key: str, test: nodes.Node) -> nodes.Filter:
    return nodes.Filter(nodes.Const(key), _CHOOSE, [test], [], None, None)


def _ways(finder: _Finder) -> Iterator[tuple[int, Choices]]:
    """Return, for each paragraph, the ways through its own conditions that lead to it."""
    seen: set[tuple[int, frozenset[tuple[str, bool]]]] = set()
    for spot, around in finder.around.items():
        asked = [key for key in finder.within.get(spot, ()) if key not in around]
        for way in _assignments(asked):
            choices = {**way, **around}
            known = (spot, frozenset(choices.items()))
            if choices and known not in seen:
                seen.add(known)
                yield spot, choices


def _assignments(keys: list[str]) -> Iterable[dict[str, bool]]:
    """Return every way through a few conditions; of many, all so, and each once the other way."""
    if len(keys) <= _MOST_TOGETHER:
        ways = product((True, False), repeat=len(keys))
        return [dict(zip(keys, way, strict=True)) for way in ways]
    return [
        {key: (key == other) is not most for key in keys}
        for most in (True, False)
        for other in ("", *keys)
    ]
