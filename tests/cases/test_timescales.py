from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest
from case_files import case_of

from docgen.cases import read_case
from docgen.cases.timescales import read_timescales
from docgen.catalogue import load_library

START = date(2026, 4, 2)  # the Thursday before Easter


def timescale(**entry):
    """Return the one timescale that an entry of a toolkit says."""
    return read_timescales({"it": {"source": "here", **entry}})["it"]


@pytest.mark.parametrize(
    ("unit", "day"),
    [
        ({"months": 6}, date(2026, 10, 2)),
        ({"weeks": 2}, date(2026, 4, 16)),
        ({"days": 28}, date(2026, 4, 30)),
        ({"working_days": 5}, date(2026, 4, 13)),
    ],
    ids=str,
)
def test_a_timescale_leads_to_a_day(unit, day):
    assert timescale(**{"from": "referral.date"}, **unit).due(START) == day


def test_a_timescale_may_lead_back():
    before = timescale(before="publication.date", days=14)

    assert before.path == "publication.date"
    assert before.due(START) == date(2026, 3, 19)


def test_one_that_comes_round_has_a_day_for_each_time():
    quarter = timescale(**{"from": "board_decision.date", "every_months": 3})

    assert [quarter.due(START, times=n) for n in (1, 2)] == [date(2026, 7, 2), date(2026, 10, 2)]


@pytest.mark.parametrize("entry", [{}, {"most_months": 12}], ids=["nothing", "a length"])
def test_what_is_no_length_from_a_date_leads_nowhere(entry):
    assert timescale(**entry).due(START) is None


def test_without_its_first_day_nothing_is_due():
    assert timescale(days=1).due(None) is None


def test_a_day_beyond_the_calendar_is_none():
    assert timescale(months=6).due(date(9999, 12, 31)) is None
    assert timescale(days=28).due(date(9999, 12, 31)) is None


def test_every_timescale_of_the_toolkit_says_its_source(library):
    found = read_timescales(library.toolkits["ctm"].timescales)

    assert all(one.source and one.title.is_complete for one in found.values())


def test_another_regime_has_other_timescales(tmp_path):
    folder = tmp_path / "data_schemas" / "toolkits"
    folder.mkdir(parents=True)
    (folder / "salford.yaml").write_text(
        "id: salford\n"
        "title: {en: Another regime, cy: Trefn arall}\n"
        "forms: []\n"
        "timescales:\n"
        "  review: {from: referral.date, working_days: 45, source: 'its own guidance'}\n",
        encoding="utf-8",
    )
    library = load_library(tmp_path)
    said = {"referral": {"date": "2026-04-02"}}

    assert case_of(library, **said).read("review.deadline") == "2026-10-02"
    other = case_of(library, case={"profile": "salford"}, **said)
    assert other.read("review.deadline") == "2026-06-10"


def test_a_library_without_toolkits_has_no_deadline(library):
    class Bare:
        """The shipped library without its toolkits."""

        toolkits = MappingProxyType({})

        def __getattr__(self, name):
            return getattr(library, name)

    case = read_case(b"case: {ref: x, subject_type: child}\nreferral: {date: 2026-01-02}", Bare())

    assert case.read("review.deadline") is None
