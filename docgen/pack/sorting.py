"""Somebody else's PDF in; its class, and a copy that is fit to be bound, out.

Nothing is believed: a claim counts only when the checks that can be made by machine bear it out.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final

import pikepdf

from docgen.language import Language
from docgen.pack.cleaning import clean
from docgen.pack.elements import is_dictionary, listed
from docgen.pack.geometry import read_box
from docgen.pack.marks import balance_of
from docgen.pack.merging import Merger, is_tagged
from docgen.pack.opening import DAMAGE, CannotBindError, open_foreign, open_pdf
from docgen.pack.outlines import read_outline
from docgen.pack.page_facts import PageKind, page_kinds
from docgen.pack.papers import Access, AccessClass, Level, Refusal
from docgen.pack.records import Record, read_record
from docgen.pack.saving import save_pdf
from docgen.pack.structure import structure_faults
from docgen.pack.tagging import tag_pages
from docgen.pack.trees import Thing
from docgen.pack.validators import archive_failures, ua_failures

#: Noticed, and worded by the sheets.
MENDED = "mended"
UNLOCKED = "unlocked"
NO_CLAIM = "no-claim"
_RGB: Final = 3


@dataclass(frozen=True, slots=True)
class Sorted:
    """A file as it arrived (`sha256`, `pages`), its class, and what of it goes into the pack.

    `pdf` is empty where the file cannot be bound. `title` and `language` are the file's own words
    for itself, and may be empty.
    """

    access: Access
    sha256: str
    pages: int = 0
    title: str = ""
    language: str = ""
    pdf: bytes = field(default=b"", repr=False)


def sort_file(data: bytes, *, title: str = "", language: Language = Language.EN) -> Sorted:
    """Return the class of the PDF `data`, cleaned, and tagged as far as can be.

    `title` is what the pack calls it; pictures of its pages are named by it, in `language`.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        with open_foreign(data) as pdf:
            found = _sort(pdf, data, sha256, (title, language))
        _try_to_bind(found.pdf)
    except CannotBindError as error:
        return Sorted(Access(AccessClass.E, refusal=error.reason), sha256)
    except DAMAGE:
        return Sorted(Access(AccessClass.E, refusal=Refusal.BROKEN), sha256)
    return found


def _try_to_bind(pdf: bytes) -> None:
    """Go once through all that binding does with a paper: a damaged one fails here, and alone."""
    with open_pdf(pdf) as opened, pikepdf.new() as out:
        read_outline(opened)
        for page in opened.pages:
            read_box(page.obj)
            balance_of(page.obj)
        merger = Merger(out)
        merged = merger.add(opened)
        merger.finish(out.make_indirect(pikepdf.Dictionary()), merged.tops)
        save_pdf(out)


def _sort(pdf: pikepdf.Pdf, data: bytes, sha256: str, named: tuple[str, Language]) -> Sorted:
    record = read_record(pdf)
    notes = [UNLOCKED] * pdf.is_encrypted + [MENDED] * bool(pdf.get_warnings())
    tagged = is_tagged(pdf)
    removed = clean(pdf)
    if tagged:
        access = _judge(pdf, data, record)
        level = access.level
    else:
        kinds = page_kinds(data)
        readable = PageKind.TEXT in kinds
        title, language = named
        tag_pages(pdf, kinds, title or record.title, language)
        access = Access(AccessClass.C if readable else AccessClass.D)
        level = _bear_out(data, record.level, tagged=False)
    level = None if _has_other_colours(pdf) else level
    whole = Access(access.kind, access.failures, removed, (*access.notes, *notes), level)
    return Sorted(whole, sha256, len(pdf.pages), record.title, record.language, save_pdf(pdf))


def _judge(pdf: pikepdf.Pdf, data: bytes, record: Record) -> Access:
    """Return the class of a file with tags, by its claim and what the judges find."""
    faults = structure_faults(pdf)
    failures = (*ua_failures(_plain(pdf, data)), *faults)
    level = _bear_out(data, record.level, tagged=not faults)
    if record.claims_ua and not failures:
        return Access(AccessClass.A, level=level)
    notes = () if record.claims_ua else (NO_CLAIM,)
    return Access(AccessClass.B, failures, (), notes, level)


def _plain(pdf: pikepdf.Pdf, data: bytes) -> bytes:
    """Return the file without encryption, which the judge could not look through."""
    return save_pdf(pdf) if pdf.is_encrypted else data


def _bear_out(data: bytes, level: Level | None, *, tagged: bool) -> Level | None:
    """Return `level` if `data` is of it, as far as this can be told by machine.

    A validator passes tags that lead elsewhere or nowhere; where they are not `tagged` as they
    should be, the file is of the level that says nothing of tags.
    """
    if level is None or _failing(data, level):
        return None
    return level if tagged else level.without_tags


def _has_other_colours(pdf: pikepdf.Pdf) -> bool:
    """Return whether a file's colours are meant for other than a screen: a pack has one intent."""
    intents: Thing = pdf.Root.get("/OutputIntents")
    profiles = [one.get("/DestOutputProfile") for one in listed(intents) if is_dictionary(one)]
    known = [one for one in profiles if isinstance(one, pikepdf.Stream)]
    return any(one.get("/N", _RGB) != _RGB for one in known)


def _failing(data: bytes, level: Level) -> bool:
    # the pack's own record replaces the file's, so a fault of that record is no fault of the pack
    return any("XMP" not in rule for rule in archive_failures(data, level))
