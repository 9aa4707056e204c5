"""A text in; every exact age that it names out, in figures or words, in English or Welsh.

Ten years old, a 10-year-old, 10½, aged 10, her tenth birthday, 10 when it happened, born in 2015;
yn ddeg oed, deng mlwydd oed, dwyflwydd, ei degfed pen-blwydd. A band (6 to 10 years old) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.language.mutation import aspirate, nasal, soft
from docgen.release.folding import in_order

_UNITS = in_order("one two three four five six seven eight nine")
_TEENS = in_order("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = in_order("twenty thirty forty fifty sixty seventy eighty ninety")
_WELSH = in_order(
    "un dau dwy tri tair teir pedwar pedair pum pump chwe chwech saith wyth naw deg deng deuddeg "
    "deuddeng pymtheg pymtheng deunaw ugain hugain deugain trigain hanner cant"
)
_ORDINALS = in_order(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth "
    "fortieth fiftieth sixtieth seventieth eightieth ninetieth"
)
_WELSH_ORDINALS = in_order(
    "cyntaf ail trydydd trydedd pedwerydd pedwaredd pumed chweched seithfed wythfed nawfed degfed "
    "deuddegfed pymthegfed deunawfed ugeinfed"
)


def _mutated(words: Iterable[str]) -> tuple[str, ...]:
    """Return `words` in every form that they take after another, the longest first."""
    forms = {form for word in words for form in (word, soft(word), nasal(word), aspirate(word))}
    return in_order(" ".join(sorted(forms, key=lambda form: (-len(form), form))))


_ENGLISH = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS + _UNITS)})"
_WORD = "|".join(_mutated(_WELSH))
_CYMRAEG = rf"(?:{_WORD})(?:\s(?:ar\s)?(?:{_WORD})){{0,3}}"
_PART = r"(?:\s?[½¼¾]|[.,]\d|\s1/2|\sand\sa\s(?:half|quarter)|\sa\s(?:hanner|chwarter))?"
_FIGURES = r"(?<![\d.,/])\d{1,3}(?!\d)"
_NUMBER = rf"(?:{_FIGURES}|{_ENGLISH}){_PART}"
_EITHER = rf"(?:{_FIGURES}|{_CYMRAEG}){_PART}"
_NOT_THE_SAME = r"(?<!\byr\s)(?<!['’]r\s)"
_TIME = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)"
_NTH = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:(?:{'|'.join(_TENS)})[\s-])?(?:{'|'.join(_ORDINALS)}))"
_NFED = rf"(?:\d{{1,3}}(?:fed|eg|ain|ydd|il|af|ed)|{'|'.join(_mutated(_WELSH_ORDINALS))})"
_AGE = re.compile(
    "|".join(
        (
            rf"\b{_NUMBER}[\s-]{{0,2}}{_TIME}"
            rf"(?:[\s-]+(?:old|of\sage)|(?:,|\sand)?\s{_NUMBER}\s{_TIME})\b",
            r"(?<![\d.])\d{1,3}\s?-?y(?:rs?)?[./]?\s?o\b",
            rf"\bage(?:d|\sat\s\w+(?:\s\w+){{0,3}}?)?\s?:?\s(?:(?:just|only|of|was|is)\s)?{_NUMBER}\b",
            rf"\bturned\s{_NUMBER}\b",
            rf"\b{_NTH}\s(?:birthday\b|year\sof\s(?:life|age)\b)",
            rf"\b(?<!there\s)(?:was|is)\s(?:(?:just|only|about)\s)?{_NUMBER}\s(?:when|at\sthe\stime)\b",
            r"\b(?:born|ganwyd|ganed|anwyd|aned)\s(?:\w+\s){0,4}(?:19|20)\d\d\b",
            rf"\b{_NOT_THE_SAME}{_EITHER}(?:\s(?:mlynedd|blynedd|flynedd|oed)\sa[cg]?\s{_EITHER}"
            r"\s(?:mis|wythnos|diwrnod)\b|[\s-](?:(?:[mbf]lwydd|mis|wythnos|diwrnod)[\s-])?oed\b)",
            r"\b(?:dd?wyf|(?:t|d|th)eirb|(?:p|b|ph)ed(?:a|e)irb|(?:p|b|ph)um|chweb)lwydd\b",
            r"\b(?<!pen-)(?<!ben-)(?<!phen-)[bf]lwydd\soed\b",
            rf"\boed(?:ran)?\s?:?\s{_FIGURES}",
            rf"\byn\s{_EITHER}\s(?:pan|ar\sy\spryd)\b",
            rf"\b{_NFED}\s(?:pen|ben|phen)-?\s?blwydd\b",
        )
    ),
    re.I,
)
#: Without one of these no text says an age: most texts are looked through no further.
_HINTS = re.compile(
    r"lwydd|birthday|\d\s?-?y(?:rs?)?[./]?\s?o\b|\b(?:old|aged?|turned|born|years?|yrs?|months?|mths?|"
    r"weeks?|wks?|days?|when|time|oed|oedran|ganwyd|ganed|anwyd|aned|pan|pryd|[mbf]lynedd)\b",
    re.I,
)
_DIGIT, _WORDS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_NUMBERS = frozenset(
    (*_UNITS, *_TEENS, *_TENS, *_ORDINALS, *_mutated(_WELSH), *_mutated(_WELSH_ORDINALS))
)
_BAND = re.compile(r"(?<!\d)(\d{1,3})\s?(?:to|i|[-–—])\s?(\d{1,3})(?!\d)", re.I)
_NARROWEST = 2


def find_ages(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each exact age of `text` begins and ends; a band of ages is passed over."""
    if not _may_say_one(text):
        return
    bands = [found.span() for found in _BAND.finditer(text) if _is_band(found)]
    for found in _AGE.finditer(text):
        start, end = found.span()
        if not any(start < after and before < end for before, after in bands):
            yield start, end


def _may_say_one(text: str) -> bool:
    """Return whether `text` has a number and a word of age: most have not, and are passed soon."""
    words = _WORDS.findall(text.lower())
    has_number = "lwydd" in text or bool(_DIGIT.search(text)) or not _NUMBERS.isdisjoint(words)
    return has_number and bool(_HINTS.search(text))


def _is_band(found: re.Match[str]) -> bool:
    return int(found[2]) - int(found[1]) > _NARROWEST
