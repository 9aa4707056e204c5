"""`styles.xml` in, what a style comes to out: inheritance, defaults and table conditions resolved.

A property that nobody says has the value of the document's defaults, then of the standard.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.template.setting.properties import Properties, merge, read_properties
from docgen.template.setting.wordml import (
    Element,
    attribute,
    child,
    children,
    value,
)

_DEPTH = 24
_HEADINGS = {f"heading {n}": n for n in range(1, 10)} | {"title": 1}


@dataclass(frozen=True, slots=True)
class Style:
    """One style, its own properties only."""

    id: str
    name: str
    kind: str
    parent: str
    paragraph: Properties
    run: Properties
    table: Properties
    cell: Properties
    row: Properties
    conditions: dict[str, Style] = field(default_factory=dict)


class Styles:
    """The styles of a document, and what each comes to with all that it is based on."""

    def __init__(self, root: Element | None) -> None:
        defaults = child(root, "w:docDefaults")
        self.run_defaults = read_properties(child(defaults, "w:rPrDefault", "w:rPr"))
        self.paragraph_defaults = read_properties(child(defaults, "w:pPrDefault", "w:pPr"))
        # reporting services write a style without an id, which no text can name
        read = map(_read_style, children(root, "w:style"))
        self._styles = {style.id: style for style in read if style.id}
        self._by_name = {s.name.lower(): s.id for s in self._styles.values()}
        self._defaults = {
            attribute(s, "w:type"): attribute(s, "w:styleId")
            for s in children(root, "w:style")
            if attribute(s, "w:default") in {"1", "true", "on"}
        }
        self._resolved: dict[tuple[str, str], Properties] = {}

    def chain(self, style_id: str) -> list[Style]:
        """Return a style and those it is based on, the base first."""
        found: list[Style] = []
        while style_id in self._styles and len(found) < _DEPTH:
            style = self._styles[style_id]
            if style in found:
                break
            found.insert(0, style)
            style_id = style.parent
        return found

    def default(self, kind: str) -> str:
        """Return the id of the style that a `paragraph` or `table` has when it names none."""
        return self._defaults.get(kind, "")

    def named(self, name: str) -> str:
        """Return the id of the style called `name` in the styles pane."""
        return self._by_name.get(name.lower(), name)

    def find(self, style_id: str, kind: str) -> str:
        """Return `style_id` where such a style exists, else the default of its kind."""
        style = self._styles.get(style_id)
        return style_id if style and style.kind == kind else self.default(kind)

    def resolve(self, style_id: str, what: str) -> Properties:
        """Return the `paragraph`, `run`, `table`, `row` or `cell` properties of a style."""
        key = (style_id, what)
        if key not in self._resolved:
            layers = [getattr(style, what) for style in self.chain(style_id)]
            self._resolved[key] = merge(*layers)
        return self._resolved[key]

    def condition(self, style_id: str, name: str, what: str) -> Properties:
        """Return what a table style says of one kind of row, column or cell: `firstRow`."""
        layers = [
            getattr(style.conditions[name], what)
            for style in self.chain(style_id)
            if name in style.conditions
        ]
        return merge(*layers)

    def heading_level(self, style_id: str) -> int:
        """Return the level that Word gives a heading style by its name, 0 for other styles."""
        for style in reversed(self.chain(style_id)):
            level = _HEADINGS.get(style.name.lower())
            if level:
                return level
        return 0


def _read_style(element: Element) -> Style:
    conditions = {
        attribute(x, "w:type"): _read_layers(x, attribute(x, "w:type"))
        for x in children(element, "w:tblStylePr")
    }
    return _read_layers(element, attribute(element, "w:styleId"), conditions)


def _read_layers(
    element: Element, style_id: str, conditions: dict[str, Style] | None = None
) -> Style:
    return Style(
        id=style_id,
        name=value(element, "w:name"),
        kind=attribute(element, "w:type"),
        parent=value(element, "w:basedOn"),
        paragraph=read_properties(child(element, "w:pPr")),
        run=read_properties(child(element, "w:rPr")),
        table=read_properties(child(element, "w:tblPr")),
        cell=read_properties(child(element, "w:tcPr")),
        row=read_properties(child(element, "w:trPr")),
        conditions=conditions or {},
    )
