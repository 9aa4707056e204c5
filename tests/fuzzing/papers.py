"""Nothing in; whole papers that go out, packs and stores of releases, and their readers, out."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pack_specimens
from builders import docx_of, para
from fuzzing.whole import AUDIENCES, SAMPLES, SETTINGS, library
from made_documents import sample
from release import pdf_specimens, word_specimens

from docgen.engine import PackRequest, make_packs
from docgen.engine.releasing import propose_release
from docgen.engine.releasing_inputs import Origin
from docgen.engine.releasing_known import find_audience, open_gate
from docgen.engine.releasing_request import Hand, ReleaseRequest
from docgen.engine.releasing_store import INPUTS, LOG, open_store
from docgen.release import Gate, Paper, Reading


def leaking_word() -> Sequence[bytes]:
    """Return a Word file for every place that a name may hide in."""
    return [make("Gwion O'Brien") for make in word_specimens.PLACES.values()]


def leaking_pdf() -> Sequence[bytes]:
    """Return a PDF for every such place."""
    return [make("Gwion O'Brien") for make in pdf_specimens.PLACES.values()]


@cache
def gate() -> Gate:
    """Return the gate before the public."""
    return open_gate(library(), sample(), find_audience(library(), "published"))


def search(reading: Reading) -> None:
    """Search what was read, as the gate does."""
    assert list(gate().check(Paper("file", "file", b""), reading)) is not None


def put(path: Path, name: str) -> Path:
    """Return a whole file called `name` beside `path`."""
    whole = leaking_word()[0] if name.endswith(".docx") else leaking_pdf()[0]
    (path.parent / name).write_bytes(whole)
    return path.parent / name


def foreign() -> Sequence[bytes]:
    """Return papers of others: tagged, untagged, scanned, signed, with forms and dangers."""
    paper = pack_specimens.paper(pages=1)
    made = [paper, pack_specimens.rich_paper(), pack_specimens.untagged(pages=1)]
    made += [pack_specimens.scan(1), pack_specimens.dangerous(paper), pack_specimens.form()]
    made += [pack_specimens.signed(paper), pack_specimens.unbalanced(paper)]
    return [*made, pack_specimens.cropped(paper), pack_specimens.turned(paper)]


@cache
def pack() -> bytes:
    """Return a bound pack."""
    request = PackRequest("enquiry")
    return make_packs(library(), sample(), request, settings=SETTINGS)[0].content


def packs() -> Sequence[bytes]:
    """Return bound packs."""
    return [pack()]


@cache
def _store() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="docgen-fuzzing-store-"))
    shutil.copytree(SAMPLES, folder / "samples")
    page = folder / "page_en.docx"
    page.write_bytes(docx_of(para("The board learnt this.")))
    request = ReleaseRequest((str(page),), "board")
    store = open_store(folder / "releases", new=True)
    actor = Hand("Ann Officer", datetime(2026, 11, 1, tzinfo=UTC))
    origin = Origin(folder / "samples/case.yaml")
    for _ in range(3):
        propose_release(library(), origin, request, store, actor, SETTINGS)
    return store.folder


def logs() -> Sequence[bytes]:
    """Return the log of a store of releases."""
    return [(_store() / LOG).read_bytes()]


def inputs() -> Sequence[bytes]:
    """Return the inputs that a release was made from, without the library's own files."""
    [path, *_] = sorted(_store().glob(f"*/{INPUTS}"))
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if not name.startswith("library/") or name == f"library/{AUDIENCES}":
                new.writestr(name, old.read(name))
    return [stream.getvalue()]
