"""Deliberate mistakes, one at a time: each is caught, and the clean templates pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from proofing.mistakes import Mistake, found, found_with, shipped_proof

from docgen.errors import Place
from docgen.language import Language

EN = Language.EN
LETTER, CHILD = "family-letter-initial", "referral-child"
_PLACE = Place("cy/x.docx", part="body", spot="table 2, row 1")
PLAN, CHAIR = "review-action-plan", "recommendation-to-chair"

WORDS = [
    Mistake("a missing mutation", CHAIR, "at Lywodraeth", "at Llywodraeth", ("welsh-mutation",)),
    Mistake(
        "a mutation left off a slot",
        LETTER,
        r"\{\{ board\.name\|after\('gan'\) \}\}",
        "gan {{ board.name }}",
        ("welsh-mutation",),
    ),
    Mistake(
        "a relation mutated after eich",
        LETTER,
        r"(gofal eich \{\{ contact.relationship_of_subject)[^}]*\}\}",
        r"\1|soft }}",
        ("welsh-mutation",),
    ),
    Mistake(
        "a place without its nasal",
        "mapf-leaflet",
        r"\{\{ board.region_name\|after\('o'\) \}\}",
        "yn {{ board.region_name }}",
        ("welsh-mutation",),
    ),
    Mistake("ac before a consonant", LETTER, "a chithau", "ac chithau", ("welsh-mutation",)),
    Mistake(
        "a missing h", LETTER, "adolygu eu gwaith", "adolygu eu asiantaeth", ("welsh-mutation",)
    ),
    Mistake(
        "the object of a command", CHILD, "Rhowch fanylion", "Rhowch manylion", ("welsh-mutation",)
    ),
    Mistake("an English heading", CHAIR, ">Argymhelliad<", ">Recommendation<", ("welsh-english",)),
    Mistake(
        "an English word", LETTER, "ysgrifennu adroddiad", "ysgrifennu report", ("welsh-english",)
    ),
    Mistake(
        "a Welsh heading in the English",
        CHAIR,
        ">Recommendation<",
        ">Argymhelliad<",
        ("english-welsh",),
        EN,
    ),
    Mistake("a misspelling", CHILD, "esgeuluso", "esgeulsuo", ("welsh-spelling",)),
    Mistake("a lost circumflex", CHAIR, "Rhif ffôn", "Rhif ffon", ("welsh-term",)),
    Mistake(
        "a banned variant",
        LETTER,
        "Diben Adolygiad Ymarfer",
        "Diben Adolygiad Arfer",
        ("welsh-variant",),
    ),
    Mistake(
        "the statutory term changed",
        CHILD,
        "Rhestr wirio",
        "Oedolyn mewn perygl",
        ("welsh-variant",),
    ),
    Mistake(
        "an ampersand", CHILD, "cyfeiriad a dyddiad", "cyfeiriad &amp; dyddiad", ("welsh-variant",)
    ),
    Mistake("a placeholder left", LETTER, "Yn gyntaf", "INSERT NAME", ("welsh-variant",)),
    Mistake("a glossary term swapped", CHAIR, "cylch gorchwyl", "cynllun gwaith", ("welsh-term",)),
    Mistake(
        "a timeline called a timetable",
        CHAIR,
        "Llinell amser ar gyfer",
        "Amserlen ar gyfer",
        ("welsh-term",),
    ),
    Mistake("Ie and Na under A oes", CHILD, r"Oes(.*?)Nac oes", r"Ie\1Na", ("answer-pair",)),
    Mistake("a yes without its no", CHILD, "Nac oedd", "Oedd", ("answer-pair",)),
    Mistake("the pair of another verb", CHILD, r"Ydy(.*?)Nac ydy", r"Do\1Naddo", ("answer-pair",)),
]
SHAPES = [
    Mistake("a field left out", CHILD, r"\{\{ subject.dob \}\}", "", ("twins-field",)),
    Mistake("another field", CHILD, r"\{\{ event.date \}\}", "{{ subject.dob }}", ("twins-field",)),
    Mistake(
        "a loop over others", CHILD, "p.role == 'parent'", "p.role == 'sibling'", ("twins-loop",)
    ),
    Mistake(
        "a condition turned round",
        LETTER,
        "event.kind == 'died'",
        "event.kind != 'died'",
        ("twins-condition",),
    ),
    Mistake(
        "a condition of one word changed",
        LETTER,
        r"reviewers\|length == 1 %\}mi\{",
        "reviewers|length == 2 %}mi{",
        ("twins-condition",),
    ),
    Mistake(
        "a condition left out",
        CHAIR,
        r"\{%p if panel.chair.independent is defined and not panel.chair.independent %\}",
        "{%p if true %}",
        ("twins-condition",),
    ),
    Mistake(
        "a heading of another level",
        CHAIR,
        'w:val="Heading2"',
        'w:val="Heading3"',
        ("twins-heading",),
    ),
    Mistake(
        "a heading made a paragraph",
        CHAIR,
        'w:val="Heading2"',
        'w:val="Answer"',
        ("twins-heading",),
    ),
    Mistake(
        "a table column dropped",
        PLAN,
        r"(?s)(<w:tblHeader/>.*?</w:trPr>.*?</w:tc>)<w:tc>.*?</w:tc>",
        r"\1",
        ("twins-table",),
    ),
    Mistake("a row dropped", CHILD, r"(?s)<w:tr>(?:(?!</w:tr>).)*</w:tr>", "", ("twins-table",)),
    Mistake(
        "a contact line dropped",
        LETTER,
        r"Ffôn: \{\{ board.business_unit.phone \}\}",
        "",
        ("twins-field",),
    ),
    Mistake(
        "a signature line dropped",
        CHAIR,
        r"(?s)<w:tr>(?:(?!</w:tr>).)*>Llofnod<(?:(?!</w:tr>).)*</w:tr>",
        "",
        ("twins-table",),
    ),
    Mistake(
        "a paragraph dropped",
        LETTER,
        r"<w:p>(?:(?!</w:p>).)*Yn gyntaf(?:(?!</w:p>).)*</w:p>",
        "",
        ("twins-paragraph",),
    ),
]


@pytest.mark.parametrize("mistake", [*WORDS, *SHAPES], ids=str)
def test_a_deliberate_mistake_is_caught(mistake: Mistake, tmp_path: Path) -> None:
    assert set(mistake.codes) <= found_with(mistake, tmp_path)


@pytest.mark.parametrize("form_id", sorted({m.form for m in [*WORDS, *SHAPES]}))
def test_a_clean_template_passes(form_id: str) -> None:
    assert [str(problem) for problem in found(form_id)] == []


def test_there_are_more_mistakes_than_were_asked_for() -> None:
    assert len({mistake.name for mistake in [*WORDS, *SHAPES]}) >= 20


def test_a_finding_says_where_in_words_terms_and_what_to_write() -> None:
    proof = shipped_proof()
    problem = next(iter(proof.read("at Llywodraeth Cymru", Language.CY, _PLACE)))
    assert (problem.where.spot, problem.where.excerpt) == ("table 2, row 1", "at Llywodraeth Cymru")
    assert problem.hint == "write `at Lywodraeth`"
