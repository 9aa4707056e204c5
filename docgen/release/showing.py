"""A passage of a Word file in; how a person makes Word show it out.

Most of what a file says is on its pages. For the rest a person has to know which tab or key brings
it into sight, or that none does and only cleaning takes it out.
"""

from __future__ import annotations

import re

from docgen.release.passages import Passage, Sort

#: The last words of a place, or its part, and what brings it into sight.
_WAYS = tuple(
    (re.compile(pattern), way)
    for pattern, way in (
        (r"^document properties", "File, Info, Properties, Advanced Properties"),
        (r"(?:alternative text|title) of a picture$", "right-click the picture, View Alt Text"),
        (r"name of a picture or shape$", "Home, Select, Selection Pane"),
        (r"bookmark$", "Insert, Bookmark"),
        (r"code of a field$|`instr`", "Alt+F9 shows the codes of fields"),
        (r"of a (?:content control|list|form field)$", "Developer, Properties"),
        (r"(?:title|description) of a table$", "right-click the table, Table Properties, Alt Text"),
        (r"(?:tip|target) of a link$", "right-click the link, Edit Hyperlink"),
        (r"tracked change", "Review, All Markup"),
        (r"^comments", "Review, Show Comments"),
        (r"hidden text$", "Home, ¶ shows hidden text"),
        (r"(?:white|tiny|invisible) text$", "put the cursor there, Ctrl+Space shows it plainly"),
        (r"name of a style$|^styles", "Home, the Styles pane"),
        (r"^template$", "Developer, Document Template"),
        (r"source of a mail merge$", "Mailings, Select Recipients"),
        (r"^chart", "right-click the chart, Edit Data"),
        (r"^embedded file", "double-click it, and it opens"),
        (r"building blocks", "Insert, Quick Parts, Building Blocks Organizer"),
        (r"data of a picture$|name of a part$", "no page or tab shows it; `--clean` takes it out"),
        (
            r"^(?:custom XML data|settings|links|lists|fonts and theme|people of the comments|"
            r"a part of the file|the file)|remark in the XML$|stray text$",
            "no page or tab shows it; `--clean` takes it out",
        ),
    )
)


def way_to_see(passage: Passage) -> str:
    """Return what brings `passage` into sight in Word, or nothing where the page shows it."""
    if passage.sort is Sort.PROSE:
        return "Review, Show Comments" if passage.part == "comments" else ""
    for pattern, way in _WAYS:
        if pattern.search(passage.part) or pattern.search(passage.spot):
            return way
    return ""
