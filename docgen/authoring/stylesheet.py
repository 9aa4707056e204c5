"""Turns the house style into Word's `styles.xml` and `numbering.xml`.

Every look is a named style, so that whoever edits a template in Word changes the style and not a
hundred paragraphs. Built-in styles keep their built-in names: Markdown text lands in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.authoring.oxml import Element, el, root
from docgen.authoring.style import HouseStyle, Layout, Rule, StyleSpec
from docgen.language import Language

BULLETS = 1
NUMBERS = 2
FIRST_OWN_LIST = 10

_BULLET_SIGNS = "•–◦"
_NUMBER_FORMATS = (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))
_BUILT_IN = {
    "Heading 1": "heading 1",
    "Heading 2": "heading 2",
    "Heading 3": "heading 3",
    "Heading 4": "heading 4",
    "Heading 5": "heading 5",
    "Contents Heading": "TOC Heading",
    "TOC 2": "toc 2",
    "TOC 3": "toc 3",
    "Caption": "caption",
    "Header": "header",
    "Footer": "footer",
    "Footnote Text": "footnote text",
}
_UNLISTED = frozenset({"Table Gap", "Column Break", "Template Tag"})
_SIDES = ("top", "left", "bottom", "right")


def twips(millimetres: float) -> int:
    """Return `millimetres` in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def style_id(name: str) -> str:
    """Return the id of the style called `name`: `Heading 1` is `Heading1`."""
    return name.replace(" ", "")


def styles_part(style: HouseStyle, layout: Layout, language: Language) -> bytes:
    """Return `styles.xml` for a form of this `layout` in `language`."""
    sheet = _Sheet(style, layout)
    return root("styles", [_defaults(style, layout, language), *sheet.styles()])


def numbering_part(style: HouseStyle, layout: Layout, own_lists: int) -> bytes:
    """Return `numbering.xml`: bullets, numbers, and `own_lists` lists that start again at 1."""
    sheet = _Sheet(style, layout)
    lists = [_num(BULLETS, BULLETS), _num(NUMBERS, NUMBERS)]
    lists += [_restarted(FIRST_OWN_LIST + n) for n in range(own_lists)]
    abstract = [
        _abstract(BULLETS, sheet.levels("bullet")),
        _abstract(NUMBERS, sheet.levels("number")),
    ]
    return root("numbering", [*abstract, *lists])


def _defaults(style: HouseStyle, layout: Layout, language: Language) -> Element:
    font = style.fonts["text"]
    run = el(
        "rPr",
        el("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
        el("color", val=style.colours["ink"]),
        el("sz", val=round(layout.size * 2)),
        el("szCs", val=round(layout.size * 2)),
        el("lang", val=language.tag, eastAsia=language.tag, bidi="ar-SA"),
    )
    paragraph = el("pPr", el("spacing", after=0, line=round(style.line * 240), lineRule="auto"))
    return el("docDefaults", el("rPrDefault", run), el("pPrDefault", paragraph))


class _Sheet:
    """Writes the styles of one layout."""

    def __init__(self, style: HouseStyle, layout: Layout) -> None:
        self._style = style
        self._layout = layout

    def styles(self) -> Iterator[Element]:
        """Return every style, Word's own defaults first."""
        yield self._paragraph_style(self._layout.styles["Normal"])
        yield el("style", _name("Default Paragraph Font"), type="character", default="1",
                 styleId="DefaultParagraphFont")  # fmt: skip
        yield from self._table_styles()
        yield el("style", _name("No List"), type="numbering", default="1", styleId="NoList")
        for name, spec in self._layout.styles.items():
            if name != "Normal":
                yield self._paragraph_style(spec)
        yield from self._character_styles()

    def levels(self, kind: str) -> Iterator[Element]:
        """Return the three levels of the list of this `kind`, each tied to its style."""
        specs = [s for s in self._layout.styles.values() if s.values.get("list") == kind]
        for depth, spec in enumerate(specs):
            format_, text = ("bullet", _BULLET_SIGNS[depth])
            if kind == "number":
                format_, text = _NUMBER_FORMATS[depth]
            yield el(
                "lvl",
                el("start", val=1),
                el("numFmt", val=format_),
                el("pStyle", val=style_id(spec.name)),
                el("lvlText", val=text),
                el("lvlJc", val="left"),
                el("pPr", _indent(spec)),
                ilvl=depth,
            )

    def _paragraph_style(self, spec: StyleSpec) -> Element:
        main = {"default": "1"} if spec.name == "Normal" else {}
        kind = {"type": "paragraph", "styleId": style_id(spec.name), **main}
        made = el("style", _name(spec.name), **kind)
        if not main:
            made.append(el("basedOn", val=style_id(spec.values.get("based_on", "Normal"))))
        if spec.name.startswith("Heading") or spec.name == "Subtitle":
            made.append(el("next", val="Normal"))
        if spec.name not in _UNLISTED:
            made.append(el("qFormat"))
        made.extend(filter(len, (self._paragraph_looks(spec), self._run_looks(spec))))
        return made

    def _paragraph_looks(self, spec: StyleSpec) -> Element:
        return el("pPr", *self._paragraph_parts(spec))

    def _paragraph_parts(self, spec: StyleSpec) -> Iterator[Element]:
        # the order is the schema's (ECMA-376 Part 1, 17.3.1.26)
        yield from _flags(spec, ("keep_next", "keepNext"), ("keep_lines", "keepLines"))
        if kind := spec.values.get("list"):
            yield _list_of(kind, int(spec.number("depth") or 1))
        if spec.rule:
            yield el("pBdr", self._border(spec.rule))
        if shade := spec.values.get("shade"):
            yield el("shd", val="clear", color="auto", fill=self._style.colours[shade])
        if spec.flag("right_tab"):
            edge = twips(self._layout.text_width)
            leader = {"leader": spec.values["leader"]} if "leader" in spec.values else {}
            yield el("tabs", el("tab", val="right", **leader, pos=edge))
        yield from _placing(spec)

    def _border(self, rule: Rule) -> Element:
        colour = self._style.colours[rule.colour]
        size = round(rule.width * 8)
        return el(rule.side, val="single", sz=size, space=round(rule.space), color=colour)

    def _run_looks(self, spec: StyleSpec) -> Element:
        return el("rPr", *self._run_parts(spec))

    def _run_parts(self, spec: StyleSpec) -> Iterator[Element]:
        yield from _flags(spec, ("bold", "b"), ("italic", "i"))
        if colour := spec.values.get("colour"):
            yield el("color", val=self._style.colours[colour])
        size = spec.number("size")
        step = spec.number("size_step")
        if size is None and step is not None:
            size = self._layout.size + step
        if size is not None:
            yield el("sz", val=round(size * 2))
            yield el("szCs", val=round(size * 2))

    def _table_styles(self) -> Iterator[Element]:
        zero = el("tblCellMar", *(el(s, w=0 if s in ("top", "bottom") else 108, type="dxa")
                                  for s in _SIDES))  # fmt: skip
        yield el("style", _name("Normal Table"), el("tblPr", el("tblInd", w=0, type="dxa"), zero),
                 type="table", default="1", styleId="TableNormal")  # fmt: skip
        sides = (*_SIDES, "insideH", "insideV")
        yield self._table_style("Table Grid", sides, self._head())
        yield self._table_style("Form Table", sides)
        yield self._table_style("Plain Table", ())

    def _head(self) -> Element:
        """Return how the header row of a table looks that people write in a long text."""
        looks = self._layout.styles["Column Heading"].values
        ink = self._style.colours[looks["colour"]]
        fill = el("shd", val="clear", color="auto", fill=self._style.colours["band"])
        words = el("rPr", el("b"), el("color", val=ink))
        return el("tblStylePr", words, el("tcPr", fill), type="firstRow")

    def _table_style(self, name: str, sides: Iterable[str], head: Element | None = None) -> Element:
        rule = {"sz": round(self._style.sizes["tables.rule"] * 8), "space": 0}
        colour = self._style.colours["rule"]
        borders = [el(side, val="single", color=colour, **rule) for side in sides]
        padding = {side: twips(self._style.sizes[f"tables.padding.{side}"]) for side in _SIDES}
        if not borders:
            # without rules, what the cells say lines up with the text around them
            padding.update(left=0, right=0)
        looks = el(
            "tblPr",
            el("tblBorders", *borders) if borders else None,
            el("tblCellMar", *(el(side, w=w, type="dxa") for side, w in padding.items())),
        )
        based = el("basedOn", val="TableNormal")
        return el("style", _name(name), based, looks, head, type="table", styleId=style_id(name))

    def _character_styles(self) -> Iterator[Element]:
        font = self._style.fonts["tick"]
        tick = el("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
        link = (el("color", val=self._style.colours["link"]), el("u", val="single"))
        yield _character("Strong", el("b"))
        yield _character("Emphasis", el("i"))
        yield _character("Hyperlink", *link)
        yield _character("Footnote Reference", el("vertAlign", val="superscript"))
        yield _character("Tick Box", tick)


def _character(name: str, *looks: Element) -> Element:
    shown = _name("footnote reference" if name == "Footnote Reference" else name)
    based = el("basedOn", val="DefaultParagraphFont")
    return el("style", shown, based, el("qFormat"), el("rPr", *looks), type="character",
              styleId=style_id(name))  # fmt: skip


def _name(name: str) -> Element:
    return el("name", val=_BUILT_IN.get(name, name))


def _flags(spec: StyleSpec, *pairs: tuple[str, str]) -> Iterator[Element]:
    for flag, tag in pairs:
        if (on := spec.flag(flag)) is not None:
            yield el(tag, val=int(on))


def _list_of(kind: str, depth: int) -> Element:
    number = BULLETS if kind == "bullet" else NUMBERS
    return el("numPr", el("ilvl", val=depth - 1), el("numId", val=number))


def _placing(spec: StyleSpec) -> Iterator[Element]:
    yield from _spacing(spec)
    if spec.number("left") is not None:
        yield _indent(spec)
    if align := spec.values.get("align"):
        yield el("jc", val=align)
    if (level := spec.number("level")) is not None:
        yield el("outlineLvl", val=int(level) - 1)


def _spacing(spec: StyleSpec) -> Iterator[Element]:
    values: dict[str, object] = {}
    for key in ("before", "after"):
        if (points := spec.number(key)) is not None:
            values[key] = round(points * 20)
    if (line := spec.number("line")) is not None:
        values.update(line=round(line * 240), lineRule="auto")
    if values:
        yield el("spacing", **values)


def _indent(spec: StyleSpec) -> Element:
    values = {"left": twips(spec.number("left") or 0)}
    for key in ("right", "hanging"):
        if (length := spec.number(key)) is not None:
            values[key] = twips(length)
    return el("ind", **values)


def _abstract(number: int, levels: Iterable[Element]) -> Element:
    kind = el("multiLevelType", val="multilevel")
    return el("abstractNum", kind, *levels, abstractNumId=number)


def _num(number: int, abstract: int) -> Element:
    return el("num", el("abstractNumId", val=abstract), numId=number)


def _restarted(number: int) -> Element:
    made = _num(number, NUMBERS)
    made.append(el("lvlOverride", el("startOverride", val=1), ilvl=0))
    return made
