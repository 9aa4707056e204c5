"""From the report to the seven panels of a 7 Minute Briefing, as a beginning for whoever writes it.

The reviewers' own sentences are taken as they stand: whether they are short enough, people judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from docgen.cases.derived.registry import derives
from docgen.cases.facts import Facts, Item, pair
from docgen.language import Language
from docgen.model.chapters import Chapter

Write = Callable[[Facts, Language], str]

# a paragraph that is no heading, table, picture, quotation or note
_PROSE = re.compile(r"[^#|!>\[\s]")


@derives("briefing.panels", seed=True)
def panels(facts: Facts) -> list[dict[str, Any]] | None:
    """Return the seven panels with their headings, once the report has learning points."""
    if not facts.items("report.learning_points"):
        return None
    return [_panel(facts, heading, write) for heading, write in _PANELS]


def _panel(facts: Facts, heading: tuple[str, str], write: Write) -> dict[str, Any]:
    text = pair(lambda language: write(facts, language))
    named: dict[str, Any] = {"heading": dict(zip(("en", "cy"), heading, strict=True))}
    return {**named, "text": text} if text else named


def _about(facts: Facts, language: Language) -> str:
    return facts.text(facts.read("derived.review_type_label"), language)


def _what_happened(facts: Facts, language: Language) -> str:
    return _opening(_text(facts, facts.read("report.circumstances"), language))


def _worked_well(facts: Facts, language: Language) -> str:
    return _points(facts, language, is_effective=True)


def _learnt(facts: Facts, language: Language) -> str:
    return _points(facts, language, is_effective=False)


def _will_change(facts: Facts, language: Language) -> str:
    actions = (item.get("action") for item in facts.items("report.improvements"))
    return _bullets(_opening(_text(facts, action, language)) for action in actions)


def _family(facts: Facts, language: Language) -> str:
    messages = facts.items("report.voice_messages")
    return _bullets(_opening(_text(facts, message, language)) for message in messages)


def _questions(_: Facts, language: Language) -> str:
    return _ASK[language]


def _points(facts: Facts, language: Language, *, is_effective: bool) -> str:
    chosen = (
        point
        for point in facts.items("report.learning_points")
        if bool(point.get("effective_practice")) is is_effective
    )
    return _bullets(_point(facts, point, language) for point in chosen)


def _point(facts: Facts, point: Item, language: Language) -> str:
    said = point.get("learning") or point.get("theme")
    return _opening(_text(facts, said, language))


def _text(facts: Facts, value: object, language: Language) -> str:
    """Return a text; nothing of a Word file, which has no sentence to take."""
    found = value.get(language.value) if isinstance(value, dict) else value
    is_word = isinstance(found, Chapter) and bool(found.word)
    return "" if is_word else facts.text(value, language)


def _opening(text: str) -> str:
    """Return the first paragraph of Markdown that is prose, on one line."""
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return next((part for part in paragraphs if _PROSE.match(part)), "")


def _bullets(lines: Iterator[str]) -> str:
    """Return the lines as a list; nothing where one of them has no text in the language."""
    written = list(lines)
    return "\n".join(f"- {line}" for line in written) if all(written) else ""


_ASK = {
    Language.EN: "What does this mean for your own practice, and what will you do differently?",
    Language.CY: "Beth mae hyn yn ei olygu i'ch ymarfer eich hun, a beth fyddwch yn ei wneud yn "
    "wahanol?",
}
_PANELS: tuple[tuple[tuple[str, str], Write], ...] = (
    (("What this is about", "Beth sydd dan sylw"), _about),
    (("What happened", "Beth ddigwyddodd"), _what_happened),
    (("What worked well", "Beth weithiodd yn dda"), _worked_well),
    (("What was learnt", "Beth a ddysgwyd"), _learnt),
    (("What will change", "Beth fydd yn newid"), _will_change),
    (("What the family said", "Yr hyn a ddywedodd y teulu"), _family),
    (("For you and your team", "I chi a'ch tîm"), _questions),
)
