"""Lists: real ones, with the numbers that Word would show."""

from __future__ import annotations

from builders import Block, docx_of, para, raw, table, with_members
from pdf_checks import reading_order
from set_pages import pdf_of, pdf_of_docx, spots_of

NUMBERING = """<?xml version="1.0"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>
<w:pPr><w:ind w:left="1440" w:hanging="720"/></w:pPr></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/>
<w:pPr><w:ind w:left="2160" w:hanging="720"/></w:pPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>
<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>
<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def item(text: str, level: int = 0, number: int = 1) -> Block:
    """Return a paragraph of the list `number` at `level`."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return raw(f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")


def numbered(
    *blocks: Block, kind: str = "decimal", text: str = "%1.", font: str = "Arial", **context: object
) -> bytes:
    """Return our PDF of `blocks` with the lists that NUMBERING declares."""
    numbering = NUMBERING.format(kind=kind, text=text, font=font).encode()
    docx = with_members(docx_of(*blocks), {"word/numbering.xml": numbering})
    return pdf_of_docx(docx, context)


def lines_of(pdf: bytes) -> list[str]:
    """Return the text of each block, an item's label before it."""
    return "\n".join(map(_line, reading_order(pdf))).replace("\n>\n", " ").split("\n")


def _line(block: tuple[str, str]) -> str:
    kind, text = block
    return f"{text}\n>" if kind == "LI" else text


def test_bullets_are_a_list() -> None:
    pdf = pdf_of(para("one", style="List Bullet"), para("two", style="List Bullet"))
    assert reading_order(pdf) == [("LI", "•"), ("P", "one"), ("LI", "•"), ("P", "two")]


def test_numbers_count() -> None:
    assert lines_of(numbered(item("a"), item("b"), item("c"))) == ["1. a", "2. b", "3. c"]


def test_a_deeper_level_counts_within_the_one_above() -> None:
    pdf = numbered(item("a"), item("b", 1), item("c", 1), item("d"), item("e", 1))
    assert lines_of(pdf) == ["1. a", "1.1 b", "1.2 c", "2. d", "2.1 e"]


def test_a_third_level_has_its_own_signs() -> None:
    pdf = numbered(item("a"), item("b", 1), item("c", 2), item("d", 2))
    assert lines_of(pdf) == ["1. a", "1.1 b", "(a) c", "(b) d"]


def test_text_between_items_does_not_start_the_count_anew() -> None:
    assert lines_of(numbered(item("a"), "between", item("b"))) == ["1. a", "between", "2. b"]


def test_a_list_that_starts_anew_begins_with_one() -> None:
    assert lines_of(numbered(item("a"), item("b"), item("c", number=2)))[-1] == "1. c"


def test_a_list_may_begin_elsewhere() -> None:
    assert lines_of(numbered(item("a", number=3), item("b", number=3))) == ["5. a", "6. b"]


def test_a_loop_makes_items_that_count_on() -> None:
    blocks = ("{%p for a in names %}", item("{{ a }}"), "{%p endfor %}")
    assert lines_of(numbered(*blocks, names=["x", "y", "z"])) == ["1. x", "2. y", "3. z"]


def test_an_item_in_a_table_counts_on() -> None:
    pdf = pdf_of(
        para("one", style="List Number"),
        table("a | b"),
        para("two", style="List Number"),
    )
    assert lines_of(pdf) == ["1. one", "a", "b", "2. two"]


def test_roman_numbers() -> None:
    assert lines_of(numbered(*[item(x, number=4) for x in "abcd"], kind="lowerRoman")) == [
        "i. a", "ii. b", "iii. c", "iv. d",
    ]  # fmt: skip


def test_letters_go_on_after_z_by_doubling() -> None:
    pdf = numbered(*[item("x", number=4) for _ in range(27)], kind="upperLetter", text="%1)")
    assert [line.split(")")[0] for line in lines_of(pdf)][-2:] == ["Z", "AA"]


def test_a_level_without_a_number_shows_none() -> None:
    assert lines_of(numbered(item("a", number=4), kind="none", text="")) == ["a"]


def test_a_bullet_from_a_symbol_font_is_shown_as_a_bullet() -> None:
    pdf = numbered(item("a", number=4), kind="bullet", text="\uf0b7", font="Symbol")
    assert lines_of(pdf) == ["• a"]


def test_an_item_of_several_lines_hangs() -> None:
    pdf = pdf_of(para("first\nsecond", style="List Bullet"))
    spots = spots_of(pdf)
    assert spots["first"][0] == spots["second"][0]


def test_a_list_number_zero_takes_the_style_out_of_its_list() -> None:
    out = '<w:pPr><w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    assert lines_of(pdf_of(raw(f"<w:p>{out}<w:r><w:t>plain</w:t></w:r></w:p>"))) == ["plain"]


def test_a_numbered_heading_carries_its_number() -> None:
    heading = (
        '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    )
    pdf = numbered(raw(f"<w:p><w:pPr>{heading}</w:pPr><w:r><w:t>Title</w:t></w:r></w:p>"))
    assert reading_order(pdf) == [("H1", "1. Title")]
