"""What a document lacks, kept while it is made, and what stands in the empty places.

A blank form shows nothing there; a draft shows the field's own name in square brackets where
something is required; a final document is only made when nothing required is lacking.
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.language import Language
from docgen.model import State, Wording

_MARK = Wording("[to be given: {}]", "[i'w roi: {}]")


class Ledger:
    """Answers what is printed where a path has no value; called by every `Missing`."""

    def __init__(self, state: State, language: Language, titles: Mapping[str, Wording]) -> None:
        """`titles` names what is required and not given, by its path in the case."""
        self.state = state
        self._marks = {
            path: _MARK[language].format(title[language].rstrip(" :?"))
            for path, title in titles.items()
        }

    def __call__(self, path: str) -> str:
        """Return what stands in the place of the value at `path`.

        What is below a missing field is missing with it: of a chair who is not named, the
        telephone number too.
        """
        if self.state is not State.DRAFT:
            return ""
        while path not in self._marks and "." in path:
            path = path.rpartition(".")[0]
        return self._marks.get(path, "")
