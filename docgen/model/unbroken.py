"""A few steps that whoever ends the run must wait for: all of them are done, or none has begun.

A file made and not yet noted for removal, an old document under its second name: between two such
steps nothing may be broken off, or what should be gone stays on the disk.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

#: How a run is ended from outside: at the keyboard; by the system or another program.
_ENDINGS: Final = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def unbroken() -> Iterator[None]:
    """Put off the end of the run that is asked for in this block until the block is done.

    Python breaks off its main thread alone, so elsewhere this does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    before = {
        ending: signal.signal(ending, lambda number, _: asked.append(number)) for ending in _ENDINGS
    }
    try:
        yield
    finally:
        for ending, handler in before.items():
            # a handler that Python did not set cannot be read; the system's own stands in for it
            signal.signal(ending, signal.SIG_DFL if handler is None else handler)
        for number in asked[:1]:
            signal.raise_signal(number)
