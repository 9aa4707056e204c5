"""A rendered Word document in, Typst source that sets the same pages out.

The Word program has put the data in by then, so there is one template language and one rendering,
and whatever a template may do to a Word file is set as it comes out. What stays the same from one
document to the next is read once and looked up (`raw`, `story.Memory`).
"""

from __future__ import annotations

from docgen.template.setting.program import TypstProgram, compile_program
from docgen.template.setting.unsettable import find_unsettable

__all__ = ["TypstProgram", "compile_program", "find_unsettable"]
