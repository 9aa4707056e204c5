"""A library in miniature for each test, and the shipped one, opened once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from catalogue_specimens import Files, small_library

from docgen.catalogue import Library, load_library


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Library]:
    """Make a library in miniature, with `changes` to its files."""

    def make(changes: Files | None = None) -> Library:
        return small_library(tmp_path / "library", changes)

    return make


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()
