"""One render in the making: what it has printed that needs care, and what it adds to the file.

Jinja hands every value to `finalize` before it is printed. A plain text passes through; a picture
becomes a drawing and a new part; a value that brings XML of its own is looked at, and where it may
not fit, the render is marked `rough` and goes docxtpl's long way round.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import docxtpl
from docx.image.image import Image
from docx.oxml.shape import CT_Inline
from lxml import etree
from markupsafe import Markup, escape

from docgen.model import Text
from docgen.template import limits
from docgen.template.archive import CONTENT_TYPES
from docgen.template.images import InlineImage, Picture, measure
from docgen.template.relations import IMAGE, RelationsBook, add_content_types
from docgen.template.rich import RichBlocks, RichWords
from docgen.template.tongues import mark_language

_FORBIDDEN = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ufffe\uffff]")  # XML 1.0 section 2.2
_NUMBER = re.compile(r"[0-9]{1,9}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_PARAGRAPH_LINE = re.compile(r"\n(?=<w:p[ >])")
_PLAIN: Final = frozenset({int, float, bool, type(None)})
_TABLE_PARTS = re.compile(r"<w:(?:tbl|tr|tc|gridSpan|gridCol)\b")
_LONG: Final = 1000
_MARKUP = re.compile("[&<>'\"]")
_WRAPPER: Final = "<w:r {}>{{}}</w:r>".format(
    " ".join(
        f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}/2006/{name}"'
        for prefix, path, name in (
            ("w", "wordprocessingml", "main"),
            ("r", "officeDocument", "relationships"),
            ("wp", "drawingml", "wordprocessingDrawing"),
            ("a", "drawingml", "main"),
            ("pic", "drawingml", "picture"),
        )
    )
)


class SubdocumentError(Exception):
    """A sub-document that belongs to another file than the one that is rendered."""

    def __init__(self, owner: Any) -> None:  # noqa: ANN401 - docxtpl is not typed
        super().__init__()
        self.owner = owner


@dataclass(frozen=True)
class Stock:
    """What a template holds already that a render may add to: its members, and its pictures."""

    members: Mapping[str, bytes] = field(repr=False)
    owner: object = None
    shapes: dict[str, int] = field(default_factory=dict, repr=False)
    memory: dict[tuple[str, object], Markup] = field(default_factory=dict, repr=False)

    @cached_property
    def pictures(self) -> Mapping[str, str]:
        """Return the names of the template's pictures by their fingerprint."""
        return {
            Image.from_blob(content).sha1: name
            for name, content in self.members.items()
            if name.startswith("word/media/") and _is_picture(content)
        }

    @cached_property
    def picture_count(self) -> int:
        """Return how many pictures the template refers to."""
        return sum(name.startswith("word/media/") for name in self.members)

    def next_shape(self, part: str) -> int:
        """Return the first free number for a drawing in `part`."""
        if part not in self.shapes:
            self.shapes[part] = self._next_shape(part)
        return self.shapes[part]

    def _next_shape(self, part: str) -> int:
        elements = etree.fromstring(self.members[part]).iter()
        ids = [element.get("id") or "" for element in elements]
        return max((int(n) for n in ids if _NUMBER.fullmatch(n)), default=0) + 1


def _is_picture(content: bytes) -> bool:
    try:
        Image.from_blob(content)
    except Exception:  # noqa: BLE001 - python-docx lets many errors through for what it cannot read
        return False
    return True


@dataclass
class Rendering:
    """The state of one render; `part` is the part that is being printed.

    In a `strict` part any markup may end up in an attribute, so that the part is `rough` then.
    """

    stock: Stock
    relations: RelationsBook
    part: str = ""
    rough: bool = False
    strict: bool = False
    media: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def begin(self, part: str, *, rough: bool, strict: bool) -> None:
        """Go on to print `part`."""
        self.part, self.rough, self.strict = part, rough, strict

    @contextmanager
    def active(self) -> Iterator[None]:
        """Make this the render that `finalize` works for."""
        token = _CURRENT.set(self)
        try:
            yield
        finally:
            _CURRENT.reset(token)

    def additions(self) -> Iterator[tuple[str, bytes]]:
        """Yield the members that this render adds to the file, or changes, beside its stories."""
        yield from self.relations.changes()
        for name, (_, content) in self.media.items():
            yield name, content
        if self.media:
            kinds = {name: kind for name, (kind, _) in self.media.items()}
            yield CONTENT_TYPES, add_content_types(self.stock.members[CONTENT_TYPES], kinds)

    def draw(self, picture: Picture) -> CT_Inline:
        """Return a drawing of `picture`, which becomes part of the document."""
        folder = posixpath.dirname(self.part)
        target = posixpath.relpath(self._add_picture(picture.image), folder)
        key = self.relations.of(self.part).relate(IMAGE, target)
        shape = self.stock.next_shape(self.part)
        name = picture.image.filename or ""
        drawing = CT_Inline.new_pic_inline(shape, key, name, picture.width, picture.height)  # type: ignore[arg-type]
        if picture.alt:
            for element in drawing.xpath(".//wp:docPr | .//pic:cNvPr"):
                element.set("descr", picture.alt)
        return drawing

    def _add_picture(self, image: Image) -> str:
        known = self.stock.pictures.get(image.sha1) or self._names.get(image.sha1)
        if known:
            return known
        name = f"word/media/image{self._next_number()}.{image.ext}"
        self._names[image.sha1] = name
        self.media[name] = (image.content_type, image.blob)
        return name

    def _next_number(self) -> int:
        names = [*self.stock.members, *self.media]
        numbers = [re.search(r"word/media/[A-Za-z]+(\d{0,9})\.", name) for name in names]
        used = {int(found[1] or 0) for found in numbers if found}
        count = self.stock.picture_count + len(self.media)
        return next((n for n in range(1, count + 1) if n not in used), count + 1)


_CURRENT: ContextVar[Rendering] = ContextVar("docgen_word_render")


def finalize(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """Return `value` as it may be printed: clean text, or markup that is known to fit."""
    kind = type(value)
    if kind is str:
        return value if value.isprintable() and len(value) < _LONG else _clean(value)
    if kind in _PLAIN:
        return value
    return _finalize_object(value)


def show(value: Any) -> str:  # noqa: ANN401
    """Return `value` as it is printed where markup is escaped."""
    if type(value) is str and len(value) < _LONG and value.isprintable():
        return value if _MARKUP.search(value) is None else escape(value)
    return escape(finalize(value))


def _finalize_object(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Text):
        return _clean(mark_language(value))
    if isinstance(value, InlineImage | docxtpl.InlineImage):
        return Markup(_draw(value))  # noqa: S704 - a drawing of our own making
    return _finalize_markup(value) if hasattr(value, "__html__") else _clean(str(value))


def _clean(text: str) -> str:
    """Return `text` without what XML cannot hold."""
    limits.spend_text(len(text))
    if text.isprintable():
        return text
    text = text.replace("\v", "\n")  # how a line ends in text copied from Word
    return _LONE_SURROGATE.sub("\ufffd", _FORBIDDEN.sub("", text))


def _finalize_markup(value: Any) -> Markup:  # noqa: ANN401
    if isinstance(value, RichBlocks | RichWords):
        return _finalize_rich(value)
    _check_owner(value)
    markup = _clean(value.__html__())
    if "<" in markup:
        markup = _PARAGRAPH_LINE.sub("", markup)
        _look_at(markup)
    return Markup(markup)  # noqa: S704 - it says itself that it is markup


def _finalize_rich(value: RichBlocks | RichWords) -> Markup:
    """Return rich text as markup, from memory where the same text stood in the same place before.

    Only what refers to no other part of its document can stand in the next one as it is.
    """
    rendering = _CURRENT.get(None)
    if rendering is not None:
        rendering.rough |= rendering.strict
    if rendering is None or type(value.value) is not str or len(value.value) > _LONG:
        return Markup(_clean(value.__html__()))  # noqa: S704 - XML that docxtpl or we wrote, its text escaped
    memory = rendering.stock.memory
    key = (rendering.part, value)
    markup = memory.get(key)
    if markup is None:
        markup = Markup(_clean(value.__html__()))  # noqa: S704 - XML that docxtpl or we wrote, its text escaped
        if len(memory) < _MOST_REMEMBERED and not any(sign in markup for sign in _REFERRING):
            memory[key] = markup
    return markup


_REFERRING: Final = ("w:numId ", "w:id=", "r:id=")
_MOST_REMEMBERED: Final = 2000


def _look_at(markup: str) -> None:
    """Mark the render as rough when `markup` may break the XML around it, or a table."""
    rendering = _CURRENT.get(None)
    if rendering is not None and not rendering.rough:
        rendering.rough = rendering.strict or _may_not_fit(markup)


def _may_not_fit(markup: str) -> bool:
    try:
        etree.fromstring(_WRAPPER.format(markup))
    except etree.XMLSyntaxError:
        return True
    return bool(_TABLE_PARTS.search(markup))


def _check_owner(value: Any) -> None:  # noqa: ANN401
    """Refuse a sub-document of docxtpl whose parts are not in the file that is rendered."""
    if type(value).__module__ != "docxtpl.subdoc":
        return
    rendering = _CURRENT.get(None)
    if rendering is None or rendering.stock.owner is not value.tpl:
        raise SubdocumentError(value.tpl)


def _draw(value: Any) -> str:  # noqa: ANN401
    rendering = _CURRENT.get()
    rendering.rough |= rendering.strict
    if isinstance(value, InlineImage):
        picture = measure(value.data, (value.width, value.height), value.alt)
        return _in_run(rendering.draw(picture).xml)
    stand_in = docxtpl.InlineImage(
        _Owner(rendering), value.image_descriptor, value.width, value.height, value.anchor
    )
    return str(stand_in)


def _in_run(drawing: str) -> str:
    return f'</w:t></w:r><w:r><w:drawing>{drawing}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


class _Owner:
    """Stands where docxtpl's picture expects its template, and the part it is printed in."""

    def __init__(self, rendering: Rendering) -> None:
        self._rendering = rendering
        self.current_rendering_part = self

    def new_pic_inline(self, source: Any, width: Any = None, height: Any = None) -> CT_Inline:  # noqa: ANN401
        """Return a drawing of the picture `source`."""
        return self._rendering.draw(measure(source, (width, height)))

    def relate_to(self, target: str, kind: str, is_external: bool = False) -> str:
        """Return the id by which the part refers to `target`."""
        relations = self._rendering.relations.of(self._rendering.part)
        return relations.relate(kind, target, external=is_external)
