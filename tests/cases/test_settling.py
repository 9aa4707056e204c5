"""What a form leaves no choice of holds in its documents, whatever the case says."""

from __future__ import annotations

from made_documents import sample, shipped

from docgen.cases import Context, blank_case, build_context, settle
from docgen.language import Language


def settled(values: dict[str, object], *, blank: bool = False) -> Context:
    """Return the context of the sample or of no case, in Welsh, with `values` settled."""
    case = blank_case(shipped()) if blank else sample()
    context = build_context(case, Language.CY)
    settle(context, case, Language.CY, values)
    return context


def test_a_settled_choice_has_its_label() -> None:
    template = settled({"tor.template": "B"}, blank=True).roots["tor"]["template"]
    assert template == "B"
    assert str(template) == "Adolygiad Ymarfer Oedolion Cryno"


def test_a_settled_value_stands_over_that_of_the_case() -> None:
    assert sample().read("case.subject_type") == "child"
    assert settled({"case.subject_type": "adult"}).roots["case"]["subject_type"] == "adult"


def test_it_stands_in_one_document_alone() -> None:
    settled({"case.subject_type": "adult"})
    assert build_context(sample(), Language.CY).roots["case"]["subject_type"] == "child"


def test_what_no_schema_knows_stays_out() -> None:
    roots = settled({"case.colour": "red", "nothing.at_all": 1}).roots
    assert "colour" not in roots["case"]
    assert "nothing" not in roots


def test_nothing_settled_changes_nothing() -> None:
    assert settled({}).roots == build_context(sample(), Language.CY).roots
