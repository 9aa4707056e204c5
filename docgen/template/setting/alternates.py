"""Two ways to show one thing in, the one that is set out: the newest that is understood.

Word writes what only newer versions know beside what older ones can show in its place (ISO/IEC
29500-3, 10.2): ink, 3D models and new kinds of chart beside a picture of them.
"""

from __future__ import annotations

from docgen.template.setting.wordml import Element, attribute, child, children, short_name

# Shapes, groups and canvases; newer marks and properties that change nothing on paper; charts and
# equations, which are named as what cannot be set.
_UNDERSTOOD = frozenset(
    {"wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "w16sdtdh"}
    | {"w16du", "a14", "c14", "v", "o", "w10"}
)
_WAYS = frozenset({"mc:Choice", "mc:Fallback"})


def chosen_of(alternate: Element) -> Element | None:
    """Return the way of an `mc:AlternateContent` that is taken, None where there is none."""
    for choice in children(alternate, "mc:Choice"):
        if set(attribute(choice, "Requires").split()) <= _UNDERSTOOD:
            return choice
    fallback = child(alternate, "mc:Fallback")
    return child(alternate, "mc:Choice") if fallback is None else fallback


def is_taken(element: Element) -> bool:
    """Return whether `element` stands in the way that is taken, or in none."""
    for way in element.iterancestors():
        alternate = way.getparent()
        if short_name(way) in _WAYS and alternate is not None and chosen_of(alternate) is not way:
            return False
    return True
