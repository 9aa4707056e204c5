"""A document and its twin in the other language in; where they differ, and what was left over, out.

Figures do not translate: telephone numbers, e-mail addresses, postcodes, references and the counts
of tables and signatures are the same in both. A sentence that both have is in neither's language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docgen.language import Language
from docgen.release.facts import EMAIL, PHONE, POSTCODE
from docgen.release.findings import Finding
from docgen.release.folding import words
from docgen.release.passages import Passage, Reading, Weight

_ENGLISH = words(
    "the of and to in was were is are that with for on by from had has have been this which who "
    "their his her not "
    "at as be or it they an a will would should if you your we our"
)
_WELSH = words(
    "y yr i o a ac yn ar am gan wedi ei eu oedd mae ym yng at nid na ni sydd sy'n hynny hwn hon "
    "gyda fel bod roedd "
    "bu cael rhwng dros neu os eich chi ein hyn i'r o'r a'r mae'r yw"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORTEST = 6
#: A text that is marked as the other language's is meant to be in it.
_OTHERS = {Language.CY: ("en",), Language.EN: ("cy",)}
_OFFER = re.compile(r"\b(?:(?:in|in the) Welsh|yn (?:y )?Gymraeg|Cymraeg)\b")
_SIGNATURES = re.compile(r"\bSigned\b(?!\s+off)|\bSignature\b|\bLlofnod(?!i\b)\w*", re.I)


def check_pair(english: Reading, welsh: Reading) -> Iterator[Finding]:
    """Yield what one twin has and the other lacks."""
    for name, expression in (
        ("telephone numbers", PHONE),
        ("e-mail addresses", EMAIL),
        ("postcodes", POSTCODE),
    ):
        if _found(english, expression) != _found(welsh, expression):
            yield _differ(welsh.name, f"{name} differ", "contact-lines-differ")
    counts = [len(_SIGNATURES.findall(_text(one))) for one in (english, welsh)]
    if bool(counts[0]) != bool(counts[1]):
        yield _differ(
            welsh.name, "only one of the two has lines for a signature", "signatures-differ"
        )
    if english.format == welsh.format and abs(_rows(english) - _rows(welsh)) > max(
        3, _rows(english) // 4
    ):
        yield _differ(welsh.name, "the one is much longer than the other", "length-differs")


def check_language(reading: Reading, language: Language) -> Iterator[Finding]:
    """Yield each paragraph of a Welsh document that is written in English, and the other way."""
    other = Language.EN if language is Language.CY else Language.CY
    for passage in reading.prose():
        is_marked = passage.language in _OTHERS[language] or _OFFER.search(passage.text)
        if not is_marked and _speaks(passage.text) is other:
            yield _left(reading, passage, language)


def _left(reading: Reading, passage: Passage, language: Language) -> Finding:
    told = "English" if language is Language.CY else "Welsh"
    return Finding(
        f"left-in-{told.lower()}",
        Weight.LIKELY if language is Language.CY else Weight.POSSIBLE,
        f"a paragraph is left in {told}",
        reading.name,
        passage.part,
        passage.spot,
        hint="give the text in the other language in the case file",
    )


def _speaks(text: str) -> Language | None:
    """Return the language of a text of six words and more, where its small words tell."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    if len(words) < _SHORTEST:
        return None
    english = sum(word in _ENGLISH for word in words)
    welsh = sum(word in _WELSH for word in words)
    if english > 2 * welsh and english * 6 > len(words):
        return Language.EN
    return Language.CY if welsh > 2 * english and welsh * 6 > len(words) else None


def _found(reading: Reading, expression: re.Pattern[str]) -> Counter[str]:
    """Return what the expression finds, as a set of values without spaces."""
    return Counter({re.sub(r"\W", "", one.lower()): 1 for one in _all(expression, _text(reading))})


def _all(expression: re.Pattern[str], text: str) -> Iterator[str]:
    return (found[0] for found in expression.finditer(text))


def _text(reading: Reading) -> str:
    return "\n".join(passage.text for passage in reading.prose())


def _rows(reading: Reading) -> int:
    return sum(1 for passage in reading.prose() if passage.text.strip())


def _differ(document: str, message: str, code: str) -> Finding:
    return Finding(
        code,
        Weight.LIKELY,
        f"{message} between the English and the Welsh",
        document,
        hint="make both from the same case file",
    )
