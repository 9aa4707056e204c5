"""A PDF in; the same pages without the text that no reader sees, to the look no different.

What shows a text is replaced by a step of the text's width, so that what follows it stays where it
was. Only what is surely out of sight goes: text under a picture that may be seen through, or in a
form that another page shows, stays, and the reading that follows tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from docgen.release.pdf_fonts import Font
from docgen.release.pdf_marks import Source
from docgen.release.pdf_pages import Numbers, layers_off, paint_page
from docgen.release.pdf_state import read_instructions

#: What a text costs to go on without it, by where it stands.
Steps = Mapping[Source, float]


def take_out_unseen(pdf: pikepdf.Pdf) -> None:
    """Take the text that no reader sees out of the pages of `pdf` and out of their forms."""
    steps = _find_unseen(pdf)
    streams: dict[Numbers, Any] = {page.obj.objgen: page for page in pdf.pages}
    for number in dict.fromkeys(source.stream for source in steps):
        stream = streams.get(number) or pdf.get_object(number)
        content = pikepdf.unparse_content_stream(list(_rewrite(stream, number, steps)))
        if number in streams:
            stream.obj["/Contents"] = pdf.make_stream(content)
        else:
            stream.write(content)


def _find_unseen(pdf: pikepdf.Pdf) -> Steps:
    """Return each text that may go wherever it is shown."""
    off = layers_off(pdf)
    fonts: dict[Numbers, Font] = {}
    steps: dict[Source, float] = {}
    kept: set[Source] = set()
    for page in pdf.pages:
        painted = paint_page(page, fonts, off, set())
        for piece in painted.pieces:
            if not piece.is_blank and not painted.is_dense and painted.may_go(piece):
                steps[piece.source] = piece.back
            else:
                kept.add(piece.source)
    return {source: step for source, step in steps.items() if source not in kept}


def _rewrite(stream: Any, number: Numbers, steps: Steps) -> Iterator[Any]:  # noqa: ANN401
    """Yield the instructions of `stream` with a step in the place of each text that goes."""
    for place, one in enumerate(read_instructions(stream)):
        if isinstance(one, pikepdf.ContentStreamInlineImage):
            yield one
            continue
        source = Source(number, place, 0)
        if str(one.operator) == "TJ":
            yield pikepdf.ContentStreamInstruction(
                [_row(one.operands, source, steps)], one.operator
            )
        elif source in steps:
            yield from _without(one, steps[source])
        else:
            yield one


def _row(operands: Any, source: Source, steps: Steps) -> pikepdf.Array:  # noqa: ANN401
    """Return the texts and steps of a `TJ`, with a step for each text that goes."""
    rows = list(operands[0]) if operands and isinstance(operands[0], pikepdf.Array) else []
    told = (steps.get(source._replace(string=place), one) for place, one in enumerate(rows))
    return pikepdf.Array(told)


def _without(one: Any, step: float) -> Iterator[Any]:  # noqa: ANN401
    """Yield what `Tj`, `'` and `"` do besides showing their text, and a step of its width."""
    name = str(one.operator)
    if name == '"':
        for value, setting in zip(one.operands[:2], ("Tw", "Tc"), strict=True):
            yield pikepdf.ContentStreamInstruction([value], pikepdf.Operator(setting))
    if name in ("'", '"'):
        yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("T*"))
    yield pikepdf.ContentStreamInstruction(
        [pikepdf.Array([round(step, 3)])], pikepdf.Operator("TJ")
    )
