"""Pictures on their way to Typst: private, apart, and gone when nobody needs them."""

from __future__ import annotations

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from docgen.model import CommonSource
from docgen.typeset.pictures import PictureFolder


def test_a_picture_stands_where_the_source_names_it() -> None:
    with PictureFolder().holding({"/assets/a.png": b"one"}) as root:
        assert (root / "assets" / "a.png").read_bytes() == b"one"


def test_the_same_pictures_are_written_once() -> None:
    folder = PictureFolder()
    with folder.holding({"/a.png": b"one"}) as first, folder.holding({"/a.png": b"one"}) as second:
        assert first == second


def test_other_bytes_under_the_same_name_stand_apart() -> None:
    folder = PictureFolder()
    with folder.holding({"/a.png": b"one"}) as first, folder.holding({"/a.png": b"two"}) as second:
        assert (first / "a.png").read_bytes() == b"one"
        assert (second / "a.png").read_bytes() == b"two"


def test_a_document_without_pictures_gets_an_empty_root() -> None:
    with PictureFolder().holding({}) as root:
        assert list(root.iterdir()) == []


def test_common_definitions_stand_beside_the_pictures() -> None:
    common = CommonSource("/common/x.typ", b"#let a = 1", "digest")
    with PictureFolder().holding({"/a.png": b"one"}, common) as root:
        assert (root / "common" / "x.typ").read_bytes() == b"#let a = 1"
        assert (root / "a.png").read_bytes() == b"one"


def test_definitions_that_grew_stand_apart_from_those_before() -> None:
    folder = PictureFolder()
    less, more = CommonSource("/x.typ", b"1", "less"), CommonSource("/x.typ", b"12", "more")
    with folder.holding({}, less) as first, folder.holding({}, more) as second:
        assert (first / "x.typ").read_bytes() == b"1"
        assert (second / "x.typ").read_bytes() == b"12"


def test_only_this_user_may_look_into_the_folder() -> None:
    with PictureFolder().holding({"/a.png": b"one"}) as root:
        assert stat.S_IMODE(root.parent.stat().st_mode) == 0o700


def test_the_oldest_unused_pictures_are_removed() -> None:
    folder = PictureFolder(kept=2)
    roots = []
    for content in (b"1", b"2", b"3"):
        with folder.holding({"/a.png": content}) as root:
            roots.append(root)
    assert [root.exists() for root in roots] == [False, True, True]


def test_pictures_in_use_are_never_removed() -> None:
    folder = PictureFolder(kept=1)
    with folder.holding({"/a.png": b"kept"}) as root:
        for content in (b"1", b"2", b"3"):
            with folder.holding({"/a.png": content}):
                pass
        assert (root / "a.png").read_bytes() == b"kept"


def test_many_threads_may_ask_at_once() -> None:
    folder = PictureFolder(kept=1)

    def read_back(number: int) -> bool:
        content = str(number % 5).encode()
        with folder.holding({"/a.png": content}) as root:
            return (root / "a.png").read_bytes() == content

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(read_back, range(400)))


@pytest.mark.parametrize("path", ["/../a.png", "a/../../b.png", "", "/", "C:\\a.png", "a\\b.png"])
def test_a_path_out_of_the_root_is_refused(path: str) -> None:
    with (
        pytest.raises(ValueError, match="below the document's root"),
        PictureFolder().holding({path: b"x"}),
    ):
        pass


@pytest.mark.parametrize("way", ["leave", "raise"])
def test_the_folder_is_gone_when_the_process_ends(way: str) -> None:
    program = (
        "from docgen.typeset.pictures import PictureFolder\n"
        "f = PictureFolder().holding({'/a.png': b'x'})\n"
        "print(f.__enter__().parent, flush=True)\n"
        + ("raise SystemExit(3)" if way == "raise" else "")
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert not Path(run.stdout.strip()).exists()
    assert run.stdout.strip()


def test_the_folder_of_a_worker_process_is_gone_when_the_worker_ends() -> None:
    program = (
        "import multiprocessing as m\n"
        "from docgen.typeset.pictures import PictureFolder\n"
        "def work(): print(PictureFolder().nothing.parent, flush=True)\n"
        "p = m.get_context('fork').Process(target=work); p.start(); p.join()\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stdout.strip()
    assert not Path(run.stdout.strip()).exists()


def test_a_forked_child_leaves_its_parents_folder_alone() -> None:
    program = (
        "import multiprocessing as m\n"
        "from docgen.typeset.pictures import PictureFolder\n"
        "folder = PictureFolder().nothing\n"
        "p = m.get_context('fork').Process(target=int); p.start(); p.join()\n"
        "print(folder.exists())\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stdout.strip() == "True"
