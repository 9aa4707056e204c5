"""The corpus: leaks of every kind at every place, and documents that name nobody."""

from __future__ import annotations

import pytest
from release.gates import gate_for
from release.leaks import Leak, clean_documents, leaks

from docgen.release import Finding, Paper, gather_facts, read_pdf, read_word

CORPUS = list(leaks())


def found_in(leak: Leak) -> list[Finding]:
    gate = gate_for("published")
    paper = Paper("file.docx", "file", leak.content)
    return [one for one in gate.search_for(paper).search(gate.read(paper)) if one.refuses]


@pytest.fixture(scope="module")
def found() -> list[tuple[Leak, list[Finding]]]:
    return [(leak, found_in(leak)) for leak in CORPUS]


def test_the_corpus_is_large_enough_to_tell() -> None:
    assert len(CORPUS) > 300


def test_leaks_are_found_wherever_they_are_and_however_they_are_written(
    found: list[tuple[Leak, list[Finding]]],
) -> None:
    missed = [(leak.place, leak.variant) for leak, findings in found if not findings]
    assert missed == []


def test_every_finding_names_its_place(found: list[tuple[Leak, list[Finding]]]) -> None:
    nowhere = [leak.place for leak, findings in found if not all(one.part for one in findings)]
    assert nowhere == []


def test_every_finding_names_the_field_whose_value_it_is(
    found: list[tuple[Leak, list[Finding]]],
) -> None:
    assert all(f"`{one.path}`" in one.message for _, findings in found for one in findings)


def test_no_finding_says_what_was_found(found: list[tuple[Leak, list[Finding]]]) -> None:
    facts = gate_for("published").known.facts
    values = {word for fact in facts for word in fact.value.split() if len(word) > 3}
    told = " ".join(
        f"{one.message} {one.excerpt} {one.place} {one.hint} {one!r}"
        for _, findings in found
        for one in findings
    )
    assert [value for value in values if value in told] == []


def test_every_specimen_is_read_whole() -> None:
    unread = []
    for leak in leaks(1):
        read = read_pdf if leak.place.startswith("PDF") else read_word
        unread += [leak.place for t in read(leak.content, "x").traits if t.code == "unreadable"]
    assert unread == []


def test_documents_that_name_nobody_are_let_through() -> None:
    gate = gate_for("published")
    refused = []
    for number, content in enumerate(clean_documents(100)):
        paper = Paper("file.docx", "file", content)
        if any(one.refuses for one in gate.check(paper, gate.read(paper))):
            refused.append(number)
    assert refused == []


def test_a_case_without_people_has_no_facts() -> None:
    assert gather_facts({"case": {"ref": "CTMSB 01/2026"}}) == ()
