"""A YAML file that nests without end is told from one that people wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import ROOT

from docgen.authoring.source import read_source
from docgen.authoring.wording.reviews import read_reviews
from docgen.catalogue.yaml_files import load_yaml
from docgen.errors import LibraryError
from docgen.model.nesting import MOST, nests_too_deep

FILES = [
    path for folder in ("data_schemas", "templates") for path in (ROOT / folder).rglob("*.yaml")
]
#: Deep enough to end a process by its stack.
DEPTH = 300_000
DEEP = {
    "lists in brackets": "a: " + "[" * DEPTH,
    "mappings in brackets": "a: " + "{a: " * DEPTH,
    "closed again": f"a: {'[' * DEPTH}{']' * DEPTH}",
    "dashes": "- " * DEPTH,
    "keys": "? " * DEPTH,
    "dashes far apart": "-   \t" * DEPTH,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_what_nests_without_end_is_told(text: str) -> None:
    assert nests_too_deep(text.encode())


def test_no_file_of_the_library_nests_too_deep() -> None:
    assert FILES
    assert [path.name for path in FILES if nests_too_deep(path.read_bytes())] == []


@pytest.mark.parametrize(
    "text",
    [
        f"a: {'[' * (MOST - 1)}{']' * (MOST - 1)}",
        "a: " + ", ".join(["[x], {y: z}"] * 1000),
        "a: '" + "an emoticon :[ and another ]: " * 50 + "'",
        "---\n" + "- a\n" * 100_000,
        "#" + "-" * 100_000,
        "",
    ],
    ids=["a little deep", "side by side", "brackets in a text", "a long list", "a rule", "empty"],
)
def test_what_people_write_is_not(text: str) -> None:
    assert not nests_too_deep(text.encode())


def test_every_reader_of_the_library_refuses_it_in_words() -> None:
    """In a process of its own: what is not refused would end it."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "model")])
    told = subprocess.run(
        [sys.executable, "-c", "import test_nesting; test_nesting.refuse_all()"],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, b"")


BOMB = "a0: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)


@pytest.mark.parametrize("text", [BOMB, "a: &a [*a]", "a: &a {b: [*a]}"])
def test_what_is_named_again_and_again_is_told_before_it_is_gone_through(
    text: str, tmp_path: Path
) -> None:
    path = tmp_path / "a-form.yaml"
    path.write_text(text, encoding="utf-8")
    for read in (load_yaml, read_source, lambda one: read_reviews(one.read_bytes())):
        with pytest.raises(LibraryError):
            read(path)


def test_what_is_named_twice_may_be(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a: &a [x, y]\nb: *a\nc: *a\n", encoding="utf-8")
    assert load_yaml(tmp_path / "x.yaml") == {name: ["x", "y"] for name in "abc"}


def refuse_all() -> None:
    """Give each of these files to each reader; raise where one takes it."""
    with TemporaryDirectory() as folder:
        for text in DEEP.values():
            path = Path(folder) / "a-form.yaml"
            path.write_text(text, encoding="utf-8")
            for read in (load_yaml, read_source, lambda one: read_reviews(one.read_bytes())):
                with pytest.raises(LibraryError):
                    read(path)
