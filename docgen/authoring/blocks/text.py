"""Running text: title, headings, paragraphs, notes, lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy

from docgen.authoring import paragraphs, tables
from docgen.authoring.oxml import Element, el
from docgen.authoring.page import Page
from docgen.authoring.source import Part
from docgen.authoring.tables import Cell, Row

Maker = Callable[[Page, Part], list[Element]]

_PAIR = ("en", "cy")
_DEEPEST = 3
_PAPER = "FFFFFF"


def title(page: Page, part: Part) -> list[Element]:
    """Return heading 1."""
    return [heading_paragraph(page, part, 1)]


def heading(page: Page, part: Part) -> list[Element]:
    """Return heading 2, or the level that the source says."""
    check_keys(page, part, ("level", "new_page", *_PAIR))
    made = heading_paragraph(page, part, part.number("level", 2))
    if part.flag("new_page"):
        made[0].insert(1, el("pageBreakBefore"))
    return [made]


def styled(style: str) -> Maker:
    """Return the block that writes one paragraph in `style`."""

    def make(page: Page, part: Part) -> list[Element]:
        check_keys(page, part, _PAIR)
        return [paragraphs.text_paragraph(page, style, page.text(part))]

    return make


def bullets(page: Page, part: Part) -> list[Element]:
    """Return a bulleted list."""
    return _list(page, part.listed(), "List Bullet", ())


def steps(page: Page, part: Part) -> list[Element]:
    """Return a numbered list, which starts at one."""
    own = el("numPr", el("ilvl", val=0), el("numId", val=page.notes.new_list()))
    return _list(page, part.listed(), "List Number", (own,))


def rich(page: Page, part: Part) -> list[Element]:
    """Return a long text of the case in the place of a paragraph.

    `under` says below which level its headings come, where a condition decides over the heading.
    `lines` is the room in a blank form, in lines for a pen.
    """
    field = part.find("field") if part.is_mapping else part
    if field is None:
        page.blame(part, "source-shape", "a long text needs the `field` that it is in")
        return []
    check_keys(page, part, ("field", "under", "lines"))
    page.label(field, field.text)
    under = part.find("under")
    path = page.expression(field)
    text = paragraphs.rich(path, "" if under is None else page.expression(under))
    lines = part.number("lines", 0) if part.is_mapping else 0
    return [text] if lines == 0 else _or_room(page, path, text, lines)


def _or_room(page: Page, path: str, text: Element, lines: int) -> list[Element]:
    """Return `text`, or in a blank form a box to write in."""
    cell = Cell([tables.blank("Answer")], fill=_PAPER)
    row = Row([cell], height=lines * page.mm("tables.pen_line"))
    box = tables.table([page.width], [row])
    blank = paragraphs.tag(f"{{%p if not case.ref and not {path} %}}")
    other, end = paragraphs.tag("{%p else %}"), paragraphs.tag("{%p endif %}")
    return [blank, box, tables.gap(), other, text, end]


def heading_paragraph(page: Page, part: Part, level: int, text: str | None = None) -> Element:
    """Return a heading of `level`, noting a level that skips one."""
    level += page.deeper
    if level > page.notes.level + 1 or not 1 <= level <= _DEEPEST:
        hint = "begin with `title` or `subject`; then heading 2, and heading 3 only below one"
        page.blame(part, "source-heading", f"a heading of level {level} skips a level", hint)
    page.notes.level = level
    words = page.text(part) if text is None else text
    return paragraphs.text_paragraph(page, f"Heading {level}", words)


def check_keys(page: Page, part: Part, known: Sequence[str]) -> None:
    """Note each key of `part` that is not among `known`."""
    for key, below in part.entries.items():
        if key not in known:
            hint = "use one of: " + ", ".join(known)
            page.blame(below, "source-unknown-key", f"`{key}` has no meaning here", hint)


def guarded(page: Page, part: Part, make: Callable[[Page], list[Element]]) -> list[Element]:
    """Return what `make` writes, under the `if` and in the loop of `each` that `part` has."""
    each, condition = part.find("each"), part.find("if")
    made = make(page if each is None else page.inside(each))
    if each is not None:
        made = paragraphs.wrapped(f"{{%p for {page.expression(each)} %}}", made, "{%p endfor %}")
    if condition is not None:
        made = paragraphs.wrapped(f"{{%p if {page.expression(condition)} %}}", made, "{%p endif %}")
    return made


def _list(
    page: Page, items: Sequence[Part], style: str, extra: tuple[Element, ...]
) -> list[Element]:
    made: list[Element] = []
    for item in items:
        check_keys(page, item, ("if", "each", *_PAIR))
        looks = extra
        if item is items[-1] and item.find("each") is None:
            # the list stands off from what follows as a paragraph does
            after = page.layout.styles["Normal"].number("after") or 0
            looks = (*extra, el("spacing", after=round(after * 20)))
        made += guarded(page, item, _Item(item, style, looks))
    return made


class _Item:
    """Writes one item of a list."""

    def __init__(self, part: Part, style: str, extra: tuple[Element, ...]) -> None:
        self._part = part
        self._style = style
        self._extra = extra

    def __call__(self, page: Page) -> list[Element]:
        runs = paragraphs.runs(page, page.text(self._part))
        # an element stands in one place only
        extra = [copy(element) for element in self._extra]
        return [paragraphs.paragraph(self._style, *runs, extra=extra)]
