"""A run of letters in bulk in one call, in a folder of the test's own."""

from __future__ import annotations

import pytest
from list_specimens import Lists


@pytest.fixture(scope="session")
def lists() -> Lists:
    return Lists()
