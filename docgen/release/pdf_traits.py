"""A PDF in; what should not go out with it told, whatever it says.

Scripts, attachments, notes, earlier versions, things that fetch, hidden text and names of makers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

import pikepdf
from lxml import etree

from docgen.release.folding import words
from docgen.release.passages import Trait, UnreadableError, Weight, unread
from docgen.release.pdf_walking import Walk
from docgen.release.word_names import local, parse_part
from docgen.release.word_traits import TOOLS, weight_of_property

_AGAIN = "make the PDF again from its source; or use `--clean`"
_SOURCE = "make the PDF again from its source without it"
_KEYS: Mapping[str, tuple[str, str]] = {
    "/JS": ("script", "it runs a script"),
    "/JavaScript": ("script", "it runs a script"),
    "/AA": ("action", "it acts by itself"),
    "/EmbeddedFiles": ("attachment", "it has files attached"),
    "/EF": ("attachment", "it has files attached"),
    "/XFA": ("form-data", "it keeps a form's data apart from its pages"),
    "/Thumb": ("thumbnail", "it has small pictures of its pages"),
    "/PieceInfo": ("private-data", "it keeps a program's own data"),
    "/ByteRange": ("digital-signature", "it has a signature with a person's certificate"),
    "/RichMediaContent": ("media", "it plays something"),
}
_ACTIONS: Mapping[str, tuple[str, str]] = {
    "/Launch": ("action", "it starts a program"),
    "/SubmitForm": ("action", "it sends a form's data"),
    "/ImportData": ("action", "it fetches data"),
    "/GoToR": ("external-link", "a link leads to another file"),
    "/GoToE": ("attachment", "a link leads to an attached file"),
    "/Rendition": ("media", "it plays something"),
    "/Movie": ("media", "it plays something"),
    "/Sound": ("media", "it plays something"),
}
NOTES = words(
    "/Text /FreeText /Highlight /Underline /StrikeOut /Squiggly /Stamp /Ink /Popup /Caret "
    "/FileAttachment "
    "/Redact /Line /Square /Circle /Polygon /PolyLine /Sound /Movie /Screen /3D /RichMedia"
)
_WEB = re.compile(r"(?:https?://|mailto:|tel:)", re.I)
_DEEPEST = 20
_INFO_KEPT = frozenset(
    ("/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped")
)
_ORIGINS = words("DerivedFrom Ingredients Pantry ManagedFrom DocumentAncestors TextLayers")


def object_traits(walk: Walk) -> Iterator[Trait]:
    """Yield what the file's objects tell by their mere kind."""
    found = [_KEYS[key] for key in sorted(walk.keys & _KEYS.keys())]
    found += [_ACTIONS[action] for action in sorted(walk.actions & _ACTIONS.keys())]
    for code, message in dict.fromkeys(found):
        yield Trait(code, message, "the file", hint=_AGAIN)
    for text in walk.texts:
        if text.key == "/URI" and not _WEB.match(text.text):
            yield Trait(
                "external-link", "a link leads to a folder or a file", "the file", hint=_AGAIN
            )


def page_traits(page: pikepdf.Object, part: str) -> Iterator[Trait]:
    """Yield the notes that somebody left on a page, and redactions that were never applied."""
    for number, note in enumerate(page.get("/Annots", ()), start=1):
        kind = str(note.get("/Subtype", "")) if isinstance(note, pikepdf.Dictionary) else ""
        if kind == "/Redact":
            yield Trait(
                "redaction-not-applied",
                "text is marked to be taken out and still there",
                part,
                f"note {number}",
                _SOURCE,
            )
        elif kind in NOTES:
            yield Trait(
                "note", "somebody's note stands on the page", part, f"note {number}", _AGAIN
            )


def info_traits(pdf: pikepdf.Pdf, allowed: frozenset[str]) -> Iterator[Trait]:
    """Yield the names of makers and all properties besides title, board and dates."""
    info = pdf.docinfo
    author = str(info.get("/Author", ""))
    if author and author not in allowed and not TOOLS.fullmatch(author):
        yield _author([author])
    for key, value in info.items():
        if key not in _INFO_KEPT and not TOOLS.fullmatch(str(value).strip()):
            yield Trait(
                "properties",
                "it has properties besides its title",
                "document properties",
                key.lstrip("/"),
                _AGAIN,
                weight_of_property("properties", str(value)),
            )
    stream = pdf.Root.get("/Metadata")
    if isinstance(stream, pikepdf.Stream):
        yield from _xmp_traits(bytes(stream.read_bytes()), allowed)


def _author(names: Iterable[str]) -> Trait:
    weights = {weight_of_property("author", one) for one in names}
    weight = Weight.FOUND if Weight.FOUND in weights else Weight.SIGNAL
    return Trait("author", "it names who wrote it", "document properties", "author", _AGAIN, weight)


def _xmp_traits(content: bytes, allowed: frozenset[str]) -> Iterator[Trait]:
    try:
        root = parse_part(content.strip(b"\x00 \r\n"), "metadata")
    except UnreadableError as error:
        yield unread(error.reason, "document properties")
        return
    for element in root.iter():
        if local(element) == "creator":
            names = [
                str(one.text).strip() for one in element.iter() if one.text and one.text.strip()
            ]
            others = [one for one in names if one not in allowed and not TOOLS.fullmatch(one)]
            if others:
                yield _author(others)
        elif local(element) in _ORIGINS or (local(element) == "History" and _names_files(element)):
            yield Trait(
                "properties",
                "it keeps the history of its making",
                "document properties",
                "history",
                _AGAIN,
            )


def _names_files(history: etree._Element) -> bool:
    """Return whether a history says of which files or by whom; that it was saved is no harm."""
    texts = [str(one.text or "") for one in history.iter()]
    texts += [str(text) for one in history.iter() for text in one.attrib.values()]
    return any(re.search(r"[\\@]|file:", text) for text in texts)


def file_traits(
    content: bytes, pdf: pikepdf.Pdf, walk: Walk, held: AbstractSet[tuple[int, int]]
) -> Iterator[Trait]:
    """Yield what is in the file beside its present document: earlier versions, leavings, padding.

    `held` are the objects that the file came with.
    """
    ends = content.count(b"%%EOF")
    if ends > (2 if pdf.is_linearized else 1):
        yield Trait(
            "earlier-versions",
            "earlier versions of it are still in the file",
            "the file",
            hint=_AGAIN,
        )
    if content[content.rfind(b"%%EOF") + 5 :].strip(b"\r\n \x00"):
        yield unread("bytes stand after the end of the document", "the file")
    if not content.startswith(b"%PDF-"):
        yield unread("bytes stand before the beginning of the document", "the file")
    left = held - walk.seen
    if left and any(_is_left(one, left) for one in pdf.objects):
        yield Trait("leavings", "the file holds pieces that no page shows", "the file", hint=_AGAIN)


def _is_left(one: object, left: AbstractSet[tuple[int, int]]) -> bool:
    """Return whether an object is one of those that nothing leads to, and says something."""
    if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream | pikepdf.String | pikepdf.Array):
        return False
    if one.objgen not in left:
        return False
    if isinstance(one, pikepdf.Stream):
        # a file for the web begins with hints of where its pages are, which have numbers alone
        is_hints = "/Type" not in one and isinstance(one.get("/S"), int)
        return not is_hints and str(one.get("/Type")) not in ("/ObjStm", "/XRef")
    return _holds_text(one, 0)


def _holds_text(one: object, depth: int) -> bool:
    """Return whether a text stands anywhere in an object; numbers and names tell of nobody."""
    if isinstance(one, pikepdf.String):
        return bool(str(one).strip())
    if depth > _DEEPEST:
        return True
    if isinstance(one, pikepdf.Array):
        return any(_holds_text(below, depth + 1) for below in one)
    if isinstance(one, pikepdf.Dictionary):
        return any(_holds_text(below, depth + 1) for _, below in one.items())
    return False


def text_traits(reasons: Mapping[str, str]) -> Iterator[Trait]:
    """Yield each way in which text is kept out of sight, with the first place of it."""
    for reason, part in reasons.items():
        yield Trait(
            f"{reason.replace(' ', '-')}-text", f"it holds {reason} text", part, hint=_SOURCE
        )


def picture_trait(part: str, *, alone: bool) -> Trait:
    """Return that a page shows pictures, whose content is not read; `alone` means nothing else."""
    if alone:
        return unread("the page is a picture, which is not read", part)
    return Trait(
        "picture", "what a picture shows is not read: look at it", part, weight=Weight.SIGNAL
    )
