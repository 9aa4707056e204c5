"""A store with a release that waits, and the case that it is about, for tests of releases."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from conftest import ROOT
from release import word_specimens

import docgen
from docgen.engine import Settings
from docgen.engine.releasing import propose_release
from docgen.engine.releasing_inputs import Origin
from docgen.engine.releasing_request import Hand, Released, ReleaseRequest
from docgen.engine.releasing_store import Store

CASE = ROOT / "samples" / "child-survived.yaml"
AFTER = date(2026, 11, 1)
SETTINGS = Settings(today=lambda: AFTER)
TEXTS = {"en": "The board learnt this.", "cy": "Dysgodd y bwrdd hyn."}
MOMENT = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
ANN, BOB = Hand("Ann Officer", MOMENT), Hand("Bob Second", MOMENT)


@pytest.fixture(scope="module")
def library() -> docgen.Library:
    return docgen.open_library()


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Origin:
    """A case of which a page may be published: `document` says nothing of anybody."""
    folder = tmp_path_factory.mktemp("case")
    shutil.copytree(ROOT / "samples", folder / "samples")
    for language, text in TEXTS.items():
        (folder / f"page_{language}.docx").write_bytes(word_specimens.word(plain=text))
    return Origin(folder / "samples" / CASE.name)


@pytest.fixture(scope="module")
def request_(origin: Origin) -> ReleaseRequest:
    folder = origin.case.parent.parent
    items = tuple(str(folder / f"page_{one}.docx") for one in ("en", "cy"))
    return ReleaseRequest(items, "published")


@pytest.fixture(scope="module")
def first(
    library: docgen.Library,
    origin: Origin,
    request_: ReleaseRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Released:
    """A release that waits, in a store that nobody changes."""
    store = Store(tmp_path_factory.mktemp("first") / "releases")
    return propose_release(library, origin, request_, store, ANN, SETTINGS)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "releases")


@pytest.fixture
def proposed(first: Released, store: Store) -> Released:
    shutil.copytree(first.folder.parent, store.folder)
    return replace(first, folder=store.folder / first.id)
