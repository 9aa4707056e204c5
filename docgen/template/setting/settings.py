"""`settings.xml` in, what it says of layout out."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.template.setting.measures import whole
from docgen.template.setting.wordml import Element, attribute, child, descendants, is_on, value

_TAB = 36.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What a document's settings say of layout; Word's own where it says nothing."""

    tab: float = _TAB
    even_and_odd: bool = False
    compatibility: int = 12
    adds_spacing: bool = False

    @classmethod
    def read(cls, root: Element | None) -> Settings:
        """Return the settings of a document."""
        if root is None:
            return cls()
        tab = value(root, "w:defaultTabStop", default="720")
        adds = is_on(child(root, "w:compat", "w:doNotUseHTMLParagraphAutoSpacing"))
        return cls(
            tab=_distance(tab) or _TAB,
            even_and_odd=is_on(child(root, "w:evenAndOddHeaders")),
            compatibility=_compatibility(root),
            adds_spacing=adds,
        )


def _distance(tab: str) -> float:
    """Return how far apart tabs stand, in points; nothing where it is no number."""
    return whole(tab) / 20 if tab.isascii() and tab.isdecimal() else 0.0


def _compatibility(root: Element) -> int:
    """Return the version of Word whose layout is kept, 12 where none is named."""
    for item in descendants(root, "w:compatSetting"):
        mode = attribute(item, "w:val", "12")
        if attribute(item, "w:name") == "compatibilityMode" and mode.isdecimal():
            return whole(mode)
    return 12
