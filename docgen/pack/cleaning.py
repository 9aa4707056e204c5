"""Somebody else's PDF in; the same without what acts by itself or hides something in it, out.

A pack is read by people who trust the board. So scripts, what starts programs or sends data, files
within the file, films and sounds are taken out, and it is told what was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Stream

from docgen.pack.elements import is_dictionary, kids_of, listed, tops_of, walk
from docgen.pack.trees import Thing, string_of

SCRIPTS: Final = "scripts"
PROGRAMS: Final = "programs"
FILES: Final = "files"
MEDIA: Final = "media"
SENDING: Final = "sending"
ELSEWHERE: Final = "elsewhere"

_ACTIONS: Final = {
    "/JavaScript": SCRIPTS,
    "/Launch": PROGRAMS,
    "/SubmitForm": SENDING,
    "/ImportData": SENDING,
    "/ResetForm": SENDING,
    "/GoToR": ELSEWHERE,
    "/GoToE": FILES,
    "/Rendition": MEDIA,
    "/Sound": MEDIA,
    "/Movie": MEDIA,
    "/RichMediaExecute": MEDIA,
    "/Trans": MEDIA,
    "/SetOCGState": SCRIPTS,
    "/GoTo3DView": MEDIA,
    "/Hide": SCRIPTS,
    "/Thread": ELSEWHERE,
}
_ANNOTATIONS: Final = {
    "/FileAttachment": FILES,
    "/RichMedia": MEDIA,
    "/Screen": MEDIA,
    "/Movie": MEDIA,
    "/Sound": MEDIA,
    "/3D": MEDIA,
}
_SAFE: Final = frozenset({"/URI", "/GoTo", "/Named"})
_ADDRESSES: Final = ("http:", "https:", "mailto:", "tel:", "#")
_PAGE_KEYS: Final = {"/AA": SCRIPTS, "/AF": FILES, "/PresSteps": MEDIA}
# a record or a program's notes, which may name people; parts of a document lead to all its pages
_TOLD: Final = ("/Metadata", "/PieceInfo", "/LastModified")
_DROPPED: Final = ("/B", "/Thumb", "/Trans", "/Dur", "/DPart", *_TOLD)
_FILE: Final = frozenset({"/F", "/UF", "/DOS", "/Mac", "/Unix"})


def clean(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Take out of `pdf` what acts or hides, and return what was taken, each kind once."""
    removed = set(_in_catalogue(pdf))
    gone: set[tuple[int, int]] = set()
    for page in pdf.pages:
        removed.update(_clean_page(page.obj, gone))
    removed.update(_clean_fields(pdf))
    removed.update(_clean_tree(pdf, gone))
    removed.update(_clean_objects(pdf))
    return tuple(sorted(removed))


def _in_catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Return what the catalogue had; it stays behind when the pages go."""
    found = pdf.Root.get("/Names")
    names = found if is_dictionary(found) else Dictionary()
    if "/JavaScript" in names or "/AA" in pdf.Root:
        yield SCRIPTS
    if "/EmbeddedFiles" in names or "/AF" in pdf.Root or "/Collection" in pdf.Root:
        yield FILES
    action = pdf.Root.get("/OpenAction")
    if is_dictionary(action):
        yield from _verdict(action)


def _clean_page(page: Thing, gone: set[tuple[int, int]]) -> Iterator[str]:
    for key in (*_PAGE_KEYS, *_DROPPED):
        if key in page:
            del page[key]
            yield from _PAGE_KEYS.get(key, "").split()
    kept: list[Thing] = []
    for annotation in listed(page.get("/Annots")):
        lost = _ANNOTATIONS.get(str(_subtype(annotation)))
        if lost is None and is_dictionary(annotation):
            kept.append(annotation)
            yield from _clean_actions(annotation)
            yield from _without_files(annotation)
        elif lost:
            gone.add(annotation.objgen)
            yield lost
    if "/Annots" in page:
        page.Annots = Array(kept)


def _subtype(annotation: Thing) -> Thing:
    return annotation.get("/Subtype", "") if is_dictionary(annotation) else ""


def _clean_actions(holder: Thing) -> Iterator[str]:
    """Take out of an annotation or a field the actions that are not safe."""
    if "/AA" in holder:
        del holder["/AA"]
        yield SCRIPTS
    for key in ("/A", "/PA"):
        action = holder.get(key)
        if not is_dictionary(action):
            continue
        told = list(_verdict(action))
        if told:
            del holder[key]
            yield from told
        elif "/Next" in action:
            del action["/Next"]
            yield SCRIPTS


def _verdict(action: Thing) -> Iterator[str]:
    kind = str(action.get("/S", ""))
    if kind == "/URI":
        address = string_of(action.get("/URI")).decode("latin-1").strip().lower()
        if ":" in address.split("/")[0] and not address.startswith(_ADDRESSES):
            yield PROGRAMS
    elif kind not in _SAFE:
        yield _ACTIONS.get(kind, SCRIPTS)


def _clean_fields(pdf: pikepdf.Pdf) -> Iterator[str]:
    form: Thing = pdf.Root.get("/AcroForm")
    if not is_dictionary(form):
        return
    for key in ("/CO", "/NeedAppearances"):  # the order of scripts; PDF/A-2, 6.4.1
        if key in form:
            del form[key]
    waiting = listed(form.get("/Fields"))
    seen: set[tuple[int, int]] = set()
    while waiting:
        field = waiting.pop()
        if is_dictionary(field) and field.objgen not in seen:
            seen.add(field.objgen)
            waiting += listed(field.get("/Kids"))
            yield from _clean_actions(field)


def _without_files(holder: Thing) -> Iterator[str]:
    """Take the files off what they are said to belong to (ISO 32000-2, 14.13)."""
    if "/AF" in holder:
        del holder["/AF"]
        yield FILES


def _clean_tree(pdf: pikepdf.Pdf, gone: set[tuple[int, int]]) -> Iterator[str]:
    """Take out of the tree files, and the references to annotations that are `gone`."""
    for element in (element for top in tops_of(pdf) for element in walk(top)):
        yield from _without_files(element)
        kids = list(kids_of(element)) if gone else []
        kept = [kid for kid in kids if not _leads_to(kid, gone)]
        if len(kept) < len(kids):
            element.K = Array(kept)


def _clean_objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Take out of pictures and forms what belongs to nobody who reads them, and every file."""
    for thing in pdf.objects:
        if isinstance(thing, Stream):
            yield from _without_files(thing)
            for key in _TOLD:
                if key in thing:
                    del thing[key]
        elif is_dictionary(thing) and _holds_file(thing.get("/EF")):
            del thing["/EF"]
            yield FILES


def _holds_file(thing: Thing) -> bool:
    """Return whether `thing` has files in it, and is not a resource of that name."""
    return is_dictionary(thing) and set(thing.keys()) <= _FILE


def _leads_to(kid: Thing, gone: set[tuple[int, int]]) -> bool:
    target: Thing = kid.get("/Obj") if is_dictionary(kid) else None
    return is_dictionary(target) and target.objgen in gone
