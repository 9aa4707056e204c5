"""A reader's name and a time in; how it takes files that are nearly right out.

`python tests/fuzzing/run.py READER SECONDS`; without a name it lists the readers, `all` goes
through them one after another. Memory is bounded by the system, time by an alarm; whatever is not
said as it should be is kept in `fuzzing-failures/`, one file for each place in the code, and what
took longest, if it took long.
"""

from __future__ import annotations

import faulthandler
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fuzzing.readers import READERS, Reader
from fuzzing.spoiling import chance_of

KEPT = Path("fuzzing-failures")
_MOST_MEMORY = 3 * 2**30
_SLOW = 10
_WORTH_A_LOOK = 3


class TooSlowError(BaseException):
    """A file that takes longer than any may; no `except Exception` holds it."""


@dataclass
class Tally:
    """What came of the files so far."""

    files: int = 0
    refused: int = 0
    slowest: float = 0.0
    failures: dict[str, str] = field(default_factory=dict)


@contextmanager
def in_time(seconds: int = _SLOW) -> Iterator[None]:
    """Raise `TooSlowError` after so many seconds of work, wherever the code then is."""

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)  # of work: a busy machine is not the file's fault
    # where foreign code never comes back to Python, end the process: the file is kept already
    faulthandler.dump_traceback_later(seconds * 20, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def try_one(reader: Reader, content: bytes, tally: Tally) -> None:
    """Read one file; note how long it took, and where it failed if it was not refused in words."""
    began = time.process_time()
    try:
        with in_time():
            reader.read(content)
    except reader.refusals:
        tally.refused += 1
    except (Exception, TooSlowError) as error:  # noqa: BLE001 - this is what it looks for
        _keep(reader, content, error, tally)
    tally.files += 1
    took = time.process_time() - began
    if took > max(tally.slowest, _WORTH_A_LOOK):
        _write(f"{reader.name}-slowest", content)
    tally.slowest = max(tally.slowest, took)


def _keep(reader: Reader, content: bytes, error: BaseException, tally: Tally) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if f"{os.sep}docgen{os.sep}" in one.filename] or frames
    place = f"{type(error).__name__}-{Path(ours[-1].filename).stem}-{ours[-1].lineno}"
    if place not in tally.failures:
        tally.failures[place] = "".join(traceback.format_exception(error)[-12:])
        _write(f"{reader.name}-{place}", content, tally.failures[place])


def _write(stem: str, content: bytes, told: str = "") -> None:
    KEPT.mkdir(exist_ok=True)
    (KEPT / f"{stem}.bin").write_bytes(content)
    if told:
        (KEPT / f"{stem}.txt").write_text(told, encoding="utf-8")


def fuzz(reader: Reader, seconds: float, seed: int) -> Tally:
    """Read spoilt files for so many seconds of work: others on the machine take none of them."""
    tally, chance, until = Tally(), chance_of(seed), time.process_time() + seconds
    seeds = reader.seeds()
    while time.process_time() < until:
        content = chance.choice(reader.ways)(chance.choice(seeds), chance)
        _write(f"{reader.name}-last", content)
        try_one(reader, content, tally)
    (KEPT / f"{reader.name}-last.bin").unlink(missing_ok=True)
    return tally


def main(words: list[str]) -> None:
    """Fuzz the reader that `words` name, or list them all."""
    if not words:
        sys.stdout.write("\n".join(READERS) + "\n")
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    seconds = float(words[1]) if len(words) > 1 else 60.0
    seed = int(words[2]) if len(words) > 2 else int(time.time())
    failed = 0
    for name in READERS if words[0] == "all" else words[:1]:
        tally = fuzz(READERS[name], seconds, seed)
        failed += len(tally.failures)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        told = (
            f"{name}: {tally.files} files, {tally.refused} refused, slowest {tally.slowest:.2f} s"
        )
        sys.stdout.write(
            f"{told}, {memory} MB at most, seed {seed}; {len(tally.failures)} failures\n"
        )
        sys.stdout.writelines(f"  {place}\n" for place in tally.failures)
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
