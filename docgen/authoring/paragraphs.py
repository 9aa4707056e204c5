"""Turns texts into paragraphs and runs, in a named style, each language marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docgen.authoring.markup import Span, spans_of
from docgen.authoring.oxml import Element, R, child, el, words
from docgen.authoring.page import Page
from docgen.authoring.stylesheet import style_id
from docgen.language import Language

NO_BREAK_SPACE = "\u00a0"


def paragraph(style: str, *content: Element, extra: Iterable[Element] = ()) -> Element:
    """Return a paragraph in `style`; `extra` are further properties of it, in schema order."""
    named = [] if style == "Normal" else [el("pStyle", val=style_id(style))]
    looks = [*named, *extra]
    return el("p", el("pPr", *looks) if looks else None, *content)


def text_paragraph(page: Page, style: str, text: str) -> Element:
    """Return `text` with its markup as one paragraph in `style`."""
    return paragraph(style, *runs(page, text))


def runs(page: Page, text: str) -> list[Element]:
    """Return the runs of `text`, with its markup."""
    return [_written(page, span) for span in spans_of(text)]


def run(text: str, *looks: Element) -> Element:
    """Return a run of plain `text`."""
    return el("r", el("rPr", *looks) if looks else None, *words(text))


def language_mark(language: Language) -> Element:
    """Return the property that says which language a run is in."""
    return el("lang", val=language.tag, eastAsia=language.tag)


def tick_run(expression: str) -> Element:
    """Return the run that prints ☐ or ☒ as `tick(expression)` says."""
    return run(f"{{{{ tick({expression}) }}}}", el("rStyle", val="TickBox"))


def tag(text: str) -> Element:
    """Return a paragraph that holds a docxtpl tag alone, and is gone when the form is filled."""
    return paragraph("Template Tag", run(text))


def wrapped(opening: str, content: Sequence[Element], closing: str) -> list[Element]:
    """Return paragraphs between two tags."""
    return [tag(opening), *content, tag(closing)]


@dataclass(frozen=True, slots=True)
class Aside:
    """A loop that takes `across` items of a list to a row: `name` is each of them.

    A cell loops over the one item that is its own, or over none where the last row has places to
    spare; so what it says of `name` is written as anywhere else.
    """

    name: str
    items: str
    across: int

    @property
    def opening(self) -> str:
        """Return the tag before the row."""
        return f"{{%tr for row in range(0, ({self.items})|length, {self.across}) %}}"

    def around(self, column: int, content: Sequence[Element]) -> list[Element]:
        """Return runs that say something of the item in `column`, in their loop."""
        place = f"row + {column}" if column else "row"
        loop = f"{{% for {self.name} in ({self.items})[{place}:row + {column + 1}] %}}"
        return [run(loop), *content, run("{% endfor %}")]


def rich(expression: str, under: str = "") -> Element:
    """Return the paragraph that the Markdown of `expression` takes the place of.

    Its headings stand below level `under`, an expression, or else below the heading above it.
    """
    told = f"rich({under})" if under else "rich"
    return paragraph("Normal", run(f"{{{{p {expression}|{told} }}}}"))


def is_tag(element: Element) -> bool:
    """Return whether `element` is a paragraph that holds a tag alone."""
    found = child(element, "pPr", "pStyle")
    return found is not None and "TemplateTag" in found.values()


def _written(page: Page, span: Span) -> Element:
    looks: list[Element] = []
    if span.url:
        looks.append(el("rStyle", val="Hyperlink"))
    if span.bold:
        looks.append(el("b"))
    if span.italic:
        looks.append(el("i"))
    if span.language is not None and span.language is not page.language:
        looks.append(language_mark(span.language))
    made = run(span.text, *looks)
    return _linked(page, made, span.url) if span.url else made


def _linked(page: Page, made: Element, url: str) -> Element:
    link = el("hyperlink", made, history="1")
    link.set(f"{{{R}}}id", page.notes.link(url))
    return link
