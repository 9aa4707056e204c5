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

import docgen

_PROGRAM = """\
import hashlib, json, made_documents
made = made_documents.made()
print(json.dumps({d.name: hashlib.sha256(d.content).hexdigest() for d in made.documents}))
"""


def digests(made_documents: object) -> dict[str, str]:
    """Return the digest of each document by its name."""
    return {
        one.name: hashlib.sha256(one.content).hexdigest()
        for one in made_documents.documents  # type: ignore[attr-defined]
    }


def test_a_second_making_gives_the_same_bytes() -> None:
    assert digests(make_all()) == digests(made())


def test_what_was_made_before_changes_nothing() -> None:
    before = digests(make_all())
    make_all(docgen.State.BLANK)
    assert digests(make_all()) == before


def test_another_process_gives_the_same_bytes() -> None:
    paths = [str(ROOT), str(ROOT / "tests")]
    # another order of sets and dictionaries, another place and time zone
    settings = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    surroundings = {**os.environ, **settings, "PYTHONPATH": os.pathsep.join(paths)}
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env=surroundings, cwd="/", check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert json.loads(ran.stdout) == digests(made())


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_two_documents_are_never_the_same(ending: str) -> None:
    contents = [one.content for one in documents(ending).values()]
    assert len(set(contents)) == len(contents)
