"""What people are asked after an event: a scale of boxes for each question, and lines to write on.

A box is a check box of Word's own, so that it can be clicked on screen as well as crossed by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.authoring import paragraphs, tables
from docgen.authoring.answer import ask
from docgen.authoring.blocks.answers import Rows
from docgen.authoring.blocks.text import check_keys
from docgen.authoring.keeping import keep_with_next
from docgen.authoring.labels import FieldLabel
from docgen.authoring.oxml import Element, el, mark
from docgen.authoring.page import Page
from docgen.authoring.source import Part
from docgen.authoring.tables import Cell, Row

_NUMBER, _QUESTION, _SCORE = 7.5, 35, 5.5
_CROSSED, _EMPTY = "2612", "2610"
_LINES = 4
_PEN_LINES = 3


@dataclass(frozen=True, slots=True)
class _Scale:
    """The list that holds the answers, one item for each question, and the labels of its fields."""

    path: str
    score: FieldLabel
    comment: FieldLabel

    def of(self, number: int, name: str) -> str:
        """Return the expression for the field `name` of the answer to a question, if there is one.

        The list may be shorter than the questions are many, or not there.
        """
        return f"({self.path}|map(attribute='{name}')|list)[{number}]"


def ratings(page: Page, part: Part) -> list[Element]:
    """Return a table of questions, each with a box for every score and room for a comment."""
    check_keys(page, part, ("field", "number", "question", "questions"))
    named, listed, heads = part.find("field"), part.find("questions"), _heads(page, part)
    if named is None or listed is None or not heads:
        page.blame(part, "source-shape", "ratings need `field`, `number`, `question`, `questions`")
        return []
    path = named.text.strip()
    score, comment = (page.label(named, f"{path}.{name}") for name in ("score", "comment"))
    scale = _Scale(path, score, comment)
    shares = (_NUMBER, _QUESTION, *[_SCORE] * len(score.options), 0)
    rows: Rows = [_head(page, scale, heads)]
    rows += [_question(page, scale, item, number) for number, item in enumerate(listed.items)]
    return [tables.table(tables.columns(page, shares), rows)]


def lined(page: Page, part: Part) -> list[Element]:
    """Return a question, and below it the answer, or lines to write on where there is none."""
    asked = ask(page, part, more=("number",))
    label = paragraphs.text_paragraph(page, "Label", f"{part.word('number')} {asked.title}".strip())
    height = page.mm("tables.pen_line")
    blanks = [tables.blank("Answer") for _ in range(max(part.number("lines", _LINES), 1))]
    for paragraph in (label, *blanks[:-1]):
        keep_with_next(paragraph)
    rows: Rows = [
        Row([Cell([label], fill=page.colour("label"))]),
        f"{{%tr if {asked.path} %}}",
        Row([Cell(asked.answer_paragraphs(page))], height=2 * height, splits=True),
        "{%tr else %}",
        *(Row([Cell([blank])], height=height) for blank in blanks),
        "{%tr endif %}",
    ]
    return [tables.table([page.width], rows)]


def _heads(page: Page, part: Part) -> list[str]:
    found = (part.find("number"), part.find("question"))
    return [page.text(text) for text in found if text is not None][: 2 * all(found)]


def _head(page: Page, scale: _Scale, heads: list[str]) -> Row:
    titles = [*heads, *scale.score.options, scale.comment.title[page.language]]
    cells = [
        Cell(
            [_centred(paragraphs.text_paragraph(page, "Column Heading", title), title.isdecimal())],
            fill=page.colour("band"),
            align="center",
        )
        for title in titles
    ]
    return Row(cells, head=True)


def _question(page: Page, scale: _Scale, part: Part, number: int) -> Row:
    """Return the row of a question; `number` counts from nought."""
    said, comment = f"{number + 1}.", f"{{{{ {scale.of(number, 'comment')} }}}}"
    words = [paragraphs.text_paragraph(page, "Cell", text) for text in (said, page.text(part))]
    cells = [Cell([paragraph], align="center") for paragraph in words]
    score = scale.of(number, "score")
    for key, label in scale.score.options.items():
        box = _box(page, f"{score} == '{key}'", f"{said} {key} – {label[page.language]}")
        cells.append(Cell([_centred(paragraphs.paragraph("Tick", *box))], align="center"))
    answer = paragraphs.text_paragraph(page, "Cell", comment)
    return Row([*cells, Cell([answer])], height=_PEN_LINES * page.mm("tables.pen_line"))


def _box(page: Page, condition: str, name: str) -> list[Element]:
    """Return a check box, crossed where `condition` holds; `name` is what a screen reader says."""
    return [
        paragraphs.run(f"{{% if {condition} %}}"),
        _control(page, name, crossed=True),
        paragraphs.run("{% else %}"),
        _control(page, name, crossed=False),
        paragraphs.run("{% endif %}"),
    ]


def _control(page: Page, name: str, *, crossed: bool) -> Element:
    font = page.style.fonts["tick"]
    state = mark(
        "checkbox",
        mark("checked", val=int(crossed)),
        mark("checkedState", val=_CROSSED, font=font),
        mark("uncheckedState", val=_EMPTY, font=font),
    )
    sign = chr(int(_CROSSED if crossed else _EMPTY, 16))
    shown = paragraphs.run(sign, el("rStyle", val="TickBox"))
    return el("sdt", el("sdtPr", el("alias", val=name), state), el("sdtContent", shown))


def _centred(paragraph: Element, centred: bool = True) -> Element:
    looks = paragraph.find(el("pPr").tag)
    if centred and looks is not None:
        looks.append(el("jc", val="center"))
    return paragraph
