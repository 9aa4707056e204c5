"""Lists of a chapter come out as lists, with the numbers that they have in Word."""

from __future__ import annotations

from builders import docx_of, para, with_members
from template.chapters.specimens import said, xml_block

from docgen.template.chapters import read_chapter
from docgen.template.rich.tree import Block, Heading, Numbered, Paragraph, Points

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at: int, format_: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def blocks_with(levels: str, items: list[tuple[int, str]], nums: str = "") -> tuple[Block, ...]:
    """Return what is read of items (depth, words) of a list with these levels."""
    numbering = (
        f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>"
        f"<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>{nums}</w:numbering>"
    )
    paragraphs = [
        xml_block(
            f"<w:r><w:t>{words}</w:t></w:r>",
            f'<w:numPr><w:ilvl w:val="{depth % 10}"/>'
            f'<w:numId w:val="{1 + depth // 10}"/></w:numPr>',
        )
        for depth, words in items
    ]
    data = docx_of("First", *paragraphs)  # type: ignore[arg-type]
    data = with_members(data, {"word/numbering.xml": numbering.encode()})
    return read_chapter(data).text.blocks[1:]


def told(blocks: tuple[Block, ...]) -> list[object]:
    """Return lists as lists of their items' numbers and words."""
    found: list[object] = []
    for block in blocks:
        if isinstance(block, Points):
            found.append([(item.number, *told(item.blocks)) for item in block.items])
        elif isinstance(block, Numbered):
            found.append(f"{block.number} {said(block.spans)}")
        elif isinstance(block, Paragraph | Heading):
            found.append(said(block.spans))
    return found


def test_bullets_within_bullets() -> None:
    levels = level(0, "bullet", "•") + level(1, "bullet", "–")
    found = blocks_with(levels, [(0, "a"), (1, "b"), (1, "c"), (0, "d")])
    assert told(found) == [[(0, "a", [(0, "b"), (0, "c")]), (0, "d")]]


def test_numbers_go_on_after_what_stands_between() -> None:
    found = blocks_with(level(0, "decimal", "%1."), [(0, "a"), (0, "b")])
    assert told(found) == [[(1, "a"), (2, "b")]]
    assert isinstance(found[0], Points)
    assert found[0].closing == "."


def test_a_list_begins_where_it_is_told_to() -> None:
    assert told(blocks_with(level(0, "decimal", "%1)", 4), [(0, "a")])) == [[(4, "a")]]


def test_a_list_that_begins_again_does() -> None:
    again = (
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
        "<w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    )
    found = blocks_with(level(0, "decimal", "%1."), [(0, "a"), (0, "b"), (10, "c")], again)
    assert told(found) == [[(1, "a"), (2, "b"), (1, "c")]]


def test_labels_of_another_kind_are_kept_as_they_are() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")
    found = blocks_with(levels, [(0, "a"), (1, "b"), (1, "c")])
    assert told(found) == [[(1, "a", "(a) b", "(b) c")]]


def test_numbers_within_numbers_are_kept_as_they_are() -> None:
    levels = level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")
    items = [(0, "a"), (1, "b"), (1, "c"), (0, "d"), (1, "e")]
    assert told(blocks_with(levels, items)) == [
        [(1, "a", "1.1 b", "1.2 c"), (2, "d", "2.1 e")],
    ]


def test_a_list_by_its_style_alone_is_a_list() -> None:
    data = docx_of(para("a", style="List Number"), para("b", style="List Number"))
    assert told(read_chapter(data).text.blocks) == [[(1, "a"), (2, "b")]]
