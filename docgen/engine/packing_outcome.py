"""Papers and a bound pack in; whether the demands are met, and the files that go out, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docgen.engine.packing_binding import Spec, write_manifest
from docgen.engine.packing_names import name_of
from docgen.engine.packing_papers import Came, is_accessible
from docgen.engine.packing_request import Pack
from docgen.errors import PackError, Place, Problem, Severity
from docgen.pack import AccessClass

_NOT_ARCHIVED: Final = Problem(
    "pack-not-archived",
    "a protected pack claims no PDF/A, which forbids protection",
    hint="bind it without `--protect` too, if it is to be archived",
    severity=Severity.WARNING,
)


def check_demands(
    strict: bool, require_accessible: bool, came: Sequence[Came], problems: Sequence[Problem]
) -> None:
    """Raise a `PackError` where a file cannot be bound or is not accessible, and must be."""
    refused = [one for one in came if one.piece.access.kind is AccessClass.E]
    if strict and refused:
        kept = [p for p in problems if p.code.startswith("paper-")]
        raise PackError("a file cannot be bound, so nothing was", kept, hint="leave the file out")
    if require_accessible:
        _require_accessible(came)


def _require_accessible(came: Sequence[Came]) -> None:
    failing = [one for one in came if not is_accessible(one.piece.access)]
    if not failing:
        return
    problems = [
        Problem(
            f"paper-class-{one.piece.access.kind.value.lower()}",
            f"the paper is of class {one.piece.access.kind.value}: "
            + (", ".join(one.piece.access.failures) or "see `docgen pack inspect`"),
            Place(path=one.place, spot=f"paper {one.piece.number}"),
        )
        for one in failing
    ]
    hint = "ask for tagged PDFs, or bind without `--require-accessible`"
    raise PackError("not every paper passes the machine checks", problems, hint=hint)


def pack_of(
    spec: Spec,
    content: bytes,
    manifest: dict[str, Any],
    came: Sequence[Came],
    problems: Sequence[Problem],
) -> Pack:
    """Return the pack with the names of its files, and what could not be bound beside it."""
    stem = name_of(spec)
    beside = {
        f"{stem}_paper-{one.piece.number}{one.ending}": one.beside for one in came if one.beside
    }
    manifest["file"] = f"{stem}.pdf"
    manifest["beside"] = sorted(beside)
    files = {f"{stem}.pdf": content, f"{stem}.json": write_manifest(manifest), **beside}
    told = [*problems, *([_NOT_ARCHIVED] if spec.password else [])]
    return Pack(f"{stem}.pdf", files, manifest, tuple(dict.fromkeys(told)))
