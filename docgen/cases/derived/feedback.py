"""From the forms that people handed in after a learning event to what they come to together."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from docgen.cases.derived.registry import derives_each
from docgen.cases.facts import Facts, Item


@derives_each("learning_events[].feedback_summary")
def feedback_summary(_: Facts, event: Item) -> dict[str, Any] | None:
    """Return how many forms came back, and of each question its mean, answers and comments.

    The questions are those of the form, in its order (toolkit, lines 1437-1512).
    """
    forms = event.get("feedback") or []
    ratings = [form.get("ratings") or [] for form in forms]
    questions = [_summarise([r for r in row if r]) for row in zip_longest(*ratings)]
    return {"forms": len(forms), "questions": questions} if forms else None


def _summarise(ratings: list[Item]) -> dict[str, Any]:
    """Return what the answers to one question come to; without any there is no mean."""
    scores = [int(rating["score"]) for rating in ratings if rating.get("score")]
    comments = [rating["comment"] for rating in ratings if rating.get("comment")]
    found: dict[str, Any] = {"answers": len(scores), "comments": comments}
    return {"mean": _mean(scores), **found} if scores else found


def _mean(scores: list[int]) -> float:
    """Return the mean to one place, a half upwards as people round: `round` makes 2.25 2.2."""
    return (20 * sum(scores) + len(scores)) // (2 * len(scores)) / 10
