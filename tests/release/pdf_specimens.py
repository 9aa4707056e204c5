# ruff: noqa: E501 - a specimen is clearest on one line
"""A text and a place in; a small PDF that says the text just there out."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

PLAIN = "The panel met and looked at how agencies had worked together."


def _literal(text: str) -> bytes:
    plain = text.encode("cp1252", "replace")
    return b"(" + plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def _says(text: str, looks: bytes = b"", at: bytes = b"72 600") -> bytes:
    return b"q BT /F1 11 Tf " + looks + b" " + at + b" Td " + _literal(text) + b" Tj ET Q\n"


def _new(content: bytes = b"") -> Pdf:
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    page.obj.Contents = pdf.make_stream(_says(PLAIN, at=b"72 700") + content)
    pdf.Root.Lang = String("en-GB")
    return pdf


def _save(pdf: Pdf) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def pdf(content: bytes = b"", change: Callable[[Pdf], None] | None = None) -> bytes:
    """Return a PDF of one page that says `content` too, after `change` was done to it."""
    made = _new(content)
    if change is not None:
        change(made)
    return _save(made)


def _each_letter(text: str) -> bytes:
    codes = text.encode("cp1252", "replace")
    array = b" ".join(
        _literal(bytes([code]).decode("cp1252", "replace")) + b" -8" for code in codes
    )
    return b"BT /F1 11 Tf 72 600 Td [" + array + b"] TJ ET\n"


def _lines(text: str) -> bytes:
    words = text.split()
    shown = b" T* ".join(_literal(word) + b" Tj" for word in words)
    return b"BT /F1 11 Tf 14 TL 72 600 Td " + shown + b" ET\n"


def _mapped(text: str) -> bytes:
    """Return a PDF whose font has codes of its own, and a table that says their letters."""
    letters = sorted(set(text))
    codes = {letter: number for number, letter in enumerate(letters, start=1)}
    rows = "".join(f"<{codes[one]:04X}> <{one.encode('utf-16-be').hex()}>\n" for one in letters)
    table = f"1 begincodespacerange <0000> <FFFF> endcodespacerange {len(letters)} beginbfchar\n{rows}endbfchar"

    def change(made: Pdf) -> None:
        below = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Some"), DW=500
        )
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Some"), Encoding=Name("/Identity-H"),
            DescendantFonts=Array([made.make_indirect(below)]), ToUnicode=made.make_stream(table.encode()),
        )  # fmt: skip
        made.pages[0].obj.Resources.Font.F2 = made.make_indirect(font)

    shown = "".join(f"{codes[letter]:04X}" for letter in text)
    return pdf(f"BT /F2 11 Tf 72 600 Td <{shown}> Tj ET\n".encode(), change)


def _form(text: str) -> bytes:
    def change(made: Pdf) -> None:
        resources = made.pages[0].obj.Resources
        form = Stream(made, _says(text))
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox, form.Resources = Array([0, 0, 595, 842]), Dictionary(Font=resources.Font)
        resources.XObject = Dictionary(X1=form)

    return pdf(b"/X1 Do\n", change)


def _covered(text: str) -> bytes:
    return pdf(_says(text) + b"q 0 g 60 590 400 24 re f Q\n")


def _note(kind: Name, **entries: object) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([0, 0, 9, 9]), **entries)
        made.pages[0].obj.Annots = Array([made.make_indirect(note)])

    return change


def _link(text: str) -> Callable[[Pdf], None]:
    action = Dictionary(S=Name.URI, URI=String("https://example.org/" + "".join(text.split())))
    return _note(Name.Link, A=action)


def _attached(text: str) -> bytes:
    def change(made: Pdf) -> None:
        made.attachments["notes.txt"] = pikepdf.AttachedFileSpec(
            made, text.encode(), filename="notes.txt"
        )

    return pdf(change=change)


def _attached_name(text: str) -> bytes:
    def change(made: Pdf) -> None:
        made.attachments[text] = pikepdf.AttachedFileSpec(made, b"x", filename=f"{text}.txt")

    return pdf(change=change)


def _outline(text: str) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        with made.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(text, 0))

    return change


def _info(key: str, text: str) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        made.docinfo[key] = String(text)

    return change


def _xmp(key: str, value: object) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        with made.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata[key] = value

    return change


def _field(text: str) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        field = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("who"),
            V=String(text),
            Rect=Array([0, 0, 9, 9]),
        )
        kept = made.make_indirect(field)
        made.pages[0].obj.Annots = Array([kept])
        made.Root.AcroForm = Dictionary(Fields=Array([kept]))

    return change


def _structure(key: str, text: str) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        element = Dictionary(Type=Name.StructElem, S=Name.Figure, **{key: String(text)})
        made.Root.StructTreeRoot = made.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=Array([made.make_indirect(element)]))
        )

    return change


def _layer(text: str) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String(text)))
        made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer])))

    return change


def _script(text: str) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{text}')"))

    return change


def _font_name(text: str) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        made.pages[0].obj.Resources.Font.F1.BaseFont = Name("/ABCDEF+" + "".join(text.split()))

    return change


def _replaced(text: str) -> bytes:
    shown = String(text).unparse()
    return pdf(b"/Span <</ActualText " + shown + b">> BDC " + _says("x") + b" EMC\n")


def _placed(text: str, order: int = 1) -> bytes:
    """Return instructions that place each letter by itself, every `order`th first."""
    letters = sorted(enumerate(text), key=lambda one: one[0] % order)
    return b"".join(
        _says(letter, at=f"{72 + 8 * n} 600".encode()) for n, letter in letters if letter != " "
    )


def _other_table(start: str) -> Callable[[Pdf], None]:
    """Return a change that gives the page's font a table of letters that begins at `start`."""
    table = f"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <{start}> endbfrange"

    def change(made: Pdf) -> None:
        made.pages[0].obj.Resources.Font.F1.ToUnicode = made.make_stream(table.encode())

    return change


def _beside(text: str) -> bytes:
    return pdf(b"/Span <</Made " + String(text).unparse() + b">> BDC " + _says("x") + b" EMC\n")


def _destination(text: str) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        made.Root.Dests = Dictionary(
            {"/" + "".join(text.split()): Array([made.pages[0].obj, Name.Fit])}
        )

    return change


PLACES: Mapping[str, Callable[[str], bytes]] = {
    "page": lambda t: pdf(_says(f"It was said that {t} at the time.")),
    "letters": lambda t: pdf(_each_letter(t)),
    "lines": lambda t: pdf(_lines(t)),
    "own codes": _mapped,
    "form": _form,
    "invisible": lambda t: pdf(_says(t, b"3 Tr")),
    "white": lambda t: pdf(_says(t, b"1 g")),
    "tiny": lambda t: pdf(b"BT /F1 0.5 Tf 72 600 Td " + _literal(t) + b" Tj ET\n"),
    "off the page": lambda t: pdf(_says(t, at=b"72 -300")),
    "under a box": _covered,
    "note": lambda t: pdf(change=_note(Name.Text, Contents=String(t))),
    "note's author": lambda t: pdf(change=_note(Name.Highlight, T=String(t))),
    "link": lambda t: pdf(change=_link(t)),
    "attachment": _attached,
    "attachment's name": _attached_name,
    "outline": lambda t: pdf(change=_outline(t)),
    "author": lambda t: pdf(change=_info("/Author", t)),
    "key words": lambda t: pdf(change=_info("/Keywords", t)),
    "own property": lambda t: pdf(change=_info("/Client", t)),
    "XMP": lambda t: pdf(change=_xmp("dc:description", t)),
    "field": lambda t: pdf(change=_field(t)),
    "alternative text": lambda t: pdf(change=_structure("Alt", t)),
    "replacement text": _replaced,
    "element's text": lambda t: pdf(change=_structure("ActualText", t)),
    "layer": lambda t: pdf(change=_layer(t)),
    "script": lambda t: pdf(change=_script(t)),
    "font name": lambda t: pdf(change=_font_name(t)),
    "clipped": lambda t: pdf(b"q 0 0 9 9 re W n " + _says(t) + b" Q\n"),
    "letters one by one": lambda t: pdf(_placed(t)),
    "letters in another order": lambda t: pdf(_placed(t, 3)),
    "letters of a private range": lambda t: pdf(_says(t), _other_table("F000")),
    "table that says other letters": lambda t: pdf(_says(t), _other_table("0041")),
    "beside marked content": _beside,
    "remark among instructions": lambda t: pdf(b"% " + " ".join(t.split()).encode() + b"\n"),
    "destination": lambda t: pdf(change=_destination(t)),
}  # fmt: skip


def page_of(texts: list[str]) -> bytes:
    """Return a PDF that says `texts`, a line of some sixty letters to a line."""
    lines: list[str] = []
    for text in texts:
        line = ""
        for word in text.split():
            if len(line) + len(word) > 70:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines.append(line)
    plain = [line.translate(str.maketrans("ŵŷŴŶ", "wyWY")) for line in lines]
    shown = b" T* ".join(_literal(line) + b" Tj" for line in plain[:48])
    return pdf(b"BT /F1 10 Tf 12 TL 60 680 Td " + shown + b" ET\n")
