"""An error while a template is rendered in, a problem in a Word user's terms out.

Python's own messages may quote values, and a value may be somebody's name. So none of them is
passed on: the problem says which tag, in the template's own words, and what kind of thing went
wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Final

from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from docgen.errors import Problem, TemplateError
from docgen.template.finishing import MalformedError
from docgen.template.images import UNREADABLE
from docgen.template.limits import RunawayError
from docgen.template.parsing import Parsed

_KINDS: Final[
    tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str, str, str], ...]
] = (
    (
        SecurityError,
        "template-unsafe",
        "the tag reaches for what a template may not use",
        "use the fields of the data, filters, and nothing that begins with `_`",
    ),
    (
        (RunawayError, RecursionError, MemoryError),
        "template-runaway",
        "the tag would print without end, or more than any document holds",
        "make the loop run over the items of the data",
    ),
    (
        UndefinedError,
        "template-undefined",
        "the tag needs something that the data do not have",
        "check the spelling, or test for it first with `{% if … %}`",
    ),
    (
        MalformedError,
        "template-malformed",
        "what this part prints cannot be opened by Word",
        "make each tag that prints whole paragraphs or rows stand alone, as `{{p … }}`",
    ),
    (
        (TypeError, ValueError, ArithmeticError, LookupError, AttributeError),
        "template-value",
        "the tag cannot work with the kind of value that the data have here",
        "check that the filter or operation fits the field: text, number, date or list",
    ),
    (
        UNREADABLE,
        "template-picture",
        "the picture that belongs here cannot be read",
        "give a PNG, JPEG, GIF, BMP or TIFF file that exists",
    ),
)
_OTHER: Final = ("template-failed", "the tag could not be carried out", "simplify the tag")


class RenderFailedError(Exception):
    """A template failed while it was rendered; `parsed` is the part, the cause what happened."""

    def __init__(self, parsed: Parsed, error: BaseException) -> None:
        super().__init__()
        self._parsed = parsed
        self._error = error

    def explain(self) -> TemplateError:
        """Return the error to be shown, with the place in Word's terms."""
        code, message, hint = _find_kind(self._error)
        line = _find_line(self._error, self._parsed.source.name)
        outline = self._parsed.source.outline
        where = outline.place_of(None if line is None else self._parsed.tag_at(line))
        problem = Problem(code, message, where, hint)
        return TemplateError(f"`{where.file}` could not be filled", [problem], hint=hint)


def _find_kind(error: BaseException) -> tuple[str, str, str]:
    for kinds, code, message, hint in _KINDS:
        if isinstance(error, kinds):
            return code, message, hint
    return _OTHER


def _find_line(error: BaseException, name: str) -> int | None:
    """Return the line of the template called `name` at which `error` happened, the innermost."""
    lines = [line for line in _lines(error.__traceback__, name) if line]
    return lines[-1] if lines else None


def _lines(traceback: TracebackType | None, name: str) -> Iterator[int]:
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None and template.name == name:
            yield template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
