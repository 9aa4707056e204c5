"""The same request twice gives the same bytes, here and in another process."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest
from conftest import ROOT
from made_documents import documents, made, make_all

_PROGRAM = """\
import hashlib, json, made_documents
{before}
made = made_documents.made()
print(json.dumps({{d.name: hashlib.sha256(d.content).hexdigest() for d in made.documents}}))
"""


def digests_of_a_process(before: str = "", **settings: str) -> dict[str, str]:
    """Return the digests that a new process comes to, which does this `before`."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM.format(before=before)],
        env={**os.environ, **settings, "PYTHONPATH": path},
        cwd="/", check=True, capture_output=True, text=True,
    )  # fmt: skip
    return dict(json.loads(ran.stdout))


def digests(made_documents: object) -> dict[str, str]:
    """Return the digest of each document by its name."""
    return {
        one.name: hashlib.sha256(one.content).hexdigest()
        for one in made_documents.documents  # type: ignore[attr-defined]
    }


def test_a_second_making_gives_the_same_bytes() -> None:
    assert digests(make_all()) == digests(made())


def test_another_process_gives_the_same_bytes() -> None:
    # another order of sets and dictionaries, another time zone and language
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    assert digests_of_a_process(**elsewhere) == digests(made())


def test_what_was_made_before_changes_nothing() -> None:
    assert digests_of_a_process("made_documents.blanks()") == digests(made())


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_two_documents_are_never_the_same(ending: str) -> None:
    contents = [one.content for one in documents(ending).values()]
    assert len(set(contents)) == len(contents)
