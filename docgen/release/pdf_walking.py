"""A PDF's objects in; every text in them out, however deep, each with what it belongs to.

The walk goes from the trailer through every object once. What it does not know by name it calls by
its key, so that a text in a place that nobody thought of is still read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import pikepdf

from docgen.release.passages import UnreadableError

MOST_OBJECTS = 500_000
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "/Contents": "text of a note", "/RC": "text of a note",
        "/T": "name of a field or author of a note",
        "/TU": "tip of a form field", "/V": "value of a form field", "/DV": "value of a form field",
        "/Title": "bookmark", "/Alt": "alternative text", "/ActualText": "replacement text",
        "/E": "expansion of an abbreviation", "/Name": "name of a layer or mark",
        "/URI": "target of a link",
        "/F": "file name", "/UF": "file name", "/Desc": "description of a file", "/JS": "script",
        "/P": "label of a page", "/Author": "author", "/Subj": "subject of a note",
        "/Lang": "language",
        "/Names": "named place or file", "/Dest": "named place", "/D": "named place",
        "/ID": "name of an element",
        "/BaseFont": "name of a font", "/FontName": "name of a font",
        "/FontFamily": "name of a font",
        "/XFA": "form data", "/Opt": "choice of a form field", "/Reason": "reason of a signature",
        "/Location": "place of a signature", "/ContactInfo": "contact of a signature",
        "/NM": "name of a note", "/DA": "appearance of a field",
        "/CA": "caption of a button", "/AC": "caption of a button",
        "/RV": "value of a form field",
    }
)  # fmt: skip
#: What a key means in the dictionary that has this name or is of this type.
_OWNED: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("info", "/Title"): "title", ("info", "/Subject"): "subject",
        ("info", "/Keywords"): "key words", ("info", "/Creator"): "program",
        ("sig", "/Name"): "name of who signed", ("i", "/Title"): "title of an article",
        ("structelem", "/T"): "title of an element",
        ("annot", "/V"): "value of a form field",
    }
)  # fmt: skip
_SILENT = frozenset(("/ID", "/CheckSum", "/DA", "/O", "/U", "/OE", "/UE", "/Perms", "/Lookup"))


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a PDF's objects: `key` is the name it stands under, `owner` what it is part of."""

    key: str
    text: str = field(repr=False)
    owner: str = ""
    number: tuple[int, int] = (0, 0)

    @property
    def label(self) -> str:
        """Return what a person would call it."""
        special = _OWNED.get((self.owner, self.key))
        return special or _LABELS.get(self.key, f"`{self.key.lstrip('/')}` of an object")


@dataclass
class Walk:
    """What the walk met: texts, names, streams by kind, and all objects that hang together.

    `shown` is the page that an object of the structure says it is on.
    """

    texts: list[Text] = field(default_factory=list, repr=False)
    names: set[str] = field(default_factory=set, repr=False)
    streams: list[tuple[str, Any]] = field(default_factory=list, repr=False)
    seen: set[tuple[int, int]] = field(default_factory=set, repr=False)
    keys: set[str] = field(default_factory=set, repr=False)
    actions: set[str] = field(default_factory=set)
    shown: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict, repr=False)


def walk_objects(pdf: pikepdf.Pdf) -> Walk:
    """Return everything that hangs together from the file's trailer."""
    walk = Walk()
    waiting: list[tuple[str, Any, str, tuple[int, int]]] = [("/Trailer", pdf.trailer, "", (0, 0))]
    steps = 0
    while waiting:
        key, value, owner, number = waiting.pop()
        steps += 1
        if steps > MOST_OBJECTS * 4:
            raise UnreadableError("the file has more objects than any document needs")
        if isinstance(value, pikepdf.Object):
            waiting.extend(_below(key, value, owner, number, walk))
        elif isinstance(value, str):
            walk.texts.append(Text(key, value, owner, number))
    return walk


def _below(
    key: str, value: pikepdf.Object, owner: str, number: tuple[int, int], walk: Walk
) -> Iterator[tuple[str, Any, str, tuple[int, int]]]:
    """Take `value` into `walk`, and yield what is below it."""
    is_known = value.is_indirect and value.objgen in walk.seen
    if value.is_indirect:
        walk.seen.add(value.objgen)
    if isinstance(value, pikepdf.String | pikepdf.Name):
        # one text may stand at many places
        _take_word(key, value, owner, number, walk)
        return
    if is_known:
        return
    if value.is_indirect:
        number = value.objgen
    if isinstance(value, pikepdf.Array):
        for one in value:
            yield key, one, owner, number
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        yield from _entries(key, value, number, walk)


def _take_word(
    key: str, value: pikepdf.Object, owner: str, number: tuple[int, int], walk: Walk
) -> None:
    """Take a text or a name into `walk`."""
    if isinstance(value, pikepdf.Name):
        walk.names.add(str(value))
    elif key not in _SILENT or (key == "/ID" and owner != "trailer"):
        walk.texts.append(Text(key, str(value), owner, number))


def _kind(key: str, value: Any) -> str:  # noqa: ANN401
    """Return what a dictionary is: of which type, or else what it is called where it stands."""
    type_ = value.get("/Type")
    if isinstance(type_, pikepdf.Name) and str(type_) in ("/Sig", "/StructElem"):
        return str(type_).lstrip("/").lower()
    return key.lstrip("/").lower()


def _entries(
    key: str,
    value: Any,  # noqa: ANN401
    number: tuple[int, int],
    walk: Walk,
) -> Iterator[tuple[str, Any, str, tuple[int, int]]]:
    if isinstance(value, pikepdf.Stream):
        walk.streams.append((key, value))
    kind = "outline" if "/Title" in value and "/Parent" in value else _kind(key, value)
    if "/Pg" in value:
        walk.shown[number] = value["/Pg"].objgen
    if "/S" in value and isinstance(value["/S"], pikepdf.Name):
        walk.actions.add(str(value["/S"]))
    for name, one in value.items():
        walk.keys.add(name)
        yield name, one, kind, number
