"""Turns `house_style.yaml` into the look of a form: its page, its styles, its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.authoring.source import Part, Source, read_source
from docgen.errors import LibraryError, Problem
from docgen.model.wording import Wording

LOGO_LIMIT = 2_000_000
_A4 = (210.0, 297.0)
#: In points or millimetres; the longest page that Word has is 558.8 mm.
_MOST = 2000.0
_NO_WORDS = Wording()


@dataclass(frozen=True, slots=True)
class Rule:
    """A line at one side of a paragraph; `width` and `space` in points."""

    side: str
    width: float
    colour: str
    space: float


@dataclass(frozen=True, slots=True)
class StyleSpec:
    """A paragraph style, as far as the house style sets it. Type in points, indents in mm."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    rule: Rule | None = None

    def number(self, key: str) -> float | None:
        """Return the number that the style sets for `key`, or None."""
        word = self.values.get(key, "")
        return measure_of(word) if word else None

    def flag(self, key: str) -> bool | None:
        """Return whether the style says yes or no to `key`, None where it says nothing."""
        word = self.values.get(key, "")
        return word == "true" if word else None


@dataclass(frozen=True, slots=True)
class Layout:
    """The page of one kind of form: paper, margins in mm, base size, header and footer."""

    name: str
    size: float
    landscape: bool
    columns: int
    margins: Mapping[str, float]
    header: str
    footer: str
    styles: Mapping[str, StyleSpec]

    @property
    def paper(self) -> tuple[float, float]:
        """Return width and height of the paper in mm."""
        return (_A4[1], _A4[0]) if self.landscape else _A4

    @property
    def text_width(self) -> float:
        """Return the width of a column of text in mm."""
        whole = self.paper[0] - self.margins["left"] - self.margins["right"]
        gaps = (self.columns - 1) * self.margins.get("column", 0.0)
        return (whole - gaps) / self.columns


@dataclass(frozen=True, slots=True)
class Logo:
    """The board's logo: the picture, its width in mm, and what it shows, in words."""

    picture: bytes = field(repr=False)
    ending: str = "png"
    width: float = 30.0
    alt: Wording = _NO_WORDS


@dataclass(frozen=True, slots=True, eq=False)
class HouseStyle:
    """Everything that all forms share."""

    source: Source = field(repr=False)
    fonts: Mapping[str, str] = field(default_factory=dict)
    line: float = 1.15
    colours: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    logo: Logo | None = None
    footer: Wording = _NO_WORDS

    @property
    def words(self) -> Mapping[str, Part]:
        """Return the pairs of texts that all forms share, by name."""
        return self._group("words").entries

    @property
    def markings(self) -> Mapping[str, Part]:
        """Return the pairs that print the markings, by name."""
        return self._group("markings").entries

    def word(self, name: str) -> Part:
        """Return the pair of texts called `name`."""
        found = self._group("words").find(name)
        if found is None:
            raise KeyError(name)
        return found

    def marking(self, name: str) -> Part | None:
        """Return the pair that prints the marking `name`, or None where nothing prints."""
        return self._group("markings").find(name)

    def _group(self, name: str) -> Part:
        return self.source.root.entries[name]


def load_style(path: Path) -> HouseStyle:
    """Return the house style at `path`; its logo stands beside it."""
    source = read_source(path)
    try:
        return _style_of(source, path.parent)
    except (KeyError, ValueError) as error:
        problem = Problem("style-value", f"the house style lacks or garbles {error}")
        message = f"`{path.name}` is not a house style"
        raise LibraryError(message, (problem,)) from error


def _style_of(source: Source, folder: Path) -> HouseStyle:
    root = source.root
    styles = {name: _spec(name, part) for name, part in root.entries["styles"].entries.items()}
    return HouseStyle(
        source,
        fonts={"text": root.word("font", "Arial"), "tick": root.word("tick_font", "Arial")},
        line=measure_of(root.word("line", "1.15")),
        colours={name: part.text for name, part in root.entries["colours"].entries.items()},
        sizes=_sizes(root),
        layouts={
            name: _layout(name, part, styles)
            for name, part in root.entries["layouts"].entries.items()
        },
        logo=_logo(root.find("logo"), folder),
        footer=_pair(root.find("footer")),
    )


def _sizes(root: Part) -> dict[str, float]:
    """Return every number below `tables`, `letter` and `leaflet` by its path: `tables.row`."""
    return {
        part.path: measure_of(part.text)
        for group in ("tables", "letter", "leaflet")
        for part in root.entries[group].walk()
        if part.is_text
    }


def _layout(name: str, part: Part, styles: Mapping[str, StyleSpec]) -> Layout:
    own = part.find("styles")
    changed = dict(styles)
    for style, values in (own.entries if own else {}).items():
        below = changed.get(style, StyleSpec(style))
        changed[style] = _laid_over(below, _spec(style, values))
    return Layout(
        name,
        size=measure_of(part.entries["size"].text),
        landscape=part.word("orientation") == "landscape",
        columns=part.number("columns", 1),
        margins={key: measure_of(m.text) for key, m in part.entries["margins"].entries.items()},
        header=part.word("header", "none"),
        footer=part.word("footer", "none"),
        styles=changed,
    )


def _laid_over(below: StyleSpec, above: StyleSpec) -> StyleSpec:
    values = {**below.values, **above.values}
    return StyleSpec(below.name, values, above.rule or below.rule)


def _spec(name: str, part: Part) -> StyleSpec:
    values = {key: value.text for key, value in part.entries.items() if value.is_text}
    rule = part.find("rule")
    return StyleSpec(name, values, None if rule is None else _rule(rule))


def _rule(part: Part) -> Rule:
    return Rule(
        part.word("side"),
        measure_of(part.word("width")),
        part.word("colour"),
        measure_of(part.word("space", "0")),
    )


def _pair(part: Part | None) -> Wording:
    return _NO_WORDS if part is None else Wording(part.word("en"), part.word("cy"))


def _logo(part: Part | None, folder: Path) -> Logo | None:
    if part is None or not part.is_mapping:
        return None
    path = folder / Path(part.word("file")).name
    alt = part.entries["alt"]
    return read_logo(path, measure_of(part.word("width", "30")), _pair(alt))


def measure_of(text: str) -> float:
    """Return the measure that `text` is; `ValueError` where no page has such a one."""
    size = float(text)
    if not abs(size) <= _MOST:  # nor is "nan"
        raise ValueError(text)
    return size


def read_logo(path: Path, width: float, alt: Wording) -> Logo:
    """Return the logo in the file `path`, `width` mm wide; `ValueError` if it is too large."""
    picture = path.read_bytes()
    if len(picture) > LOGO_LIMIT:
        raise ValueError("logo")
    return Logo(picture, path.suffix.lstrip(".").lower(), width, alt)
