"""Files that are nearly right in; what a reader does with them: it must say so, soon, and go on.

`python tests/release/fuzzing.py 600` goes on for so many seconds with every reader.
"""

from __future__ import annotations

import io
import random
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from release import pdf_specimens, word_specimens

from docgen.release import Reading, UnreadableError, clean_pdf, clean_word, read_pdf, read_word

TEXT = "Gwion O'Brien"
_SLOW = 5.0
_WORDS = (
    b"<< >> [ ] ( ) < > / obj endobj stream endstream 0_0_R -1 99999999999 1e308 NaN /Kids /Parent "
    b"/Contents /Resources /Font Do BT &#0; <w:p> </w:p> w:val= \x00 \xff\xfe PK\x03\x04 <!DOCTYPE"
)
_TOKENS = tuple(_WORDS.split(b" "))


def chance_of(seed: int) -> random.Random:
    """Return a source of chance that is the same for the same `seed`."""
    return random.Random(seed)  # noqa: S311 - files are spoilt with it, and nothing is kept secret


def specimens() -> dict[str, list[bytes]]:
    """Return whole files by their kind."""
    return {
        "word": [make(TEXT) for make in word_specimens.PLACES.values()],
        "pdf": [make(TEXT) for make in pdf_specimens.PLACES.values()],
    }


def spoil(content: bytes, chance: random.Random) -> bytes:
    """Return `content` with some bytes changed, cut, doubled or put elsewhere."""
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 2, 4, 16, 64))):
        at = chance.randrange(len(spoilt) + 1)
        length = chance.choice((1, 2, 8, 60))
        way = chance.randrange(5)
        if way == 0 and at < len(spoilt):
            spoilt[at] = chance.randrange(256)
        elif way == 1:
            del spoilt[at : at + length]
        elif way == 2:
            spoilt[at:at] = spoilt[at : at + length] * chance.choice((1, 3, 50))
        elif way == 3:
            spoilt[at:at] = chance.choice(_TOKENS)
        else:
            there = chance.randrange(len(spoilt) + 1)
            spoilt[there:there] = spoilt[at : at + length]
    return bytes(spoilt)


def spoil_parts(content: bytes, chance: random.Random) -> bytes:
    """Return a Word file whose archive is whole and one of whose parts is spoilt."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = spoil(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for one, part in parts.items():
            file.writestr(one, part)
    return stream.getvalue()


def cases(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yield spoilt files without end, with the kind of each."""
    known = specimens()
    while True:
        yield "pdf", spoil(chance.choice(known["pdf"]), chance)
        yield "word", spoil_parts(chance.choice(known["word"]), chance)
        yield "word", spoil(chance.choice(known["word"]), chance)


READERS: dict[str, Callable[[bytes, str], Reading]] = {"pdf": read_pdf, "word": read_word}
CLEANERS: dict[str, Callable[[bytes], bytes]] = {"pdf": clean_pdf, "word": clean_word}


def try_one(kind: str, content: bytes) -> float:
    """Read and clean one file, and return how many seconds that took; raise what they raise."""
    began = time.perf_counter()
    READERS[kind](content, "file")
    with suppress(UnreadableError):
        CLEANERS[kind](content)
    return time.perf_counter() - began


def main(seconds: float) -> None:
    """Try files until the time is up; stop at the first that is not read as it should."""
    chance, began, count, slowest = chance_of(int(time.time())), time.monotonic(), 0, 0.0
    for kind, content in cases(chance):
        try:
            took = try_one(kind, content)
        except Exception:
            Path("fuzzing-failure.bin").write_bytes(content)
            raise
        slowest, count = max(slowest, took), count + 1
        if took > _SLOW:
            Path("fuzzing-failure.bin").write_bytes(content)
            sys.exit(f"a {kind} file took {took:.1f} seconds")
        if time.monotonic() - began > seconds:
            break
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{count} files, the slowest {slowest:.2f} s, {memory} MB at most\n")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
