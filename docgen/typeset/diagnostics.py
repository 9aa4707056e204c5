"""What Typst says about a document in; what its maker can do about it out.

Typst's messages may quote the document: a character, a piece of text, a value that did not settle.
So none is passed on. Each is looked up by its shape, and what is shown is written here; only
numbers, and the names of fonts, which come from the template, are taken over. What is not known
is told as that, without its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import typst

from docgen.errors import Problem, Severity, TypesetError


class _Rule(NamedTuple):
    shape: re.Pattern[str]
    say: Callable[[re.Match[str]], str]
    hint: str


def _rule(shape: str, say: str | Callable[[re.Match[str]], str], hint: str) -> _Rule:
    return _Rule(re.compile(shape, re.DOTALL), say if callable(say) else lambda _: say, hint)


_LIBREOFFICE = "take such characters out, or set this document with `--engine libreoffice`"
_REPORT = "set it with `--engine libreoffice`, and report the template to docgen's makers"
_NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed with font', re.DOTALL)
_PICTURE = re.compile(r"/assets/[0-9a-f]{32}\.[a-z]{3,4}")
_ERRORS = (
    _rule(
        r"missing document title",
        "the document has no title, which an accessible PDF needs",
        "in Word, open File, Info and give the template a title",
    ),
    _rule(
        r"missing alt text",
        "a picture has no alternative text, which an accessible PDF needs",
        "in Word, right-click the picture, choose View Alt Text, and describe it",
    ),
    _rule(
        r"skipped from heading level (\d+) to (\d+)",
        lambda m: f"a heading of level {m[2]} follows one of level {m[1]}",
        "in Word, use the heading styles without leaving a level out",
    ),
    _rule(
        r"first heading must be of level 1",
        "the first heading is not of level 1",
        "in Word, give the document's first heading the style Heading 1",
    ),
    _rule(
        _NOT_SHOWN.pattern,
        lambda m: f"the text holds {_kind_of(m[1])}, which no font here can show",
        _LIBREOFFICE,
    ),
    _rule(
        r"(?:disallowed codepoint|the PDF contains the codepoint|unicode private)",
        "the text holds a character that PDF/A forbids, such as one that only one font knows",
        _LIBREOFFICE,
    ),
    _rule(
        r"failed to decode image|unknown image format|failed to parse SVG",
        "a picture of the document cannot be read",
        "save the picture as PNG or JPEG and put it in again",
    ),
    _rule(
        r"file not found|failed to load file",
        "a picture that the document shows is not there",
        "put the picture into the template again",
    ),
    _rule(
        r"URL must not be empty", "a link of the document leads nowhere", "give the link an address"
    ),
    _rule(
        r"missing document date",
        "the document switches its date off, which PDF/A needs",
        "report the template to docgen's makers",
    ),
    _rule(
        r"string is longer than \d+ characters|text was not mapped to a code point",
        "the document holds a text of tens of thousands of letters without a space",
        "break the text up",
    ),
    _rule(
        r"file is not valid UTF-8|maximum .*depth exceeded",
        "the document's Typst source is broken or nested too deep",
        _REPORT,
    ),
)
# what the prelude's `fits` makes Typst warn of
_OVERFLOW = "unknown font family: overflows its box"
_WARNINGS = (
    _rule(
        r"^unknown font family: ([\w .-]{1,60})$",
        lambda m: f"the font `{m[1]}` is not there, and another stands in for it",
        "use Arial in the template",
    ),
    _rule(
        r"did not converge",
        "the document's page numbers or counts did not settle",
        "look at its page numbers before it is used",
    ),
    _rule(r"labelled multiple times", "two places of the document share one label", _REPORT),
)


def error_of(error: RuntimeError) -> TypesetError:
    """Return Typst's `error` as ours, with every fault it names and none of its words."""
    told = list(dict.fromkeys(_match(text, _ERRORS) for text in _messages_of(error)))
    found = [pair for pair in told if pair] or [(_unknown(error), _REPORT)]
    sentence = "; ".join(dict.fromkeys(message for message, _ in found))
    hint = "; ".join(dict.fromkeys(hint for _, hint in found))
    return TypesetError(sentence, hint=hint, culprits=_culprits_of(error))


def _culprits_of(error: RuntimeError) -> Iterator[str]:
    """Return each character that no font can show, and the path of each picture told of."""
    for text in _messages_of(error):
        if found := _NOT_SHOWN.search(text):
            yield _first_character(found[1])
    yield from dict.fromkeys(_PICTURE.findall(getattr(error, "diagnostic", "")))


def problems_of(warnings: Iterable[typst.TypstWarning]) -> tuple[Problem, ...]:
    """Return Typst's `warnings` as problems, each kind once."""
    return tuple(dict.fromkeys(_problem_of(warning) for warning in warnings))


def _problem_of(warning: typst.TypstWarning) -> Problem:
    if warning.message == _OVERFLOW:
        message = "text overflows a box or a row whose height is fixed"
        hint = "shorten the text, or let the box grow in the template"
        return Problem("text-overflow", message, hint=hint, severity=Severity.WARNING)
    message, hint = _match(warning.message, _WARNINGS) or (
        "Typst has a doubt about the document that docgen does not know",
        "look the PDF over before it is used",
    )
    return Problem("typeset-doubt", message, hint=hint, severity=Severity.WARNING)


def _messages_of(error: RuntimeError) -> list[str]:
    # `diagnostic` names every fault, `message` the first alone. Lines of the source are quoted
    # there with a number or a bar before them, never at the start of a line.
    lines = getattr(error, "diagnostic", "").splitlines()
    named = [line.removeprefix("error: ") for line in lines if line.startswith("error: ")]
    return named or [str(getattr(error, "message", error))]


def _match(text: str, rules: Iterable[_Rule]) -> tuple[str, str] | None:
    for rule in rules:
        found = rule.shape.search(text)
        if found:
            return rule.say(found), rule.hint
    return None


def _unknown(error: RuntimeError) -> str:
    line = re.search(r"\.typ:(\d+):\d+$", getattr(error, "diagnostic", ""), re.MULTILINE)
    place = f" at line {line[1]} of its Typst source" if line else ""
    return f"Typst refused the document{place}, for a reason that docgen does not know"


def _first_character(text: str) -> str:
    escape = re.match(r"\\u\{([0-9a-f]{1,6})\}", text)
    return chr(int(escape[1], 16)) if escape else text[0]


def _kind_of(text: str) -> str:
    """Return what kind of character begins `text`, without saying which: it may be of a name."""
    character = _first_character(text)
    if unicodedata.category(character)[0] in "LM":
        script = unicodedata.name(character, "UNKNOWN").split()[0]
        return f"a character of {script}" if script == "CJK" else f"a character of {script.title()}"
    if unicodedata.category(character)[0] == "C":
        return "a control character"
    return "a symbol"
