"""Tick boxes: questions of yes and no, choices, and grids of agencies."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.authoring import paragraphs, tables
from docgen.authoring.answer import Asked, ask, ticked, yes_no_words
from docgen.authoring.blocks.answers import Rows, conditional, full_row
from docgen.authoring.blocks.text import check_keys, heading_paragraph
from docgen.authoring.oxml import Element
from docgen.authoring.page import Page
from docgen.authoring.source import Part
from docgen.authoring.tables import Cell, Row

_QUESTION_SHARES = (70, 15, 15)
_TICK_SHARE = 7
_MOST_ACROSS = 4
_GRID_LABEL = 22


def questions(page: Page, part: Part) -> list[Element]:
    """Return a table with a question at the left, and its own yes and no at the right."""
    widths = tables.columns(page, _QUESTION_SHARES)
    rows: Rows = []
    for item in part.listed():
        whole = full_row(page, item, len(widths)) if item.is_mapping else None
        made: Rows = [whole] if whole else _question(page, item)
        rows += conditional(page, item, made)
    return [tables.table(widths, rows)]


def choices(page: Page, part: Part) -> list[Element]:
    """Return a question and a tick box for each of its choices."""
    asked = ask(page, part, more=("level", "across", "options"))
    across = min(max(part.number("across", 1), 1), _MOST_ACROSS)
    options = _options(page, part, asked)
    shares = [_TICK_SHARE, 100 / across - _TICK_SHARE] * across
    widths = tables.columns(page, shares)
    rows: Rows = []
    for start in range(0, len(options), across):
        rows += _choice_rows(page, options[start : start + across], across)
    return [*_question_label(page, part, asked), tables.table(widths, rows)]


def grid(page: Page, part: Part) -> list[Element]:
    """Return label and tick box with its text, two or more of them to a row."""
    check_keys(page, part, ("across", "each", "items", "label", "tick", "show", "last", "lines"))
    across = min(max(part.number("across", 2), 1), _MOST_ACROSS)
    label = min(_GRID_LABEL, 50 / across)
    widths = tables.columns(page, [label, 100 / across - label] * across)
    each, items = part.find("each"), part.find("items")
    rows = _looped_grid(page, part, each, across) if each else _fixed_grid(page, items, across)
    last = part.find("last")
    if last is not None:
        check_keys(page, last, ("label", "tick", "show", "lines"))
        rows.append(_grid_row(page, [last], 2 * across))
    return [tables.table(widths, rows)]


@dataclass(frozen=True, slots=True)
class _Option:
    """One choice: what ticks it, what it is called, and an answer that may stand beside it."""

    part: Part
    tick: str
    words: str
    answer: Asked | None = None


def _question(page: Page, part: Part) -> Rows:
    asked = ask(page, part, more=("follow", "yes_no"))
    yes, no = _answers(page, part) or yes_no_words(page, asked)
    label = asked.label_paragraphs(page, "Checklist")
    cells = [Cell(label, fill=page.colour("label"), align="center")]
    for words, value in ((yes, "true"), (no, "false")):
        runs = ticked(page, f"{asked.path}, {value}", words)
        cells.append(Cell([paragraphs.paragraph("Tick", *runs)], align="center"))
    rows: Rows = [Row(cells, height=page.mm("tables.row"))]
    follow = part.find("follow")
    if follow is not None:
        rows.append(_follow(page, ask(page, follow), len(cells)))
    return rows


def _answers(page: Page, part: Part) -> tuple[str, str] | None:
    """Return the yes and no that the source gives a question worded in another tense, or None."""
    given = part.find("yes_no")
    if given is None:
        return None
    if len(given.items) != len(("yes", "no")):
        page.blame(given, "source-shape", "`yes_no` is two texts: the yes, then the no")
        return "", ""
    yes, no = (page.text(item) for item in given.items)
    return yes, no


def _follow(page: Page, asked: Asked, span: int) -> Row:
    content = [*asked.label_paragraphs(page), *asked.answer_paragraphs(page)]
    return Row([Cell(content, span)], height=asked.height(page), splits=asked.is_long)


def _question_label(page: Page, part: Part, asked: Asked) -> list[Element]:
    level = part.number("level", 0)
    if level:
        made = [heading_paragraph(page, part, level, asked.title)]
    else:
        made = [paragraphs.text_paragraph(page, "Question", asked.title)] if asked.title else []
    note = part.find("note")
    if note is not None:
        made.append(paragraphs.text_paragraph(page, "Note", page.text(note)))
    return made


def _options(page: Page, part: Part, asked: Asked) -> list[_Option]:
    listed = part.find("options")
    if listed is None:
        keys = asked.label.options
        if not keys:
            page.blame(part, "source-no-choices", "this field has no choices")
        return [_known_option(page, part, asked, key) for key in keys]
    return [_option(page, item, asked) for item in listed.items]


def _option(page: Page, part: Part, asked: Asked) -> _Option:
    if part.is_text:
        return _known_option(page, part, asked, part.text)
    check_keys(page, part, ("key", "label", "tick", "answer"))
    key, label, tick = part.word("key"), part.find("label"), part.find("tick")
    known = _known_option(page, part, asked, key) if key else _Option(part, "", "")
    words = known.words if label is None else page.text(label)
    expression = known.tick if tick is None else f"{page.expression(tick)}, true"
    beside = part.find("answer")
    return _Option(part, expression, words, None if beside is None else ask(page, beside))


def _known_option(page: Page, part: Part, asked: Asked, key: str) -> _Option:
    wording = asked.label.options.get(key)
    if wording is None and page.knows(asked.path):
        hint = "the choices are: " + ", ".join(asked.label.options)
        page.blame(part, "source-unknown-choice", f"there is no choice `{key}`", hint)
    words = "" if wording is None else wording[page.language]
    return _Option(part, f"{asked.path}, '{key}'", words)


def _choice_rows(page: Page, options: list[_Option], across: int) -> Rows:
    cells: list[Cell] = []
    height = page.mm("tables.row")
    align = "" if any(option.answer for option in options) else "center"
    for option in options:
        tick = paragraphs.paragraph("Tick", paragraphs.tick_run(option.tick))
        cells.append(Cell([tick], fill=page.colour("label"), align=align))
        content = [paragraphs.text_paragraph(page, "Cell", option.words)]
        if option.answer is not None:
            content += option.answer.answer_paragraphs(page)
            height = max(height, page.mm("tables.row") + option.answer.height(page, long=3))
        cells.append(Cell(content, align=align))
    missing = 2 * (across - len(options))
    if missing:
        cells.append(Cell([tables.blank()], span=missing))
    return [Row(cells, height=height)]


def _fixed_grid(page: Page, items: Part | None, across: int) -> Rows:
    if items is None:
        return []
    rows: Rows = []
    for start in range(0, len(items.items), across):
        row = items.items[start : start + across]
        for item in row:
            check_keys(page, item, ("label", "tick", "show", "lines"))
        rows.append(_grid_row(page, list(row), 2 * across))
    return rows


def _grid_row(page: Page, items: list[Part], columns: int) -> Row:
    cells: list[Cell] = []
    for item in items:
        cells += _grid_cells(page, item)
    left = columns - len(cells)
    if left:
        last = cells.pop()
        cells.append(Cell(last.content, span=1 + left))
    return Row(cells, height=_grid_height(page, items[0]))


def _looped_grid(page: Page, part: Part, each: Part, across: int) -> Rows:
    """Return one row, looped over as many items at a time as stand in a row."""
    aside = paragraphs.Aside(*page.loop(each), across)
    inner = page.inside(each)
    cells = [cell for n in range(across) for cell in _grid_cells(inner, part, aside, n)]
    row = Row(cells, height=_grid_height(page, part))
    return [aside.opening, row, "{%tr endfor %}"]


def _grid_cells(
    page: Page, part: Part, aside: paragraphs.Aside | None = None, column: int = 0
) -> list[Cell]:
    label, show, tick = part.find("label"), part.find("show"), part.find("tick")
    named = paragraphs.runs(page, page.text(label)) if label else []
    text = page.text(show) if show else ""
    if tick is None:
        said = paragraphs.runs(page, text)
    else:
        said = ticked(page, f"{page.expression(tick)}, true", text)
    if aside is not None:
        named, said = aside.around(column, named), aside.around(column, said)
    label_cell = Cell([paragraphs.paragraph("Label", *named)], fill=page.colour("label"))
    return [label_cell, Cell([paragraphs.paragraph("Cell", *said)])]


def _grid_height(page: Page, part: Part) -> int:
    return tables.row_height(page, part.number("lines", 1))
