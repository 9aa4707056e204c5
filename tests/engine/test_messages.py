"""What goes against a rule, said in Welsh."""

from __future__ import annotations

import re

import pytest
import yaml
from conftest import ROOT
from made_documents import shipped

from docgen.cases import RULES
from docgen.engine import Language, Problem, say_in
from docgen.errors import Place

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
