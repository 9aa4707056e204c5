"""The filters as templates use them: the same in both languages, whatever they are given."""

from __future__ import annotations

from datetime import date, datetime, time

import jinja2
import pytest

from docgen.language import Language
from docgen.language.filters import language_filters, language_functions
from docgen.language.times import TIME_STYLES
from docgen.model.values import Choice, Day, Missing, Record, Text, Time, YesNo

EN, CY = Language.EN, Language.CY
ASKS = Missing("referral.date", lambda path: f"[{path}]")
SILENT = Missing("referral.date", lambda _: "")
PEOPLE = [Record({"name": "Siân Lloyd"}), Record({"name": "Catrin Davies"})]


def say(source: str, language: Language, **context: object) -> str:
    environment = jinja2.Environment(autoescape=True)
    environment.filters.update(language_filters(language))
    environment.globals.update(language_functions(language))
    return environment.from_string(source).render(context)


@pytest.mark.parametrize(
    ("source", "english", "welsh"),
    [
        ("{{ day|date }}", "3 March 2026", "3 Mawrth 2026"),
        ("{{ day|date_long }}", "Tuesday 3 March 2026", "ddydd Mawrth 3 Mawrth 2026"),
        ("{{ day|date_label }}", "Tuesday 3 March 2026", "Dydd Mawrth 3 Mawrth 2026"),
        ("{{ day|date_numeric }}", "03/03/2026", "03/03/2026"),
        ("{{ day|month }}", "March 2026", "Mawrth 2026"),
        ("{{ day|in_month }}", "in March 2026", "ym mis Mawrth 2026"),
        ("{{ day|add_months(6)|date }}", "3 September 2026", "3 Medi 2026"),
        ("{{ born|age(day) }}", "15", "15"),
        ("{{ born|years_old(day) }}", "15 years old", "15 oed"),
        ("{{ born|years_old(early) }}", "1 month old", "1 mis oed"),
        ("{{ moment|time }}", "10.30am", "10.30am"),
        ("{{ moment|time('24-hour') }}", "10:30", "10:30"),
        ("{{ stamp|date }}, {{ stamp|time }}", "3 March 2026, 2.05pm", "3 Mawrth 2026, 2.05pm"),
        (
            "{{ date_period(day, stamp) }}",
            "3 March 2026 to 3 March 2026",
            "o 3 Mawrth 2026 hyd 3 Mawrth 2026",
        ),
        ("{{ time_period(moment, late) }}", "10.30am to 4.00pm", "10.30am hyd 4.00pm"),
        ("{{ date_and_time(day, moment) }}", "3 March 2026 at 10.30am", "3 Mawrth 2026 am 10.30am"),
        ("{{ ['A', 'B', 'Tai']|list_and }}", "A, B and Tai", "A, B a Thai"),
        ("{{ ['Addysg', 'Cyngor']|list_or }}", "Addysg or Cyngor", "Addysg neu Gyngor"),
        ("{{ people|list_names }}", "Siân Lloyd and Catrin Davies", "Siân Lloyd a Catrin Davies"),
        ("{{ ['A', none]|list_and(names=true) }}", "A", "A"),
        ("{{ 'one thing'|list_and }}", "one thing", "one thing"),
        ("{{ ['Llan', 'Lyn']|sorted_names|join(' ') }}", "Llan Lyn", "Lyn Llan"),
        ("{{ people|sorted_people|join(', ') }}", *["Catrin Davies, Siân Lloyd"] * 2),
        ("{{ 1234|number }}", "1,234", "1,234"),
        ("{{ 2|in_words }}", "two", "dau"),
        ("{{ people|in_words(feminine=true) }}", "two", "dwy"),
        ("{{ 3|count('meeting') }}", "3 meetings", "3 chyfarfod"),
        ("{{ people|count('reviewer') }}", "2 reviewers", "2 adolygydd"),
        ("{{ people|count }}", "2", "2"),
        ("{{ '12'|count('child') }}", "12 children", "12 o blant"),
        ("{{ 2|count_of('agency') }}", "2 agencies", "2 o asiantaethau"),
        ("{{ 2|count_in_words('document') }}", "two documents", "dwy ddogfen"),
        ("{{ 2|ordinal('meeting', article=true) }}", "the second meeting", "yr ail gyfarfod"),
        ("{{ 'Reviewer'|plural(people) }}", "Reviewers", "Adolygwyr"),
        ("{{ 'Reviewer'|plural(1) }}", "Reviewer", "Adolygydd"),
        ("{{ 'Reviewer'|plural }}", "Reviewers", "Adolygwyr"),
        ("{{ people[1]|initials }}", "CD", "CD"),
        ("{{ people[1]|initials(stops=true) }}", "C.D.", "C.D."),
        ("{{ people[1]|surname }}", "Davies", "Davies"),
        ("{{ 'Mrs Catrin Davies'|salutation }}", "Dear Mrs Davies", "Annwyl Mrs Davies"),
        ("{{ {'salutation': 'Mam', 'name': 'X'}|salutation }}", "Dear Mam", "Annwyl Mam"),
        ("{{ none|salutation }}", "Dear Sir or Madam", "Annwyl Syr/Fadam"),
        ("{{ 'Caerdydd'|soft }}", "Caerdydd", "Gaerdydd"),
        ("{{ 'Caerdydd'|nasal }}", "Caerdydd", "Nghaerdydd"),
        ("{{ 'Caerdydd'|aspirate }}", "Caerdydd", "Chaerdydd"),
        ("{{ 'Catrin'|soft(name=true) }}", "Catrin", "Catrin"),
        ("{{ 'Caerdydd'|in_place }}", "in Caerdydd", "yng Nghaerdydd"),
        ("{{ 'Tai'|and_ }}", "and Tai", "a Thai"),
        ("{{ 'Cyngor'|or_ }}", "or Cyngor", "neu Gyngor"),
        ("{{ 'Catrin'|and_(name=true) }}", "and Catrin", "a Catrin"),
        ("{{ 'Bwrdd'|after('gan') }}", "gan Bwrdd", "gan Fwrdd"),
        ("{{ 'cofrestr'|the(feminine=true) }}", "the cofrestr", "y gofrestr"),
        ("{{ 'cynhadledd'|the }}", "the cynhadledd", "y gynhadledd"),
        ("{{ 'cadeirydd'|as_role }}", "as cadeirydd", "yn gadeirydd"),
        ("{{ 'James'|possessive|safe }}", "James's", "James"),
        ("{{ 'reviewers'|possessive(plural=true)|safe }}", "reviewers'", "reviewers"),
        ("{{ 'son'|relation }}", "son", "mab"),
        ("{{ 'grandmother'|relation(northern=true) }}", "grandmother", "nain"),
        ("{{ 'son'|your }}", "your son", "eich mab"),
        ("{{ 'father'|her }}", "her father", "ei thad"),
        ("{{ 'son'|your|possessive|safe }}", "your son's", "eich mab"),
        ("{{ true|yesno('A oes rheswm?') }}", "Yes", "Oes"),
        ("{{ false|yesno }}", "No", "Na"),
        ("{{ answers_to('A oedd rheswm?').no }}", "No", "Nac oedd"),
        ("{{ 'ar ran y Bwrdd'|capital }}", "Ar ran y Bwrdd", "Ar ran y Bwrdd"),
        ("{{ born|soft }}", "2010-03-04", "2010-03-04"),
    ],
)
def test_a_template_says_the_same_in_both_languages(source, english, welsh):
    context = {
        "day": date(2026, 3, 3),
        "born": date(2010, 3, 4),
        "early": date(2010, 4, 10),
        "moment": time(10, 30),
        "late": time(16, 0),
        "stamp": datetime(2026, 3, 3, 14, 5),  # noqa: DTZ001 - a wall clock's time, as typed
        "people": PEOPLE,
    }
    assert say(source, EN, **context) == english
    assert say(source, CY, **context) == welsh


def test_both_languages_have_the_same_names():
    assert language_filters(EN).keys() == language_filters(CY).keys()
    assert language_functions(EN).keys() == language_functions(CY).keys()


def test_only_count_takes_the_place_of_a_filter_of_jinjas():
    assert language_filters(EN).keys() & jinja2.filters.FILTERS.keys() == {"count"}


def test_a_board_chooses_how_times_are_written():
    filters = language_filters(CY, time_style=TIME_STYLES["yb-yh"])
    functions = language_functions(CY, time_style=TIME_STYLES["yb-yh"])
    assert filters["time"](time(14, 0)) == "2.00yh"
    assert functions["time_period"](time(10), time(14)) == "10.00yb hyd 2.00yh"


def test_a_time_that_prints_itself_is_left_to_it():
    moment = Time(time(10, 30), "10.30yb")
    assert say("{{ t|time }} {{ t|time('24-hour') }}", CY, t=moment) == "10.30yb 10:30"


def test_a_day_is_a_date_to_every_filter():
    day = Day(date(2026, 3, 3), "3 Mawrth 2026")
    assert say("{{ d|date_long }} {{ d|date_numeric }}", CY, d=day) == (
        "ddydd Mawrth 3 Mawrth 2026 03/03/2026"
    )


def test_a_choice_is_mutated_and_related_by_its_label():
    assert say("{{ c|after('o') }}", CY, c=Choice("child", "plentyn")) == "o blentyn"
    assert say("{{ c|your }}", CY, c=Choice("son", "mab")) == "eich mab"


def test_an_answer_prints_its_own_pair():
    assert say("{{ a|yesno }}", CY, a=YesNo(True, "Oedd")) == "Oedd"
    assert say("{{ a|yesno }}", CY, a="Oes") == "Oes"


def test_a_record_prints_its_name_through_a_filter():
    assert say("{{ b|after('gan') }}", CY, b=Record({"name": "Bwrdd"})) == "gan Fwrdd"


def test_a_text_in_english_does_not_mutate_in_a_welsh_document():
    text = Text("Probation Board", EN)
    assert say("{{ t|soft }}, {{ t|after('gan') }}", CY, t=text) == (
        "Probation Board, gan Probation Board"
    )
    assert language_filters(CY)["soft"](text) is text
    assert say("{{ ['Addysg', t]|list_and }}", CY, t=text) == "Addysg a Probation Board"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("absent", [None, SILENT, jinja2.Undefined()])
def test_what_is_absent_prints_nothing_through_any_filter(language, absent):
    filters = language_filters(language)
    needing = {"count": ["child"], "count_of": ["child"], "count_in_words": ["child"]}
    needing |= {"ordinal": ["child"], "after": ["gan"], "add_months": [1]}
    needing |= {"age": [date(2026, 3, 3)], "years_old": [date(2026, 3, 3)]}
    lists = {"sorted_names", "sorted_people"}
    plain = filters.keys() - lists - {"salutation"}
    assert {str(filters[name](absent, *needing.get(name, []))) for name in plain} == {""}
    assert [filters[name](absent) for name in lists] == [[], []]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ x|date }}", "[referral.date]"),
        ("{{ x|date|soft }}", "[referral.date]"),
        ("{{ x|list_and }}", "[referral.date]"),
        ("{{ x|yesno }}", "[referral.date]"),
        ("{{ x|after('gan') }}", "gan [referral.date]"),
        ("{{ x|your }}", "eich [referral.date]"),
        ("{{ x|salutation }}", "Annwyl [referral.date]"),
        ("{{ date_period(x, x) }}", "[referral.date]"),
        ("{{ ['A', x]|list_and }}", "A a [referral.date]"),
    ],
)
def test_a_draft_still_shows_what_is_missing(source, words):
    assert say(source, CY, x=ASKS) == words


def test_a_blank_letter_leaves_room_after_its_greeting():
    assert say("{{ x|salutation }}", CY, x=SILENT) == "Annwyl"


def test_what_is_no_date_prints_as_it_is():
    assert say("{{ 'soon'|date }} {{ 'soon'|time }} {{ 'few'|number }}", EN) == "soon soon few"


def test_a_single_thing_sorts_as_a_list_of_one():
    assert language_filters(CY)["sorted_names"]("Rhys") == ["Rhys"]
