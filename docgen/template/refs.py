"""What a name in a template stands for: a path into the data, and what may be made of it.

`invitees` is a list, its item is `invitees[]`, the item's member `name` is `invitees[].name`. A
list written out, the items of a mapping, and groups keep the path that they were made of.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Shape(Enum):
    """What a reference is, seen from the path that it came from."""

    VALUE = auto()  # the value at the path
    ONE_OF = auto()  # a list written out in the template, with this among its items
    PAIRS = auto()  # the items of the mapping at the path
    PAIR = auto()  # one of them: a key and a value
    GROUPS = auto()  # the items of the list at the path, grouped
    GROUP = auto()  # one of them: what the items share, and the items


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A path, and what of it is meant."""

    path: str
    shape: Shape = Shape.VALUE

    def item(self) -> Ref:
        """Return what a loop over this gives."""
        match self.shape:
            case Shape.ONE_OF:
                return Ref(self.path)
            case Shape.PAIRS:
                return Ref(self.path, Shape.PAIR)
            case Shape.GROUPS:
                return Ref(self.path, Shape.GROUP)
        return Ref(f"{self.path}[]")

    def member(self, name: str) -> frozenset[Ref]:
        """Return what `.name` of this is; what the items of a group share is noted elsewhere."""
        if self.shape is Shape.GROUP:
            return frozenset({Ref(self.path)}) if name == "list" else frozenset()
        return frozenset({Ref(f"{self.path}.{name}")})

    def places(self, count: int) -> list[Ref | None]:
        """Return what each of `count` names gets that this is taken apart into."""
        match self.shape:
            case Shape.PAIR:
                return [None, Ref(f"{self.path}[]"), *[None] * (count - 2)]
            case Shape.GROUP:
                return [None, Ref(self.path), *[None] * (count - 2)]
        return [Ref(f"{self.path}[]")] * count


Refs = frozenset[Ref]
NO_REFS: Refs = frozenset()


def members(refs: Refs, name: str) -> Refs:
    """Return what `.name` is of each of `refs`."""
    return frozenset(found for ref in refs for found in ref.member(name))
