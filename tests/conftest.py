"""Where things are, and what every test may count on: silence and steady examples."""

from __future__ import annotations

import gc
import logging
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew from what is made"
    )


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what stays to the end: it took a third of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 30, 200)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(autouse=True)
def _silence(caplog: pytest.LogCaptureFixture) -> object:
    """Fail a test in which the product logged anything: what it notices, it returns."""
    yield
    ours = [r for r in caplog.records if r.name.startswith("docgen") and r.levelno >= logging.INFO]
    assert not ours
