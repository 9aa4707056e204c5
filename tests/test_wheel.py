"""An installed wheel works from any folder, with templates, schemas and samples inside."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("hatchling") is None,
    reason="hatchling is missing: no wheel was built",
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel, unpacked, and nothing else of the project."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "-q", "-w", str(folder)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def docgen_at(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the unpacked `docgen` from another folder."""
    return subprocess.run(
        [sys.executable, "-m", "docgen", *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_demonstration_runs_from_any_folder(installed: Path, tmp_path: Path) -> None:
    ran = docgen_at(installed, tmp_path, "demo", "out")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(list((tmp_path / "out").iterdir())) == 112


def test_it_is_the_unpacked_wheel_that_runs(installed: Path, tmp_path: Path) -> None:
    program = "import docgen; print(docgen.__file__)"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip
    assert Path(ran.stdout.strip()).is_relative_to(installed)


def test_a_new_case_is_made_and_passes(installed: Path, tmp_path: Path) -> None:
    assert docgen_at(installed, tmp_path, "new", "case", "mine").returncode == 0
    assert docgen_at(installed, tmp_path, "check", "mine/case.yaml").returncode == 0


def test_it_holds_what_it_needs_and_nothing_else(installed: Path) -> None:
    top = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert top == {"docgen"}
    assert {"templates", "data_schemas", "samples"} == {
        path.name for path in (installed / "docgen" / "_library").iterdir()
    }


def test_it_says_that_it_is_typed(installed: Path) -> None:
    assert (installed / "docgen" / "py.typed").is_file()
