"""Turns one field of a source into its label and its answer.

Wherever a form has a place for an answer, the source names a field, as a path or as a mapping with
more to say. `Asked` is what was said, the label found; it writes the label's paragraphs and the
answer's.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.authoring import paragraphs, tables
from docgen.authoring.blocks.text import check_keys
from docgen.authoring.labels import FieldLabel
from docgen.authoring.oxml import Element
from docgen.authoring.page import Page, is_path
from docgen.authoring.source import Part

KEYS = ("field", "label", "show", "rich", "each", "note", "lines", "if")
_LONG = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A field as a form asks it: `part` says it, `path` names it, `label` is its label."""

    part: Part
    path: str
    label: FieldLabel
    title: str

    def label_paragraphs(self, page: Page, style: str = "Label") -> list[Element]:
        """Return the label, and the helper text under it."""
        made = [paragraphs.text_paragraph(page, style, self.title)]
        note = self.part.find("note")
        if note is not None:
            made.append(paragraphs.text_paragraph(page, "Label Note", page.text(note)))
        return made

    def answer_paragraphs(self, page: Page, style: str = "Answer") -> list[Element]:
        """Return the answer, in `style`."""
        each = self.part.find("each")
        if each is not None:
            return self._list(page, each, style)
        return [self._answer(page, style)]

    def height(self, page: Page, *, long: int = _LONG) -> int:
        """Return the least height of the answer's row, in twips."""
        lines = self.part.number("lines", long if self.is_rich else 1)
        return tables.row_height(page, lines)

    def align(self) -> str:
        """Return where the answer stands in its row: in the middle, if it is one line."""
        return "" if self.is_long or self.part.number("lines", 1) > 1 else "center"

    @property
    def is_rich(self) -> bool:
        """Return whether the answer is a long text that may be Markdown."""
        if self.part.find("rich") is not None:
            return self.part.flag("rich")
        return self.label.rich and self.part.find("show") is None

    @property
    def is_long(self) -> bool:
        """Return whether the answer may run over a page."""
        return self.is_rich or self.part.find("each") is not None

    def _list(self, page: Page, each: Part, style: str) -> list[Element]:
        # for … else: an empty cell would not be a cell
        loop = f"{{%p for {page.expression(each)} %}}"
        items = [self._answer(page.inside(each), style)]
        empty = [paragraphs.tag("{%p else %}"), paragraphs.paragraph(style)]
        return paragraphs.wrapped(loop, [*items, *empty], "{%p endfor %}")

    def _answer(self, page: Page, style: str) -> Element:
        show = self.part.find("show")
        if self.is_rich:
            return paragraphs.rich(self.path if show is None else page.expression(show))
        if show is not None:
            return paragraphs.text_paragraph(page, style, page.text(show))
        if self.label.yes_no is not None:
            return paragraphs.paragraph(style, *yes_no_runs(page, self))
        return paragraphs.text_paragraph(page, style, f"{{{{ {self.path} }}}}")


def ask(page: Page, part: Part, *, more: tuple[str, ...] = ()) -> Asked:
    """Return the field that `part` asks: a path, or a mapping with `field`, `label` and so on."""
    if part.is_text:
        path = part.text.strip()
        label = page.label(part, path)
        return Asked(part, path, label, _title(page, part, path, label))
    check_keys(page, part, (*KEYS, *more))
    named = part.find("field")
    path = "" if named is None else named.text.strip()
    own = part.find("label")
    label = FieldLabel() if named is None else _found(page, named, path, own is not None)
    title = _title(page, part, path, label) if own is None else page.text(own)
    return Asked(part, path, label, title)


def yes_no_runs(page: Page, asked: Asked) -> list[Element]:
    """Return both tick boxes of a yes/no question in one line."""
    yes, no = yes_no_words(page, asked)
    space = paragraphs.NO_BREAK_SPACE
    return [
        *ticked(page, f"{asked.path}, true", yes),
        paragraphs.run(space * 6),
        *ticked(page, f"{asked.path}, false", no),
    ]


def ticked(page: Page, expression: str, words: str) -> list[Element]:
    """Return a tick box and its `words`, never parted."""
    made = [paragraphs.tick_run(expression)]
    if words:
        made.append(paragraphs.run(paragraphs.NO_BREAK_SPACE))
        made += paragraphs.runs(page, words)
    return made


def yes_no_words(page: Page, asked: Asked) -> tuple[str, str]:
    """Return the question's own yes and no, noting a field that has none."""
    if asked.label.yes_no is None:
        if page.knows(asked.path):
            page.blame(asked.part, "source-not-a-question", "this field has no yes and no")
        return "", ""
    yes, no = asked.label.yes_no
    return yes[page.language], no[page.language]


def _found(page: Page, part: Part, path: str, has_label: bool) -> FieldLabel:
    if has_label and not is_path(path):
        return FieldLabel()
    return page.label(part, path)


def _title(page: Page, part: Part, path: str, label: FieldLabel) -> str:
    if page.knows(path) and not label.title.is_complete:
        page.blame(part, "source-no-label", f"the field `{path}` lacks a title in both languages")
    return label.title[page.language]
