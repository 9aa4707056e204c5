"""A release made again elsewhere: another home, zone, language, folder, hash seed, in any order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

RELEASES = {
    "family": ("child-survived.yaml", "family-letter-final"),
    "board": ("case.yaml", "panel-timetable"),
    "government": ("adult-died.yaml", "recommendation-to-chair"),
    "learning-event": ("case.yaml", "learning-event-invitation"),
}
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "cy_GB.UTF-8", "PYTHONHASHSEED": "7"}


def docgen(*arguments: str, folder: Path, **environment: str) -> str:
    """Run a command in a process of its own, in `folder`, and return what it says."""
    command = [sys.executable, "-m", "docgen", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.parametrize("audience", RELEASES)
def test_a_release_is_rebuilt_elsewhere_byte_for_byte(audience: str, tmp_path: Path) -> None:
    sample, form = RELEASES[audience]
    here, there = tmp_path / "here", tmp_path / "over there"
    shutil.copytree(ROOT / "samples", here / "samples")
    case = f"samples/{sample}"
    docgen("release", case, form, "--as", audience, "--by", "Ann Officer", folder=here)
    (there / "home").mkdir(parents=True)
    shutil.move(here / "releases", there / "store")
    shutil.rmtree(here)
    release = next((there / "store").glob("*_001")).name
    asked = ("rebuild", release, "--store", "store", "--out", "again")
    told = docgen(*asked, folder=there, HOME=str(there / "home"), **ELSEWHERE)
    assert "each is the same, byte for byte" in told
    assert list((there / "home").iterdir()) == []
