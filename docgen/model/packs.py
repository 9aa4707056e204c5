"""A pack's plan, as frozen facts: what goes into it, in which order, for whom, and what must not.

A plan is data of the library. What it says of a paper is not yet whether there is one: that depends
on the case, and on which forms the library has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from docgen.model.conditions import Condition
from docgen.model.forms import Each
from docgen.model.wording import UNSAID, Wording


class PackItemKind(StrEnum):
    """What an item of a plan is: a form, a form once for each of a list, a file, another pack."""

    FORM = "form"
    SET = "set"
    FILE = "file"
    PACK = "pack"


class Filling(StrEnum):
    """How far a form of a pack is filled: not, as far as the case goes, or whole."""

    BLANK = "blank"
    PART = "part"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class PackItem:
    """One item: what it is, its id, and when it belongs in.

    `name` is a form's id, a pack's id, or the name under which the case gives a file. A set is made
    for each item of the list at `of`. `title` is for what has no card to take one from; `basis`
    says where the plan has the item from.
    """

    kind: PackItemKind
    name: str
    filling: Filling = Filling.FULL
    of: str = ""
    when: Condition | None = None
    title: Wording = UNSAID
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that a pack is for: what it is called, and where the case says when it is."""

    title: Wording
    path: str = ""


@dataclass(frozen=True, slots=True)
class PackPlan:
    """One pack of a toolkit; `number` is its number there (`P16`).

    `leave_out` names what must not be in it, whoever asks. With `each` there is one pack for each
    item of a list. `marking` is that of the whole.
    """

    id: str
    number: str
    toolkit: str
    title: Wording
    recipient: Wording
    marking: str
    items: tuple[PackItem, ...]
    identity: str = ""
    when: Condition | None = None
    each: tuple[Each, ...] = ()
    leave_out: tuple[str, ...] = ()
    meeting: Meeting | None = None
    source: str = ""
    inner: bool = False

    def names(self) -> Iterator[str]:
        """Return the names of its items."""
        return (item.name for item in self.items)
