"""One good PDF in; the same with one defect, in each of the ways that tags go wrong, out."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdf
from pikepdf import Array, Dictionary, Name

Change = Callable[[pikepdf.Pdf], None]


def with_defect(name: str, good: bytes) -> bytes:
    """Return `good`, a document of two pages with a bit of all, with the defect `name`."""
    if name in MADE_ANEW:
        return MADE_ANEW[name](good)
    with pikepdf.open(io.BytesIO(good)) as pdf:
        CHANGED[name](pdf)
        return _saved(pdf)


def saved_anew(good: bytes) -> bytes:
    """Return `good`, saved as a defective one is, but without a defect."""
    with pikepdf.open(io.BytesIO(good)) as pdf:
        return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _drop(thing: Any, key: str) -> None:
    if key in thing:
        del thing[key]


def _elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    found = [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == f"/{kind}"]
    return [one for one in found if one.get("/Type") == "/StructElem"]


def _links(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from page.obj.get("/Annots", [])


def _without_xmp(pdf: pikepdf.Pdf, name: str) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as record:
        del record[name]


def _no_figure_text(pdf: pikepdf.Pdf) -> None:
    del _elements(pdf, "Figure")[0].Alt


def _heading_skipped(pdf: pikepdf.Pdf) -> None:
    for heading in _elements(pdf, "H2"):
        heading.S = Name.H3


def _link_without_words(pdf: pikepdf.Pdf) -> None:
    for link in _links(pdf):
        _drop(link, "/Contents")


def _link_without_entry(pdf: pikepdf.Pdf) -> None:
    for link in _links(pdf):
        _drop(link, "/StructParent")


def _link_out_of_tree(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf, "Link"):
        element.K = Array([kid for kid in element.K if kid.get("/Type") != "/OBJR"])


def _stamp(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.keys()))
    drawn = f"q BT {font} 12 Tf 50 50 Td <0003> Tj ET Q"
    pdf.pages[0].contents_add(drawn.encode())


def _shared_entry(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.StructParents = pdf.pages[0].obj.StructParents


def _headers_say_nothing(pdf: pikepdf.Pdf) -> None:
    for cell in _elements(pdf, "TH") + _elements(pdf, "TD"):
        _drop(cell, "/A")


def _font_elsewhere(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                _drop(thing, key)


def _no_tab_order(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        _drop(page.obj, "/Tabs")


def _unknown_type(pdf: pikepdf.Pdf) -> None:
    _elements(pdf, "P")[0].S = Name("/Absatz")


def _wrong_page(pdf: pikepdf.Pdf) -> None:
    for kind in ("P", "H1", "H2", "TD", "TH", "Span", "Figure", "Lbl", "LBody", "Note"):
        for element in _elements(pdf, kind):
            element.Pg = pdf.pages[1].obj


def _row_out_of_table(pdf: pikepdf.Pdf) -> None:
    for table in _elements(pdf, "Table"):
        table.S = Name.Div


def _nameless_note(pdf: pikepdf.Pdf) -> None:
    del _elements(pdf, "Note")[0].ID
    _drop(pdf.Root.StructTreeRoot, "/IDTree")


def _one_name_for_two(pdf: pikepdf.Pdf) -> None:
    for cell in _elements(pdf, "TH"):
        cell.ID = _elements(pdf, "TH")[0].ID


def _emptied(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K = Array()


def _mark_forgotten(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    node = root.ParentTree
    while "/Kids" in node:
        node = node.Kids[0]
    key = int(pdf.pages[0].obj.StructParents)
    entries = list(node.Nums)
    at = next(i for i in range(0, len(entries), 2) if int(entries[i]) == key) + 1
    node.Nums[at][1] = None


def _orphan(pdf: pikepdf.Pdf) -> None:
    """Leave a heading out of its parent's kids; the parent tree still knows it."""
    heading = _elements(pdf, "H1")[0]
    heading.P.K = Array([kid for kid in heading.P.K if kid.objgen != heading.objgen])


def _no_text_drawn(_: bytes) -> bytes:
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.add_blank_page()
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    page.obj.Contents = pdf.make_stream(b"BT /F1 12 Tf 50 50 Td (Plain) Tj ET")
    return _saved(pdf)


def _blank(_: bytes) -> bytes:
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(out)
    return out.getvalue()


def _appended_by_pypdf(good: bytes) -> bytes:
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for _ in range(2):
        writer.append(io.BytesIO(good))
    writer.write(out)
    return out.getvalue()


def _appended_by_pikepdf(good: bytes) -> bytes:
    """Return the false pass: the second document's pages lead into the first one's tree."""
    with pikepdf.open(io.BytesIO(good)) as first, pikepdf.open(io.BytesIO(good)) as second:
        first.add_pages_from(second)
        return _saved(first)


def _root(key: str) -> Change:
    return lambda pdf: _drop(pdf.Root, key)


CHANGED: dict[str, Change] = {
    "no tree": _root("/StructTreeRoot"),
    "not marked": lambda pdf: pdf.Root.MarkInfo.update({"/Marked": False}),
    "no language": _root("/Lang"),
    "no title": lambda pdf: _without_xmp(pdf, "dc:title"),
    "title not shown": _root("/ViewerPreferences"),
    "figure without text": _no_figure_text,
    "heading skipped": _heading_skipped,
    "link without words": _link_without_words,
    "link out of the tree": _link_out_of_tree,
    "link without entry": _link_without_entry,
    "stamp": _stamp,
    "pages share an entry": _shared_entry,
    "no parent tree": lambda pdf: _drop(pdf.Root.StructTreeRoot, "/ParentTree"),
    "headers say nothing": _headers_say_nothing,
    "no claim": lambda pdf: _without_xmp(pdf, "pdfuaid:part"),
    "font elsewhere": _font_elsewhere,
    "no tab order": _no_tab_order,
    "unknown type": _unknown_type,
    "wrong page": _wrong_page,
    "row out of table": _row_out_of_table,
    "nameless note": _nameless_note,
    "one name for two": _one_name_for_two,
    "emptied tree": _emptied,
    "mark forgotten": _mark_forgotten,
    "orphan": _orphan,
}
MADE_ANEW: dict[str, Callable[[bytes], bytes]] = {
    "untagged": _no_text_drawn,
    "blank": _blank,
    "appended by pypdf": _appended_by_pypdf,
    "appended by pikepdf": _appended_by_pikepdf,
}
