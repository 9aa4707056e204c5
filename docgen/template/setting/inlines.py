"""What stands in a paragraph in, markup out, cut where a tab or a break stands.

A paragraph's content is a list of pieces: markup, and between it `TAB`, `PAGE` and `COLUMN`. The
text of neighbouring runs that look alike becomes one piece.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from docgen.template.setting.alternates import chosen_of
from docgen.template.setting.drawings import draw
from docgen.template.setting.fields import Field, counter_of, target_of_link
from docgen.template.setting.literal import quote
from docgen.template.setting.notes import write_note
from docgen.template.setting.raw import unescape
from docgen.template.setting.run_content import (
    BREAKS,
    LINE,
    TAB,
    add_break,
    add_field_mark,
    add_symbol,
    add_text,
)
from docgen.template.setting.runs import Look
from docgen.template.setting.sheet import target_of
from docgen.template.setting.wordml import Element, attribute, child, short_name

if TYPE_CHECKING:
    from docgen.template.setting.story import Story

_THROUGH = frozenset(
    ["w:smartTag", "w:customXml", "w:ins", "w:moveTo", "w:dir", "w:bdo", "w:sdtContent"]
)
_NOT_SET = frozenset(["m:oMath", "m:oMathPara", "w:subDoc"])
_RUN = re.compile(
    r"<w:r(?: [^>]*)?>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr/>)?"
    r"((?:<w:t(?: [^>]*)?>[^<]*</w:t>|<w:t/>|<w:tab/>|<w:br/>)*)</w:r>"
    r"|<w:(?:proofErr|bookmarkEnd)[^>]*/>",
    re.DOTALL,
)
_CONTENT = re.compile(r"<w:t((?: [^>]*)?)>([^<]*)</w:t>|<w:(tab|br)/>")


@dataclass(slots=True)
class Pieces:
    """The content of one paragraph in the making."""

    story: Story
    style: str
    base: Look
    ground: str = ""
    done: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    plain: bool = True
    tallest: float = 0.0
    line: float = 1.0
    mixed: bool = False
    _text: str = ""
    _look: Look | None = None
    _fields: list[Field] = field(default_factory=list)

    def read(self, paragraph: Element) -> list[str]:
        """Return the pieces of `paragraph`."""
        self._walk(paragraph)
        self._flush()
        return self.done

    def read_simply(self, runs: str) -> list[str] | None:
        """Return the pieces of plain runs, or None where `runs` holds anything else.

        Nearly every paragraph is a few runs of text, and those need no parser.
        """
        place, found = 0, []
        while place < len(runs):
            run = _RUN.match(runs, place)
            if run is None:
                return None
            found.append(run)
            place = run.end()
        of = self.story.looks.of
        for run in found:
            properties, content = run.groups()
            if content:
                look = of(properties or "", self.style, self.ground, self.story.styled)
                for attributes, text, mark in _CONTENT.findall(content):
                    if mark:
                        self.add(TAB if mark == "tab" else LINE)
                    else:
                        kept = "preserve" in attributes
                        self.say(unescape(text if kept else text.strip()), look)
        self._flush()
        return self.done

    def _walk(self, element: Element) -> None:
        for item in element:
            name = short_name(item)
            handler = _IN_PARAGRAPH.get(name)
            if handler is not None:
                handler(self, item)
            elif name in _THROUGH:
                self._walk(item)
            elif name in _NOT_SET:
                self.story.leave_out(name)
                self.plain = False

    def _control(self, element: Element) -> None:
        """Read on within a content control."""
        content = child(element, "w:sdtContent")
        if content is not None:
            self._walk(content)

    def _run(self, run: Element) -> None:
        look = self._look_of(run)
        for item in run:
            handler = _IN_RUN.get(short_name(item))
            if handler is not None:
                handler(self, item, look)

    def _look_of(self, run: Element) -> Look:
        properties = child(run, "w:rPr")
        written = "" if properties is None else etree.tostring(properties, encoding="unicode")
        return self.story.looks.of(written, self.style, self.ground, self.story.styled)

    def say(self, text: str, look: Look) -> None:
        """Add text in this look."""
        if look.hidden or self._skips:
            return
        if look is not self._look:
            self._flush()
            self._look = look
            if look.tall != self.tallest:
                self.measure(look)
        self._text += text

    def measure(self, look: Look) -> None:
        """Take account of how high letters in this look are."""
        self.mixed = self.tallest > 0
        if look.tall > self.tallest:
            self.tallest, self.line = look.tall, look.line

    def add(self, piece: str) -> None:
        """Add finished markup, or one of the breaks."""
        if self._skips:
            return
        self._flush()
        self.done.append(piece)

    @property
    def _skips(self) -> bool:
        return any(not f.result or f.replaced for f in self._fields)

    def _flush(self) -> None:
        if self._text and self._look is not None:
            self.done.append(self._look.say(self._text, self.base, self.story.words))
        self._text = ""

    def in_look(self, markup: str, look: Look) -> None:
        """Add markup that takes on a look, such as a page number."""
        self.add(look.write(markup, self.base, self.story.words))

    def _hyperlink(self, element: Element) -> None:
        self._flush()
        start = len(self.done)
        self._walk(element)
        self._flush()
        relation, anchor = attribute(element, "r:id"), attribute(element, "w:anchor")
        url, external = target_of(self.story.part, relation, self.story.members)
        self._link(start, url if external else "", anchor)

    def _link(self, start: int, url: str, anchor: str) -> None:
        """Make a link of what was added since `start`, where no tab or break cuts it.

        What stands in a header is an artifact to PDF/UA, and may not hold links.
        """
        inside = self.done[start:]
        target = quote(url + (f"#{anchor}" if anchor else "")) if url else ""
        if not url and anchor:
            target = self.story.document.label_of(anchor)
        if not target or not self.story.linked:
            return
        self.plain = False
        shown = "".join(inside)
        if shown and not BREAKS & set(inside):
            self.done[start:] = [f"#link({target})[{shown}];"]

    def _bookmark(self, element: Element) -> None:
        mark = self.story.document.mark(attribute(element, "w:name"))
        if mark:
            self.plain = False
            self.add(mark)

    def _simple_field(self, element: Element) -> None:
        markup = counter_of(attribute(element, "w:instr"))
        run = child(element, "w:r")
        if markup and run is not None:
            self.in_look(markup, self._look_of(run))
        else:
            self._walk(element)

    def field_mark(self, element: Element, look: Look) -> None:
        """Begin, part or end a complex field (ECMA-376 part 1, 17.16.18)."""
        kind = attribute(element, "w:fldCharType")
        if kind == "begin":
            self._flush()
            self._fields.append(Field(start=len(self.done)))
        elif kind == "separate" and self._fields:
            self._open_result(self._fields[-1], look)
        elif kind == "end" and self._fields:
            self._end_field(look)

    def _open_result(self, found: Field, look: Look) -> None:
        markup = counter_of(found.instruction)
        found.result = True
        if markup:
            self.in_look(markup, look)
            found.replaced = True

    def _end_field(self, look: Look) -> None:
        found = self._fields[-1]
        if not found.result:
            self._open_result(found, look)
        self._fields.pop()
        self._flush()
        self._link(found.start, *target_of_link(found.instruction))

    def instruction(self, element: Element, _: Look) -> None:
        """Take the instruction of the field that is open."""
        if self._fields:
            self._fields[-1].instruction += element.text or ""

    def footnote(self, element: Element, _: Look) -> None:
        """Add a footnote."""
        content = self.story.note("footnote", attribute(element, "w:id"))
        if content:
            self.plain = False
            self.add(write_note(content))

    def endnote(self, element: Element, look: Look) -> None:
        """Add the sign of an endnote, and keep the note for the end of the document."""
        content = self.story.note("endnote", attribute(element, "w:id"))
        if content:
            self.plain = False
            notes = self.story.document.endnotes
            notes.append(content)
            self.in_look(f'#super(size: 0.58em)[#numbering("i", {len(notes)})];', look)

    def drawing(self, element: Element, _: Look) -> None:
        """Add pictures, shapes and text boxes."""
        self.plain = False
        drawn = draw(element, self.story)
        if drawn.inline:
            self.add(drawn.inline)
        self.above += drawn.above

    def alternate(self, element: Element, look: Look) -> None:
        """Take the newest way of an alternative that is understood."""
        chosen = chosen_of(element)
        for item in () if chosen is None else chosen:
            handler = _IN_RUN.get(short_name(item))
            if handler is not None:
                handler(self, item, look)


_IN_PARAGRAPH: dict[str, Callable[[Pieces, Element], None]] = {
    "w:r": Pieces._run,
    "w:hyperlink": Pieces._hyperlink,
    "w:fldSimple": Pieces._simple_field,
    "w:sdt": Pieces._control,
    "w:bookmarkStart": Pieces._bookmark,
}
_IN_RUN: dict[str, Callable[[Pieces, Element, Look], None]] = {
    "w:t": add_text,
    "w:tab": lambda pieces, _, __: pieces.add(TAB),
    "w:ptab": lambda pieces, _, __: pieces.add(TAB),
    "w:br": add_break,
    "w:cr": lambda pieces, _, __: pieces.add(LINE),
    "w:noBreakHyphen": lambda pieces, _, look: pieces.say("‑", look),
    "w:softHyphen": lambda pieces, _, look: pieces.say("\u00ad", look),
    "w:sym": add_symbol,
    "w:fldChar": add_field_mark,
    "w:instrText": Pieces.instruction,
    "w:footnoteReference": Pieces.footnote,
    "w:endnoteReference": Pieces.endnote,
    "w:drawing": Pieces.drawing,
    "w:pict": Pieces.drawing,
    "w:object": Pieces.drawing,
    "mc:AlternateContent": Pieces.alternate,
}
