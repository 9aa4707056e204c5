"""Every reader of the product: what is whole to it, how that is spoilt, what it may refuse with.

A reader is called as its command calls it, with the file on the disk where the command has it, and
goes as far as the command would: what is read is made, bound or searched.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fuzzing import papers, whole
from fuzzing.spoiling import (
    Spoil,
    spoil_archive,
    spoil_base,
    spoil_bytes,
    spoil_pdf,
    spoil_tree,
)

from docgen.authoring import restyle
from docgen.batch import read_status
from docgen.engine import (
    Change,
    Enclosure,
    Settings,
    change_pack,
    compile_template,
    import_wording,
    inspect_pdf,
    templates,
)
from docgen.engine.building import load_house_style
from docgen.engine.releasing_changes import diff_files
from docgen.engine.releasing_inputs import unpack_inputs
from docgen.engine.releasing_known import load_audiences
from docgen.engine.releasing_proving import verify_store
from docgen.engine.releasing_store import Store
from docgen.errors import DocgenError
from docgen.language import Language
from docgen.pack import sort_file
from docgen.release import UnreadableError, clean_pdf, clean_word, read_pdf, read_word


@dataclass(frozen=True)
class Reader:
    """One reader: `read` raises one of `refusals` for what it cannot take, and nothing else."""

    name: str
    read: Callable[[bytes], object]
    seeds: Callable[[], Sequence[bytes]]
    ways: tuple[Spoil, ...]
    refusals: tuple[type[Exception], ...] = (DocgenError,)


_ROOM = Path(tempfile.mkdtemp(prefix="docgen-fuzzing-"))
_PARTS = (spoil_archive, spoil_archive, spoil_bytes)
_TREES = (spoil_tree, spoil_tree, spoil_bytes)
_OBJECTS = (spoil_pdf, spoil_pdf, spoil_bytes)
_BYTES = (spoil_bytes,)


def _on_disk(name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
    """Return a reader of bytes that `read` finds in a file called `name`."""

    def from_bytes(content: bytes) -> object:
        path = _ROOM / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return read(path)

    return from_bytes


def _case(name: str) -> Callable[[bytes], object]:
    """Return a reader of a case file among all that the sample cases name."""
    return _on_disk(whole.beside_samples(_ROOM, name), whole.make_of_case)


def _board(path: Path) -> None:
    whole.make_of_case(whole.SAMPLES / "case.yaml", path)


def _in_library(name: str, use: Callable[[Path], object]) -> Callable[[bytes], object]:
    """Return a reader of a file that a board lays over the library's at `name`."""
    return _on_disk(f"library-{Path(name).stem}/{name}", lambda path: use(_layer(path, name)))


def _layer(path: Path, name: str) -> Path:
    return path.parents[len(Path(name).parts) - 1]


def _template(content: bytes) -> None:
    templates._compile.cache_clear()  # of which a long run would keep hundreds
    template = compile_template(content)
    template.word(whole.CONTEXT)
    template.pdf(whole.CONTEXT)


def _restyled(content: bytes) -> None:
    style = load_house_style(whole.library())
    restyle(content, style, style, name="form.docx")


def _enclosed(content: bytes) -> None:
    sort_file(content)
    inspect_pdf(content)


def _late(content: bytes) -> None:
    """Put a file behind a paper of a pack that is bound already."""
    late = Enclosure(content, place="file 1", number="1A")
    change_pack(whole.library(), papers.pack(), Change((late,)), settings=Settings())


def _pack(content: bytes) -> None:
    inspect_pdf(content)
    change_pack(whole.library(), content, Change(remove=("2",)), settings=Settings())


def _word_out(content: bytes) -> None:
    papers.search(read_word(content, "file"))
    clean_word(content)


def _pdf_out(content: bytes) -> None:
    papers.search(read_pdf(content, "file"))
    clean_pdf(content)


def _log(path: Path) -> None:
    verify_store(Store(path.parent))


def _difference(ending: str) -> Callable[[bytes], object]:
    return _on_disk(f"a{ending}", lambda path: diff_files(path, papers.put(path, f"b{ending}")))


def _listed(ending: str) -> Callable[[bytes], object]:
    return lambda content: whole.read_recipients(content, f"list{ending}")


def _wording(ending: str) -> Callable[[bytes], object]:
    return _on_disk(f"w{ending}", lambda path: import_wording(whole.library(), path))


def _chapter(name: str) -> Callable[[bytes], object]:
    """Return a reader of a file that a case names: it is set into the report."""
    home = _ROOM / f"case-{Path(name).stem}{Path(name).suffix}"
    return lambda content: whole.make_report(home, name, content)


def _journal(path: Path) -> None:
    read_status(path.parent.parent)


_ALL = (
    Reader("case-yaml", _case("case.yaml"), whole.cases, _TREES),
    Reader("case-json", _case("case.json"), whole.cases_as_json, (*_TREES, spoil_bytes)),
    Reader("board", _on_disk("board.yaml", _board), whole.boards, _TREES),
    Reader("card", _in_library(whole.CARD, whole.use_card), whole.at(whole.CARD), _TREES),
    Reader("toolkit", _in_library(whole.TOOLKIT, whole.use_card), whole.at(whole.TOOLKIT), _TREES),
    Reader("packs", _in_library(whole.PACKS, whole.use_packs), whole.at(whole.PACKS), _TREES),
    Reader("schema", _in_library(whole.SCHEMA, whole.use_schema), whole.at(whole.SCHEMA), _TREES),
    Reader(
        "audiences",
        _in_library(whole.AUDIENCES, lambda path: load_audiences(whole.laid(path))),
        whole.at(whole.AUDIENCES),
        _TREES,
    ),
    Reader("source", _in_library(whole.SOURCE, whole.use_source), whole.at(whole.SOURCE), _TREES),
    Reader("style", _in_library(whole.STYLE, whole.use_source), whole.at(whole.STYLE), _TREES),
    Reader("template", _template, whole.templates, _PARTS),
    Reader("restyle", _restyled, whole.forms, _PARTS),
    Reader("list-xlsx", _listed(".xlsx"), whole.lists_xlsx, _PARTS),
    Reader("list-ods", _listed(".ods"), whole.lists_ods, _PARTS),
    Reader("list-xls", _listed(".xls"), whole.lists_xls, _BYTES),
    Reader("list-csv", _listed(".csv"), whole.lists_csv, _BYTES),
    Reader("list-tsv", _listed(".tsv"), whole.lists_tsv, _BYTES),
    Reader("wording-xlsx", _wording(".xlsx"), whole.wording(".xlsx"), _PARTS),
    Reader("wording-xlf", _wording(".xlf"), whole.wording(".xlf"), (whole.spoil_part, spoil_bytes)),
    Reader("chapter-word", _chapter("chapter.docx"), whole.chapters_word, _PARTS),
    Reader("chapter-markdown", _chapter("chapter.md"), whole.chapters_markdown, _BYTES),
    Reader("picture-png", _chapter("picture.png"), whole.pictures(".png"), _BYTES),
    Reader("picture-jpg", _chapter("picture.jpg"), whole.pictures(".jpg"), _BYTES),
    Reader("release-word", _word_out, papers.leaking_word, _PARTS, (UnreadableError,)),
    Reader("release-pdf", _pdf_out, papers.leaking_pdf, _OBJECTS, (UnreadableError,)),
    Reader("diff-word", _difference(".docx"), papers.leaking_word, _PARTS),
    Reader("diff-pdf", _difference(".pdf"), papers.leaking_pdf, _OBJECTS),
    Reader("pack-foreign", _enclosed, papers.foreign, _OBJECTS),
    Reader("pack-late", _late, papers.foreign, _OBJECTS),
    Reader("pack-bound", _pack, papers.packs, _OBJECTS),
    Reader("record", _on_disk("store/release-log.jsonl", _log), papers.logs, _BYTES),
    Reader("release-inputs", unpack_inputs, papers.inputs, _PARTS),
    Reader(
        "journal",
        _on_disk("letters/.docgen/journal.sqlite", _journal),
        whole.journals,
        (spoil_base, spoil_base, spoil_bytes),
    ),
)
READERS: Mapping[str, Reader] = {one.name: one for one in _ALL}

__all__ = ["READERS", "Language", "Reader"]
