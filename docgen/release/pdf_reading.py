"""A PDF's bytes in; everything it says anywhere, and what it carries besides, out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from docgen.release.folding import words
from docgen.release.passages import (
    Passage,
    Reading,
    Sort,
    Trait,
    UnreadableError,
    unread,
    within_limit,
)
from docgen.release.pdf_fonts import Font
from docgen.release.pdf_geometry import Frame
from docgen.release.pdf_layout import lines_unlike
from docgen.release.pdf_marks import Painted
from docgen.release.pdf_pages import layers_off, paint_page
from docgen.release.pdf_painting import Painter
from docgen.release.pdf_state import opened
from docgen.release.pdf_terms import TERMS
from docgen.release.pdf_traits import (
    file_traits,
    info_traits,
    object_traits,
    page_traits,
    picture_trait,
    text_traits,
)
from docgen.release.pdf_walking import Text, Walk, walk_objects
from docgen.release.pictures import picture_texts, strings_in
from docgen.release.word_labels import plain_label, plain_markup
from docgen.release.word_reading import read_attached

# what pikepdf logs of a damaged file is told by its reading, and may quote the file
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

MOST_PAGES = 3_000
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.S)
#: A remark, and no letter of a web address that is written by its number.
_REMARK = re.compile(rb"(?:(?<![\w./?&=-])%|%(?![0-9A-Fa-f]{2}))[^\r\n]{4,}")
#: More shapes than this on a page without a letter are letters.
_MOST_SHAPES = 25
#: Pictures that are whole files; others are bare pixels.
_PICTURES = words("/DCTDecode /JPXDecode")
_MOST_STREAM = 60_000_000
_NESTED = 3
_FONTS = words("/FontFile /FontFile2 /FontFile3 /ToUnicode /CIDToGIDMap /CIDSet /DestOutputProfile")


@dataclass
class _Work:
    """One file as it is read."""

    passages: list[Passage] = field(default_factory=list)
    traits: list[Trait] = field(default_factory=list)
    fonts: dict[tuple[int, int], Font] = field(default_factory=dict)
    forms: set[tuple[int, int]] = field(default_factory=set)
    off: frozenset[tuple[int, int]] = frozenset()
    owners: dict[tuple[int, int], str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    contents: set[tuple[int, int]] = field(default_factory=set)
    depth: int = 0


def read_pdf(
    content: bytes, name: str, *, allowed: frozenset[str] = frozenset(), depth: int = 0
) -> Reading:
    """Return all that the PDF `content` says; `allowed` authors are the board's own names.

    `depth` counts the files that it lies in. Never raises for what is in the file: what cannot be
    read is a trait that refuses it.
    """
    work = _Work(depth=depth)
    language = ""
    try:
        with opened(content) as pdf:
            language = str(pdf.Root.get("/Lang", ""))[:2].lower()
            _read(pdf, content, allowed, work)
    except UnreadableError as error:
        work.traits.append(unread(error.reason, error.part))
    except pikepdf.PasswordError:
        work.traits.append(unread("the file is protected by a password"))
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RecursionError, MemoryError):
        work.traits.append(unread("the file is damaged, or is no PDF"))
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        OverflowError,
        RuntimeError,
        LookupError,
    ):
        # pikepdf says by these that an object is not of the kind that its place asks for
        work.traits.append(unread("a part of the file is not what its place asks for"))
    passages, too_much = within_limit(work.passages)
    traits = tuple(dict.fromkeys((*work.traits, *too_much)))
    return Reading(name, "pdf", passages, traits, language)


def _read(pdf: pikepdf.Pdf, content: bytes, allowed: frozenset[str], work: _Work) -> None:
    if len(pdf.pages) > MOST_PAGES:
        raise UnreadableError("the file has more pages than are read")
    # painting makes objects of its own, so those of the file are counted before
    held = {getattr(one, "objgen", (0, 0)) for one in pdf.objects}
    work.off = layers_off(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        _read_page(page, f"page {number}", work)
    walk = walk_objects(pdf)
    work.traits.extend(text_traits(work.reasons))
    work.traits.extend(object_traits(walk))
    work.traits.extend(info_traits(pdf, allowed))
    work.traits.extend(file_traits(content, pdf, walk, held))
    work.passages.append(Passage(_remarks(content), "the file", "remark", Sort.LABEL))
    for key, stream in walk.streams:
        work.passages.extend(_read_stream(key, stream, work))
    work.passages.extend(_texts(walk, work))


def _remarks(content: bytes) -> str:
    """Return the remarks that stand between the objects, where no reader shows them."""
    outside = _STREAM.sub(b"", content)
    return "\n".join(found.decode("utf-8", "replace") for found in _REMARK.findall(outside)[1:])


def _read_page(page: pikepdf.Page, part: str, work: _Work) -> None:
    painted = paint_page(page, work.fonts, work.off, work.forms)
    work.contents.update(_content_numbers(page.obj))
    work.owners[page.obj.objgen] = part
    for note in page.obj.get("/Annots", ()):
        work.owners[note.objgen] = part
    _take(painted, part, work)
    work.traits.extend(page_traits(page.obj, part))
    alone = not any(map(str.isalnum, painted.text()))
    if alone and len(painted.boxes) > _MOST_SHAPES:
        work.traits.append(unread("the page is drawn and not written, which is not read", part))
    if painted.pictures:
        work.traits.append(picture_trait(part, alone=alone))


def _content_numbers(page: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    contents = page.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return (one.objgen for one in streams if isinstance(one, pikepdf.Stream))


def _take(painted: Painted, part: str, work: _Work) -> None:
    """Add the passages of what was painted: all of it, and once more what is out of sight."""
    lines = painted.text().split("\n")
    work.passages.extend(
        Passage(line, part, f"line {number}") for number, line in enumerate(lines, start=1)
    )
    work.passages.extend(_unseen(painted, part, work))
    work.passages.extend(
        Passage(line, part, "a line put together", Sort.HIDDEN) for line in lines_unlike(painted)
    )
    if painted.drawn:
        text = "".join(painted.drawn)
        work.passages.append(Passage(text, part, "letters as they are drawn", Sort.HIDDEN))
    if painted.labels:
        text = "\n".join(dict.fromkeys(painted.labels))
        work.passages.append(Passage(text, part, "replacement or alternative text", Sort.LABEL))
    if painted.unread_words or painted.unknown > 40:
        work.traits.append(
            unread("text is set in a font that does not say which letters it shows", part)
        )


def _unseen(painted: Painted, part: str, work: _Work) -> Iterator[Passage]:
    """Yield what is painted out of sight, once for each way of it."""
    if painted.is_dense:
        work.traits.append(unread("the page paints more over its text than can be followed", part))
        painted.boxes.clear()
    unseen: dict[str, list[str]] = {}
    for piece in painted.pieces:
        reason = "" if piece.is_blank else painted.reason(piece)
        if reason:
            work.reasons.setdefault(reason, part)
            unseen.setdefault(reason, []).append(piece.place.gap + piece.text)
    for reason, texts in unseen.items():
        yield Passage("".join(texts), part, f"{reason} text", Sort.HIDDEN)


def _read_stream(key: str, stream: Any, work: _Work) -> Iterator[Passage]:  # noqa: ANN401
    """Yield what a stream says that no page painted: forms, pictures, metadata, attachments."""
    kind = str(stream.get("/Subtype", ""))
    if (
        key in _FONTS
        or stream.objgen in work.contents
        or str(stream.get("/Type")) in ("/XRef", "/ObjStm")
    ):
        return
    if kind == "/Image" or key in ("/Thumb", "/SMask"):
        content = bytes(stream.read_raw_bytes())
        if _is_file(stream):
            yield Passage(picture_texts(content), "pictures", "data of a picture", Sort.LABEL)
    elif kind == "/Form" or "/PatternType" in stream or key == "/CharProcs":
        _read_form(stream, work)
    elif (
        str(stream.get("/Type")) in ("/Metadata", "/EmbeddedFile") or "/FunctionType" not in stream
    ):
        content = bytes(stream.read_bytes())
        if len(content) > _MOST_STREAM:
            raise UnreadableError("a stream unpacks to more than any document needs")
        label = (
            "metadata"
            if str(stream.get("/Type")) == "/Metadata"
            else f"data of `{key.lstrip('/')}`"
        )
        said, holder = plain_markup(strings_in(content)), _holder(key, stream)
        yield Passage(said, holder, "" if holder == "attached file" else label, Sort.LABEL)
        yield from _read_attached(content, work)


def _holder(key: str, stream: Any) -> str:  # noqa: ANN401
    """Return what a person calls the place where a program keeps a stream."""
    if str(stream.get("/Type")) == "/EmbeddedFile" or key in ("/EF", "/F", "/UF"):
        return "attached file"
    return {"/JS": "script", "/XFA": "form"}.get(key, "document properties")


def _read_attached(content: bytes, work: _Work) -> Iterator[Passage]:
    """Yield what a PDF or a file of Office says that is attached."""
    if content.startswith(b"%PDF"):
        if work.depth >= _NESTED:
            raise UnreadableError("files lie in files in files")
        below = read_pdf(content, "", depth=work.depth + 1)
        for passage in below.passages:
            yield replace(passage, part=f"attached file, {passage.part}")
        work.traits.extend(trait for trait in below.traits if trait.code == "unreadable")
    elif content.startswith(b"PK\x03\x04"):
        passages, traits = read_attached(content, "attached file", frozenset())
        yield from passages
        work.traits.extend(traits)


def _is_file(picture: Any) -> bool:  # noqa: ANN401
    found = picture.get("/Filter")
    filters = list(found) if isinstance(found, pikepdf.Array) else [found]
    return len(filters) == 1 and str(filters[0]) in _PICTURES


def _read_form(stream: Any, work: _Work) -> None:  # noqa: ANN401
    """Paint a form, pattern or note that no page's instructions have shown."""
    if stream.objgen in work.forms:
        return
    work.forms.add(stream.objgen)
    painted = Painted(Frame(-1e9, -1e9, 1e9, 1e9))
    Painter(painted, work.fonts, work.off, work.forms).paint(stream, stream.get("/Resources"))
    if painted.text().strip():
        _take(painted, "a note, pattern or form", work)


def _texts(walk: Walk, work: _Work) -> Iterator[Passage]:
    told: set[tuple[str, str]] = set()
    for text in walk.texts:
        page = work.owners.get(walk.shown.get(text.number, (0, 0)), _part(text))
        part = work.owners.get(text.number, page)
        if (part, text.text) not in told and any(map(str.isalnum, text.text)):
            told.add((part, text.text))
            yield Passage(plain_label(text.text), part, text.label, Sort.LABEL)
    names = "\n".join(sorted(name for name in (*walk.names, *walk.keys) if name[1:] not in TERMS))
    yield Passage(names, "the file", "names of fonts and other things", Sort.LABEL)


def _part(text: Text) -> str:
    """Return the part of the document that a text belongs to, by what owns it."""
    return {"outline": "bookmarks", "info": "document properties"}.get(text.owner, "the file")
