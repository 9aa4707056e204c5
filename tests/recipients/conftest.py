"""Lists for the letter to the family, read with the sample case."""

from __future__ import annotations

import pytest
from list_specimens import Lists


@pytest.fixture(scope="session")
def lists() -> Lists:
    return Lists()
