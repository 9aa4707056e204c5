from __future__ import annotations

import pytest
from case_files import data_of, text_of

from docgen.cases import read_case
from docgen.errors import CaseError

REVIEWS = data_of(
    referral={"date": "2026-03-01"},
    panel={"timeline_deadline": "2025-01-01"},
    reviews=[
        {"id": "first", "panel": {"timeline_deadline": "2026-04-01"}},
        {"id": "second", "panel": {"timeline_deadline": "2027-04-01"}},
    ],
)


def deadline(library, review):
    case = read_case(text_of(REVIEWS).encode(), library, review=review)
    return case.read("panel.timeline_deadline")


def test_the_last_review_is_laid_over_the_root(library):
    assert deadline(library, None) == "2027-04-01"


def test_a_review_may_be_chosen(library):
    assert deadline(library, 1) == "2026-04-01"


def test_what_a_review_does_not_say_holds_for_all(library):
    assert read_case(text_of(REVIEWS).encode(), library).read("referral.date") == "2026-03-01"


def test_a_place_is_that_of_the_review(library):
    case = read_case(text_of(REVIEWS).encode(), library, review=2)

    assert case.place("panel.timeline_deadline").path == "reviews[1].panel.timeline_deadline"
    assert case.place("referral.date").path == "referral.date"


@pytest.mark.parametrize("review", [0, 3])
def test_a_review_that_is_not_there_is_told(library, review):
    with pytest.raises(CaseError, match="no review of this number"):
        deadline(library, review)


def test_a_case_without_reviews_has_one(library):
    case = read_case(text_of(data_of()).encode(), library, review=1)

    assert case.review_keys == ()
    with pytest.raises(CaseError):
        read_case(text_of(data_of()).encode(), library, review=2)
