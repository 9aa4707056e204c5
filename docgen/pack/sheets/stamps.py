"""The pages of a pack in; what is stamped on each, as one Typst document page for page, out.

Everything is an artifact: decoration that a screen reader passes over. It keeps to the outermost
strip of the page, which forms and letters leave free.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from docgen.language import Language
from docgen.model import TypstSource, Wording
from docgen.model.wording import UNSAID
from docgen.pack import words
from docgen.pack.geometry import A4, PageBox
from docgen.pack.layout import Layout, Placed
from docgen.pack.papers import Kind
from docgen.pack.sheets.source import quote

#: Where the words that lead back to the contents stand, in points from the left and the top.
BACK_FROM_LEFT: Final = 28.0
BACK_FROM_TOP: Final = 10.0
BACK_HIGH: Final = 12.0
BACK_WIDE: Final = 130.0
_NARROW: Final = 330.0

_HEAD: Final = """\
#set text(font: "Arimo", size: 7.5pt, fill: rgb("#4A5860"), hyphenate: false, \
top-edge: 0.9em, bottom-edge: -0.2em)
#let on(body) = box(fill: white, inset: (x: 1.5pt, y: 0.5pt), body)
#let s(w, h, t, l, r, m, wm, blank) = page(width: w * 1pt, height: h * 1pt, margin: 0pt, \
pdf.artifact(kind: "page", {
  if wm != "" { place(center + horizon, rotate(-52deg, reflow: false, text(size: \
calc.min(84pt, w * 1.15pt / calc.max(4, wm.clusters().len())), fill: rgb(20, 40, 50, 15%), \
weight: "bold", box(wm)))) }
  if m != "" {
    place(top + center, dy: 9pt, on(text(weight: "bold", m)))
    place(bottom + center, dy: -9pt, on(text(weight: "bold", m)))
  }
  if t != "" { place(top + left, dx: 28pt, dy: 9pt, on(text(fill: rgb("#0B5394"), t))) }
  if l != "" { place(bottom + left, dx: 28pt, dy: -9pt, on(l)) }
  if blank != "" { place(center + horizon, text(size: 9pt, blank)) }
  place(bottom + right, dx: -28pt, dy: -9pt, on(r))
}))
"""


@dataclass(frozen=True, slots=True)
class Stamping:
    """What is stamped: the pack's reference, its marking, a watermark, and the ways back."""

    reference: str
    marking: Wording = UNSAID
    watermark: str = ""
    ways_back: bool = True


def write_stamps(stamping: Stamping, layout: Layout, languages: Sequence[Language]) -> TypstSource:
    """Return a document with one page for each of the pack, of the size at which that is seen."""
    title = f"#set document(title: {quote(stamping.reference)})\n"
    return TypstSource(f"{title}{_HEAD}" + "\n".join(_pages(stamping, layout, languages)))


def _pages(stamping: Stamping, layout: Layout, languages: Sequence[Language]) -> Iterator[str]:
    marking = quote(words.say(stamping.marking, languages))
    watermark = quote(stamping.watermark)
    reference = quote(stamping.reference)
    blank = quote(words.say(words.LEFT_BLANK, languages))
    back = quote(words.say(words.BACK, languages))
    page_of = words.say(words.PAGE_OF, languages)
    for box, label, of, leads, is_blank in _seen(layout, ways_back=stamping.ways_back):
        wide, high = box.size
        number = quote(page_of.format(label, of))
        narrow = wide < _NARROW
        line = [
            back if leads and not narrow else '""',
            '""' if narrow else reference,
            number,
            '""' if narrow else marking,
            watermark,
            blank if is_blank else '""',
        ]
        yield f"#s({wide:g}, {high:g}, {', '.join(line)})"


def _seen(layout: Layout, *, ways_back: bool) -> Iterator[tuple[PageBox, str, str, bool, bool]]:
    """Return of each page its box, its label, the last label of its kind, and what it carries."""
    for one in layout.placed:
        of = one.labels[-1] if one.piece.is_late else layout.last
        for label in one.blank_labels:
            yield BLANK, label, layout.last, False, True
        for number, (box, label) in enumerate(zip(one.boxes, one.labels, strict=True)):
            yield box, label, of, ways_back and leads_back(one, number), False


def leads_back(one: Placed, number: int) -> bool:
    """Return whether the page `number` of a piece carries a way back to the contents."""
    wide, _ = one.boxes[number].size
    return one.piece.kind is Kind.PAPER and number == 0 and wide >= _NARROW


BLANK: Final = PageBox(*A4)
