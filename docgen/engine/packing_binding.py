"""Pieces and what is known of their pack in; the bound pack, proved, with its manifest, out.

set the cover until its length settles → set the stamps → bind → prove → protect → describe
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from docgen.engine.packing_request import Progress
from docgen.errors import PackError, Problem
from docgen.language import Language
from docgen.model import TypstSource, Wording
from docgen.model.wording import UNSAID
from docgen.pack import (
    NO_CLAIMS,
    About,
    Binding,
    Claims,
    Kind,
    Known,
    Layout,
    Opened,
    Piece,
    Proof,
    Sized,
    bind,
    describe_classes,
    describe_papers,
    describe_placed,
    describe_proof,
    describe_wording,
    earned,
    lay_out,
    open_piece,
    protect,
    prove,
    words,
)
from docgen.pack.sheets import BLANK, Cover, Missing, Stamping, write_front, write_stamps
from docgen.typeset import typeset_typst

_TRIES: Final = 5
# how much of an index goes on a page, where no title is long: a guess that mostly holds
_ROWS_BELOW_COVER: Final = 27
_ROWS_A_PAGE: Final = 37

#: Opens the pieces of a pack afresh: binding uses them up.
Opener = Callable[[], AbstractContextManager[Sequence[Opened]]]


@dataclass(frozen=True, slots=True)
class Spec:
    """All that is known of a pack beside its papers."""

    plan: str
    cover: Cover
    languages: tuple[Language, ...]
    day: date
    file_title: Wording
    watermark: str = ""
    right_hand: bool = False
    ways_back: bool = True
    left_out: tuple[str, ...] = ()
    ask: Wording = UNSAID
    item: int | None = None
    front: Known | None = None
    password: str = field(default="", repr=False)
    require_accessible: bool = False

    @property
    def reference(self) -> str:
        """Return what stands at the foot of every page."""
        return " · ".join(x for x in (self.cover.reference, self.cover.number) if x)


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound pack and its manifest."""

    content: bytes = field(repr=False)
    manifest: dict[str, Any] = field(repr=False)


def bind_pack(opener: Opener, spec: Spec, progress: Progress) -> Bound:
    """Return the pack of the pieces that `opener` opens.

    What the pack claims is what its papers have earned, and only if the finished pack bears it out;
    otherwise it is bound again and claims nothing. With `require_accessible` that is a `PackError`.
    """
    content, layout, claims = bind_once(opener, spec, progress, may_claim=True)
    progress("prove", 0, 1)
    proof = prove(content, claims)
    if not proof.bears_out(claims):
        content, layout, claims = bind_once(opener, spec, progress, may_claim=False)
        proof = replace(prove(content, claims), archive=proof.archive)
    _require(spec, proof, claims)
    if spec.password:
        content = protect(content, spec.password)
    manifest = _describe(spec, layout, proof, claims)
    manifest["sha256"] = hashlib.sha256(content).hexdigest()
    return Bound(content, manifest)


def _require(spec: Spec, proof: Proof, claims: Claims) -> None:
    if spec.require_accessible and not claims.ua:
        found = [*proof.structure, *proof.ua]
        problems = [Problem("pack-check", f"the finished pack fails `{one}`") for one in found]
        message = "the pack does not pass the machine checks for PDF/UA-1"
        hint = "see which paper it is in the manifest of a pack bound without this demand"
        raise PackError(message, problems, hint=hint)


def bind_once(
    opener: Opener, spec: Spec, progress: Progress, *, may_claim: bool
) -> tuple[bytes, Layout, Claims]:
    """Return a bound pack that nobody has looked at yet, its layout, and what it claims."""
    with opener() as opened:
        claims = earned(one.piece.access for one in opened) if may_claim else NO_CLAIMS
        if spec.password:  # PDF/A forbids encryption (ISO 19005-2, 6.1.3)
            claims = Claims(claims.ua, None)
        with _with_front(opened, spec, claims) as (pieces, layout), ThreadPoolExecutor(1) as pool:
            stamps = write_stamps(_stamping(spec), layout, spec.languages)
            binding = Binding(
                layout,
                pool.submit(set_sheet, stamps).result,
                _about(spec),
                claims,
                _recipe(spec, layout),
                spec.ways_back,
            )
            content = bind(pieces, binding, lambda done, of: progress("bind", done, of))
    return content, layout, claims


@contextmanager
def _with_front(
    opened: Sequence[Opened], spec: Spec, claims: Claims
) -> Iterator[tuple[list[Opened], Layout]]:
    """Return the pieces with the cover before them, laid out.

    How long the index is depends on what it says, and where the papers stand on how long it is.
    """
    cover = replace(spec.cover, claims=claims.ua)
    pages = 1 + max(0, len(opened) - _ROWS_BELOW_COVER + _ROWS_A_PAGE - 1) // _ROWS_A_PAGE
    for _ in range(_TRIES):
        sizes = [_guessed(spec, pages), *(one.sized for one in opened)]
        source = write_front(cover, _lay_out(sizes, opened, spec), spec.languages)
        front = open_piece(_front(spec, set_sheet(source)))
        if len(front.pages) == pages:
            break
        pages = len(front.pages)
        front.source.close()
    with closing(front.source):
        yield [front, *opened], _lay_out([front.sized, *sizes[1:]], opened, spec)


def _guessed(spec: Spec, pages: int) -> Sized:
    return Sized(_front(spec, b""), (BLANK,) * pages)


def _lay_out(sizes: Sequence[Sized], opened: Sequence[Opened], spec: Spec) -> Layout:
    """Return all in its place, the cover first; what was in a pack before keeps its numbers."""
    known = {n: one.known for n, one in enumerate(opened, start=1) if one.known is not None}
    if spec.front is not None:
        known[0] = spec.front
    return lay_out(sizes, right_hand=spec.right_hand, known=known)


def set_sheet(source: TypstSource) -> bytes:
    """Return one of our own sheets as PDF."""
    return typeset_typst(source).pdf


def _front(spec: Spec, pdf: bytes) -> Piece:
    return Piece(Kind.FRONT, "", words.COVER, spec.languages[0], pdf)


def _stamping(spec: Spec) -> Stamping:
    return Stamping(spec.reference, spec.cover.marking, spec.watermark, spec.ways_back)


def _about(spec: Spec) -> About:
    title = words.say(spec.cover.title, spec.languages)
    named = f"{title}, {spec.cover.reference}" if spec.cover.reference else title
    return About(named, words.say(spec.cover.board, spec.languages), spec.languages, spec.day)


def _recipe(spec: Spec, layout: Layout) -> Mapping[str, Any]:
    """Return what the pack keeps of how it was made, so that it can be changed."""
    cover = spec.cover
    wordings = ("title", "board", "meeting", "recipient", "marking")
    return {
        "plan": spec.plan,
        "number": cover.number,
        "reference": cover.reference,
        "languages": [one.value for one in spec.languages],
        "day": spec.day.isoformat(),
        "file_title": describe_wording(spec.file_title),
        "watermark": spec.watermark,
        "ways_back": spec.ways_back,
        "right_hand": spec.right_hand,
        "left_out": list(spec.left_out),
        "item": spec.item,
        "ask": describe_wording(spec.ask),
        **{name: describe_wording(getattr(cover, name)) for name in wordings},
        "missing": [_missing(one) for one in cover.missing],
        "pieces": [describe_placed(one) for one in layout.placed],
    }


def _missing(missing: Missing) -> dict[str, Any]:
    return {
        "title": describe_wording(missing.title),
        "reason": describe_wording(missing.reason),
    }


def _describe(spec: Spec, layout: Layout, proof: Proof, claims: Claims) -> dict[str, Any]:
    cover = spec.cover
    papers = describe_papers(layout)
    return {
        "pack": spec.plan,
        "number": cover.number,
        "title": describe_wording(cover.title),
        "reference": cover.reference,
        "recipient": describe_wording(cover.recipient),
        "marking": describe_wording(cover.marking),
        "languages": [one.value for one in spec.languages],
        "date": spec.day.isoformat(),
        "pages": layout.pages,
        "protected": bool(spec.password),
        "checks": describe_proof(proof, claims),
        "classes": describe_classes(papers),
        "papers": papers,
        "missing": [_missing(one) for one in cover.missing],
        "left_out": list(spec.left_out),
    }


def write_manifest(manifest: Mapping[str, Any]) -> bytes:
    """Return `manifest` as JSON, Welsh letters as themselves."""
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
