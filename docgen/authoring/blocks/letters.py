"""Letters: letterhead, addressee in a window, subject, closing, enclosures."""

from __future__ import annotations

from docgen.authoring import tables
from docgen.authoring.blocks.answers import Rows
from docgen.authoring.blocks.text import bullets, check_keys, heading_paragraph
from docgen.authoring.oxml import Element
from docgen.authoring.page import Page
from docgen.authoring.paragraphs import (
    Aside,
    language_mark,
    paragraph,
    run,
    runs,
    text_paragraph,
)
from docgen.authoring.pictures import logo
from docgen.authoring.source import Part
from docgen.authoring.tables import Cell, Row
from docgen.language import Language

_NAME_SHARE = 60
_SIDE_BY_SIDE = 2


def letterhead(page: Page, part: Part) -> list[Element]:
    """Return the board's name in both languages, and how to reach its office."""
    if not part.is_text:
        page.blame(part, "source-shape", "write `letterhead: true`")
    widths = tables.columns(page, (_NAME_SHARE, 0))
    line = (("bottom", page.colour("house")),)
    names = [board_name(page, language, "Board Name") for language in (Language.CY, Language.EN)]
    picture = logo(page, "Board Name")
    left = Cell([*picture, *names], borders=line)
    right = Cell(_office(page), borders=line)
    row = Row([left, right], height=page.mm("letter.head_height"))
    return [tables.table(widths, [row], style="Plain Table")]


def addressee(page: Page, part: Part) -> list[Element]:
    """Return name and address where a window envelope shows them; reference and date beside.

    They stand in the middle of the window's height, for a folded sheet slips in its envelope: of a
    DL one by 11 mm, so that what is sure to be seen is the middle 24 mm of the window.
    """
    check_keys(page, part, ("to", "date", "details", "reference"))
    to = part.word("to", "contact")
    lines = (f"{{{{ {to}.name }}}}", f"{{{{ {to}.address }}}}")
    window = page.mm("letter.window.width")
    address = Cell([paragraph("Address", run(line)) for line in lines], align="center")
    beside = Cell(_details(page, part))
    row = Row([address, beside], height=page.mm("letter.window.height"))
    return [tables.table([window, page.width - window], [row], style="Plain Table")]


def salutation(page: Page, part: Part) -> list[Element]:
    """Return the greeting."""
    return [text_paragraph(page, "Salutation", page.text(part))]


def subject(page: Page, part: Part) -> list[Element]:
    """Return the subject line, which is the letter's heading 1."""
    return [heading_paragraph(page, part, 1)]


def closing(page: Page, part: Part) -> list[Element]:
    """Return the closing words, and the signatories with room to sign, two side by side."""
    check_keys(page, part, ("words", "each", "name", "role"))
    words, each = part.find("words"), part.find("each")
    made = [] if words is None else [text_paragraph(page, "Closing", page.text(words))]
    if each is None:
        return [*made, *_signatory(page, part, None, 0)]
    name, people = page.loop(each)
    aside = Aside(name, f"{people}|or_blank", _SIDE_BY_SIDE)
    inner = page.inside(each)
    cells = [Cell(_signatory(inner, part, aside, column)) for column in range(_SIDE_BY_SIDE)]
    widths = tables.columns(page, [0] * _SIDE_BY_SIDE)
    rows: Rows = [aside.opening, Row(cells), "{%tr endfor %}"]
    return [*made, tables.table(widths, rows, style="Plain Table")]


def enclosures(page: Page, part: Part) -> list[Element]:
    """Return the list of what is enclosed."""
    words = page.text(page.style.word("enclosures"))
    return [text_paragraph(page, "Enclosures", words), *bullets(page, part)]


def board_name(page: Page, language: Language, style: str) -> Element:
    """Return the board's name in `language`, marked as being in it."""
    text = page.text(page.style.word(f"board_{language}"))
    looks = () if language is page.language else (language_mark(language),)
    return paragraph(style, run(text, *looks))


def _signatory(page: Page, part: Part, aside: Aside | None, column: int) -> list[Element]:
    made: list[Element] = []
    for key, style in (("name", "Signatory"), ("role", "Signatory Role")):
        text = part.find(key)
        if text is not None:
            words = runs(page, page.text(text))
            made.append(paragraph(style, *(aside.around(column, words) if aside else words)))
    return made


def _office(page: Page) -> list[Element]:
    """Return how to reach the board's office, the address on one line."""
    unit = "board.business_unit"
    lines = [f"{{{{ {unit}.address|replace('\\n', ', ') }}}}"]
    for key in ("phone", "email"):
        lines.append(f"{page.text(page.style.word(key))}: {{{{ {unit}.{key} }}}}")
    lines.append("{{ board.website }}")
    return [paragraph("Board Details", run(line)) for line in lines]


def _details(page: Page, part: Part) -> list[Element]:
    rows: list[tuple[str, str]] = []
    if page.reference:
        rows.append((page.text(page.style.word("our_reference")), page.reference))
    date = part.find("date")
    shown = "{{ derived.today }}" if date is None else page.text(date)
    rows.append((page.text(page.style.word("date")), shown))
    details = part.find("details")
    for item in details.items if details else ():
        check_keys(page, item, ("label", "show"))
        label, show = item.find("label"), item.find("show")
        rows.append((page.text(label) if label else "", page.text(show) if show else ""))
    return [text_paragraph(page, "Letter Details", f"{a}: {b}") for a, b in rows]
