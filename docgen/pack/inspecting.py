"""A PDF in; what it is out: a pack of ours with its papers, or somebody's paper and its class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pikepdf

from docgen.errors import PackError
from docgen.pack.describing import describe_access
from docgen.pack.manifest import describe_proof
from docgen.pack.metadata import Claims
from docgen.pack.opening import DAMAGE, CannotBindError, open_pdf
from docgen.pack.papers import AccessClass, Kind
from docgen.pack.proving import prove
from docgen.pack.recipe import read_recipe
from docgen.pack.records import read_record
from docgen.pack.saving import save_pdf
from docgen.pack.sorting import sort_file


def inspect_pdf(data: bytes, password: str = "") -> Mapping[str, Any]:
    """Return what the PDF `data` is, as plain data.

    Raises `PackError` where it needs a password and `password` is not it.
    """
    try:
        pdf = open_pdf(data, password)
    except CannotBindError as error:
        if error.reason == "password":
            hint = "give it by `--password-file`, or at the prompt"
            raise PackError("the file opens only with its password", hint=hint) from None
        return {"kind": "file", **describe_access(sort_file(data).access)}
    with pdf:
        recipe = read_recipe(pdf)
        if recipe is None:
            return _describe_paper(data)
        try:
            return _describe_pack(pdf, recipe)
        except DAMAGE as error:  # another program has changed it since it was bound
            message = "the pack is damaged"
            raise PackError(message, hint="bind it again from its case") from error


def _describe_paper(data: bytes) -> dict[str, Any]:
    found = sort_file(data)
    return {
        "kind": "paper",
        "title": found.title,
        "language": found.language,
        "pages": found.pages,
        "sha256": found.sha256,
        **describe_access(found.access),
    }


def _describe_pack(pdf: pikepdf.Pdf, recipe: Mapping[str, Any]) -> dict[str, Any]:
    record = read_record(pdf)
    claims = Claims(record.claims_ua, record.level)
    kept = ("plan", "number", "title", "reference", "languages", "day", "recipient", "marking")
    return {
        "kind": "pack",
        **{name: recipe[name] for name in kept if name in recipe},
        "pages": len(pdf.pages),
        "protected": pdf.is_encrypted,
        "checks": describe_proof(prove(save_pdf(pdf), claims), claims),
        "papers": [_piece(one) for one in recipe["pieces"] if _counts(one)],
        "missing": recipe.get("missing", []),
    }


def _counts(data: Mapping[str, Any]) -> bool:
    """Return whether a piece is a paper, or a slip in the place of one, as in the manifest."""
    kind, access = Kind(data["kind"]), AccessClass(data["access"]["class"])
    return kind is Kind.PAPER or (kind is Kind.SLIP and access is AccessClass.E)


def _piece(data: Mapping[str, Any]) -> dict[str, Any]:
    access = data["access"]
    return {
        "number": data["number"],
        "kind": data["kind"],
        "title": data["title"],
        "language": data["language"],
        "first_page": data["labels"][0],
        "last_page": data["labels"][-1],
        "late": data["late"],
        "class": access["class"],
        "failures": access["failures"],
        "removed": access["removed"],
        **data["facts"],
    }
