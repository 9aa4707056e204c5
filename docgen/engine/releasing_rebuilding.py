"""A release of the store in; its documents, made once more from what was pinned, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docgen.cases import read_case
from docgen.catalogue import load_library
from docgen.engine.releasing import check_release
from docgen.engine.releasing_files import write_private
from docgen.engine.releasing_inputs import Inputs, Origin, digest, unpack_inputs
from docgen.engine.releasing_known import find_audience, open_gate
from docgen.engine.releasing_request import ReleaseRequest
from docgen.engine.releasing_store import INPUTS, Store
from docgen.engine.settings import EngineName, Settings
from docgen.errors import ReleaseError
from docgen.language import Language
from docgen.typeset.private_folder import private_folder


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The documents made again by name, and the names of those that came out otherwise."""

    documents: dict[str, bytes]
    different: tuple[str, ...]


def rebuild_release(store: Store, release: str) -> Rebuilt:
    """Return the documents of `release`, made again from its pinned inputs.

    Raises `ReleaseError` where the inputs are not those that the record names.
    """
    first = store.history(release)[0]
    inputs = read_inputs(store, release)
    if inputs.digest != first["data"]:
        raise ReleaseError(
            "the release's inputs are not those on the record",
            hint="fetch `inputs.zip` from a copy",
        )
    documents = _remake(inputs, dict(first["documents"]))
    expected = dict(first["documents"])
    different = tuple(
        name for name in expected if digest(documents.get(name, b"")) != expected[name]
    )
    return Rebuilt(documents, different)


def read_inputs(store: Store, release: str) -> Inputs:
    """Return what a release was made from; raise `ReleaseError` where that is gone."""
    try:
        return unpack_inputs((store.home(release) / INPUTS).read_bytes())
    except OSError:
        raise ReleaseError(
            "the release's inputs are gone", hint="fetch `inputs.zip` from a copy"
        ) from None


@contextmanager
def _laid_out(inputs: Inputs) -> Iterator[Path]:
    """Yield a private folder with the inputs in it, which is gone afterwards."""
    with private_folder() as folder:
        for path, content in inputs.files.items():
            write_private(folder / path, content)
        yield folder


def _remake(inputs: Inputs, documents: Mapping[str, str]) -> dict[str, bytes]:
    told = inputs.settings
    with _laid_out(inputs) as folder:
        taken = {one for one in told["items"] if f"taken/{one}" in inputs.files}
        items = (str(folder / "taken" / one) if one in taken else one for one in told["items"])
        request = ReleaseRequest(
            items=tuple(items),
            audience=str(told["audience"]),
            addressee=str(told["addressee"]),
            languages=tuple(map(Language, told["languages"])),
            clean=bool(told["clean"]),
        )
        library = load_library(folder / "library")
        checked = check_release(library, _origin(folder), request, _settings(told))
        return {paper.name: paper.content for paper in checked.papers if paper.name in documents}


def _settings(told: Mapping[str, Any]) -> Settings:
    day = date.fromisoformat(str(told["today"]))
    return Settings(engine=EngineName(told["engine"]), today=lambda: day)


def names_somebody(store: Store, release: str, text: str) -> bool:
    """Return whether `text` names anybody of the case that `release` is about."""
    inputs = read_inputs(store, release)
    with _laid_out(inputs) as folder:
        origin, library = _origin(folder), load_library(folder / "library")
        today = _settings(inputs.settings).today()
        case = read_case(origin.case, library, board=origin.board, today=today)
        audience = find_audience(library, str(inputs.settings["audience"]))
        return open_gate(library, case, audience).names_someone(text)


def _origin(folder: Path) -> Origin:
    case = next((folder / "case").glob("case.*"))
    board = folder / "case" / "board.yaml"
    return Origin(case, board if board.is_file() else None)
