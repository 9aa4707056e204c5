"""A contents list in Word's XML into Typst's own outline, which a PDF tags as what it is.

Each entry looks as its paragraph says; where it leads and the number of the page come from Typst,
so that they are right whatever the Word file holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.template.setting.measures import pt
from docgen.template.setting.raw import Raw, split
from docgen.template.setting.run_content import TAB

if TYPE_CHECKING:
    from docgen.template.setting.story import Story

_GALLERY: Final = 'w:docPartGallery w:val="Table of Contents"'
_LEVEL: Final = re.compile(r"toc\D*(\d)", re.IGNORECASE)
_STYLE: Final = re.compile(r'<w:pStyle w:val="([^"]*)"')
_ANCHOR: Final = re.compile(r'w:anchor="([^"]*)"')
_SHOWN: Final = """\
#context {{
  let entries = ({entries})
  let starts = ()
  let last = none
  for found in query(selector.or(heading, ..entries.map(e => e.at(0)))) {{
    if found.func() == heading {{ last = found.location() }} else {{ starts.push(last) }}
  }}
  show outline.entry: it => {{
    let n = starts.position(x => x == it.element.location())
    let (key, size, left, above, below, words) = entries.at(n)
    set text(size: size)
    block(above: above, below: below, width: 100%, inset: (left: left),
      link(it.element.location(), grid(columns: (1fr, auto),
        [#words#box(width: 1fr, inset: (left: 3pt, right: 3pt),
          line(length: 100%, stroke: (thickness: 0.7pt, dash: (0.7pt, 2.8pt))))],
        align(bottom + right, it.page()))))
  }}
  outline(title: none, indent: 0pt, target: selector.or(..starts))
}}"""


def find_contents(control: Raw, story: Story) -> tuple[list[Raw], str, list[Raw]] | None:
    """Return the markup of a contents list, with what stands before and behind it in its control.

    None for a content control of another kind, and for a list that has more among its entries.
    """
    if control.name != "w:sdt" or _GALLERY not in control.text:
        return None
    content = next((x.inside for x in split(control.inside) if x.name == "w:sdtContent"), "")
    parts = split(content)
    entries = [_entry(part, story) if part.name == "w:p" else "" for part in parts]
    found = [place for place, entry in enumerate(entries) if entry]
    if not found:
        return None
    first, last = found[0], found[-1] + 1
    if not all(entries[first:last]):
        return None
    known = "".join(f"{entry}, " for entry in entries[first:last])
    return parts[:first], _SHOWN.format(entries=known), parts[last:]


def _entry(part: Raw, story: Story) -> str:
    """Return what an entry leads to and how it looks; nothing where it leads nowhere."""
    anchor = _ANCHOR.search(part.text)
    label = story.document.label_of(anchor.group(1)) if anchor else ""
    if not label:
        return ""
    paragraph = story.read_paragraph(part.text)
    pieces = paragraph.pieces
    words = "".join(pieces[: pieces.index(TAB)] if TAB in pieces else pieces)
    found = paragraph.format
    edges = paragraph.edges
    look = f"#set text({edges});" if edges else ""
    size = paragraph.size / paragraph.lines[0]
    measures = ", ".join(pt(x) for x in (size, found.left, found.before, found.after))
    return f"({label}, {measures}, [{look}{words}])"
