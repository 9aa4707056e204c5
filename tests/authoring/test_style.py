"""The house style: read from one file, written as Word styles, easy to read."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from builders import png_of
from form_sources import STYLE, W, built, house_style, labels, part, source_of

from docgen.authoring import build_template, load_style
from docgen.errors import LibraryError
from docgen.language import Language

BUILT_IN = [
    "Normal", "heading 1", "heading 2", "heading 3", "List Bullet", "List Number", "Quote",
    "Table Grid", "footnote text", "Hyperlink", "header", "footer", "Strong", "Emphasis",
]  # fmt: skip


def test_words_own_styles_are_there_for_markdown_to_land_in() -> None:
    names = [n.get(f"{W}val") for n in part(built("  - para: ''"), "word/styles.xml").iter(
        f"{W}name")]  # fmt: skip
    assert [name for name in BUILT_IN if name not in names] == []


def test_no_style_is_named_twice() -> None:
    styles = part(built("  - para: ''"), "word/styles.xml")
    ids = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style")]
    assert len(ids) == len(set(ids))


def test_every_style_that_is_used_is_there() -> None:
    data = built(
        "  - title: {en: T, cy: T}\n  - answers: [case.ref]\n  - questions: [checklist.died]"
    )
    known = {s.get(f"{W}styleId") for s in part(data, "word/styles.xml").iter(f"{W}style")}
    used = {
        element.get(f"{W}val")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for element in part(data).iter(f"{W}{tag}")
    }
    assert used <= known


@pytest.mark.parametrize(("layout", "points"), [("letter", 24), ("leaflet", 26), ("form", 22)])
def test_the_public_reads_twelve_points_or_more(layout: str, points: int) -> None:
    defaults = part(built("  - para: ''", layout=layout), "word/styles.xml").find(
        f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz"
    )
    assert defaults is not None
    assert defaults.get(f"{W}val") == str(points)


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *product(["ink", "house", "quiet", "link"], ["paper", "label"]),
        ("house", "band"),
        ("paper", "house"),
    ],
)
def test_colours_are_told_apart_by_everybody(ink: str, paper: str) -> None:
    colours = house_style().colours
    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[paper])), reverse=True)
    # WCAG 2.2, 1.4.3
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_a_logo_stands_in_the_letterhead_with_its_text(tmp_path: Path) -> None:
    changed = STYLE.read_text(encoding="utf-8").replace(
        "\nlogo:", '\nlogo: {file: logo.png, width: 20, alt: {en: "The Board", cy: "Y Bwrdd"}}'
    )
    (tmp_path / "house_style.yaml").write_text(changed, encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(png_of(40, 20))
    style = load_style(tmp_path / "house_style.yaml")
    source = source_of("  - letterhead: true", layout="letter")
    data = build_template(source, labels(), style, Language.CY)
    [picture] = [e for e in part(data).iter() if str(e.tag).endswith("}docPr")]
    assert picture.get("descr") == "Y Bwrdd"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("line: 1.15", "line: wide", id="no number"),
        pytest.param("line: 1.15", "line: 1e999", id="without end"),
        pytest.param("line: 1.15", "line: nan", id="not a number"),
        pytest.param("colours:", "paints:", id="no colours"),
    ],
)
def test_a_house_style_that_lacks_something_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = STYLE.read_text(encoding="utf-8").replace(old, new, 1)
    (tmp_path / "house_style.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LibraryError, match="not a house style"):
        load_style(tmp_path / "house_style.yaml")


def _luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
