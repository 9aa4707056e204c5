"""Words into `<w:r>` runs that look as the tag's own run did, and stand out where they should."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from docgen.language import Language
from docgen.template.rich.properties import Properties, write_run_properties
from docgen.template.rich.state import RenderState
from docgen.template.rich.styles import StyleMap
from docgen.template.rich.tree import Image, Link, Mark, NoteMark, Span, Words
from docgen.template.rich.wordxml import R, element, escape, quote

NoteWriter: TypeAlias = Callable[[str, "Pen"], str]
"""Writes the call of the footnote with a label."""

Drawer: TypeAlias = Callable[[Image], str]
"""Draws a picture as a run, or returns nothing where the text brings none of its path."""

_BOLD: Final = {"b": "<w:b/>", "bCs": "<w:bCs/>"}
_ITALIC: Final = {"i": "<w:i/>", "iCs": "<w:iCs/>"}
_FIXED: Final = {
    "rFonts": element(
        "rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "Courier New")
    ),
    "noProof": "<w:noProof/>",
}
_LINK: Final = {"color": element("color", val="0563C1"), "u": element("u", val="single")}
_RAISED: Final = {"vertAlign": element("vertAlign", val="superscript")}
_LOWERED: Final = {"vertAlign": element("vertAlign", val="subscript")}
_STRUCK: Final = {"strike": "<w:strike/>"}
_WELSH: Final = {"lang": element("lang", val=Language.CY.tag)}
_ENGLISH: Final = {"lang": element("lang", val=Language.EN.tag)}
_SPECIAL: Final = re.compile("([\n\t])")
_TEXT: Final = '<w:t xml:space="preserve">'
# docxtpl turns `{_{` into `{{` in what it has rendered: typed so, it stays so when it is divided.
_FOR_JINJA: Final = re.compile("([{}%])_(?=[{}%])")
_APART: Final = rf"\1</w:t>{_TEXT}_"
_SPECIAL_XML: Final = {"\n": "<w:br/>", "\t": "<w:tab/>"}


class Pen:
    """Writes words with the formatting `run`, in the language `tag` (empty: the document's)."""

    def __init__(
        self, styles: StyleMap, run: Properties, tag: str = "", mark: Mark = Mark.PLAIN
    ) -> None:
        self.run = {**run, "lang": element("lang", val=tag)} if tag else run
        self.mark = mark
        self._styles = styles
        self._written: dict[Mark, str] = {}

    def properties(self, mark: Mark = Mark.PLAIN) -> str:
        """Return the `<w:rPr>` of words with `mark`."""
        mark |= self.mark
        if mark not in self._written:
            self._written[mark] = write_run_properties(self._marked(mark))
        return self._written[mark]

    def raised(self, style: str, inner: str) -> str:
        """Return a run for a note's number, in the template's `style` for it or just raised."""
        look = {"rStyle": element("rStyle", val=style)} if style else _RAISED
        language = {name: xml for name, xml in self.run.items() if name == "lang"}
        return f"<w:r>{write_run_properties({**language, **look})}{inner}</w:r>"

    def write(self, words: Words) -> str:
        """Return the run for `words`."""
        return f"<w:r>{self.properties(words.mark)}{write_text(words.text)}</w:r>"

    def write_all(
        self, spans: Iterable[Span], state: RenderState, note: NoteWriter, draw: Drawer
    ) -> str:
        """Return the runs, links, note calls and pictures for `spans`."""
        return "".join(self._write_span(span, state, note, draw) for span in spans)

    def _write_span(self, span: Span, state: RenderState, note: NoteWriter, draw: Drawer) -> str:
        match span:
            case Words():
                return self.write(span)
            case NoteMark(label):
                return note(label, self)
            case Image():
                return draw(span) or self.write(Words(span.typed))
            case Link(url, title, spans):
                linked = (
                    Words(x.text, x.mark | Mark.LINK) if isinstance(x, Words) else x for x in spans
                )
                tip = f' w:tooltip="{quote(title)}"' if title else ""
                # Declared here, since a template without pictures or links may lack the prefix.
                return (
                    f'<w:hyperlink xmlns:r="{R}" r:id="{state.link(url)}" w:history="1"{tip}>'
                    f"{self.write_all(linked, state, note, draw)}</w:hyperlink>"
                )

    def _marked(self, mark: Mark) -> Properties:
        return {
            **self.run,
            **(_BOLD if Mark.STRONG in mark else {}),
            **(_ITALIC if Mark.EMPHASIS in mark else {}),
            **(_FIXED if Mark.CODE in mark else {}),
            **(_RAISED if Mark.RAISED in mark else {}),
            **(_LOWERED if Mark.LOWERED in mark else {}),
            **(_STRUCK if Mark.STRUCK in mark else {}),
            **(_WELSH if Mark.WELSH in mark else {}),
            **(_ENGLISH if Mark.ENGLISH in mark else {}),
            **(self._link() if Mark.LINK in mark else {}),
        }

    def _link(self) -> Properties:
        style = self._styles.find("character", "hyperlink")
        return {"rStyle": element("rStyle", val=style)} if style else _LINK


def write_text(text: str) -> str:
    """Return `text` as the children of a run: text, tabs and line breaks."""
    return "".join(
        _SPECIAL_XML.get(part) or f"{_TEXT}{_FOR_JINJA.sub(_APART, escape(part))}</w:t>"
        for part in _SPECIAL.split(text)
        if part
    )
