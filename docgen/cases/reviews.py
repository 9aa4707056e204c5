"""A case with several reviews in turn in; the case as one of them has it out.

What a review gives takes the place of what stands at the root under the same name; the rest of the
root holds for every review.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.cases.source import PathKeys
from docgen.errors import CaseError, Problem

_OWN = frozenset({"id"})  # says which review it is, and is laid nowhere


def lay_review(data: Mapping[str, Any], review: int | None) -> tuple[dict[str, Any], PathKeys]:
    """Return `data` with a review laid over it, and the keys that lead to that review.

    `review` counts from one; None is the last one. Without `reviews` the data stays as it is.
    """
    reviews = data.get("reviews") or []
    if not reviews:
        if review not in (None, 1):
            raise _no_such_review(0)
        return dict(data), ()
    number = len(reviews) if review is None else review
    if not 1 <= number <= len(reviews):
        raise _no_such_review(len(reviews))
    chosen = {key: value for key, value in reviews[number - 1].items() if key not in _OWN}
    return {**data, **chosen}, ("reviews", number - 1)


def _no_such_review(count: int) -> CaseError:
    hint = f"the case file has {count}; the first is 1" if count else "the case file has no reviews"
    problem = Problem("unknown-review", "the case has no review of this number", hint=hint)
    return CaseError("the case has no review of this number", [problem], hint=hint)
