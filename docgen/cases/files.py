"""Long texts that name files (`{file: report/findings.md}`) in; what those files hold out.

A Markdown file becomes the text that it holds, a Word file a chapter that the template stage reads,
and the pictures that a text calls come with it. A file is looked for beside the case file or below
it, and nowhere else: a case file that somebody sends must not be able to ask for other files of
this machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

from docgen.cases.source import PathKeys, Source
from docgen.cases.walking import field_below
from docgen.errors import Place, Problem
from docgen.model.chapters import Chapter
from docgen.model.fields import FieldInfo, FieldKind
from docgen.model.pictures import MAX_PICTURE, MAX_PIXELS, PICTURE, picture_size

_TEXTS: Final = (".md", ".markdown", ".txt")
_WORD: Final = ".docx"
_MAX_TEXT: Final = 2_000_000
_MAX_WORD: Final = 30_000_000
_MAX_ALL: Final = 150_000_000
_LANGUAGES: Final = ("en", "cy")
_BESIDE: Final = "put the file beside the case file or in a folder below it, and name it from there"
_KINDS: Final = "name a Markdown file (`.md`) or a Word file (`.docx`)"


class _RefusedError(Exception):
    """A file cannot be taken in: code, what is the matter, and what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(code)
        self.code, self.message, self.hint = code, message, hint


@dataclass(slots=True)
class _Folder:
    """The folder of a case file, and how much has been read from it."""

    path: Path | None
    read_so_far: int = 0
    known: dict[Path, bytes] = field(default_factory=dict)

    def read(self, name: str, limit: int) -> bytes:
        """Return the file called `name` from here, of at most `limit` bytes."""
        path = self._find(name)
        if path not in self.known:
            self.known[path] = self._load(path, limit)
        return self.known[path]

    def _find(self, name: str) -> Path:
        wanted = PurePosixPath(name.strip().replace("\\", "/"))
        if self.path is None:
            message = "is in a file, and a case that is not read from a folder has none"
            raise _RefusedError("chapter-no-folder", message, "write the text itself here")
        if wanted.is_absolute() or ".." in wanted.parts or ":" in name:
            raise _RefusedError("chapter-outside", "leads out of the case's folder", _BESIDE)
        folder = self.path.resolve()
        try:
            found = (folder / wanted).resolve()
            is_there = found.is_file()
        except (OSError, RuntimeError):  # no file has so long a name; a link leads to itself
            found, is_there = folder, False
        if not found.is_relative_to(folder):
            raise _RefusedError("chapter-outside", "leads out of the case's folder", _BESIDE)
        if not is_there:
            raise _RefusedError("chapter-missing", "names a file that is not there", _BESIDE)
        return found

    def _load(self, path: Path, limit: int) -> bytes:
        try:
            size = path.stat().st_size
            self.read_so_far += size
            if size > limit or self.read_so_far > _MAX_ALL:
                message = f"names a file of more than {limit // 1_000_000} MB"
                if size <= limit:
                    message = "and the files before it are too large together"
                raise _RefusedError("chapter-too-large", message, "make its pictures smaller")
            return path.read_bytes()
        except OSError:
            hint = "check that you may open it, and that no other program holds it"
            raise _RefusedError("chapter-unreadable", "cannot be opened", hint) from None


def take_in_files(
    data: dict[str, Any], source: Source, root: FieldInfo, folder: Path | None
) -> tuple[dict[str, Any], list[Problem]]:
    """Return `data` with the files that it names in `folder` taken in, and what went wrong.

    `source` says where everything stands, `root` what every field is.
    """
    taker = _Taker(source, _Folder(folder))
    return taker.take(data, root, ()), taker.problems


@dataclass(slots=True)
class _Taker:
    """Walks the data of one case file, and notes what cannot be taken in."""

    source: Source
    folder: _Folder
    problems: list[Problem] = field(default_factory=list)

    def take(self, value: Any, info: FieldInfo | None, keys: PathKeys) -> Any:  # noqa: ANN401 - plain data
        """Return `value` of the field `info` with all below it."""
        if info is not None and info.kind is FieldKind.TEXT:
            return self._text(value, keys) if info.markdown else value
        if isinstance(value, dict):
            return {
                key: self.take(below, info and field_below(info, key), (*keys, key))
                for key, below in value.items()
            }
        if isinstance(value, list):
            item = info and info.item
            return [self.take(below, item, (*keys, i)) for i, below in enumerate(value)]
        return value

    def _text(self, value: Any, keys: PathKeys) -> Any:  # noqa: ANN401
        if isinstance(value, str):
            return self._illustrated(value, keys)
        if not isinstance(value, Mapping):
            return value
        if "file" in value:
            return self._chapter(str(value["file"]), keys)
        return {key: self._text(value[key], (*keys, key)) for key in _LANGUAGES if key in value}

    def _chapter(self, name: str, keys: PathKeys) -> str:
        """Return what the file `name` holds."""
        try:
            return self._open(name, keys)
        except _RefusedError as refused:
            where = self._place(keys)
            message = f"`{where.path}` {refused.message}"
            self.problems.append(Problem(refused.code, message, where, refused.hint))
            return name

    def _place(self, keys: PathKeys, spot: str = "") -> Place:
        """Return where the text at `keys` stands, by the path of its field."""
        field_keys = keys[:-1] if keys[-1:] and keys[-1] in _LANGUAGES else keys
        at, path = self.source.place(keys), self.source.place(field_keys).path
        return Place(at.file, at.line, at.column, path, spot=spot)

    def _open(self, name: str, keys: PathKeys) -> str:
        ending = PurePosixPath(name.strip()).suffix.lower()
        if ending == _WORD:
            return Chapter(name, word=self._word(name))
        if ending in _TEXTS:
            return self._illustrated(_decode(self.folder.read(name, _MAX_TEXT)), keys)
        if ending == ".doc":
            hint = "open it in Word and save it as a Word Document (`.docx`)"
            raise _RefusedError("chapter-kind", "names a Word file of the old kind", hint)
        raise _RefusedError("chapter-kind", "names a file of another kind", _KINDS)

    def _word(self, name: str) -> bytes:
        content = self.folder.read(name, _MAX_WORD)
        if not content.startswith(b"PK\x03\x04"):
            hint = "open it in Word and save it as a Word Document (`.docx`), without a password"
            raise _RefusedError("chapter-kind", "names a file that is not a Word file", hint)
        return content

    def _illustrated(self, text: str, keys: PathKeys) -> str:
        """Return `text` with the pictures that it calls."""
        if "![" not in text:
            return text
        pictures: dict[str, bytes] = {}
        line, counted = 1, 0
        for found in PICTURE.finditer(text):
            line += text.count("\n", counted, found.start())
            counted = found.start()
            try:
                pictures[found["path"]] = self._picture(found["path"], found["alt"])
            except _RefusedError as refused:
                self.problems.append(self._of_picture(refused, keys, line))
        return Chapter(text, pictures=pictures) if pictures else text

    def _of_picture(self, refused: _RefusedError, keys: PathKeys, line: int) -> Problem:
        where = self._place(keys, f"line {line} of the text")
        message = f"a picture of `{where.path}` {refused.message}"
        return Problem(refused.code, message, where, refused.hint)

    def _picture(self, path: str, alt: str) -> bytes:
        if not alt.strip():
            hint = "say between the square brackets what it shows, for those who cannot see it"
            raise _RefusedError("picture-without-words", "has no alternative text", hint)
        content = self.folder.read(path, MAX_PICTURE)
        size = picture_size(content)
        if size is None:
            raise _RefusedError("picture-kind", "is not a PNG or JPEG file", "save it as PNG")
        if not 0 < size[0] * size[1] <= MAX_PIXELS:
            limit = f"has more than {MAX_PIXELS // 1_000_000} million pixels"
            raise _RefusedError("picture-too-large", limit, "save a smaller copy of it")
        return content


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it again as UTF-8 (Notepad: File, Save as, Encoding: UTF-8)"
        raise _RefusedError("chapter-encoding", "names a file not saved as UTF-8", hint) from None


def chapters_of(value: object, keys: PathKeys = ()) -> Iterator[tuple[PathKeys, Chapter]]:
    """Yield each chapter below `value` that is a Word file, with the keys that lead to it."""
    if isinstance(value, Chapter) and value.word:
        yield keys, value
    elif isinstance(value, Mapping):
        for key, below in value.items():
            yield from chapters_of(below, (*keys, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from chapters_of(below, (*keys, index))
