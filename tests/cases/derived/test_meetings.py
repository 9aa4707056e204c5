from __future__ import annotations

from case_files import case_of

MEETINGS = [
    {"kind": "jrg", "date": "2026-01-08"},
    {"kind": "panel", "date": "2026-05-08", "venue": {"en": "Online", "cy": "Ar-lein"}},
    {"date": "2026-03-27", "time": "10:00", "venue": {"en": "Hall", "cy": "Neuadd"}},
    {"kind": "planning", "date": "2026-03-01"},
    {"kind": "jrg", "date": "2026-07-14"},
]


def derived(library, *meetings):
    """Return what follows from `meetings`."""
    return case_of(library, panel={"meetings": list(meetings)}).data.get("derived", {})


def dates(found):
    """Return the dates of meetings."""
    return [meeting.get("date") for meeting in found]


def test_the_panel_meets_in_the_order_of_its_dates(library):
    assert dates(derived(library, *MEETINGS)["panel_meetings"]) == ["2026-03-27", "2026-05-08"]


def test_meetings_of_one_day_are_in_the_order_of_their_times(library):
    meetings = [{"date": "2026-03-27", "time": time} for time in ("14:00", "9:30", "10.15")]

    found = derived(library, *meetings)["panel_meetings"]
    assert [meeting["time"] for meeting in found] == ["9:30", "10.15", "14:00"]


def test_a_meeting_without_a_date_comes_last(library):
    undated = {"kind": "panel", "agreed_actions": ["x"]}

    assert dates(derived(library, undated, *MEETINGS)["panel_meetings"])[-1] is None


def test_the_first_meeting_of_the_panel_is_not_one_of_another_group(library):
    assert derived(library, *MEETINGS)["first_panel_meeting"] == {
        "date": "2026-03-27",
        "time": "10:00",
        "venue": {"en": "Hall", "cy": "Neuadd"},
    }


def test_the_review_group_has_the_report_after_the_panel_has_begun(library):
    assert dates(derived(library, *MEETINGS)["group_meetings"]) == ["2026-07-14"]


def test_when_and_where_a_meeting_is_stands_in_one_line(library):
    first = derived(library, *MEETINGS)["panel_meetings"][0]

    assert first["date_time_venue"]["en"] == "27 March 2026 at 10.00am, Hall"
    assert first["date_time_venue"]["cy"] == "27 Mawrth 2026 am 10.00am, Neuadd"


def test_where_the_panel_has_not_met_nothing_follows(library):
    found = derived(library, {"kind": "jrg", "date": "2026-07-14"})

    assert {"panel_meetings", "first_panel_meeting", "group_meetings"} & found.keys() == set()
