"""What goes against a rule, said in Welsh."""

from __future__ import annotations

import re

import pytest
import yaml
from conftest import ROOT
from made_documents import shipped

import docgen
from docgen.cases import RULES
from docgen.engine import Language, Problem, say_error_in, say_in
from docgen.errors import CaseError, Place

WELSH = yaml.safe_load((ROOT / "data_schemas" / "messages.yaml").read_text(encoding="utf-8"))
HERE = Place(path="subject.dob")


@pytest.mark.parametrize("code", [*RULES, "derived-overridden"])
def test_every_rule_is_worded_in_welsh(code: str) -> None:
    (said,) = say_in(shipped(), [Problem(code, "in English", HERE, "in English")], Language.CY)

    assert "English" not in said.message + said.hint
    assert "{" not in said.message + said.hint
    assert (said.code, said.where) == (code, HERE)


def test_nothing_is_worded_that_no_rule_says() -> None:
    assert set(WELSH["messages"]) == {*RULES, "derived-overridden"}


def test_a_sentence_names_its_field_and_the_rule() -> None:
    (said,) = say_in(shipped(), [Problem("government-notice", "x", HERE)], Language.CY)

    assert said.hint.endswith("(R72)")
    (said,) = say_in(shipped(), [Problem("dates-out-of-order", "x", HERE)], Language.CY)
    assert "`subject.dob`" in said.message
    assert re.search(r"\(R", said.hint) is None


def test_what_is_not_worded_stays_in_english() -> None:
    problem = Problem("missing-field", "it is not given", HERE)

    assert say_in(shipped(), [problem], Language.CY) == (problem,)


def test_in_english_nothing_changes() -> None:
    problem = Problem("government-notice", "too late", HERE)

    assert say_in(shipped(), [problem], Language.EN) == (problem,)


SAMPLE = (ROOT / "samples" / "case.yaml").read_bytes()
#: Files that cannot be read, or not as a case, each in its own way.
FAULTY = {
    "empty": b"",
    "a zip": b"PK\x03\x04",
    "a PDF": b"%PDF-1.7",
    "an old Word file": b"\xd0\xcf\x11\xe0",
    "UTF-16": "case:".encode("utf-16"),
    "not UTF-8": b"case: \xff",
    "too large": b"#" * 5_000_001,
    "too deep": b"[" * 60,
    "a tab": b"case:\n\tref: x",
    "a quote": b'case: "x\n',
    "a colon": b"case: a: b",
    "a sign": b"case: @x",
    "no colon": b"case:\n  ref\nx: 1",
    "a backslash": b'case: "\\q"',
    "a list": b"case:\n  - a\n  b",
    "a bracket": b"case: [a, b",
    "two documents": b"case: x\n---\ncase: y",
    "an alias": b"case: &x y",
    "a tag": b"case: !x y",
    "a key": b"? [a]\n: b",
    "a control character": b"case: \x07",
    "twice": b"case: x\ncase: y",
    "no case": b"- x",
    "an unknown key": b"case: {}\nsubjct: {}",
    "a date": SAMPLE.replace(b"dob: 2015-05-17", b"dob: 17 May"),
    "a time": SAMPLE.replace(b'"10:00"', b"ten"),
    "an answer": SAMPLE.replace(b"normally_resident: yes", b"normally_resident: maybe"),
    "a person": SAMPLE.replace(b"person: mother", b"person: nobody"),
    "a choice": SAMPLE.replace(b"role: parent", b"role: parnet"),
    "a list that is a text": SAMPLE.replace(b"relations:\n", b"relations: x\nrelation:\n"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_why_a_case_cannot_be_read_is_told_in_welsh(fault: str) -> None:
    with pytest.raises(CaseError) as caught:
        docgen.read_case(FAULTY[fault], library=shipped(), board=ROOT / "samples" / "board.yaml")
    english = caught.value
    welsh = say_error_in(shipped(), english, Language.CY)

    assert welsh.message != english.message
    assert [one.where for one in welsh.problems] == [one.where for one in english.problems]
    for one, other in zip(welsh.problems, english.problems, strict=True):
        assert one.message != other.message
        assert (one.hint != other.hint) or not other.hint
        assert "{}" not in one.message + one.hint
        assert set(re.findall(r"\d+", one.message)) == set(re.findall(r"\d+", other.message))


def test_an_error_in_english_is_left_as_it_is() -> None:
    error = CaseError("the case file cannot be read")

    assert say_error_in(shipped(), error, Language.EN) is error


def test_every_sentence_quotes_no_more_than_the_english_does() -> None:
    for english, welsh in WELSH["sentences"].items():
        assert welsh.count("{}") <= english.count("{}")
