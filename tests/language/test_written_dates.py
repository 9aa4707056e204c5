from __future__ import annotations

from datetime import date

import pytest

from docgen.language.written_dates import find_days

DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Seen on 12 March 2025.", id="english"),
        pytest.param("Gwelwyd ar 12 Mawrth 2025.", id="welsh"),
        pytest.param("12/03/2025: seen", id="figures"),
        pytest.param("12/3/2025", id="figures without a nought"),
        pytest.param("**12 MARCH  2025**", id="capitals, two spaces"),
    ],
)
def test_a_day_is_found_however_it_is_written(text):
    assert list(find_days(text)) == [DAY]


def test_days_are_found_in_the_order_of_the_text():
    assert list(find_days("12 March 2025 to 01/02/2024")) == [DAY, date(2024, 2, 1)]


@pytest.mark.parametrize(
    "text", ["March 2025", "2025", "31 June 2025", "00/01/2025", "12 March 20255", "page 12/03"]
)
def test_what_names_no_day_is_passed_over(text):
    assert list(find_days(text)) == []
