"""A question in; the two answers it takes out, because Welsh has no yes and no of its own.

The answer repeats the verb of the question: `A oes…?` is answered *Oes* or *Nac oes*. A bare
column that asks nothing takes *Ie* and *Na*.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from docgen.language.grammar import Language


class AnswerPair(NamedTuple):
    """The words for yes and for no to one question."""

    yes: str
    no: str

    def of(self, value: object) -> str:
        """Return the word for a true or a false `value`."""
        return self.yes if value else self.no

    def conditions(self, language: Language) -> AnswerPair:
        """Return the pair that opens what depends on it: If yes, If no; Os oes, Os nac oes."""
        word = "Os" if language is Language.CY else "If"
        return AnswerPair(f"{word} {self.yes.lower()}", f"{word} {self.no.lower()}")


ENGLISH = AnswerPair("Yes", "No")
HEADLESS = AnswerPair("Ie", "Na")


def answer_pair(question: str, language: Language, *, plural: bool = False) -> AnswerPair:
    """Return the two answers to `question`; `plural` where several people answer *A ydych…?*.

    What is no question with a known verb, such as a column heading, has *Ie* and *Na* in Welsh.
    """
    if language is Language.EN:
        return ENGLISH
    return find_welsh_pair(question, plural=plural) or HEADLESS


def find_welsh_pair(question: str, *, plural: bool = False) -> AnswerPair | None:
    """Return the pair that the verb of a Welsh `question` asks for, or None if it is not known."""
    verb = _opening_verb(question)
    if verb == "ai":
        return AnswerPair("Ie", "Nage")
    if plural and verb in _PLURAL:
        return _PLURAL[verb]
    if verb in _PAIRS:
        return _PAIRS[verb]
    return _PAST if verb.endswith(_PAST_ENDINGS) and _is_question(question) else None


def _opening_verb(question: str) -> str:
    """Return the verb that the question opens with, without its particle and what leans on it."""
    words = question.replace("’", "'").casefold().split()
    if words and words[0] in ("a", "oni", "onid") and len(words) > 1:
        words = words[1:]
    return words[0].split("'")[0].rstrip("?,:.") if words else ""


def _is_question(text: str) -> bool:
    return text.rstrip().endswith("?") or text.lstrip()[:2].casefold() == "a "


def _pairs(table: str) -> dict[str, AnswerPair]:
    """Read lines of `verb forms: yes / no`."""
    pairs = {}
    for line in table.strip().splitlines():
        verbs, answers = line.split(":")
        yes, no = answers.split("/")
        pairs.update(dict.fromkeys(verbs.split(), AnswerPair(yes.strip(), no.strip())))
    return pairs


_PAST = AnswerPair("Do", "Naddo")
_PAST_ENDINGS = ("odd", "wyd")  # a dderbyniodd, a ofynnwyd, a gynhaliwyd

_PAIRS: Mapping[str, AnswerPair] = MappingProxyType(
    _pairs("""
oes: Oes / Nac oes
yw ydy ydyw: Ydy / Nac ydy
ydynt: Ydynt / Nac ydynt
ydych ydw: Ydw / Nac ydw
ydym: Ydym / Nac ydym
oedd: Oedd / Nac oedd
oeddent oedden: Oeddent / Nac oeddent
oeddech: Oeddwn / Nac oeddwn
gafodd cafodd wnaeth gwnaeth fu bu aeth daeth ddaeth: Do / Naddo
gawsoch cawsoch wnaethoch fuoch gawsant gwnaethoch: Do / Naddo
fydd bydd: Bydd / Na fydd
fyddant byddant: Byddant / Na fyddant
fyddwch byddwch: Byddaf / Na fyddaf
fyddai byddai: Byddai / Na fyddai
hoffech: Hoffwn / Na hoffwn
hoffai: Hoffai / Na hoffai
all gall: Gall / Na all
allai gallai: Gallai / Na allai
allwch gallwch: Gallaf / Na allaf
ellir gellir: Gellir / Na ellir
ddylai dylai: Dylai / Na ddylai
ddylid dylid: Dylid / Na ddylid
gaiff caiff: Caiff / Na chaiff
""")
)
_PLURAL: Mapping[str, AnswerPair] = MappingProxyType(
    _pairs("""
ydych: Ydym / Nac ydym
oeddech: Oeddem / Nac oeddem
fyddwch byddwch: Byddwn / Na fyddwn
hoffech: Hoffem / Na hoffem
allwch gallwch: Gallwn / Na allwn
""")
)
