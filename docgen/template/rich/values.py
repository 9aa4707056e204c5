"""The filters that a template writes, `rich` and `inline`, and the values that they make.

`{{p referral.rationale|rich }}` stands alone in a paragraph and prints paragraphs; `{{r name|inline
}}` prints the words of one. Only what a person typed is read as Markdown: a date, a choice or what
the case does not say prints as itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final, TypeGuard

from docgen.model.chapters import Chapter
from docgen.model.values import Choice, Text
from docgen.template.rich.bases import Base
from docgen.template.rich.properties import write_run_properties
from docgen.template.rich.reading import clean_text, read_blocks, read_spans
from docgen.template.rich.state import RenderState, current_state
from docgen.template.rich.tree import Paragraph, Spans, TypedText, Words
from docgen.template.rich.writing import write_blocks, write_spans


@dataclass(frozen=True, slots=True, repr=False)
class Based:
    """A value on its way to `rich`, with the number of the paragraph that its tag stood in."""

    value: object
    base: int

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True, slots=True, repr=False)
class RichWords:
    """A short text, which prints as the words of a paragraph."""

    value: object
    base: int | None = None

    def word(self, state: RenderState) -> str:
        """Return the text as runs of WordprocessingML."""
        spans = read_spans(self.value) if _is_typed(self.value) else _words(self.value)
        return write_spans(spans, state.base(self.base), state, tag=_language(self.value))

    def __html__(self) -> str:
        state = current_state()
        return _in_place(self.word(state), state.base(self.base))

    def __str__(self) -> str:
        return self.__html__()


@dataclass(frozen=True, slots=True, repr=False)
class RichBlocks:
    """A long text, which prints as paragraphs, lists and tables."""

    value: object
    base: int | None = None
    under: int | None = None

    def word(self, state: RenderState) -> str:
        """Return the text as block-level WordprocessingML, a `<w:p>` at least.

        In a tag among the words of a paragraph (`Base.in_run`) there is no place for blocks, and
        it is runs.
        """
        base = state.base(self.base)
        if base.in_run:
            return RichWords(self.value, self.base).word(state)
        typed, tag = _read(self.value, state), _language(self.value)
        return write_blocks(typed, base, state, tag=tag, under=self.under)

    def __html__(self) -> str:
        state = current_state()
        return _in_place(self.word(state), state.base(self.base))

    def __str__(self) -> str:
        return self.__html__()


def _in_place(xml: str, base: Base) -> str:
    """Return `xml`, between the halves of the run that its tag stands in where it does."""
    if not base.in_run:
        return xml
    again = f'<w:r>{write_run_properties(base.run)}<w:t xml:space="preserve">'
    return f"</w:t></w:r>{xml}{again}"


def rich(value: object, under: int | None = None) -> RichBlocks:
    """Return a long text to be printed as paragraphs, its headings below level `under`."""
    inner, base = _unbased(value)
    return RichBlocks(inner, base, under)


def inline(value: object) -> RichWords:
    """Return a short text to be printed as runs."""
    inner, base = _unbased(value)
    return RichWords(inner, base)


def based(value: object, base: int) -> Based:
    """Return `value` for `rich`, with the number of its base; the compiler writes this filter."""
    return Based(value, base)


FILTERS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {"rich": rich, "inline": inline, "based": based}
)


def _unbased(value: object) -> tuple[object, int | None]:
    return (value.value, value.base) if isinstance(value, Based) else (value, None)


def _is_typed(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and not isinstance(value, Choice)


def _read(value: object, state: RenderState) -> TypedText:
    """Return what a value says, with the pictures that it brings."""
    if isinstance(value, Chapter):
        if value.word:
            return state.open_chapter(value.word)
        return replace(read_blocks(value), pictures=value.pictures)
    return read_blocks(value) if _is_typed(value) else _as_it_is(value)


def _language(value: object) -> str:
    language = value.language if isinstance(value, Text | Chapter) else None
    return language.tag if language else ""


def _as_it_is(value: object) -> TypedText:
    return TypedText((Paragraph(_words(value)),), MappingProxyType({}))


def _words(value: object) -> Spans:
    text = "" if value is None else clean_text(str(value))
    return (Words(text),) if text else ()
