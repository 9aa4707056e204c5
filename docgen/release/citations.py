"""A surname found in a text in; whether it is that of an author who is cited out.

`Jones (2019)`, `Jones and Ward (2012)`, `Jones et al. (2020a)`, `(Jones, 2019; Ward 2012)`,
`R. Jones (2019)`. After another first name it is no citation: `Megan Jones (2015)`.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from docgen.release.folding import letters_of
from docgen.release.spans import Span

_CAPITAL = r"[A-ZŴŶÂÊÎÔÛ][\w'’-]+"
_GAP = r"\s{1,3}"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_OTHERS = (
    rf"(?:,?{_GAP}(?:and|&|a|ac){_GAP}{_CAPITAL}|,{_GAP}{_CAPITAL}|,?\s(?:[A-Z]\.\s?){{1,3}}){{0,5}}"
    r"(?:,?\s(?:et\.?\sal\.?|and\sothers|ac\seraill|ac\serill))?"
)
_NAMED = re.compile(rf"{_OTHERS}(?:['’]s?)?,?{_GAP}\({_YEAR}[,;:)\s]")
_BRACKETED = re.compile(rf"{_OTHERS},?{_GAP}{_YEAR}[,;:)]")
_OPENED = re.compile(r"\([^()]*$")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’-]*)[ \u00a0]$")
_POINTERS = frozenset(("see", "gweler", "per", "in", "yn"))
_BACK = 160


def is_cited(text: str, span: Span, openers: AbstractSet[str]) -> bool:
    """Return whether the surname at `span` stands with a year as an author's does."""
    before = text[max(0, span.start - _BACK) : span.start]
    if _is_after_a_first_name(before, openers):
        return False
    if _NAMED.match(text, span.end):
        return True
    return bool(_OPENED.search(before) and _BRACKETED.match(text, span.end))


def _is_after_a_first_name(before: str, openers: AbstractSet[str]) -> bool:
    found = _WORD_BEFORE.search(before)
    if found is None or not found[1][0].isupper() or len(found[1]) == 1:
        return False
    return letters_of(found[1]) not in openers | _POINTERS
