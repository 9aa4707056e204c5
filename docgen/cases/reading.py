"""A file, its bytes or its text in; a `Source` out, or everything that keeps it from being read."""

from __future__ import annotations

from pathlib import Path

from docgen.cases.json_reader import read_json
from docgen.cases.source import MAX_BYTES, Source
from docgen.cases.yaml_reader import read_yaml
from docgen.errors import CaseError, Place, Problem

_UTF8_HINT = "save it again as UTF-8 (Notepad: File, Save as, Encoding: UTF-8)"
_NAME_IT = "name the case file, which ends in .yaml or .json"
_OTHER_FILES = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
}


def read_source(
    source: Path | str | bytes, *, file: str = "", names: frozenset[str] = frozenset()
) -> Source:
    """Return what a case file says: `source` is its path, or its bytes.

    A `CaseError` carries what keeps it from being read. `names` are the keys that a message may
    name.
    """
    if not isinstance(source, bytes):
        path = Path(source)
        file, source = file or str(path), _load(path)
    text = _decode(source, file)
    is_json = file.lower().endswith(".json") or (not file and text.lstrip().startswith("{"))
    read = read_json if is_json else read_yaml
    return read(text, file=file, names=names)


def _load(path: Path) -> bytes:
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would never end
            raise _refusal("file-unreadable", "this is not a file", str(path), _NAME_IT)
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(str(path))
        return path.read_bytes()
    except FileNotFoundError:
        hint = "check its name and its folder"
        raise _refusal("file-missing", "there is no such file", str(path), hint) from None
    except IsADirectoryError:
        hint = "name the case file in it"
        raise _refusal("file-unreadable", "this is a folder", str(path), hint) from None
    except OSError:
        hint = "check that you may open it, and that no other program holds it"
        raise _refusal("file-unreadable", "the file cannot be opened", str(path), hint) from None


def _decode(data: bytes, file: str) -> str:
    if len(data) > MAX_BYTES:
        raise _too_large(file)
    if kind := next((k for start, k in _OTHER_FILES.items() if data.startswith(start)), None):
        raise _refusal("file-kind", f"this is {kind}, not a case file", file, _NAME_IT)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:64]:
        message = "the file is saved as UTF-16 (“Unicode”), not as UTF-8"
        raise _refusal("file-encoding", message, file, _UTF8_HINT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = "the file is not saved as UTF-8"
        line = data.count(b"\n", 0, error.start) + 1
        raise _refusal("file-encoding", message, file, _UTF8_HINT, line) from None
    if not text.strip():
        raise _refusal("file-empty", "the file is empty", file, "start with `docgen new case`")
    return text


def _too_large(file: str) -> CaseError:
    message = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
    return _refusal("file-too-large", message, file, "check that this is a case file")


def _refusal(
    code: str, message: str, file: str, hint: str = "", line: int | None = None
) -> CaseError:
    problem = Problem(code, message, Place(file, line), hint)
    return CaseError("the case file cannot be read", [problem], hint=hint)
