"""What a case says of somebody in; the other names that it gives them out.

Known as Jacko, née Jones, formerly Jones; fe'i gelwir yn Jaco, Jones gynt. A case file has no field
for these: they stand in the words about a relation, or behind a stroke in the name itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from docgen.release.folding import words

_CAPITAL = r"[A-ZŴŶÂÊÎÔÛÁÉÍÓÚŁŚŻĆ][\w'’-]+"
_NAME = (
    rf"[\"“‘'(]?(?P<name>{_CAPITAL}(?:\s(?:(?:ap|ab|ferch|de|van|von|bin|al)\s)?{_CAPITAL}){{0,3}})"
)
_AFTER = re.compile(
    r"\b(?:(?:also\s|better\s|once\s|previously\s|formerly\s)?known\s(?:\w+\s){0,3}?(?:as|by)"
    r"|a\.?k\.?a\.?|nicknamed|nickname(?:\sis|\swas)?:?|n[ée]e|formerly|previously"
    r"|(?:maiden|birth|former|married|previous|other)\s(?:sur)?name(?:\sis|\swas)?:?"
    r"|goes\sby|answers\sto|(?:g?elwir|adwaenir|adnabyddir|adnabod)\s(?:\w+\s){0,2}?(?:yn|fel)"
    r"|(?:alw|galw)(?:['’]n|\syn)|llysenw(?:\syw|\soedd)?:?"
    rf"|enw\s(?:cyn\spriodi|morwynol|blaenorol|arall)(?:\syw|\soedd)?:?)\s{_NAME}"
)
_BEFORE = re.compile(rf"(?P<name>{_CAPITAL}(?:\s{_CAPITAL}){{0,3}})\s(?:gynt|as was)\b")
#: Words with a capital that are no part of a name, and those after which nobody is named.
_OPENERS = words("Roedd Bu Mae Oedd Ei Enw Hi Ef Yr Y The She He Was Is Mr Mrs Ms Miss Dr")
_NOBODY = words("Child Adult Plentyn Oedolyn Parent Rhiant Mother Father Mam Tad Family Teulu")


def other_names(text: str) -> Iterator[str]:
    """Yield each name that `text` gives somebody besides their own; no pseudonym."""
    for pattern in (_AFTER, _BEFORE):
        for found in pattern.finditer(text):
            named = list(dropwhile(_OPENERS.__contains__, found["name"].split()))
            if named and named[0] not in _NOBODY:
                yield " ".join(named).rstrip("'’-")
