"""In which languages each is written to: Welsh Language Standards 1 to 7."""

from __future__ import annotations

import pytest

from docgen.batch.languages import choose_languages, count_shared
from docgen.language import Language
from docgen.recipients import Recipient

CY, EN = Language.CY, Language.EN
HOME = "1 Heol Ffug\nZZ99 1AA"


def person(language: str = "", address: str = "", **more: str) -> Recipient:
    """Return somebody who chose `language`, at `address`."""
    values = {"person.language": language, "person.address": address, **more}
    return Recipient(1, "r1", {path: value for path, value in values.items() if value})


@pytest.mark.parametrize(
    ("choice", "languages"),
    [("cy", (CY,)), ("en", (EN,)), ("both", (CY, EN)), ("", (CY, EN))],
)
def test_each_gets_what_was_chosen_and_both_where_nobody_knows(
    choice: str, languages: tuple[Language, ...]
) -> None:
    assert choose_languages([person(choice)]) == [languages]


@pytest.mark.parametrize(
    ("choices", "languages"),
    [
        (("cy", "cy"), (CY,)),
        (("en", "en"), (EN,)),
        (("cy", "en"), (CY, EN)),
        (("en", ""), (CY, EN)),
        (("cy", "both"), (CY, EN)),
    ],
)
def test_a_household_gets_welsh_beside_the_english_where_one_chose_it(
    choices: tuple[str, str], languages: tuple[Language, ...]
) -> None:
    together = [person(choice, HOME) for choice in choices]
    assert choose_languages(together) == [languages, languages]


def test_people_at_one_agency_are_no_household() -> None:
    at_work = [person(choice, HOME, **{"person.agency": "police"}) for choice in ("cy", "en")]
    assert choose_languages(at_work) == [(CY,), (EN,)]


def test_a_household_that_is_named_is_one_whatever_the_address() -> None:
    apart = [
        Recipient(n, f"r{n}", {"person.language": choice}, household="A 1")
        for n, choice in ((1, "cy"), (2, "en"))
    ]
    assert choose_languages(apart) == [(CY, EN), (CY, EN)]


def test_it_is_counted_who_gets_both_for_somebody_elses_sake() -> None:
    assert count_shared([person("cy", HOME), person("en", HOME), person("en")]) == 2
