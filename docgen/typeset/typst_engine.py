"""Typst source into PDF/UA-1 and PDF/A-2a, in this process.

One compiler for each thread, since one cannot be shared; one set of fonts for all. Typst sees
Arimo and the fonts that it carries itself, so that pages come out alike on every machine. It sees
no file but the document's own pictures, and no network.
"""

from __future__ import annotations

import os
import re
import threading
from functools import cache
from pathlib import Path
from typing import Final, cast

import fontpkg_arimo
import typst

from docgen.errors import TypesetError
from docgen.model import TypstSource
from docgen.typeset.diagnostics import error_of, problems_of
from docgen.typeset.pictures import PictureFolder
from docgen.typeset.result import TypesetResult

CREATED: Final = 315_532_800
"""The date that a PDF carries unless told otherwise: 1 January 1980, as the Word files' parts."""

_STANDARDS: Final[list[typst.PDFStandard]] = ["ua-1", "a-2a"]
# Data stand in string literals, where a quotation mark is escaped: only code can match this.
# Typst takes half a minute and a gigabyte for so many letters, and for lines in one paragraph, or
# headings, it takes four times as long for twice as many.
_MOST_LETTERS: Final = 6_000_000
_MOST_LINES: Final = 40_000
_MOST_HEADINGS: Final = 4_000
_LINE_BREAK: Final = "#linebreak();"
_HEADING: Final = re.compile(r"#(?:context )?hd\(")
_PACKAGE: Final = re.compile(r'(?:import|include)\s*\(?\s*"@')


class _Threads(threading.local):
    """Each thread's own compiler, once it has one."""

    compiler: typst.Compiler | None = None


class _Process:
    """What all threads of the process share, and which process that is."""

    def __init__(self) -> None:
        files = Path(fontpkg_arimo.ROOT) / "files"
        self.owner = os.getpid()
        self.pictures = PictureFolder()
        self.fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=[files]
        )


_threads = _Threads()


def set_source(source: TypstSource, created: int) -> TypesetResult:
    """Return `source` as PDF, dated `created`; raise `TypesetError` where Typst refuses it."""
    _refuse_endless(source.main)
    with _process().pictures.holding(source.files, source.common) as root:
        outcome = _compile(source.main.encode(), root, created)
    # Raised out here, and not in the `except`: a chained error would show Typst's own words,
    # and with them the document's.
    if isinstance(outcome, TypesetError):
        raise outcome
    return outcome


def _refuse_endless(main: str) -> None:
    """Raise `TypesetError` for what Typst would fetch, or be at for minutes."""
    if _PACKAGE.search(main):
        raise TypesetError(
            "the document asks for a Typst package, and docgen uses no network",
            hint="report the template to docgen's makers",
        )
    if len(main) > _MOST_LETTERS or main.count(_LINE_BREAK) > _MOST_LINES:
        raise TypesetError(
            "the document is longer than can be set: more than a thousand pages of text",
            hint="shorten its longest text, or put part of it into a document of its own",
        )
    if len(_HEADING.findall(main)) > _MOST_HEADINGS:
        message = f"the document holds more than {_MOST_HEADINGS:,} headings"
        hint = "make most of them plain text, or put part of it into a document of its own"
        raise TypesetError(message, hint=hint)


def _compile(main: bytes, root: Path, created: int) -> TypesetResult | TypesetError:
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            input=main, format="pdf", pdf_standards=_STANDARDS, root=root, timestamp=created
        )
    except RuntimeError as error:  # a `TypstError`, or a plain one where the text is not UTF-8
        return error_of(error)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        _threads.compiler = None  # what the panic left half done must not meet the next document
        return error_of(RuntimeError())
    return TypesetResult(cast("bytes", pdf), problems_of(warnings))


def _compiler() -> typst.Compiler:
    if _threads.compiler is None:
        nothing = _process().pictures.nothing
        _threads.compiler = typst.Compiler(
            root=nothing,
            font_paths=_process().fonts,
            ignore_system_fonts=True,
            package_path=nothing,
            package_cache_path=nothing,
        )
    return _threads.compiler


def _process() -> _Process:
    process = _start_process()
    if process.owner != os.getpid():
        # Typst's own threads do not survive a fork: the compile would wait for them for ever.
        raise RuntimeError(
            "typst was used before this process was forked; start processes by `spawn`"
        )
    return process


@cache
def _start_process() -> _Process:
    return _Process()
