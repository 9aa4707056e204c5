"""A time of day in; how this board writes it out.

Welsh bodies differ (10.30am, 10.30yb, 10.00 yb), so the style is the board's to choose: one of
`TIME_STYLES` by name, or a `TimeStyle` of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType

from docgen.language.dates import format_date
from docgen.language.grammar import Language


@dataclass(frozen=True, slots=True)
class TimeStyle:
    """How times of day are written: which clock, what between, what after."""

    hours: int = 12
    separator: str = "."
    gap: str = ""
    english: tuple[str, str] = ("am", "pm")
    welsh: tuple[str, str] = ("am", "pm")

    def mark(self, moment: time, language: Language) -> str:
        """Return what says morning or afternoon."""
        return (self.welsh if language is Language.CY else self.english)[moment.hour >= 12]


TIME_STYLES: Mapping[str, TimeStyle] = MappingProxyType(
    {
        "am-pm": TimeStyle(),
        "yb-yh": TimeStyle(welsh=("yb", "yh")),
        "yb-yh-spaced": TimeStyle(gap=" ", welsh=("yb", "yh")),
        "24-hour": TimeStyle(hours=24, separator=":"),
    }
)
DEFAULT_TIME_STYLE = TIME_STYLES["am-pm"]


def format_time(moment: time, language: Language, style: TimeStyle = DEFAULT_TIME_STYLE) -> str:
    """Return `moment` in the board's `style`: 10.30am, 2.00yh, 14:00, 12.00 noon."""
    minutes = f"{style.separator}{moment.minute:02}"
    if style.hours == 24:
        return f"{moment.hour:02}{minutes}"
    if moment.minute == 0 and moment.hour in (0, 12):
        return f"12{minutes} {_TURNS[language][moment.hour]}"
    return f"{moment.hour % 12 or 12}{minutes}{style.gap}{style.mark(moment, language)}"


def format_time_period(
    start: time, end: time, language: Language, style: TimeStyle = DEFAULT_TIME_STYLE
) -> str:
    """Return from when to when: 10.00am to 4.00pm, 10.00am hyd 4.00pm."""
    word = "hyd" if language is Language.CY else "to"
    return f"{format_time(start, language, style)} {word} {format_time(end, language, style)}"


def format_moment(
    day: date, moment: time, language: Language, style: TimeStyle = DEFAULT_TIME_STYLE
) -> str:
    """Return a day and a time on it: 3 March 2026 at 10.30am, 3 Mawrth 2026 am 10.30am."""
    word = "am" if language is Language.CY else "at"
    return f"{format_date(day, language)} {word} {format_time(moment, language, style)}"


_TURNS: Mapping[Language, Mapping[int, str]] = MappingProxyType(
    {
        Language.EN: MappingProxyType({0: "midnight", 12: "noon"}),
        Language.CY: MappingProxyType({0: "canol nos", 12: "canol dydd"}),
    }
)
