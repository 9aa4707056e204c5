"""The vocabulary: the name of each block, and what writes it.

`docs/form-sources.md` describes every block; a test holds the two together.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from docgen.authoring.blocks import (
    answers,
    data,
    feedback,
    flow,
    flowcharts,
    including,
    leaflets,
    letters,
    reports,
    schedule,
    signatures,
    text,
    ticks,
)
from docgen.authoring.blocks.text import Maker
from docgen.authoring.oxml import Element
from docgen.authoring.page import Page
from docgen.authoring.source import Part

VOCABULARY: Mapping[str, Maker] = {
    "title": text.title,
    "subtitle": text.styled("Subtitle"),
    "heading": text.heading,
    "lead": text.styled("Lead"),
    "para": text.styled("Normal"),
    "note": text.styled("Note"),
    "callout": text.styled("Callout"),
    "bullets": text.bullets,
    "steps": text.steps,
    "rich": text.rich,
    "answers": answers.answers,
    "box": answers.box,
    "questions": ticks.questions,
    "choices": ticks.choices,
    "grid": ticks.grid,
    "table": data.table,
    "schedule": schedule.schedule,
    "signature": signatures.signature,
    "letterhead": letters.letterhead,
    "addressee": letters.addressee,
    "salutation": letters.salutation,
    "subject": letters.subject,
    "closing": letters.closing,
    "enclosures": letters.enclosures,
    "copies": text.styled("Enclosures"),
    "panels": leaflets.panels,
    "cover": reports.cover,
    "contents": reports.contents,
    "panel": reports.panel,
    "panel_label": text.styled("Panel Label"),
    "lead_in": text.styled("Lead In"),
    "when": flow.when,
    "repeat": flow.repeat,
    "page_break": flow.breaks("page"),
    "column_break": flow.breaks("column"),
    "keep": flow.keep,
    "beside": flow.beside,
    "include": including.include,
    "ratings": feedback.ratings,
    "lined": feedback.lined,
    "flowchart": flowcharts.flowchart,
}


def make_blocks(page: Page, parts: Sequence[Part]) -> list[Element]:
    """Return what the blocks `parts` write, in order."""
    made: list[Element] = []
    for part in parts:
        made += _block(page, part)
    return made


def _block(page: Page, part: Part) -> list[Element]:
    if len(part.entries) != 1:
        page.blame(part, "source-shape", "a block is a mapping with one key, its name")
        return []
    [(name, content)] = part.entries.items()
    make = VOCABULARY.get(name)
    if make is None:
        near = difflib.get_close_matches(name, VOCABULARY, n=1)
        hint = f"did you mean `{near[0]}`?" if near else "see docs/form-sources.md"
        page.blame(part, "source-unknown-block", f"there is no block `{name}`", hint)
        return []
    return make(page, content)
