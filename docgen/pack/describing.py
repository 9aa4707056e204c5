"""A piece of a pack in; what the recipe keeps of it, as plain data, out, and back again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.language import Language
from docgen.model import Wording
from docgen.model.wording import wording_of
from docgen.pack.layout import Known, Placed
from docgen.pack.papers import OURS, Access, AccessClass, Kind, Level, Piece, Refusal

Data = Mapping[str, Any]


def describe_placed(placed: Placed) -> dict[str, Any]:
    """Return all that the recipe keeps of a piece: what it is, and how its pages are numbered."""
    piece = placed.piece
    return {
        "kind": piece.kind.value,
        "number": piece.number,
        "title": describe_wording(piece.title),
        "language": piece.language.value,
        "access": describe_access(piece.access),
        "late": piece.is_late,
        "group": describe_wording(piece.group),
        "facts": dict(piece.facts),
        "labels": list(placed.labels),
        "blank_labels": list(placed.blank_labels),
    }


def describe_wording(wording: Wording) -> dict[str, str]:
    """Return `wording` by language, without the one that it lacks."""
    return {one.value: wording[one] for one in Language if wording[one]}


def describe_access(access: Access) -> dict[str, Any]:
    """Return the class of a paper and what it rests on."""
    return {
        "class": access.kind.value,
        "ours": access is OURS,
        "failures": list(access.failures),
        "removed": list(access.removed),
        "notes": list(access.notes),
        "pdfa": access.level.value if access.level else None,
        "refusal": access.refusal.value if access.refusal else None,
    }


def read_piece(data: Data) -> Piece:
    """Return the piece that `data` of a recipe says, without its PDF."""
    return Piece(
        Kind(data["kind"]),
        str(data["number"]),
        wording_of(data["title"]),
        Language(data["language"]),
        b"",
        read_access(data["access"]),
        bool(data["late"]),
        wording_of(data["group"]),
        dict(data["facts"]),
    )


def read_access(data: Data) -> Access:
    """Return the class that `data` of a recipe says."""
    if data["ours"]:
        return OURS
    return Access(
        AccessClass(data["class"]),
        tuple(data["failures"]),
        tuple(data["removed"]),
        tuple(data["notes"]),
        Level(data["pdfa"]) if data["pdfa"] else None,
        Refusal(data["refusal"]) if data["refusal"] else None,
    )


def read_known(data: Data) -> Known:
    """Return how `data` of a recipe numbers the pages of a piece."""
    return Known(tuple(data["labels"]), tuple(data["blank_labels"]))
