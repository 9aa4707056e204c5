"""A text of the case in; the schools that it names out: `Attended Penrhos Primary School`.

A word that opens a sentence may be the school's own or not, so both readings are given. What only
says which sort of school it is (`Community College`, `the High School`) names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.release.folding import letters_of, words

_CAPITAL = r"[A-ZŴŶÂÊÎÔÛ][\w'’.-]+"
_ENGLISH = re.compile(
    rf"(?P<name>(?:{_CAPITAL}\s(?:(?:of|the|in|and|upon|y|yr)\s){{0,2}}){{1,6}}"
    r"(?:School|College|Academy|Nursery|Playgroup|Primary|Infants|Juniors|Comprehensive))\b"
    r"(?!\s(?:of|for)\s[A-Z])"
)
_WELSH = re.compile(
    r"\b(?P<name>(?:Ysgol|Coleg|Meithrinfa|Cylch Meithrin)"
    rf"(?:\s(?:{_CAPITAL}|yr?|ar|a|o)){{0,8}}\s{_CAPITAL})"
)
_OPENS = re.compile(r"(?:^|[.!?:;•\n]\s*)$")
#: Words that say which sort of school it is, and words that are no school's.
_SORTS = words(
    "primary secondary high junior infant infants nursery comprehensive community church in wales "
    "catholic voluntary aided controlled middle upper lower special boarding independent state "
    "public private local faith welsh english medium the a an her his their this that and of for "
    "royal police medical law business sunday summer night sixth form further higher education "
    "school college academy playgroup technical "
    "ysgol coleg meithrinfa cylch meithrin gynradd uwchradd gyfun gymunedol arbennig feithrin yr y"
)


def schools_in(text: str) -> Iterator[str]:
    """Yield the name of each school in `text`, as it is written."""
    for pattern in (_ENGLISH, _WELSH):
        for found in pattern.finditer(text):
            name = re.sub(r"\s+", " ", found["name"])
            yield from _readings(name, opens=bool(_OPENS.search(text[: found.start()][-4:])))


def _readings(name: str, *, opens: bool) -> Iterator[str]:
    """Yield `name`, and where it opens a sentence also what follows its first word."""
    first, _, rest = name.partition(" ")
    if letters_of(first) in ("the", "a", "an"):
        name = rest
    elif opens and _is_proper(rest):
        yield rest
    if _is_proper(name):
        yield name


def _is_proper(name: str) -> bool:
    return any(letters_of(word) not in _SORTS for word in name.split()[:-1] or [""] if word) or (
        name.startswith(("Ysgol ", "Coleg ", "Meithrinfa ", "Cylch "))
        and letters_of(name.split()[-1]) not in _SORTS
    )
