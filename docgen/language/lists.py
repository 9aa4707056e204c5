"""Several things in; one phrase with *and* or *or* out, mutated as Welsh asks.

Babel prints `a(c)` here and leaves *neu* without its mutation, so this is our own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docgen.language import mutation
from docgen.language.grammar import Language


def join_and(items: Iterable[str], language: Language, *, names: bool = False) -> str:
    """Return `A, B and C`, or in Welsh `A, B ac C`; personal `names` never mutate."""
    return _join(items, lambda last: _and(last, language, names=names))


def join_or(items: Iterable[str], language: Language, *, names: bool = False) -> str:
    """Return `A, B or C`, or in Welsh `A, B neu C` with its soft mutation."""
    return _join(items, lambda last: _or(last, language, names=names))


def _join(items: Iterable[str], close: Callable[[str], str]) -> str:
    """Join by commas, by semicolons where an item has a comma of its own; leave blanks out."""
    *first, last = [item for item in items if item.strip()] or [""]
    if not first:
        return last
    comma = "; " if any("," in item for item in (*first, last)) else ", "
    return f"{comma.join(first)} {close(last)}"


def _and(last: str, language: Language, *, names: bool) -> str:
    return mutation.and_(last, name=names) if language is Language.CY else f"and {last}"


def _or(last: str, language: Language, *, names: bool) -> str:
    return mutation.or_(last, name=names) if language is Language.CY else f"or {last}"
