"""Turns a form's source into a Word template in one language."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from docgen.authoring.blocks import make_blocks
from docgen.authoring.blocks.text import check_keys
from docgen.authoring.frame import frame
from docgen.authoring.keeping import parted
from docgen.authoring.labels import FormLabels
from docgen.authoring.oxml import el, root
from docgen.authoring.page import Notebook, Page
from docgen.authoring.pictures import LOGO_NAME
from docgen.authoring.source import Source
from docgen.authoring.style import HouseStyle, Layout
from docgen.authoring.stylesheet import numbering_part, styles_part, twips
from docgen.authoring.wordfile import WordFile
from docgen.errors import LibraryError, Problem
from docgen.language import Language

_KEYS = ("form", "layout", "page", "reference", "blocks")
_REFERENCE = "{{ case.ref|gap }}"


def build_template(
    source: Source, labels: FormLabels, style: HouseStyle, language: Language
) -> bytes:
    """Return the template of `source` in `language`, always the same bytes.

    Raises `LibraryError` with every fault of the source.
    """
    made, problems = _built(source, labels, style, language)
    if problems:
        message = f"`{source.file}` is not fit to be built"
        raise LibraryError(message, problems)
    return made


def check_source(source: Source, labels: FormLabels, style: HouseStyle) -> tuple[Problem, ...]:
    """Return every fault of `source`, in either language, in the order of the file."""
    found = dict.fromkeys(
        problem for language in Language for problem in _built(source, labels, style, language)[1]
    )
    return tuple(sorted(found, key=lambda problem: problem.where.line or 0))


def is_current(template: bytes, built: bytes) -> bool:
    """Return whether two templates hold the same parts; how they are compressed is no matter."""
    return _members(template) == _members(built)


def _members(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _built(
    source: Source, labels: FormLabels, style: HouseStyle, language: Language
) -> tuple[bytes, list[Problem]]:
    notes = Notebook()
    page = _page(source, labels, style, language, notes)
    blocks = source.root.find("blocks")
    if blocks is None:
        page.blame(source.root, "source-shape", "a source needs `blocks`")
        return b"", notes.problems
    body = parted(make_blocks(page, blocks.items))
    around = frame(page)
    parts = {
        "document.xml": root("document", [el("body", *body, around.section)]),
        "styles.xml": styles_part(style, page.layout, language),
        "numbering.xml": numbering_part(style, page.layout, notes.own_lists),
        "settings.xml": _settings(language),
        **around.parts,
    }
    author = page.text(style.word("author"))
    pictures = {LOGO_NAME: style.logo.picture} if style.logo else {}
    title = labels.file_title or labels.title[language]
    made = WordFile(parts, title, author, language.tag, notes.links, pictures)
    return made.pack(), notes.problems


def _page(
    source: Source, labels: FormLabels, style: HouseStyle, language: Language, notes: Notebook
) -> Page:
    layout = style.layouts["form"]
    page = Page(language, labels, style, layout, notes, make_blocks, 0)
    check_keys(page, source.root, _KEYS)
    if source.root.word("form") != source.form_id:
        page.blame(source.root, "source-id", "`form` is not the name of the file")
    layout = _layout(page, source)
    reference = source.root.word("reference", _REFERENCE)
    width = twips(layout.text_width)
    shown = "" if reference.lower() == "false" else reference
    fragments = {name: fragment.root for name, fragment in source.fragments.items()}
    return replace(page, layout=layout, width=width, reference=shown, fragments=fragments)


def _layout(page: Page, source: Source) -> Layout:
    name = source.root.word("layout", "form")
    layout = page.style.layouts.get(name)
    if layout is None:
        hint = "use one of: " + ", ".join(page.style.layouts)
        page.blame(source.root, "source-unknown-layout", f"there is no layout `{name}`", hint)
        return page.layout
    changes = source.root.find("page")
    if changes is None:
        return layout
    check_keys(page, changes, ("orientation", "columns", "size"))
    orientation = changes.word("orientation", "landscape" if layout.landscape else "portrait")
    columns = changes.number("columns", layout.columns)
    size = changes.number("size", round(layout.size)) if changes.find("size") else layout.size
    return replace(layout, landscape=orientation == "landscape", columns=columns, size=size)


def _settings(language: Language) -> bytes:
    office = "http://schemas.microsoft.com/office/word"
    return root(
        "settings",
        [
            el("zoom", percent=100),
            el("defaultTabStop", val=720),
            el("characterSpacingControl", val="doNotCompress"),
            el("compat", el("compatSetting", name="compatibilityMode", uri=office, val=15)),
            el("themeFontLang", val=language.tag),
            el("decimalSymbol", val="."),
            el("listSeparator", val=","),
        ],
    )
