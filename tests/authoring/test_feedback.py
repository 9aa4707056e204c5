"""Scales of boxes, and lines to write on."""

from __future__ import annotations

import pytest
from form_sources import FIELDS, STYLE, W, codes, labels, outline, part, source_of

from docgen.authoring import FieldLabel, build_template, check_source, load_style
from docgen.language import Language
from docgen.model.wording import Wording

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
KNOWN = labels(
    fields={
        **FIELDS,
        "said.ratings": FieldLabel(Wording("Ratings", "Graddau")),
        "said.ratings.score": FieldLabel(
            Wording("Score", "Sgôr"),
            {"1": Wording("Poor", "Gwael"), "2": Wording("Good", "Da")},
        ),
        "said.ratings.comment": FieldLabel(Wording("Comments", "Sylwadau")),
        "said.best": FieldLabel(Wording("What was best?", "Beth oedd orau?"), rich=True),
    }
)
RATINGS = """
  - ratings:
      field: said.ratings
      number: {en: "No.", cy: Rhif}
      question: {en: Question, cy: Cwestiwn}
      questions: [{en: "Was it clear?", cy: "A oedd yn glir?"}]"""


def built(blocks: str, language: Language = Language.EN) -> bytes:
    """Return the template built from `blocks`."""
    return build_template(source_of(blocks), KNOWN, load_style(STYLE), language)


@pytest.mark.parametrize(
    ("language", "head"),
    [(Language.EN, ["No.", "Question", "1", "2", "Comments"]),
     (Language.CY, ["Rhif", "Cwestiwn", "1", "2", "Sylwadau"])],
)  # fmt: skip
def test_the_head_has_a_column_for_every_score(language: Language, head: list[str]) -> None:
    row = "".join(f" = ColumnHeading: {title}" for title in head).strip() + " ="
    assert outline(built(RATINGS, language))[0] == row


def test_a_question_has_its_number_a_box_for_every_score_and_a_comment() -> None:
    list_of = "(said.ratings|map(attribute='{}')|list)[0]".format
    box = "{{% if " + list_of("score") + " == '{}' %}}☒{{% else %}}☐{{% endif %}}"
    assert outline(built(RATINGS))[1] == (
        f"| Cell: 1. | Cell: Was it clear? | Tick: {box.format(1)} | Tick: {box.format(2)} "
        f"| Cell: {{{{ {list_of('comment')} }}}} |"
    )


def test_a_box_can_be_clicked_and_says_what_it_stands_for() -> None:
    [crossed, empty, *_] = part(built(RATINGS)).iter(f"{W}sdt")
    states = [box.find(f".//{W14}checked").get(f"{W14}val") for box in (crossed, empty)]
    assert states == ["1", "0"]
    assert empty.find(f".//{W}alias").get(f"{W}val") == "1. 1 – Poor"


def test_a_reader_that_does_not_know_check_boxes_may_pass_over_them() -> None:
    assert part(built(RATINGS)).get(f"{MC}Ignorable") == "w14"
    assert part(built("  - para: {en: A, cy: A}")).get(f"{MC}Ignorable") is None


@pytest.mark.parametrize("key", ["field", "number", "question", "questions"])
def test_ratings_need_all_their_keys(key: str) -> None:
    lines = [line for line in RATINGS.splitlines() if not line.strip().startswith(f"{key}:")]
    source = source_of("\n".join(lines))
    assert codes(check_source(source, KNOWN, load_style(STYLE))) == ["source-shape"]


def test_a_question_has_lines_to_write_on_where_there_is_no_answer() -> None:
    assert outline(built("  - lined: {field: said.best, number: '7.', lines: 2}")) == [
        "| Label: 7. What was best? |",
        "| TemplateTag: {%tr if said.best %} |",
        "| Normal: {{p said.best|rich }} |",
        "| TemplateTag: {%tr else %} |",
        "| Answer: |",
        "| Answer: |",
        "| TemplateTag: {%tr endif %} |",
        "TableGap:",
    ]


def test_a_question_stays_on_the_page_of_its_lines() -> None:
    table = next(part(built("  - lined: {field: said.best, lines: 3}")).iter(f"{W}tbl"))
    kept = [p.find(f".//{W}keepNext") is not None for p in table.iter(f"{W}p")
            if "".join(p.itertext()).startswith("What") or not "".join(p.itertext())]  # fmt: skip
    assert kept == [True, True, True, False]
