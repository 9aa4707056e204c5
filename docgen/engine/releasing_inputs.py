"""All that a release is made from in; one file that holds it out, and the way back.

The case file with the files it names, the board's settings, the whole library's data, the templates
of its forms and the files that were taken: enough to make the same bytes again on another machine.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docgen.cases import Case
from docgen.catalogue import Library
from docgen.errors import ReleaseError
from docgen.language import Language

_FIXED = (1980, 1, 1, 0, 0, 0)
_LIBRARY = re.compile(r"data_schemas/(?!welsh/dictionary/)")
_MOST_BYTES = 500_000_000
#: A `RuntimeError` where parts are locked, or packed in a way that is not read.
_DAMAGE = (zipfile.BadZipFile, zlib.error, LookupError, ValueError, OSError, EOFError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a release is made from: `files` by path in the archive, `settings` as plain data."""

    files: Mapping[str, bytes] = field(repr=False)
    settings: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """Return the hash of all inputs together."""
        whole = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            whole.update(f"{name}\0{digest(content)}\0".encode())
        return whole.hexdigest()


def digest(content: bytes) -> str:
    """Return the SHA-256 of `content` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a case came from: its file, and the board's where one was named."""

    case: Path
    board: Path | None = None


def pin_inputs(  # noqa: PLR0913 - the whole of a release
    library: Library,
    case: Case,
    origin: Origin,
    forms: tuple[str, ...],
    taken: Mapping[str, bytes],
    settings: Mapping[str, Any],
) -> Inputs:
    """Return everything that the release of `forms` and the files `taken` is made from."""
    files = dict(_case_files(case, origin))
    files |= dict(_library_files(library, forms))
    files |= {f"taken/{name}": content for name, content in taken.items()}
    said = {**settings, "docgen": version("docgen"), "items": [*forms, *taken]}
    files["settings.json"] = json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1).encode()
    return Inputs(files, said)


def template_digests(library: Library, forms: tuple[str, ...]) -> dict[str, str]:
    """Return the hash of each template of `forms`, by its path in the library."""
    return {name: digest(content) for name, content in _templates(library, forms)}


def _case_files(case: Case, origin: Origin) -> Iterator[tuple[str, bytes]]:
    path = origin.case
    yield f"case/case{path.suffix.lower()}", path.read_bytes()
    board = origin.board or path.parent / "board.yaml"
    if board.is_file():
        yield "case/board.yaml", board.read_bytes()
    for name in dict.fromkeys(_named_files(case.source.data)):
        below = path.parent / name
        if below.is_file():
            yield f"case/{name}", below.read_bytes()
            yield from _pictures(below, path.parent)


def _named_files(value: object) -> Iterator[str]:
    """Yield the files that a case names by `file:`."""
    if isinstance(value, Mapping):
        if isinstance(value.get("file"), str):
            yield value["file"]
        for below in value.values():
            yield from _named_files(below)
    elif isinstance(value, list | tuple):
        for below in value:
            yield from _named_files(below)


def _pictures(text: Path, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures that a Markdown file shows."""
    if text.suffix.lower() != ".md":
        return
    for name in re.findall(
        r"!\[[^\]]*\]\(([^)\s]+)", text.read_text(encoding="utf-8", errors="replace")
    ):
        for base in (folder, text.parent):
            picture = (base / name).resolve()
            if picture.is_file() and picture.is_relative_to(folder.resolve()):
                yield (
                    f"case/{picture.relative_to(folder.resolve()).as_posix()}",
                    picture.read_bytes(),
                )
                break


def _library_files(library: Library, forms: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for name, path in library.folders.list("data_schemas/**/*.yaml").items():
        if _LIBRARY.match(name):
            yield f"library/{name}", path.read_bytes()
    style = library.folders.find("templates/source/house_style.yaml")
    if style is not None:
        yield "library/templates/source/house_style.yaml", style.read_bytes()
    for name, content in _templates(library, forms):
        yield f"library/{name}", content


def _templates(library: Library, forms: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for form_id in forms:
        for language in Language:
            path = library.template_path(library.form(form_id), language)
            yield library.folders.relative(path), path.read_bytes()


def pack_inputs(inputs: Inputs) -> bytes:
    """Return the inputs as one file, the same whenever they are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in sorted(inputs.files.items()):
            file.writestr(zipfile.ZipInfo(name, _FIXED), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def unpack_inputs(content: bytes) -> Inputs:
    """Return the inputs that `pack_inputs` packed; raise `ReleaseError` for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            infos = file.infolist()
            if sum(info.file_size for info in infos) > _MOST_BYTES:
                raise ReleaseError("the release's inputs are larger than any are")
            names = [info.filename for info in infos]
            if any(_leaves(name) for name in names):
                raise ReleaseError("the release's inputs name a file outside their folder")
            files = {name: file.read(name) for name in names}
            return Inputs(files, json.loads(files["settings.json"]))
    except _DAMAGE as error:
        raise ReleaseError("the release's inputs are damaged") from error


def _leaves(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in Path(name).parts or ":" in name
