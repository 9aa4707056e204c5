"""An author who is cited with the family's surname is told as possible; a person refuses."""

from __future__ import annotations

import pytest
from release.gates import weights


@pytest.mark.parametrize(
    "text",
    [
        "O'Brien (2019) found the same.",
        "O'Brien and Ward (2012) found the same.",
        "Ward and O'Brien (2012a) found the same.",
        "As O'Brien et al. (2020) say, this is common.",
        "This is common (O'Brien, 2019; Ward 2012).",
        "This is common (Ward 2012; O'Brien et al., 2019).",
        "In R. O'Brien (2019) it is said.",
        "Mae O'Brien a Ward (2012) yn dweud hynny.",
        "Gweler O'Brien ac eraill (2015).",
        "the findings of Ward and \nO'Brien (2018)",
    ],
)
def test_an_author_who_is_cited_is_told_as_possible(text: str) -> None:
    assert weights(text) == {"possible"}


@pytest.mark.parametrize(
    "text",
    [
        "Gwion (2015) was the youngest.",
        "Gwion O'Brien (2015) was the youngest.",
        "Niall O'Brien (2015) was the youngest.",
        "O'Brien was seen in 2015.",
        "O'Brien said (in 2015) that it was so.",
        "The O'Brien family (2015)",
    ],
)
def test_a_person_with_a_year_still_refuses(text: str) -> None:
    assert weights(text) & {"found", "likely"}
