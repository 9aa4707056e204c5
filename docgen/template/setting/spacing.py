"""Two paragraphs in, the space between them out, and how Typst is told of it.

Of the space after one and before the next the larger counts, as in Word since 2013 and as in Typst;
an older file may ask for both. A style may want none between paragraphs of its own (17.3.1.9). The
space before a paragraph falls away at the top of a page, but not where somebody broke the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docgen.template.setting.formats import Format
from docgen.template.setting.measures import pt


@dataclass(frozen=True, slots=True)
class Spacing:
    """How a document has the space between its paragraphs."""

    adds: bool

    def before(self, found: Format, above: Format | None) -> float:
        """Return the space before a paragraph, where `above` stands over it."""
        own = 0.0 if _touches(found, above) else found.before
        if self.adds and above is not None:
            own += 0.0 if _touches(above, found) else above.after
        return own

    def after(self, found: Format, below: Format | None) -> float:
        """Return the space after a paragraph, where `below` stands under it."""
        return 0.0 if _touches(found, below) or (self.adds and below) else found.after

    def between(self, one: Format, two: Format) -> float:
        """Return the whole space between two paragraphs."""
        return max(self.after(one, two), self.before(two, one))


class Around(NamedTuple):
    """The space round paragraphs; `fresh` and `last` say that their ends' does not fall away.

    What stands at the `top` of a section's first page need not break the page again.
    """

    above: float
    below: float
    fresh: bool = False
    last: bool = False
    boxed: bool = False
    top: bool = False

    def part(self, *, first: bool, last: bool) -> Around:
        """Return the space round a part of a paragraph that a break has cut."""
        above, below = (self.above if first else 0.0), (self.below if last else 0.0)
        return self._replace(above=above, below=below, fresh=self.fresh or not first)

    def block(self, content: str, *options: str, left: float = 0.0, right: float = 0.0) -> str:
        """Return `content` in a block with this space, moved in from the sides."""
        insets = {"left": left, "right": right, "top": self.above if self.fresh else 0.0}
        inset = ", ".join(f"{side}: {pt(size)}" for side, size in insets.items() if size)
        arguments = ["width: 100%", *(f"inset: ({x})" for x in [inset] if x), *self._outer(options)]
        return f"#block({', '.join(arguments)})[{content}]{self._end()}"

    def blank(self, height: float, *options: str) -> str:
        """Return an empty paragraph, whose one line is so high."""
        if self.fresh:
            height += self.above
        arguments = [f"height: {pt(height)}", *self._outer(options)]
        return f"#block({', '.join(arguments)}){self._end()}"

    def _outer(self, options: Sequence[str]) -> Iterator[str]:
        if self.above and not self.fresh:
            yield f"above: {pt(self.above)}"
        if self.below and not self.last:
            yield f"below: {pt(self.below)}"
        yield from filter(None, options)

    def _end(self) -> str:
        return f"#v({pt(self.below)})" if self.below and self.last else ""


def _touches(found: Format, neighbour: Format | None) -> bool:
    """Return whether a paragraph wants no space here: it meets one of its own style, or of a list.

    Space that Word finds by itself stands before and after a list, not between its items.
    """
    if neighbour is None:
        return False
    if any(found.automatic) and found.num and neighbour.num:
        return True
    return found.contextual and neighbour.style == found.style
