"""Flow charts: a drawing of numbered boxes and arrows, and the same steps as a numbered list."""

from __future__ import annotations

import pytest
from form_sources import W, built, codes, outline, part, problems_of
from lxml import etree

from docgen.language import Language

WORD = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TITLE = "  - title: {en: Process, cy: Proses}"
WORDS = """
      alt: {en: A chart, cy: Siart}
      next: {en: "Next: {steps}", cy: "Nesaf: {steps}"}
      ends: {en: The end, cy: Y diwedd}"""
GRID = """
      columns: 2
      gap: [10, 5]
      rows: [10, 20, 10]"""
BOXES = """
        - heading: {en: First, cy: Yn gyntaf}
        - {id: a, row: 1, column: 1, to: [b, c], en: One, cy: Un}
        - {id: b, row: 2, column: 1, look: end, en: "Two {{ x }}", cy: "Dau {{ x }}"}
        - heading: {en: Then, cy: Yna}
        - {id: c, row: 2, column: 2, to: d, look: outcome, en: Three, cy: Tri}
        - {id: d, row: 3, column: 1, span: 2, en: Four, cy: Pedwar}"""
EMU = 36000
#: The text of a form is 170 mm wide: two columns of 80, and 10 between them.
LEFT, RIGHT = 40 * EMU, 130 * EMU


def chart(boxes: str = BOXES, words: str = WORDS, grid: str = GRID) -> str:
    """Return the blocks of a form with a flow chart."""
    return f"{TITLE}\n  - flowchart:{words}{grid}\n      boxes:{boxes}"


def two(first: str, second: str, to: str = "b") -> str:
    """Return two boxes, with an arrow from the first to the second."""
    return (
        f"\n        - {{id: a, {first}, to: {to}, en: One, cy: Un}}"
        f"\n        - {{id: b, {second}, en: Two, cy: Dau}}"
    )


def boxes_of(data: bytes) -> list[str]:
    """Return what each box of the drawing says."""
    return [
        "".join(text.text or "" for text in shape.iter(f"{W}t"))
        for shape in part(data).iter(f"{WORD}wsp")
        if shape.find(f"{WORD}txbx") is not None
    ]


def lines_of(data: bytes) -> list[tuple[int, int, int, int, bool]]:
    """Return where each line of the drawing starts and how far it goes, and if it has a head."""
    return [
        (*_frame(shape), shape.find(f".//{A}tailEnd") is not None)
        for shape in part(data).iter(f"{WORD}wsp")
        if shape.find(f"{WORD}cNvCnPr") is not None
    ]


def _frame(shape: etree._Element) -> tuple[int, int, int, int]:
    off, ext = (shape.find(f".//{A}{tag}") for tag in ("off", "ext"))
    assert off is not None
    assert ext is not None
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def test_the_boxes_are_numbered_in_the_order_of_the_source() -> None:
    assert boxes_of(built(chart())) == ["1  One", "2  Two {{ x }}", "3  Three", "4  Four"]


def test_the_same_steps_stand_in_a_list_under_their_headings() -> None:
    assert outline(built(chart()))[2:] == [
        "Heading2: First",
        "ListNumber: One¶Next: 2 or 3",
        "ListNumber: Two {{ x }}¶The end",
        "Heading2: Then",
        "ListNumber: Three¶Next: 4",
        "ListNumber: Four¶The end",
    ]


def test_the_list_goes_on_from_heading_to_heading() -> None:
    numbers = {n.get(f"{W}val") for n in part(built(chart())).iter(f"{W}numId")}
    assert len(numbers) == 1


def test_the_welsh_chart_is_in_welsh() -> None:
    made = built(chart(), Language.CY)
    assert boxes_of(made) == ["1  Un", "2  Dau {{ x }}", "3  Tri", "4  Pedwar"]
    assert "ListNumber: Un¶Nesaf: 2 neu 3" in outline(made)


def test_the_drawing_says_what_it_shows() -> None:
    [about] = part(built(chart())).iter(f"{WP}docPr")
    assert about.get("descr") == "A chart"


def test_the_drawing_is_as_wide_as_the_text_and_as_high_as_its_rows() -> None:
    [extent] = part(built(chart())).iter(f"{WP}extent")
    assert int(extent.get("cx", 0)) == pytest.approx(170 * EMU, abs=EMU / 10)
    assert int(extent.get("cy", 0)) == 50 * EMU


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("row: 1, column: 1", "row: 1, column: 2", [(80, 5, 10, 0)]),
        ("row: 1, column: 2", "row: 1, column: 1", [(80, 5, 10, 0)]),
        ("row: 1, column: 1", "row: 2, column: 1", [(40, 10, 0, 5)]),
        ("row: 1, column: 1", "row: 3, column: 1", [(40, 10, 0, 30)]),
        ("row: 1, column: 2", "row: 2, column: 1, span: 2", [(130, 10, 0, 5)]),
        ("row: 1, column: 1, span: 2", "row: 2, column: 1", [(40, 10, 0, 5)]),
        ("row: 1, column: 1", "row: 2, column: 2",
         [(40, 10, 0, 2), (40, 12, 90, 0), (130, 12, 0, 3)]),
    ],
    ids=["right", "left", "down", "down by two", "into a wide box", "from a wide box", "a step"],
)  # fmt: skip
def test_an_arrow_goes_the_shortest_way(
    first: str, second: str, expected: list[tuple[int, int, int, int]]
) -> None:
    found = lines_of(built(chart(two(first, second))))
    lengths = [tuple(round(length / EMU) for length in line[:4]) for line in found]
    assert lengths == expected
    assert [line[4] for line in found] == [False] * (len(expected) - 1) + [True]


def test_an_arrow_to_the_left_runs_backwards() -> None:
    made = part(built(chart(two("row: 1, column: 2", "row: 1, column: 1"))))
    assert [f.get("flipH") for f in made.iter(f"{A}xfrm") if f.get("flipH")] == ["1"]


def test_each_look_has_its_ground() -> None:
    fills = [
        shape.find(f"{WORD}spPr/{A}solidFill/{A}srgbClr").get("val")  # type: ignore[union-attr]
        for shape in part(built(chart())).iter(f"{WORD}wsp")
        if shape.find(f"{WORD}txbx") is not None
    ]
    assert fills == ["E8F0F3", "12495E", "D3E2E8", "E8F0F3"]


def test_a_sound_chart_has_no_fault() -> None:
    assert problems_of(chart()) == ()


@pytest.mark.parametrize(
    "blocks",
    [
        f"{TITLE}\n  - flowchart: {{columns: 1}}",
        chart(two("row: 1, column: 1", "row: 4, column: 1")),
        chart(two("row: 1, column: 1", "row: 2, column: 2, span: 2")),
        chart(two("row: 1, column: 1", "row: 2, column: 1", to="nowhere")),
        chart(words="\n      alt: {en: A chart, cy: Siart}"),
        chart(two("row: 1, column: 1, look: cloud", "row: 2, column: 1")),
        chart(
            two("row: 1, column: 1", "row: 2, column: 1").replace("id: b", "id: a"),
        ),
        chart(grid=GRID.replace("[10, 20, 10]", "[10, wide, 10]")),
        chart(grid=GRID.replace("[10, 5]", "[10, tall]")),
        chart(grid=GRID.replace("[10, 5]", "[10]")),
    ],
    ids=[
        "nothing in it",
        "below the rows",
        "beyond the columns",
        "arrow to nowhere",
        "no words",
        "another look",
        "two of one name",
        "row without a height",
        "gap without a width",
        "gap of one length",
    ],
)
def test_a_chart_that_cannot_be_drawn_is_told(blocks: str) -> None:
    assert set(codes(problems_of(blocks))) == {"source-shape"}


def test_a_box_without_its_welsh_is_told() -> None:
    boxes = "\n        - {id: a, row: 1, column: 1, en: One}"
    assert "source-one-language" in codes(problems_of(chart(boxes)))
