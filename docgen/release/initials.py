"""People's names in; their initials found in a text out: `G.Ll.O'B.`, `GLO`, `G O`.

Two bare letters may be anything (`SO`, `PC`); with points, or three and more, they are somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docgen.release.facts import Fact, Kind
from docgen.release.folding import letters_of, words
from docgen.release.names import initials_pattern, read_names
from docgen.release.passages import Weight

#: Abbreviations that these documents use, and that are nobody's initials until something says so.
_USUAL = words(
    "ABE ACE AGC ASD BBC CAF CIN CIW CP CPR CPS DASH DBS DHR DI DNA DS DSL DV EDT EHC EHCP EM EN "
    "EF FGM GCSE GP "
    "HM HMI HR ID IDVA IRO IT IVF JRG LA LAC LADO LHB MAPF MAPPA MARAC MASH MDT ME MH MP MS NHS "
    "NICE NSPCC OK PC "
    "PDF PE PR PRU PTSD QA RSB SEN SENCO SIO SMT SO STI SUSR TAF TV UK UN US VA WG YJB YOS YOT "
    "ADUS APR CTM CTMSB "
    "AND FOR THE NOT YES NO NI AI AC AM AR AT BE BY CD DO EI EU GO HE IF IN IS ME MY OF ON OR TO "
    "UP WE YN YR Y"
)
_MARK = re.compile(r"[.\s]")


@dataclass(frozen=True, slots=True)
class Initials:
    """The initials of `fact`'s person at `start` to `end` of a text."""

    start: int
    end: int
    fact: Fact = field(repr=False)
    weight: Weight


class InitialsFinder:
    """Finds the initials of some people, as people write them: in capitals."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts: list[Fact] = []
        patterns: list[str] = []
        for fact in facts:
            for pattern in _patterns(fact):
                patterns.append(f"(?P<p{len(self._facts)}>{pattern})")
                self._facts.append(fact)
        joined = "|".join(patterns)
        # words of a file's name are parted by low lines
        apart = r"(?<![^\W_])(?<![.&/@-])", r"(?![^\W_])(?![@&/-])"
        expression = rf"{apart[0]}(?:{joined})\.?{apart[1]}" if patterns else r"(?!)"
        self._pattern = re.compile(expression)

    def find(self, text: str) -> Iterator[Initials]:
        """Yield each place where somebody's initials stand."""
        for found in self._pattern.finditer(text):
            group = found.lastgroup or "p0"
            weight = _weigh(text, found)
            if weight is not None:
                yield Initials(*found.span(), self._facts[int(group[1:])], weight)


def _patterns(fact: Fact) -> Iterator[str]:
    if fact.kind is Kind.INITIALS:
        yield r"\.?\s?".join(re.escape(letter) for letter in fact.value if letter.isalpha())
    elif fact.kind is Kind.NAME:
        yield from filter(None, map(initials_pattern, read_names(fact.value)))


def _weigh(text: str, found: re.Match[str]) -> Weight | None:
    written = found[0]
    letters = letters_of(written)
    if "\n" in written or len(letters) < 2:
        return None
    if "." in written.rstrip("."):
        return Weight.LIKELY
    if " " in written:
        return Weight.POSSIBLE if len(letters) > 2 else None
    if len(letters) < 3 or letters.upper() in _USUAL:
        return None if letters.upper() in _USUAL else Weight.POSSIBLE
    around = text[max(0, found.start() - 25) : found.end() + 25]
    return (
        Weight.POSSIBLE if around.isupper() and len(around) > len(written) + 10 else Weight.LIKELY
    )
