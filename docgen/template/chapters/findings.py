"""What a chapter holds that a report cannot take in, into problems with place and remedy.

A place is told by counting (the third picture, the second table), since a chapter's words are the
case's own and stand in no message.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from docgen.errors import Place, Problem, Severity

#: What prints where something is left out, in either language.
LEFT_OUT: Final = "[…]"

_ALT: Final = "in Word: right-click the picture, View Alt Text, and say what it shows"
_AS_PICTURE: Final = "in Word: copy it, paste it as a picture (PNG), and give that alternative text"
_AGAIN: Final = "in Word: right-click it, Save as Picture as PNG, and insert that in its place"
_ACCEPT: Final = "in Word: Review, accept or reject every change"

# what is left out stops a finished report; the rest is told, and the chapter goes in without it
_SAID: Final[dict[str, tuple[str, str, Severity]]] = {
    "picture": ("a picture is in a format that no PDF takes", _AGAIN, Severity.ERROR),
    "picture-words": ("a picture has no alternative text", _ALT, Severity.ERROR),
    "picture-size": ("a picture has too many pixels", "save a smaller copy of it", Severity.ERROR),
    "linked": (
        "a picture is linked, not embedded",
        "in Word: File, Info, Edit Links to Files, and break the link",
        Severity.ERROR,
    ),
    "equation": ("an equation cannot be taken in", _AS_PICTURE, Severity.ERROR),
    "chart": ("a chart cannot be taken in", _AS_PICTURE, Severity.ERROR),
    "diagram": ("a SmartArt diagram cannot be taken in", _AS_PICTURE, Severity.ERROR),
    "drawing": ("a drawing made of shapes cannot be taken in", _AS_PICTURE, Severity.ERROR),
    "object": ("an embedded object cannot be taken in", _AS_PICTURE, Severity.ERROR),
    "inserted": ("an inserted file cannot be taken in", "paste its text", Severity.ERROR),
    "box": (
        "the text of a text box is set as running text",
        "move it to where it is to be read",
        Severity.WARNING,
    ),
    "changes": ("tracked changes are taken as if accepted", _ACCEPT, Severity.WARNING),
    "comments": (
        "comments are left out",
        "nothing need be done if they were not meant for the report",
        Severity.WARNING,
    ),
    "hidden": (
        "hidden text is left out",
        "delete it, or show it: Home, Font, Hidden",
        Severity.WARNING,
    ),
    "contents": (
        "the chapter's own contents list is left out",
        "nothing need be done: the report has one of its own",
        Severity.WARNING,
    ),
    "header": (
        "the chapter's header and footer are left out",
        "nothing need be done: the report has its own",
        Severity.WARNING,
    ),
    "references": (
        "cross-references are taken in as words, and will not follow a change",
        "check the numbers that they name",
        Severity.WARNING,
    ),
    "headings": (
        "the chapter has no headings, but whole paragraphs in bold",
        "in Word: give its headings the styles Heading 1, Heading 2",
        Severity.WARNING,
    ),
}
_ONCE: Final = frozenset({"changes", "comments", "hidden", "contents", "header", "references"})


@dataclass(slots=True)
class Findings:
    """The problems of one chapter, in the order in which they were met."""

    problems: list[Problem] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    _told: set[str] = field(default_factory=set)

    def count(self, what: str) -> int:
        """Count one more of `what`, and return which it is."""
        self._counts[what] += 1
        return self._counts[what]

    def tell(self, kind: str, spot: str = "") -> None:
        """Note a finding of this `kind` at `spot`; of some kinds one will do."""
        if kind in _ONCE and kind in self._told:
            return
        self._told.add(kind)
        message, hint, severity = _SAID[kind]
        self.problems.append(Problem(f"chapter-{kind}", message, Place(spot=spot), hint, severity))
