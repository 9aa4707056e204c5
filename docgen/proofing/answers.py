"""Questions with what stands beside them in; answers that are not their pair out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.language import Language
from docgen.language.answers import ENGLISH, HEADLESS, AnswerPair, find_welsh_pair
from docgen.proofing.findings import Finding

CODE = "answer-pair"
_BOX = re.compile(r"[☐☒]\s*([^☐☒|/]+)")
_OPENING = re.compile(r"(?:^|[.:,;]\s+)(?:os [^,]+, )?(?P<question>ai? [^.:;?]*\??)", re.IGNORECASE)
_NEGATIVE = re.compile(r"(?:na|nac|nad|naddo|nage)\b", re.IGNORECASE)


def check_answers(question: str, answers: Sequence[str], language: Language) -> Iterator[Finding]:
    """Return a fault where the `answers` to `question` are not the two that it takes.

    Only a pair that says yes and no is looked at; other choices are the form's own.
    """
    given = tuple(answer.strip(" .") for answer in answers)
    pairs = expected(question, language)
    meant = {answer for pair in pairs for answer in pair}
    if not is_yes_no(given, language) and not meant.intersection(given):
        return
    if pairs and given not in pairs:
        right = " / ".join(pairs[0])
        message = f"the question takes {right}, and has {' / '.join(given)}"
        yield Finding(CODE, 0, len(question), message, f"give it `{right}` under `x-yes-no`")


def is_yes_no(answers: Sequence[str], language: Language) -> bool:
    """Return whether two `answers` say yes and no, or one of them alone does."""
    if language is Language.EN:
        return bool({"yes", "no"} & {answer.casefold() for answer in answers})
    return any(_NEGATIVE.match(answer) for answer in answers) or "Ie" in answers


def expected(question: str, language: Language) -> tuple[AnswerPair, ...]:
    """Return the pairs that `question` may take, the best first; none where we can't tell."""
    if language is Language.EN:
        return (ENGLISH,)
    found = _OPENING.search(question)
    asked = found["question"] if found else question
    pairs = [find_welsh_pair(asked), find_welsh_pair(asked, plural=True)]
    known = tuple(dict.fromkeys(pair for pair in pairs if pair is not None))
    return known or _headless(question)


def _headless(question: str) -> tuple[AnswerPair, ...]:
    is_question = question.rstrip().endswith("?")
    return () if is_question else (HEADLESS,)


def boxes_of(text: str) -> tuple[str, ...]:
    """Return the words beside each tick box of a line."""
    return tuple(found.strip() for found in _BOX.findall(text))
