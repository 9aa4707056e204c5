# ruff: noqa: E501 - a specimen is clearest on one line
"""The corpus of the gate: every way in which a name gets out, at every place; and what is clean.

`samples/case.yaml` is the case that all of them are about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle

from conftest import ROOT
from release import pdf_specimens, word_specimens

#: What may be said of the child, by the way in which it is said.
VARIANTS = {
    "full name": "Gwion Llŷr O'Brien",
    "capitals": "GWION O'BRIEN",
    "small letters": "gwion o'brien",
    "no accents": "Gwion Llyr OBrien",
    "other apostrophe": "Gwion O’Brien",
    "spaces": "Gwion   O'Brien",
    "hyphen": "Gwion-Llyr O'Brien",
    "surname first": "O'Brien, Gwion",
    "first name": "Gwion",
    "surname": "O'Brien",
    "initial and surname": "G. O'Brien",
    "initials with points": "G.Ll.O'B.",
    "initials": "G.L.O.",
    "possessive": "Gwion's",
    "soft mutation": "i Wion",
    "nasal mutation": "yn Ngwion",
    "day of birth": "17 May 2015",
    "day in figures": "17/05/2015",
    "day, short year": "17.5.15",
    "day, ISO": "2015-05-17",
    "day in Welsh": "17 Mai 2015",
    "day, mutated": "yr 17eg o Fai 2015",
    "day, American": "May 17, 2015",
    "address": "3 Heol yr Enghraifft",
    "postcode": "ZZ99 3AB",
    "postcode, no space": "zz993ab",
    "telephone": "01632 960201",
    "telephone, from abroad": "+44 (0)1632 960 201",
    "mother": "Siân O'Brien",
    "mother's first name": "Sian",
    "sister": "Ffion Haf O'Brien",
    "grandmother, mutated": "a Wenllian Tŷ-gwyn",
    "neighbour, mutated": "a Thegid Ddychmygol",
    "doctor": "Dr Priya Nair",
    "doctor's surname": "Dr Nair",
    "e-mail": "catrin.dwr-y-felin@example.org",
    "e-mail of the doctor": "mabon.ystrad@example.org",
    "school": "Ysgol Gynradd yr Enghraifft",
    "former address": "17b Stryd Ffug, Aberenghraifft",
    "letters apart": "G w i o n",
    "hyphenated over lines": "Gwi-\non",
}
#: Places where a text becomes one word or loses its letters, and what still shows there.
_LABELS = frozenset(
    (
        "bookmark",
        "link target",
        "link anchor",
        "part name",
        "font name",
        "link",
        "letters",
        "template path",
        "style id",
        "destination",
    )
)
_ONE_WORD = (
    "full name",
    "no accents",
    "surname first",
    "mother",
    "sister",
    "postcode",
    "e-mail of the doctor",
)
_LATIN = frozenset(
    ("soft mutation", "first name", "mother's first name", "day of birth", "telephone", "doctor")
)


@dataclass(frozen=True)
class Leak:
    """One document with one leak."""

    place: str
    variant: str
    content: bytes = field(repr=False)


def leaks(each: int = 4) -> Iterator[Leak]:
    """Yield `each` documents for every place, and one for every variant in body and page."""
    for kind, places in (("Word", word_specimens.PLACES), ("PDF", pdf_specimens.PLACES)):
        turn = {True: cycle(_ONE_WORD), False: cycle(VARIANTS)}
        for place, make in places.items():
            for _ in range(each):
                variant = next(turn[place in _LABELS])
                yield Leak(f"{kind}, {place}", variant, make(VARIANTS[variant]))
    for variant, text in VARIANTS.items():
        yield Leak("Word, body", variant, word_specimens.PLACES["body"](text))
        yield Leak("PDF, own codes", variant, pdf_specimens.PLACES["own codes"](text))


def clean_texts() -> list[str]:
    """Return paragraphs of a report about somebody else, and sentences with words that are names."""
    found = list(_TRICKY)
    for language in ("en", "cy"):
        for path in sorted((ROOT / "samples" / "report" / language).glob("*.md")):
            text = path.read_text(encoding="utf-8")
            found += [
                one.strip("#> *-\n")
                for one in text.split("\n\n")
                if "](" not in one and "|" not in one
            ]
    return found


_TRICKY = (
    "Hope was expressed that the service would grow. May we say how grateful the panel is for the grace shown.",
    "The report was approved on 17 May 2016, and the review covers May 2014 to April 2015.",
    "Will agencies do better? There will be a plan in May and a summer event; the snow in March delayed it.",
    "Yn yr haf ac yn y gwanwyn cynhaliwyd cyfarfodydd; y mae'r gwyn a'r du yn glir, a'r môr yn fawr.",
    "Roedd Mai yn fis prysur. Aeth y panel i lan y môr yn yr hydref.",
    "Rhif y cyfeirnod yw CTMSB 03/2026. Ffoniwch 029 2018 0100 am ragor.",
    "A practitioner said that the family had been seen going so often that nobody asked why.",
    "The police, the school and the surgery each wrote to one another; see section 17.5 and table 5.15.",
)


def clean_documents(count: int = 100) -> Iterator[bytes]:
    """Yield documents that name nobody: half of them Word files, half PDFs."""
    texts = clean_texts()
    for number in range(count):
        own = [texts[(number * 7 + step) % len(texts)] for step in range(8)]
        if number % 2:
            body = "".join(word_specimens.paragraph(text) for text in own)
            yield word_specimens.word(body)
        else:
            yield pdf_specimens.page_of(own)
