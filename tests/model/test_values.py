"""Values as templates see them."""

from __future__ import annotations

import pickle
from datetime import date, time

import pytest
from jinja2.sandbox import SandboxedEnvironment

from docgen.language import Language
from docgen.model import Choice, Day, Missing, Record, Text, Time, YesNo


def render(template: str, **context: object) -> str:
    return SandboxedEnvironment(autoescape=True).from_string(template).render(context)


def test_a_day_prints_its_words_and_still_compares_as_a_date():
    day = Day(date(2026, 3, 1), "1 Mawrth 2026")
    assert render("{{ day }}", day=day) == "1 Mawrth 2026"
    assert day == date(2026, 3, 1)


def test_a_time_prints_its_words():
    assert render("{{ at }}", at=Time(time(10, 30), "10.30am")) == "10.30am"


def test_a_choice_compares_by_its_key_and_prints_its_label():
    choice = Choice("child", "Plentyn")
    assert render("{{ c }} {{ c == 'child' }}", c=choice) == "Plentyn True"


def test_a_label_is_escaped_like_any_text():
    assert render("{{ c }}", c=Choice("k", "Tai & <Iechyd>")) == "Tai &amp; &lt;Iechyd&gt;"


@pytest.mark.parametrize(("value", "branch"), [(True, "a"), (False, "b")], ids=["yes", "no"])
def test_an_answer_is_true_or_false_and_prints_its_own_pair(value: bool, branch: str):
    answer = YesNo(value, "Oes" if value else "Nac oes")
    expected = f"{branch} {answer.answer}"
    assert render("{% if x %}a{% else %}b{% endif %} {{ x }}", x=answer) == expected


def test_reading_what_is_not_there_gives_its_whole_path():
    asked: list[str] = []
    record = Record({}, path="panel", ask=lambda path: asked.append(path) or "[...]")
    assert render("{{ panel.chair.name }}", panel=record) == "[...]"
    assert asked == ["panel.chair.name"]


def test_a_missing_value_is_false_has_no_items_and_takes_a_default():
    record = Record({}, path="a")
    template = "{% if a.b %}x{% endif %}{% for i in a.b.c %}x{% endfor %}{{ a.d|default('none') }}"
    assert render(template, a=record) == "none"


def test_a_field_may_be_called_like_a_method_of_a_dictionary():
    assert render("{{ a['items'] }}", a=Record({"items": "three"}, path="a")) == "three"


def test_a_record_prints_its_name_and_its_repr_shows_the_path_alone():
    record = Record({"name": "Invented Person"}, path="referral.referrer")
    assert render("{{ r }}", r=record) == "Invented Person"
    assert repr(record) == "<Record referral.referrer>"


def test_a_missing_value_never_answers_to_a_dunder():
    with pytest.raises(AttributeError):
        Missing("a", lambda path: path).__deepcopy__  # noqa: B018 - reading it is the test


@pytest.mark.parametrize(
    "value",
    [
        Day(date(2026, 3, 1), "1 March 2026"),
        Time(time(9, 0), "9.00am"),
        Choice("adult", "Oedolyn"),
        YesNo(True, "Ydy"),
        Text("Tŷ", Language.CY),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_survives_a_trip_to_another_process(value: object):
    copy = pickle.loads(pickle.dumps(value))  # noqa: S301 - made here
    assert (type(copy), copy, str(copy)) == (type(value), value, str(value))
