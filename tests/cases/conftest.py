"""The shipped library, opened once."""

from __future__ import annotations

import pytest

from docgen.catalogue import Library, load_library


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()
