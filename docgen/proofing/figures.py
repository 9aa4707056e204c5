"""A text in both languages in; figures that only one of the two says out.

*6 months* and *9 mis* are well written each; together they are a mistake. What one language writes
as a word is left alone: only where both have figures are they compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.proofing.findings import Finding

CODE = "welsh-number"
_FIGURE = re.compile(r"\d+")


def check_figures(english: str, welsh: str) -> Iterator[Finding]:
    """Return the figures that only one of the twins says; both are `plain` texts."""
    ours, theirs = (set(_FIGURE.findall(text)) for text in (english, welsh))
    if not ours or not theirs:
        return
    hint = "say the same in both"
    for found in _FIGURE.finditer(welsh):
        if found[0] not in ours:
            message = f"the Welsh says {found[0]}, and the English does not"
            yield Finding(CODE, found.start(), found.end(), message, hint)
    for figure in sorted(ours - theirs):
        message = f"the English says {figure}, and the Welsh does not"
        yield Finding(CODE, 0, len(welsh), message, hint)
