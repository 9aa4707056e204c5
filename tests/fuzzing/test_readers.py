"""A few spoilt files for every reader; `run.py` goes on as long as one likes."""

from __future__ import annotations

import pytest
from fuzzing.readers import READERS
from fuzzing.run import Tally, try_one
from fuzzing.spoiling import chance_of

_FILES = 4
#: Each file of these is a library that is laid out, or read, anew.
_SLOW = frozenset(("wording-xlsx", "wording-xlf", "card", "chapter-word", "toolkit", "packs"))
#: Readers some of whose whole files are refused: a form by a context that it is not made for, a
#: list without rows, a chapter whose pictures are not beside it.
REFUSED_WHOLE = frozenset(("template", "list-xlsx", "chapter-markdown", "case-yaml", "case-json"))


@pytest.mark.parametrize("name", READERS)
def test_a_spoilt_file_is_read_or_refused_in_words(
    name: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("fuzzing"))
    reader, chance, tally = READERS[name], chance_of(20), Tally()
    seeds = reader.seeds()
    for _ in range(1 if name in _SLOW else _FILES):
        try_one(reader, chance.choice(reader.ways)(chance.choice(seeds), chance), tally)
    assert tally.failures == {}


@pytest.mark.parametrize("name", [name for name in READERS if name not in REFUSED_WHOLE])
def test_a_whole_file_is_read(name: str) -> None:
    """What is spoilt must be right to begin with, or the reader never comes to the fault."""
    for content in READERS[name].seeds()[:2]:
        READERS[name].read(content)
