from __future__ import annotations

import pytest

from docgen.catalogue import folders
from docgen.catalogue.folders import Folders, find_shipped, lay_over
from docgen.errors import LibraryError


@pytest.fixture
def layers(tmp_path):
    for layer, names in {"below": ("a", "b"), "above": ("b", "c")}.items():
        folder = tmp_path / layer / "templates"
        folder.mkdir(parents=True)
        for name in names:
            (folder / name).write_text(layer)
    return Folders((tmp_path / "above", tmp_path / "below"))


@pytest.mark.parametrize(("name", "layer"), [("a", "below"), ("b", "above"), ("c", "above")])
def test_the_strongest_folder_that_has_a_file_gives_it(layers, name, layer):
    assert layers.find(f"templates/{name}").read_text() == layer


def test_a_file_that_no_folder_has_is_not_found(layers):
    assert layers.find("templates/d") is None


def test_files_are_listed_once_each(layers):
    files = layers.list("templates/*")

    assert list(files) == ["templates/a", "templates/b", "templates/c"]
    assert files["templates/b"].read_text() == "above"


def test_a_file_is_named_within_its_library(layers, tmp_path):
    assert layers.relative(layers.find("templates/a")) == "templates/a"
    assert layers.relative(tmp_path / "other") == str(tmp_path / "other")


def test_overlays_lie_over_the_shipped_library_the_last_on_top(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name / "templates").mkdir(parents=True)
    laid = lay_over([tmp_path / "one", tmp_path / "two"])

    assert laid.paths == (tmp_path / "two", tmp_path / "one", find_shipped())


def test_an_installed_package_carries_its_library(tmp_path, monkeypatch):
    (tmp_path / "docgen" / "_library").mkdir(parents=True)
    monkeypatch.setattr(folders, "_PACKAGE", tmp_path / "docgen")

    assert find_shipped() == tmp_path / "docgen" / "_library"


def test_without_one_it_stands_beside_the_source(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "_PACKAGE", tmp_path / "docgen")

    assert find_shipped() == tmp_path


@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_that_is_no_library_is_refused(tmp_path, exists):
    folder = tmp_path / "documents"
    if exists:
        folder.mkdir()
    with pytest.raises(LibraryError) as caught:
        lay_over([folder])

    assert caught.value.problems[0].code == "library-folder"
