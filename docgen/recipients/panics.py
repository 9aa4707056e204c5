"""A block that calls the reader of workbooks in; its panics as plain errors out.

The reader is written in Rust. Where a damaged file takes it by surprise it writes its own trace to
standard error and raises what no `except Exception` holds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_PANIC = "PanicException"  # the class itself cannot be imported
_STANDARD_ERROR = 2


@contextmanager
def without_panic() -> Iterator[None]:
    """Raise `ValueError` where the block panics, and show nobody the trace."""
    try:
        with _silence():
            yield
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise ValueError("the reader of workbooks fell over") from None


@contextmanager
def _silence() -> Iterator[None]:
    """Lead standard error, of this process and of what is not Python in it, to nowhere."""
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:  # a program without one
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STANDARD_ERROR)
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(nowhere)
        os.close(kept)
