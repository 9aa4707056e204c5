"""PDFs as they come in, good and bad; and packs bound of them, and what is to be seen in these.

Each maker gives one file with one thing wrong, or one thing odd.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

import pikepdf
import typst_specimens
from pikepdf import Array, Dictionary, Name
from typst_specimens import source_of

from docgen.engine.packing_binding import Bound, Spec, bind_pack
from docgen.language import Language
from docgen.model import Wording
from docgen.pack import Kind, Piece, open_pieces, sort_file
from docgen.pack.sheets import Cover
from docgen.typeset import typeset_typst

EN, CY = Language.EN, Language.CY
DAY = date(2026, 3, 2)
TABLE = "#table(columns: 2, table.header([Agency], [Role]), [Police], [Lead], [Health], [Reviewer])"


@cache
def paper(title: str = "A paper", pages: int = 3, lang: str = "en") -> bytes:
    """Return a good paper of ours, of `pages` pages, with a bit of all."""
    body = f'#set document(title: "{title}")\n#set text(lang: "{lang}")\n= {title}\n'
    body += f'Words.#footnote[A note.]\n{TABLE}\n#link("https://example.org/")[The guidance]\n'
    for number in range(2, pages + 1):
        body += f"#pagebreak()\n== Section {number} of {title}\n- one\n- two\n\nMore words."
    return typeset_typst(source_of(body)).pdf


@cache
def rich_paper() -> bytes:
    """Return a good paper with a picture, a list, a table, a note and a passage in Welsh."""
    return typeset_typst(typst_specimens.page()).pdf


def piece(
    pdf: bytes, number: object = 1, title: str = "A paper", language: Language = EN, **more: Any
) -> Piece:
    """Return a paper of ours as a piece."""
    return Piece(Kind.PAPER, str(number), Wording(title, title), language, pdf, **more)


def foreign(pdf: bytes, number: object = 1, title: str = "From outside") -> Piece:
    """Return somebody else's paper as a piece, sorted and cleaned."""
    found = sort_file(pdf, title=title)
    assert found.pdf
    return Piece(Kind.PAPER, str(number), Wording(title, title), EN, found.pdf, found.access)


def spec(languages: tuple[Language, ...] = (EN,), **more: Any) -> Spec:
    """Return what is known of a pack beside its papers."""
    title = Wording("Board papers", "Papurau'r Bwrdd")
    marking = Wording("OFFICIAL-SENSITIVE", "SWYDDOGOL-SENSITIF")
    cover = Cover(title, "P16", reference="CTMSB 03/2026", marking=marking)
    return Spec("board-papers", cover, languages, DAY, title, **more)


def bind_of(pieces: Iterable[Piece], languages: tuple[Language, ...] = (EN,), **more: Any) -> Bound:
    """Return a bound pack of `pieces` and its manifest."""
    kept = list(pieces)
    return bind_pack(lambda: open_pieces(kept), spec(languages, **more), lambda *_: None)


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return `pdf` with something about it changed."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        return saved(opened)


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    """Return an open PDF as bytes."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id="encryption" not in how, **how)
    return out.getvalue()


def untagged(text: str = "Plain words that anybody can read", pages: int = 2) -> bytes:
    """Return a PDF with text and without tags."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for _ in range(pages):
        page = pdf.add_blank_page()
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(f"BT /F1 12 Tf 50 50 Td ({text}) Tj ET".encode())
    return saved(pdf)


def scan(pages: int = 2) -> bytes:
    """Return a PDF of pictures alone."""
    pdf = pikepdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        image = pdf.make_stream(bytes([200] * 12))
        image.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=2,
                Height=2,
                ColorSpace=Name.DeviceRGB,
                BitsPerComponent=8,
            )
        )
        page.obj.Resources = Dictionary(XObject=Dictionary(I0=image))
        page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /I0 Do Q")
    return saved(pdf)


def locked(pdf: bytes, password: str = "-".join(["secret", "word"]), **allow: bool) -> bytes:
    """Return `pdf` so that it opens only with `password`; or for all, with things forbidden."""
    user = "" if allow else password
    permissions = pikepdf.Permissions(**allow) if allow else pikepdf.Permissions()
    encryption = pikepdf.Encryption(owner=password, user=user, R=6, allow=permissions)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return saved(opened, encryption=encryption)


def broken() -> bytes:
    """Return what begins like a PDF and is none."""
    return b"%PDF-1.7\n" + bytes(range(256)) * 20


def turned(pdf: bytes, degrees: int = 90) -> bytes:
    """Return `pdf` with its pages turned."""

    def turn(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            page.obj.Rotate = degrees

    return changed(pdf, turn)


def cropped(pdf: bytes) -> bytes:
    """Return `pdf` with its pages cropped away from the corner."""

    def crop(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            page.obj.CropBox = Array([40, 60, 500, 700])

    return changed(pdf, crop)


def unbalanced(pdf: bytes) -> bytes:
    """Return `pdf` whose pages leave the graphics state changed and a `q` open."""

    def leave_open(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            page.contents_add(b"q 0.5 0 0 0.5 100 100 cm", prepend=True)

    return changed(pdf, leave_open)


def dangerous(pdf: bytes) -> bytes:
    """Return `pdf` with scripts, a launch action, a file within it and a film."""

    def arm(opened: pikepdf.Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        opened.Root.OpenAction = script
        opened.attachments["note.txt"] = b"hidden"
        page = opened.pages[0].obj
        page.AA = Dictionary(O=script)
        launch = Dictionary(S=Name.Launch, F="calc.exe")
        program = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=launch)
        film = Dictionary(Type=Name.Annot, Subtype=Name.Screen, Rect=[0, 0, 9, 9])
        found = [opened.make_indirect(one) for one in (program, film)]
        page.Annots = Array([*page.get("/Annots", []), *found])

    return changed(pdf, arm)


def signed(pdf: bytes) -> bytes:
    """Return `pdf` with a field that somebody has signed."""

    def sign(opened: pikepdf.Pdf) -> None:
        value = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"))
        field = Dictionary(FT=Name.Sig, T="signature", V=value)
        opened.Root.AcroForm = Dictionary(Fields=Array([opened.make_indirect(field)]), SigFlags=3)

    return changed(pdf, sign)


def form(name: str = "full_name") -> bytes:
    """Return a tagged paper with one text field, made from a link of a paper of ours."""

    def make(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0].obj
        widget = next(a for a in page.Annots if a.get("/A", {}).get("/URI") is not None)
        element = next(
            e
            for e in opened.objects
            if isinstance(e, Dictionary) and e.get("/S") == Name.Link and _holds(e, widget)
        )
        element.S = Name.Form
        element.K = Array([k for k in element.K if isinstance(k, Dictionary)])
        for key in ("/A", "/Border", "/Contents"):
            if key in widget:
                del widget[key]
        widget.Subtype, widget.FT, widget.T, widget.TU = Name.Widget, Name.Tx, name, "Full name"
        appearance = opened.make_stream(b"/Tx BMC EMC")
        appearance.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 50, 12]))
        widget.AP = Dictionary(N=appearance)
        opened.Root.AcroForm = Dictionary(Fields=Array([widget]), DA="/Helv 0 Tf 0 g")

    box = '#link("https://field.invalid/", box(width: 6cm, height: 16pt, stroke: 0.5pt))'
    return changed(typeset_typst(source_of(f"= A form\nFull name {box}")).pdf, make)


def _holds(element: Any, widget: Any) -> bool:
    kids = element.K if isinstance(element.K, Array) else [element.K]
    return any(isinstance(k, Dictionary) and k.get("/Obj") == widget for k in kids)


def shape(element: Any, depth: int = 0) -> list[tuple[int, str]]:
    """Return the types of `element` and all below it, with their depth."""
    found = [(depth, str(element.S))] if depth else []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            found += shape(kid, depth + 1)
    return found


def shape_of(pdf: bytes) -> list[tuple[int, str]]:
    """Return the shape of a paper's tree, below its top element."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return shape(opened.Root.StructTreeRoot.K[0])


def shapes_in(pack: bytes) -> dict[str, list[tuple[int, str]]]:
    """Return the shape of each part of a pack, below its top element, by the part's title."""
    with pikepdf.open(io.BytesIO(pack)) as opened:
        document = opened.Root.StructTreeRoot.K
        parts = [kid for kid in document.K if Name.Part == kid.S]
        return {str(part.T): shape(part) for part in parts}


def labels_of(pdf: bytes) -> list[str]:
    """Return the label of each page."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [page.label for page in opened.pages]


def numbered(count: int) -> Sequence[Piece]:
    """Return `count` papers of three pages, all with titles of their own."""
    return [piece(paper(f"Paper {n}"), n, f"Paper {n}") for n in range(1, count + 1)]
