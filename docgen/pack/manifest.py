"""A bound pack and its proof in; the manifest that goes beside it, as plain data, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.pack.describing import describe_access, describe_wording
from docgen.pack.layout import Layout, Placed
from docgen.pack.metadata import Claims
from docgen.pack.papers import AccessClass, Kind
from docgen.pack.proving import Proof

PASSED = "machine checks passed"
FOUND = "machine checks found faults"
NO_CLAIM = "no claim of PDF/UA is made; machine checks found nothing else"
# that a file makes no claim is no fault where it is not to make one
_CLAIM_RULES = "PDFUA1-ID-"


def describe_papers(layout: Layout) -> list[dict[str, Any]]:
    """Return what the manifest says of each paper, in order."""
    return [_describe(one) for one in layout.placed if _counts(one)]


def _counts(placed: Placed) -> bool:
    piece = placed.piece
    alone = piece.kind is Kind.SLIP and piece.access.kind is AccessClass.E
    return piece.kind is Kind.PAPER or alone


def _describe(placed: Placed) -> dict[str, Any]:
    piece = placed.piece
    return {
        "number": piece.number,
        "title": piece.said_title,
        "language": piece.language.value,
        "bound": piece.kind is Kind.PAPER,
        "pages": len(placed.boxes),
        "first_page": placed.labels[0],
        "last_page": placed.labels[-1],
        "first_page_in_file": placed.first + 1,
        "late": piece.is_late,
        "group": describe_wording(piece.group),
        **describe_access(piece.access),
        **piece.facts,
    }


def describe_proof(proof: Proof, claims: Claims) -> dict[str, Any]:
    """Return what the manifest says of the checks; never that a pack is accessible."""
    ua = [rule for rule in proof.ua if claims.ua or not rule.startswith(_CLAIM_RULES)]
    clean = not (proof.structure or ua or proof.archive)
    return {
        "result": (PASSED if claims.ua else NO_CLAIM) if clean else FOUND,
        "claims": {"pdf_ua": "1" if claims.ua else None, "pdf_a": _level(claims)},
        "structure": list(proof.structure),
        "pdf_ua": ua,
        "pdf_a": list(proof.archive),
    }


def _level(claims: Claims) -> str | None:
    return claims.level.value if claims.level else None


def describe_classes(papers: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many papers are of each class."""
    kinds = [str(paper["class"]) for paper in papers]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}
