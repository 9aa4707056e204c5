"""A Word template in, its compiled Word and Typst programs out, with its fields and its problems.

The two programs come from one tree, the template as docxtpl patched it, so that Word and PDF cannot
drift apart.
"""

from __future__ import annotations

from docgen.template.compiled import CompiledTemplate, compile_template
from docgen.template.fields import Field, find_unknown
from docgen.template.images import InlineImage
from docgen.template.replacing import Replacements

__all__ = [
    "CompiledTemplate",
    "Field",
    "InlineImage",
    "Replacements",
    "compile_template",
    "find_unknown",
]
