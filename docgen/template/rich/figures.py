"""Pictures of a text into drawings as wide as their room allows, each with its words below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from docgen.template.rich.frames import Frame, Paragraphs
from docgen.template.rich.runs import Pen
from docgen.template.rich.state import RenderState
from docgen.template.rich.tree import Image, Spans, Words
from docgen.template.rich.wordxml import element

_SMALL: Final = {"sz": element("sz", val=20), "szCs": element("szCs", val=20)}
_STAYS: Final = {"keepNext": "<w:keepNext/>"}


@dataclass(frozen=True, slots=True)
class Figures:
    """Draws the `pictures` of one text, by path."""

    state: RenderState
    pictures: Mapping[str, bytes]
    paragraphs: Paragraphs
    pen: Pen

    def are(self, spans: Spans) -> bool:
        """Return whether a paragraph is one picture and nothing else."""
        match spans:
            case (Image(path=path),):
                return path in self.pictures
            case _:
                return False

    def draw(self, image: Image) -> str:
        """Return the run of a picture; nothing where the text brings none of its path."""
        content = self.pictures.get(image.path)
        if content is None or self.state.part != self.state.styles.document:
            return ""
        room = max(self.paragraphs.base.width - self.paragraphs.left, 1)
        return self.state.draw(content, image.alt, room, room * image.wide // 1000)

    def write(self, spans: Spans, frame: Frame) -> str:
        """Return the paragraph of a picture that stands by itself, with its caption."""
        image = next(span for span in spans if isinstance(span, Image))
        run = self.draw(image) or self.pen.write(Words(image.typed))
        style = self.state.styles.find("paragraph", "figure")
        changes = _STAYS if image.caption else {}
        if style:
            written = self.paragraphs.write_styled(style, run, changes)
        else:
            written = self.paragraphs.write(run, frame, changes)
        if not image.caption:
            return written
        return written + self.write_caption(self.pen.write(Words(image.caption)), frame)

    def write_caption(self, runs: str, frame: Frame) -> str:
        """Return the words below a picture, or above a table."""
        style = self.state.styles.find("paragraph", "caption")
        return (
            self.paragraphs.write_styled(style, runs, {})
            if style
            else self.paragraphs.write(runs, frame)
        )
