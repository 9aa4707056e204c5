"""Dates, times, numbers, lists and names in; words in English or Welsh out.

Each module turns one kind of value into words, as pure functions of the value and the language.
`docgen.language.filters` gathers them under the names that templates use.
"""

from __future__ import annotations

from docgen.language.grammar import Gender, Language

__all__ = ["Gender", "Language"]
