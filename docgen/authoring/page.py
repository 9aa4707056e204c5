"""What every block needs to write itself: the language, the labels, the look, and a notebook.

A `Page` is frozen and handed down; entering a loop or a narrower column makes another. What blocks
must add up over the whole document (problems, links, lists that start at one) goes into the one
`Notebook` that all pages of a document share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.authoring.labels import FieldLabel, FormLabels, resolve
from docgen.authoring.markup import has_words
from docgen.authoring.oxml import Element
from docgen.authoring.source import Part
from docgen.authoring.style import HouseStyle, Layout
from docgen.authoring.stylesheet import FIRST_OWN_LIST, twips
from docgen.errors import Problem
from docgen.language import Language

_EACH = re.compile(
    r"\s*(?P<name>[a-z]\w*)\s+in\s+(?P<list>[a-z][\w.\[\]:]*)(?P<rest>.*)", re.DOTALL
)
_PATH = re.compile(r"[a-z]\w*(\[\d*\])?(\.[a-z]\w*(\[\d*\])?)*")
_NO_LABEL = FieldLabel()


@dataclass(slots=True)
class Notebook:
    """What is gathered over a whole document."""

    problems: list[Problem] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    own_lists: int = 0
    level: int = 0

    def link(self, url: str) -> str:
        """Return the relationship id of a link to `url`."""
        if url not in self.links:
            self.links.append(url)
        return f"rIdLink{self.links.index(url) + 1}"

    def new_list(self) -> int:
        """Return the number of a list that starts at one."""
        self.own_lists += 1
        return FIRST_OWN_LIST + self.own_lists - 1


@dataclass(frozen=True, slots=True)
class Page:
    """Where a block stands, and all that it may ask. `width` is the column's, in twips.

    `fragments` are the blocks that may be included, by name; `deeper` is by how many levels the
    headings of an included fragment stand below those that it has by itself.
    """

    language: Language
    labels: FormLabels
    style: HouseStyle
    layout: Layout
    notes: Notebook
    make: Callable[[Page, Sequence[Part]], list[Element]]
    width: int
    reference: str = ""
    scope: Mapping[str, str] = field(default_factory=dict)
    fragments: Mapping[str, Part] = field(default_factory=dict)
    deeper: int = 0

    def blame(self, part: Part, code: str, message: str, hint: str = "") -> None:
        """Note a fault of the source at `part`."""
        problem = Problem(code, message, part.place, hint)
        if problem not in self.notes.problems:
            self.notes.problems.append(problem)

    def text(self, part: Part) -> str:
        """Return the text of a pair in this page's language."""
        if part.is_text:
            if has_words(part.text):
                hint = "write `{en: …, cy: …}`"
                self.blame(part, "source-one-language", "this text has no Welsh", hint)
            return part.text.strip("\n")
        for key, name in (("en", "English"), ("cy", "Welsh")):
            if not part.word(key) and self._is_pair(part):
                self.blame(part, "source-one-language", f"this text has no {name}")
        found = part.find(self.language.value)
        return "" if found is None else found.text.strip("\n")

    def _is_pair(self, part: Part) -> bool:
        both = (part.find("en"), part.find("cy"))
        # a text may be empty in both languages: a marking that prints nothing
        return not all(text is not None and not text.text for text in both)

    def label(self, part: Part, path: str) -> FieldLabel:
        """Return the label of the field at `path`, noting a field that there is not."""
        found = self.labels.find(resolve(path, self._names))
        if found is None:
            hint = "add it to the form's card or to the case schema, or correct the path"
            self.blame(part, "source-unknown-field", f"there is no field `{path}`", hint)
        return found or _NO_LABEL

    def knows(self, path: str) -> bool:
        """Return whether there is a field at `path`."""
        return self.labels.find(resolve(path, self._names)) is not None

    @property
    def _names(self) -> Mapping[str, str]:
        return {**self.labels.aliases, **self.scope}

    def expression(self, part: Part) -> str:
        """Return a Jinja expression of the source; docxtpl's tags can't hold `}` or `%`."""
        if "}" in part.text or "%" in part.text:
            self.blame(part, "source-expression", "a condition or loop cannot hold `}` or `%`")
        return " ".join(part.text.split())

    def inside(self, part: Part) -> Page:
        """Return the page within the loop `item in list`, where `item.x` has its label."""
        match = _EACH.fullmatch(part.text)
        if match is None:
            self.blame(part, "source-loop", "a loop is written `item in list`")
            return self
        path = resolve(match["list"], self._names)
        return replace(self, scope={**self.scope, match["name"]: path})

    def loop(self, part: Part) -> tuple[str, str]:
        """Return the name of the item and the list of a loop that has no condition."""
        match = _EACH.fullmatch(self.expression(part))
        if match is None or match["rest"].lstrip().startswith("if "):
            hint = "leave out the `if`: a list with a condition cannot be counted beforehand"
            self.blame(part, "source-loop", "a loop is written `item in list` here", hint)
            return "item", "[]"
        return match["name"], match["list"] + match["rest"]

    def narrowed(self, width: int) -> Page:
        """Return the page within a column `width` twips wide."""
        return replace(self, width=width)

    def mm(self, name: str) -> int:
        """Return the house style's length `name`, in twips."""
        return twips(self.style.sizes[name])

    def colour(self, name: str) -> str:
        """Return the house colour `name`."""
        return self.style.colours[name]


def is_path(text: str) -> bool:
    """Return whether `text` is a plain path, `referral.date`, and no longer expression."""
    return _PATH.fullmatch(text) is not None
