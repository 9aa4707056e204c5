"""One wording in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.language import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that the library holds in English and in Welsh; `wording[language]` reads one."""

    en: str = ""
    cy: str = ""

    def __getitem__(self, language: Language) -> str:
        return self.cy if language is Language.CY else self.en

    def __bool__(self) -> bool:
        return bool(self.en or self.cy)

    @property
    def is_complete(self) -> bool:
        """Return whether both languages are there."""
        return bool(self.en.strip() and self.cy.strip())


UNSAID = Wording()


def wording_of(data: object) -> Wording:
    """Return the wording that `{en: …, cy: …}` says; what is not there is empty."""
    pair: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
    return Wording(str(pair.get("en") or ""), str(pair.get("cy") or ""))
