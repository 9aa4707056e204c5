"""Long texts that people type, plain or Markdown, into WordprocessingML in a template's own styles.

    reading   text -> tree         rules: what counts as markup
    writing   tree -> XML          frames, lists, tables, notes, runs
    bases     what a tag's own paragraph looked like
    styles    what the template offers
    state     what a render adds to other parts, which `splice` writes there

A compiler reads `StyleMap.from_package` once, numbers the rich tags of each part by `mark_part`
before docxtpl's patching, and registers `FILTERS`. A render runs within `rendering(RenderState(…))`
and ends with `splice`. The Typst program walks the same XML, so PDF and Word say the same.
"""

from __future__ import annotations

from docgen.template.rich.bases import Base, mark_bases, mark_part
from docgen.template.rich.splicing import splice
from docgen.template.rich.state import RenderState, current_state, rendering
from docgen.template.rich.styles import StyleMap
from docgen.template.rich.values import FILTERS, RichBlocks, RichWords, inline, rich

__all__ = [
    "FILTERS",
    "Base",
    "RenderState",
    "RichBlocks",
    "RichWords",
    "StyleMap",
    "current_state",
    "inline",
    "mark_bases",
    "mark_part",
    "rendering",
    "rich",
    "splice",
]
