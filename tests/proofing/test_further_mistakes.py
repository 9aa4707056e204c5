"""More deliberate mistakes, such as are made when a form is changed in Word; each is caught."""

from __future__ import annotations

from pathlib import Path

import pytest
from proofing.mistakes import Mistake, found, found_with

REVIEWER, MEMBER = "agreement-independent-reviewer", "role-panel-member"
GUIDE, ENGAGEMENT = "review-process-guide", "family-engagement-guidance"
FINAL, INVITATION = "family-letter-final", "learning-event-invitation"
FORUM, LEAFLET, EVENT = "mapf-leaflet", "family-leaflet-adult", "learning-event-information"
CHAIR, CHART = "recommendation-to-chair", "process-flowchart"
MUTATION, VARIANT, ENGLISH = ("welsh-mutation",), ("welsh-variant",), ("welsh-english",)
TERM, SPELLING, NUMBER = ("welsh-term",), ("welsh-spelling",), ("welsh-number",)

GRAMMAR = [
    Mistake(
        "a numeral of the wrong gender", REVIEWER, "ddau adolygydd", "ddwy adolygydd", MUTATION
    ),
    Mistake("a plural after a numeral", REVIEWER, "ddau adolygydd", "ddau adolygwyr", MUTATION),
    Mistake("a plural after a figure", GUIDE, "y 6 mis", "y 6 misoedd", MUTATION),
    Mistake("hwn of a feminine", FORUM, "y broses hon", "y broses hwn", MUTATION),
    Mistake("a feminine noun left hard", ENGAGEMENT, "y daflen", "y taflen", MUTATION),
    Mistake("ll softened after y", REVIEWER, "y llinell amser", "y linell amser", MUTATION),
    Mistake("yn before an adjective", MEMBER, "Bod yn bresennol", "Bod yn presennol", MUTATION),
    Mistake("at before a noun", ENGAGEMENT, "at welliannau", "at gwelliannau", MUTATION),
    Mistake("a before a vowel", REVIEWER, "Plant ac Oedolion", "Plant a Oedolion", MUTATION),
    Mistake("a verb after a", GUIDE, "a gynhelir", "a cynhelir", MUTATION),
    Mistake("pan before a verb", GUIDE, "pan fydd", "pan bydd", MUTATION),
    Mistake("the article not leaning", FINAL, "Hoffai'r", "Hoffai y", MUTATION),
    Mistake("yng before c", ENGAGEMENT, "yn y broses", "yng Cwm Taf, yn y broses", MUTATION),
]
WORDS = [
    Mistake("an English month", FINAL, "ar fin cyhoeddi", "ym March am gyhoeddi", ENGLISH),
    Mistake("a month with a small letter", FINAL, "ar fin", "ar 2 mawrth ar fin", SPELLING),
    Mistake("a language with a small letter", FINAL, "Rwyf yn deall", "Rwyf yn saesneg", SPELLING),
    Mistake("a circumflex lost in a heading", REVIEWER, "Rôl yr", "Rol yr", SPELLING),
    Mistake("an apostrophe lost", ENGAGEMENT, "eraill sy'n", "eraill syn", VARIANT),
    Mistake("ti and not chi", LEAFLET, "chi a'ch teulu", "ti a'th deulu", VARIANT),
    Mistake("dy and not eich", FINAL, "i'ch gweld", "i dy weld", VARIANT),
    Mistake("a word twice", ENGAGEMENT, "yn y broses adolygu", "yn y y broses adolygu", VARIANT),
    Mistake("i.e. in Welsh", EVENT, ", hy os", ", i.e. os", VARIANT),
    Mistake("a chair to sit on", GUIDE, "i Gadeirydd", "i Gadair", VARIANT),
    Mistake("a label of another line", REVIEWER, ">Swydd<", ">Enw<", TERM),
    Mistake("another number", GUIDE, "yn ystod y 6 mis", "yn ystod y 9 mis", NUMBER),
    Mistake(
        "a header in English", REVIEWER, "Cyfeirnod", "Reference", ENGLISH, part="word/header1.xml"
    ),
    Mistake(
        "the alternative text in English",
        CHART,
        'descr="[^"]*"',
        'descr="The steps of a review"',
        ENGLISH,
    ),
    Mistake(
        "the file's title in English",
        REVIEWER,
        "<dc:title>[^<]*",
        "<dc:title>Agreement of the reviewer",
        ENGLISH,
        part="docProps/core.xml",
    ),
]
SHAPES = [
    Mistake(
        "a box ticked for the other choice",
        CHAIR,
        r"(decision_basis, )'unanimous'",
        r"\1'majority'",
        ("twins-field",),
    ),
    Mistake("a label cell left empty", REVIEWER, ">Llofnod<", "><", ("twins-paragraph",)),
    Mistake(
        "a name of somebody else", FINAL, "reviewer.name", "panel.chair.name", ("twins-field",)
    ),
    Mistake(
        "a loop over the other agencies",
        "referral-adult",
        "agency_lists.referral_adult",
        "agency_lists.referral_child",
        ("twins-loop",),
    ),
    Mistake(
        "styles that say it is English",
        REVIEWER,
        'w:val="cy-GB"',
        'w:val="en-GB"',
        ("twins-language",),
        part="word/styles.xml",
    ),
]
ALL = [*GRAMMAR, *WORDS, *SHAPES]


@pytest.mark.parametrize("mistake", ALL, ids=str)
def test_a_mistake_of_word_is_caught(mistake: Mistake, tmp_path: Path) -> None:
    assert set(mistake.codes) <= found_with(mistake, tmp_path)


@pytest.mark.parametrize("form_id", sorted({mistake.form for mistake in ALL}))
def test_the_form_without_it_passes(form_id: str) -> None:
    assert [str(problem) for problem in found(form_id)] == []
