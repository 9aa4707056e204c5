"""Leaflets: one panel to a column, in reading order."""

from __future__ import annotations

from form_sources import W, built, outline, part

PANELS = """
  - panels:
      - cover: true
        blocks: [title: {en: Reviews, cy: Adolygiadau}, subtitle: {en: What, cy: Beth}]
        foot: [para: "{{ board.name }}"]
      - blocks: [heading: {en: Why, cy: Pam}]
      - blocks: [heading: {en: Next, cy: Nesaf}]
        foot: [para: "{{ board.website }}"]"""


def test_panels_follow_each_other_column_by_column() -> None:
    assert outline(built(PANELS, layout="leaflet")) == [
        "| Heading1: Reviews / CoverSubtitle: What |",
        "| CoverFoot: {{ board.name }} |",
        "ColumnBreak: ¶",
        "Heading2: Why",
        "ColumnBreak: ¶",
        "Heading2: Next",
        "| Normal: {{ board.website }} |",
        "TableGap:",
    ]


def test_a_leaflet_is_a_landscape_page_of_three_columns() -> None:
    section = part(built(PANELS, layout="leaflet")).find(f".//{W}sectPr")
    assert section is not None
    assert section.find(f"{W}cols").get(f"{W}num") == "3"
    assert section.find(f"{W}pgSz").get(f"{W}orient") == "landscape"


def test_the_folds_fall_between_the_columns() -> None:
    section = part(built(PANELS, layout="leaflet")).find(f".//{W}sectPr")
    page, margins, columns = (section.find(f"{W}{tag}") for tag in ("pgSz", "pgMar", "cols"))
    width, left, gap = (
        int(page.get(f"{W}w")),
        int(margins.get(f"{W}left")),
        int(columns.get(f"{W}space")),
    )
    column = (width - 2 * left - 2 * gap) / 3
    assert abs(left + column + gap / 2 - width / 3) < 20


def test_the_cover_is_filled_with_the_house_colour() -> None:
    fills = [s.get(f"{W}fill") for s in part(built(PANELS, layout="leaflet")).iter(f"{W}shd")]
    assert fills[:2] == ["12495E", "12495E"]


def test_a_leaflet_has_no_header_and_no_footer() -> None:
    assert part(built(PANELS, layout="leaflet")).find(f".//{W}headerReference") is None
