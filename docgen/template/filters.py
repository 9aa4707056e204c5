"""What forms need of a template beside words: gaps and rows to write in, and boxes to tick.

`{{ review.reference|gap }}` prints a dotted line where there is nothing to print,
`{{ tick(event.kind, "died") }}` a crossed box where the choice is made and an empty one where not,
and `{%tr for row in plan.actions|or_blank(3) %}` three rows to write in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Any, Final

from jinja2 import ChainableUndefined, Undefined

from docgen.model import Missing, Record, State
from docgen.model.values import state_of
from docgen.template.web_addresses import web_address

EMPTY_BOX: Final = "☐"
CROSSED_BOX: Final = "☒"
_DOT: Final = "…"
_WIDEST: Final = 200
_MOST_ROWS: Final = 100
# how many empty items stand in for none; every other state leaves as many as the template asks
_ROWS_LEFT: Final = {State.DRAFT: 1, State.FINAL: 0}


def gap(value: object, width: int = 12) -> object:
    """Return `value`; on a blank form, or where it is nothing, a dotted line of `width` signs.

    A draft marks what is missing as it does everywhere, and a final document leaves it out.
    """
    if isinstance(value, Missing):
        return _dots(width) if state_of(value) in (State.BLANK, State.PART) else value
    shown = "" if value is None else str(value)
    return value if shown.strip() else _dots(width)


def _dots(width: int) -> str:
    return _DOT * min(width, _WIDEST)


def or_blank(items: Any, count: int = 1) -> Any:  # noqa: ANN401 - a list, or what stands for one
    """Return `items`, or where there are none, `count` empty ones to be filled by hand.

    So a blank form prints the rows to write in. A draft prints one, whose fields it marks, and a
    final document none.
    """
    if isinstance(items, Missing):
        return _blank_items(items, count)
    return items or [ChainableUndefined() for _ in range(min(count, _MOST_ROWS))]


def _blank_items(missing: Missing, count: int) -> list[Record]:
    wanted = _ROWS_LEFT.get(state_of(missing), count)
    path = f"{missing._path}[]"
    return [Record({}, path=path, ask=missing._ask) for _ in range(min(wanted, _MOST_ROWS))]


def tick(value: object, option: object = True) -> str:
    """Return a crossed box when `value` is `option`, or has it among its items; or an empty box.

    What is not known is neither yes nor no, so both boxes stay empty.
    """
    if isinstance(value, Undefined) or value is None:
        return EMPTY_BOX
    if isinstance(option, bool):
        chosen = isinstance(value, int) and bool(value) is option
    elif isinstance(value, Collection) and not isinstance(value, str | bytes):
        chosen = option in value
    else:
        chosen = value == option
    return CROSSED_BOX if chosen else EMPTY_BOX


OWN_FILTERS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {"gap": gap, "or_blank": or_blank, "web_address": web_address}
)
FUNCTIONS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType({"tick": tick})
