"""A reader's name and a time in; fuzzing that goes after what is new to the code out.

`python tests/fuzzing/guided.py READER SECONDS`, where atheris is installed
(`pip install '.[fuzz]'`); elsewhere it says so and does nothing. Files are spoilt as `run.py` does
it; atheris keeps those that came to lines which none had come to, and spoils them further.
"""

from __future__ import annotations

import random
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main(words: list[str]) -> None:
    """Fuzz the reader that `words` name, guided by what it has covered."""
    if find_spec("atheris") is None:
        sys.stdout.write("skipped: atheris is not installed; pip install '.[fuzz]'\n")
        return
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["docgen"]):
        readers = import_module("fuzzing.readers")
    reader = readers.READERS[words[0]]
    folder = Path("fuzzing-corpus") / reader.name
    folder.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(reader.seeds()):
        (folder / f"seed-{number}").write_bytes(content)

    def read(content: bytes) -> None:
        try:
            reader.read(content)
        except reader.refusals:
            return

    def mutate(content: bytes, most: int, seed: int) -> bytes:
        return _spoilt(reader, content, most, seed)

    limits = [f"-max_total_time={words[1]}", "-timeout=20", "-rss_limit_mb=3000", "-max_len=400000"]
    atheris.Setup([sys.argv[0], *limits, str(folder)], read, custom_mutator=mutate)
    atheris.Fuzz()


def _spoilt(reader: Any, content: bytes, most: int, seed: int) -> bytes:
    chance = random.Random(seed)  # noqa: S311 - files are spoilt with it, nothing is kept secret
    try:
        return chance.choice(reader.ways)(content, chance)[:most]
    except Exception:  # noqa: BLE001 - what is no longer a whole file is spoilt by its bytes
        return reader.ways[-1](content, chance)[:most]


if __name__ == "__main__":
    main(sys.argv[1:])
