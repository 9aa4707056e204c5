"""The skeletons of a template in both languages in; where they differ out.

A paragraph of one language may put its fields in another order, or say a thing twice; it may not
leave one out, ask something else, or stand in another place of the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from docgen.errors import Place, Problem
from docgen.language import Language
from docgen.template.compiled import CompiledTemplate
from docgen.template.shape import Kind, Piece, names_in, read_shape

_NAMES: Mapping[Language, str] = {Language.EN: "English", Language.CY: "Welsh"}
_CODES: Mapping[Kind, str] = {
    Kind.HEADING: "twins-heading",
    Kind.PARAGRAPH: "twins-paragraph",
    Kind.TABLE: "twins-table",
    Kind.ROW: "twins-table",
    Kind.PICTURE: "twins-picture",
}
_SHOWN = 70
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEFAULT_LANGUAGE = f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang"


def compare_templates(
    english: CompiledTemplate, welsh: CompiledTemplate, files: Mapping[Language, str]
) -> tuple[Problem, ...]:
    """Return where the two templates of a form differ; `files` are their names for a reader."""
    shapes = {Language.EN: read_shape(english), Language.CY: read_shape(welsh)}
    tongues = (_tongue(english, Language.EN, files), _tongue(welsh, Language.CY, files))
    return (*(found for found in tongues if found), *_differences(shapes, files))


def _tongue(
    template: CompiledTemplate, language: Language, files: Mapping[Language, str]
) -> Problem | None:
    """Return a problem where the styles say that the text is in another language.

    Word spells, and a screen reader speaks, by what `w:docDefaults` has (ECMA-376 17.7.5.1).
    """
    marks = (
        mark.get(f"{_W}val", "")
        for part in template.package.related("styles")
        for mark in template.package.tree(part).iterfind(_DEFAULT_LANGUAGE)
    )
    if all(mark.startswith(language.value) for mark in marks if mark):
        return None
    message = f"the language of this file's styles is not {_NAMES[language]}"
    hint = "in Word: select all, Review, Language, and set it as the default"
    return Problem("twins-language", message, Place(files[language], part="styles"), hint)


def _differences(
    shapes: Mapping[Language, Sequence[Piece]], files: Mapping[Language, str]
) -> Iterator[Problem]:
    left, right = shapes[Language.EN], shapes[Language.CY]
    matcher = SequenceMatcher(
        None, [piece.key for piece in left], [piece.key for piece in right], autojunk=False
    )
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            for ours, theirs in zip(left[i1:i2], right[j1:j2], strict=True):
                yield from _tags(ours, theirs, files)
            continue
        yield from _unmatched(left[i1:i2], Language.EN, right[j1:j2], files)
        if not left[i1:i2]:
            yield from _unmatched(right[j1:j2], Language.CY, (), files)


def _unmatched(
    pieces: Sequence[Piece],
    language: Language,
    instead: Sequence[Piece],
    files: Mapping[Language, str],
) -> Iterator[Problem]:
    """Return a problem for each piece that the other language does not have at its place."""
    other = _NAMES[Language.CY if language is Language.EN else Language.EN]
    for number, piece in enumerate(pieces):
        has = f"{_NAMES[language]} has a {_described(piece)}"
        if number < len(instead):
            message = f"where the {has}, the {other} has a {_described(instead[number])}"
        else:
            message = f"the {has}, and the {other} does not"
        place = _place(piece, files[language])
        yield Problem(_CODES[piece.kind], message, place, "make both alike, in the same order")


def _described(piece: Piece) -> str:
    if piece.kind is Kind.PARAGRAPH:
        return f"paragraph in the style {piece.detail}" if piece.detail else "paragraph"
    return f"{piece.kind} of {piece.detail}" if piece.detail else str(piece.kind)


def _tags(english: Piece, welsh: Piece, files: Mapping[Language, str]) -> Iterator[Problem]:
    """Return the fields, loops and conditions that only one of two paragraphs has, or its words."""
    yield from _words(english, welsh, files)
    asked = (english.conditions, welsh.conditions)
    spared = english.grammatical | welsh.grammatical
    if names_in(asked[0] - asked[1]) & names_in(asked[1] - asked[0]):
        spared = frozenset()  # both ask of the same thing, and not the same: one was changed
    for code, word, ours, theirs in (
        ("twins-field", "print", english.fields, welsh.fields),
        ("twins-loop", "go through", english.loops, welsh.loops),
        ("twins-condition", "ask", asked[0] - spared, asked[1] - spared),
    ):
        for only, language, piece in (
            (ours - theirs, Language.EN, welsh),
            (theirs - ours, Language.CY, english),
        ):
            other = Language.CY if language is Language.EN else Language.EN
            for name in sorted(only):
                message = f"the {_NAMES[language]} does {word} `{name}` here, the other does not"
                yield Problem(
                    code, message, _place(piece, files[other]), "use the same in both languages"
                )


def _words(english: Piece, welsh: Piece, files: Mapping[Language, str]) -> Iterator[Problem]:
    """Return a problem where one of two paragraphs says something, and the other nothing."""
    for piece, language, other in (
        (english, Language.EN, welsh),
        (welsh, Language.CY, english),
    ):
        if other.text.strip() and not piece.text.strip():
            message = f"the {_NAMES[language]} says nothing here, the other does"
            place = _place(piece, files[language])
            yield Problem("twins-paragraph", message, place, "say it in both languages")


def _place(piece: Piece, file: str) -> Place:
    text = " ".join(piece.text.split())
    excerpt = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return Place(file, part=piece.part, spot=piece.spot, excerpt=excerpt)
