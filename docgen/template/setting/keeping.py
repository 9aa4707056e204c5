"""What was worked out before, kept by what it was worked out from, and never more than so much.

Data change in every document, so what is kept must not grow with them. Two shelves are used by
turns: what is asked for again moves to the fresh one, and the old one is thrown away when the
fresh one is full. Threads may share a store: what they put is the same whoever puts it.
"""

from __future__ import annotations

from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Store(Generic[Key, Value]):
    """A mapping that forgets what nobody has asked for lately."""

    __slots__ = ("_fresh", "_limit", "_old")

    def __init__(self, limit: int = 800) -> None:
        self._limit = limit
        self._fresh: dict[Key, Value] = {}
        self._old: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        """Return what is kept under `key`, None if nothing is."""
        found = self._fresh.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: Key, value: Value) -> Value:
        """Keep `value` under `key`, and return it."""
        if len(self._fresh) >= self._limit:
            self._old, self._fresh = self._fresh, {}
        self._fresh[key] = value
        return value

    def __len__(self) -> int:
        return len(self._fresh) + len(self._old)
