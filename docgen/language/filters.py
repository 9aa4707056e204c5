"""The words that a template may use: the same names with the same parameters in both languages.

`{{ body|after("gan") }}` gives `gan Fwrdd` in Welsh; where English has no such rule the filter
only joins or leaves alone, so that one source serves both versions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sized
from datetime import date, datetime, time

from docgen.language import dates, lists, mutation, names, numbers, relations, sorting, times
from docgen.language.adapters import (
    Filter,
    find_number,
    is_absent,
    items_of,
    on_date,
    on_list,
    on_mutation,
    on_number,
    on_text,
    on_two,
    on_welsh,
    printed,
)
from docgen.language.answers import answer_pair
from docgen.language.grammar import Gender, Language
from docgen.language.nouns import welsh_gender
from docgen.language.relations import Owner
from docgen.language.times import DEFAULT_TIME_STYLE, TIME_STYLES, TimeStyle


def language_filters(
    language: Language, *, time_style: TimeStyle = DEFAULT_TIME_STYLE
) -> dict[str, Filter]:
    """Return the filters of `language` by the names that templates call them."""
    return {
        **_date_filters(language),
        **_time_filters(language, time_style),
        **_list_filters(language),
        **_number_filters(language),
        **_name_filters(language),
        **(_welsh_filters() if language is Language.CY else _english_filters()),
        **_relation_filters(language),
        "yesno": _yesno(language),
        "capital": on_text(lambda text: text[:1].upper() + text[1:]),
    }


def language_functions(
    language: Language, *, time_style: TimeStyle = DEFAULT_TIME_STYLE
) -> dict[str, Filter]:
    """Return what takes two values of equal standing, or a question, by name.

    They are few and long-named: a function hides a field of its name that the data left out.
    """
    return {
        "date_period": on_two(lambda start, end: dates.format_period(start, end, language)),
        "time_period": on_two(
            lambda start, end: times.format_time_period(start, end, language, time_style)
        ),
        "date_and_time": on_two(
            lambda day, moment: times.format_moment(day, moment, language, time_style)
        ),
        "answers_to": lambda question, plural=False: answer_pair(
            str(question), language, plural=plural
        ),
    }


def _date_filters(language: Language) -> dict[str, Filter]:
    return {
        "date": on_date(lambda day: dates.format_date(day, language)),
        "date_long": on_date(lambda day: dates.format_date_in_sentence(day, language)),
        "date_label": on_date(lambda day: dates.format_date_label(day, language)),
        "date_numeric": on_date(dates.format_date_numeric),
        "month": on_date(lambda day: dates.format_month(day, language)),
        "in_month": on_date(lambda day: dates.format_month_in_sentence(day, language)),
        "add_months": on_date(dates.add_months),
        "age": on_two(dates.full_years),
        "years_old": on_two(lambda born, day: _age(born, day, language)),
    }


def _time_filters(language: Language, default: TimeStyle) -> dict[str, Filter]:
    def format_time(value: object, style: str = "") -> object:
        moment = value.time() if isinstance(value, datetime) else value
        if not isinstance(moment, time) or (hasattr(moment, "words") and not style):
            return printed(value)
        return times.format_time(moment, language, TIME_STYLES[style] if style else default)

    return {"time": format_time}


def _list_filters(language: Language) -> dict[str, Filter]:
    return {
        "list_and": on_list(lambda items, names: lists.join_and(items, language, names=names)),
        "list_or": on_list(lambda items, names: lists.join_or(items, language, names=names)),
        "list_names": on_list(lambda items, _: lists.join_and(items, language, names=True)),
        "sorted_names": lambda items: sorting.sort_texts(items_of(items), language),
        "sorted_people": lambda items: sorting.sort_people(items_of(items), language),
        "by_date": lambda items: (
            printed(items) if is_absent(items) else sorting.sort_by_moment(items)
        ),
    }


def _number_filters(language: Language) -> dict[str, Filter]:
    def in_words(number: int, feminine: bool = False) -> str:
        return numbers.number_in_words(number, language, _gender(feminine))

    def ordinal(number: int, noun: str, article: bool = False) -> str:
        return numbers.ordinal(number, noun, language, article=article)

    def counting(count: Callable[[int, str, Language], str]) -> Filter:
        return on_number(lambda number, noun: count(number, noun, language))

    return {
        "number": on_number(numbers.format_number),
        "in_words": on_number(in_words),
        "count": _count(counting(numbers.count)),
        "count_of": counting(numbers.count_of),
        "count_in_words": counting(numbers.count_in_words),
        "ordinal": on_number(ordinal),
        "plural": on_text(
            lambda noun, number=None: numbers.plural(noun, find_number(number), language)
        ),
    }


def _count(counting: Filter) -> Filter:
    """Return the filter `count`, which without a noun is Jinja's own: how many there are."""

    def count(value: Sized, noun: str = "") -> object:
        return counting(value, noun) if noun else len(value)

    return count


def _name_filters(language: Language) -> dict[str, Filter]:
    return {
        "initials": on_text(names.initials),
        "surname": on_text(names.surname),
        "salutation": lambda person: _salutation(person, language),
    }


def _relation_filters(language: Language) -> dict[str, Filter]:
    def word(text: str, northern: bool = False) -> str:
        return relations.relation_word(text, language, northern=northern)

    def possessed(owner: Owner) -> Filter:
        return on_text(lambda text: relations.possessed(owner, word(text), language), joins=True)

    return {"relation": on_text(word), **{owner.value: possessed(owner) for owner in Owner}}


def _welsh_filters() -> dict[str, Filter]:
    return {
        "soft": on_mutation(mutation.soft),
        "nasal": on_mutation(mutation.nasal),
        "aspirate": on_mutation(mutation.aspirate),
        "in_place": on_welsh(mutation.in_place, joins=True),
        "and_": on_welsh(mutation.and_, joins=True),
        "or_": on_welsh(mutation.or_, joins=True),
        "after": on_welsh(
            lambda text, word, name=False: mutation.after(word, text, name=name), joins=True
        ),
        "the": on_text(_the, joins=True),
        "as_role": on_text(mutation.as_role, joins=True),
        "possessive": on_text(lambda text, **_: text),
    }


def _english_filters() -> dict[str, Filter]:
    """Return the Welsh filters' English twins: no mutation, the English word where it has one."""
    joined = {"in_place": "in", "and_": "and", "or_": "or", "the": "the", "as_role": "as"}
    return {
        **dict.fromkeys(("soft", "nasal", "aspirate"), lambda value, **_: printed(value)),
        **{name: _joining(word) for name, word in joined.items()},
        "after": on_text(lambda text, word, **_: f"{word} {text}", joins=True),
        "possessive": on_text(names.possessive),
    }


def _joining(word: str) -> Filter:
    return on_text(lambda text, **_: f"{word} {text}", joins=True)


def _the(text: str, feminine: bool | None = None) -> str:
    """Return a Welsh noun with its article; its gender from the table unless it is given."""
    return mutation.definite(text, welsh_gender(text) if feminine is None else _gender(feminine))


def _yesno(language: Language) -> Filter:
    """Return the filter that gives the answer a value prints, or for a bare one its question's."""

    def yesno(value: object, question: str = "") -> object:
        if is_absent(value) or isinstance(value, str) or hasattr(value, "answer"):
            return printed(value)
        return answer_pair(question, language).of(value)

    return yesno


def _salutation(person: object, language: Language) -> str:
    """Return the greeting to a name, or to a person whose record may say how to be addressed."""
    given = person.get("salutation") if isinstance(person, Mapping) else None
    who = given or person
    if who is not None and is_absent(who):
        return f"{names.greeting(language)} {who}".rstrip()
    return names.salutation("" if who is None else str(who), language)


def _age(born: date, day: date, language: Language) -> str:
    """Return an age in years, below two years in months."""
    months = dates.full_months(born, day)
    if months < 24:
        return numbers.format_age_in_months(months, language)
    return numbers.format_age(months // 12, language)


def _gender(feminine: bool) -> Gender:
    return Gender.FEMININE if feminine else Gender.MASCULINE
