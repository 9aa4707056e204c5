from __future__ import annotations

import pytest
from builders import docx_of
from case_files import case_of

from docgen.cases import read_case

REPORT = {
    "circumstances": {"en": "## What\n\nA child\ndied.\n\nThen more.", "cy": "Bu farw plentyn."},
    "learning_points": [
        {"learning": {"en": "Ask twice.", "cy": "Holwch ddwywaith."}},
        {"learning": {"en": "It was asked.", "cy": "Holwyd."}, "effective_practice": True},
        {"theme": {"en": "Language", "cy": "Iaith"}},
    ],
    "improvements": [{"action": "> quoted\n\nAll agencies ask."}],
}


def panels_of(library, **report):
    """Return the texts of a briefing's panels in English."""
    case = case_of(library, report={**REPORT, **report})
    return [(panel.get("text") or {}).get("en") for panel in case.read("briefing.panels")]


def test_a_briefing_has_seven_panels_with_headings_in_both_languages(library):
    panels = case_of(library, report=REPORT).read("briefing.panels")

    assert len(panels) == 7
    assert all(panel["heading"]["en"] and panel["heading"]["cy"] for panel in panels)


@pytest.mark.parametrize(
    ("panel", "text"),
    [
        (1, "A child died."),
        (2, "- It was asked."),
        (3, "- Ask twice.\n- Language"),
        (4, "- All agencies ask."),
    ],
    ids=["what happened", "worked well", "learnt", "will change"],
)
def test_a_panel_begins_with_the_report(library, panel, text):
    assert panels_of(library)[panel] == text


def test_what_the_family_said_has_its_panel(library):
    assert panels_of(library, voice_messages=["Nobody rang."])[5] == "- Nobody rang."
    assert panels_of(library)[5] is None


def test_a_panel_that_cannot_be_said_in_welsh_has_no_welsh(library):
    panels = case_of(library, report=REPORT).read("briefing.panels")

    assert "cy" not in panels[4]["text"]
    assert panels[3]["text"]["cy"] == "- Holwch ddwywaith.\n- Iaith"


def test_before_the_report_there_is_no_briefing(library):
    assert case_of(library).read("briefing.panels") is None


def test_a_word_file_has_no_sentence_to_take(library, tmp_path):
    (tmp_path / "case.yaml").write_text(
        "case: {ref: CTMSB 03/2026, subject_type: child}\n"
        "report:\n"
        "  circumstances: {file: a.docx}\n"
        "  learning_points: [{learning: x}]\n",
        encoding="utf-8",
    )
    (tmp_path / "a.docx").write_bytes(docx_of("Secret words"))

    case = read_case(tmp_path / "case.yaml", library)

    assert "text" not in case.read("briefing.panels")[1]
