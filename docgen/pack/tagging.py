"""An untagged PDF in; the same, each page one paragraph or one picture with honest words, out.

This does not make a paper accessible, and nothing claims that it does. It lets a screen reader come
to the text of a page at all, in the order in which it was drawn, and say of a scan that it is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from docgen.language import Language
from docgen.pack import words
from docgen.pack.elements import is_dictionary, listed
from docgen.pack.marks import drawing_of, forms_of, marks_of, without_marks
from docgen.pack.page_facts import PageKind
from docgen.pack.structure import is_hidden
from docgen.pack.trees import Thing, write_numbers

_NOT_TOLD: Final = ("/Popup", "/PrinterMark", "/TrapNet")
_HOLDERS: Final = {"/Link": Name.Link, "/Widget": Name.Form}


def tag_pages(
    pdf: pikepdf.Pdf, kinds: Sequence[PageKind], title: str, language: Language = Language.EN
) -> None:
    """Give `pdf` a tree: of each page its text as a paragraph, or its picture with words for it.

    Where `kinds` says nothing of a page, it counts as a picture.
    """
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = _element(pdf, Name.Document, root)
    entries: list[tuple[int, Thing]] = []
    kids: list[Thing] = []
    for number, page in enumerate(pdf.pages):
        _strip(pdf, page.obj)
        kind = kinds[number] if number < len(kinds) else PageKind.PICTURE
        told = words.IMAGE_OF[language].format(number + 1, len(pdf.pages), title)
        if drawing_of(page.obj).strip():
            kids.append(_tag_page(pdf, page.obj, document, "" if kind is PageKind.TEXT else told))
            entries.append((len(entries), Array([kids[-1]])))
            page.obj.StructParents = len(entries) - 1
        kids += _tag_annotations(pdf, page.obj, document, entries)
        page.obj.Tabs = Name.S
    document.K = Array(kids)
    root.K = document
    root.ParentTree = write_numbers(pdf, entries)
    pdf.Root.StructTreeRoot = root


def _element(pdf: pikepdf.Pdf, kind: Name, parent: Thing) -> Thing:
    return pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=parent))


def _strip(pdf: pikepdf.Pdf, page: Thing) -> None:
    """Take out marks of a tree that is not there: their numbers would meet ours."""
    for holder in (page, *forms_of(page)):
        if "/StructParents" in holder:
            del holder["/StructParents"]
        if marks_of(holder):
            without_marks(pdf, holder)


def _tag_page(pdf: pikepdf.Pdf, page: Thing, document: Thing, told: str) -> Thing:
    kind = Name.Figure if told else Name.P
    element = _element(pdf, kind, document)
    element.Pg = page
    element.K = 0
    if told:
        element.Alt = told
        box = [float(x) for x in page.get("/CropBox", page.MediaBox)]
        element.A = Dictionary(O=Name.Layout, BBox=Array(box), Placement=Name.Block)
    before = pdf.make_stream(f"{kind} <</MCID 0>> BDC\nq\n".encode())
    after = pdf.make_stream(b"\nQ\nEMC\n")
    page.Contents = Array([before, *listed(page.get("/Contents")), after])
    return element


def _tag_annotations(
    pdf: pikepdf.Pdf, page: Thing, document: Thing, entries: list[tuple[int, Thing]]
) -> list[Thing]:
    made: list[Thing] = []
    annotations = Array([_indirect(pdf, a) for a in listed(page.get("/Annots"))])
    for annotation in annotations if "/Annots" in page else ():
        kind = str(annotation.get("/Subtype", ""))
        if kind in _NOT_TOLD or is_hidden(annotation):
            continue
        element = _element(pdf, _HOLDERS.get(kind, Name.Annot), document)
        element.K = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
        element.Pg = page
        annotation.StructParent = len(entries)
        entries.append((len(entries), element))
        made.append(element)
    if "/Annots" in page:
        page.Annots = annotations
    return made


def _indirect(pdf: pikepdf.Pdf, annotation: Thing) -> Thing:
    if annotation.get("/Subtype") == Name.Link and not str(annotation.get("/Contents", "")):
        action = annotation.get("/A")
        address = action.get("/URI") if is_dictionary(action) else None
        annotation.Contents = str(address) if address is not None else "Link"
    return annotation if annotation.is_indirect else pdf.make_indirect(annotation)
