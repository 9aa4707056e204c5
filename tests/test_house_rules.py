"""Rules that hold for every file of the project, so that nobody need remember them."""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from pathlib import Path

import click
import pytest
import typer
from conftest import ROOT

import docgen
from docgen.cli import app

MODULES = sorted((ROOT / "docgen").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
README = ROOT / "README.md"
#: What the project's texts may be read for: everything that is written by hand.
TEXTS = sorted(
    path
    for ending in ("*.py", "*.md", "*.yaml", "*.toml")
    for folder in ("docgen", "tests", "docs", "samples", "data_schemas", "templates", "bench")
    for path in (ROOT / folder).rglob(ending)
)
EACH_MODULE = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
#: Domains that nobody can own, and the public bodies that a form names.
OPEN_DOMAINS = ("example.org", "example.com", "example.net")
#: Ofcom's numbers for drama, and what is written as digits but is none.
DRAMA = re.compile(r"01632 ?960\d{3}|029 ?2018 ?0\d{3}|0[78]\d\d ?\d{3} ?\d{4}|07700 ?900\d{3}")


def samples() -> str:
    """Return all that the samples say."""
    texts = [path for path in TEXTS if path.is_relative_to(ROOT / "samples")]
    return "".join(path.read_text(encoding="utf-8") for path in texts)


def parsed(path: Path) -> ast.Module:
    """Return a module's tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def rank(name: str) -> tuple[bool, bool, str]:
    """Return where a name stands among others, as ruff sorts: constants, classes, the rest."""
    return not name.isupper(), not name[0].isupper(), name


def lines_of(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def commands() -> dict[str, click.Command]:
    """Return every command by its full name, without the groups."""
    return dict(named(typer.main.get_command(app), "docgen"))


def named(command: click.Command, name: str) -> list[tuple[str, click.Command]]:
    """Return the commands below `command` that do something, by name."""
    below = getattr(command, "commands", None)
    if below is None:
        return [(name, command)]
    return [one for key, value in below.items() for one in named(value, f"{name} {key}")]


@EACH_MODULE
def test_a_module_says_what_it_turns_into_what(path: Path) -> None:
    first = (ast.get_docstring(parsed(path)) or "").partition("\n\n")[0]
    assert len(first) > 20


def test_no_file_of_the_product_is_longer_than_300_lines() -> None:
    assert {str(p.relative_to(ROOT)): lines_of(p) for p in MODULES if lines_of(p) > 300} == {}


def test_no_file_of_the_tests_is_longer_than_300_lines() -> None:
    assert {str(p.relative_to(ROOT)): lines_of(p) for p in TESTS if lines_of(p) > 300} == {}


@EACH_MODULE
def test_all_is_true_and_sorted(path: Path) -> None:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(part for part in parts if part not in ("__init__", "__main__"))
    module = importlib.import_module(name)
    exported = list(getattr(module, "__all__", []))
    assert exported == sorted(exported, key=rank)
    assert [one for one in exported if not hasattr(module, one)] == []


def test_no_two_modules_have_a_name_that_says_nothing() -> None:
    empty = {"utils", "helpers", "common", "manager", "base", "misc", "util"}
    assert [str(path) for path in MODULES if path.stem in empty] == []


@pytest.mark.parametrize("name", commands())
def test_a_command_has_help(name: str) -> None:
    assert len(commands()[name].help or "") > 20


@pytest.mark.parametrize("name", commands())
def test_every_option_of_a_command_has_help(name: str) -> None:
    silent = [p.name for p in commands()[name].params if not getattr(p, "help", "")]
    assert silent in ([], ["help"])


@pytest.mark.parametrize("name", commands())
def test_a_command_is_in_the_readme(name: str) -> None:
    assert name in README.read_text(encoding="utf-8")


def test_the_version_is_said_in_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"[{version}]" in changes or "Unreleased" in changes


def test_what_the_library_offers_is_there() -> None:
    assert [name for name in docgen.__all__ if getattr(docgen, name, None) is None] == []


def test_a_name_that_the_library_does_not_offer_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        docgen.nothing  # noqa: B018 - the reading of it is what is tested


def test_every_address_of_a_person_is_an_invented_one() -> None:
    found = {
        address
        for path in TEXTS
        if not path.is_relative_to(ROOT / "tests")
        for address in re.findall(r"[\w.-]+@([\w-]+\.[\w.-]+\w)", path.read_text(encoding="utf-8"))
    }
    public = {one for one in found if one.endswith((".gov.uk", ".gov.wales", ".nhs.uk", ".co.uk"))}
    assert found - public - set(OPEN_DOMAINS) == set()


def test_every_telephone_number_of_the_sample_is_for_drama() -> None:
    text = samples()
    numbers = re.findall(r'phone: "?([\d ]+)', text)
    assert [number for number in numbers if not DRAMA.fullmatch(number.strip())] == []


def test_every_postcode_of_the_sample_is_one_that_cannot_be() -> None:
    text = samples()
    codes = re.findall(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b", text)
    assert {code for code in codes if not code.startswith("ZZ99 ")} == set()


def test_nothing_is_left_to_do_in_the_code() -> None:
    word = "TO" + "DO"
    left = [str(p.relative_to(ROOT)) for p in TEXTS if f"{word}" in p.read_text(encoding="utf-8")]
    assert left == []


def test_every_exception_from_a_rule_says_why() -> None:
    # names that a library asks for, and what a library without types gives, say it themselves
    plain = re.compile(r"# noqa: ((ANN401|N802|N805|ARG002)(, )?)+$")
    silent = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in MODULES
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"# noqa: [A-Z0-9, ]+$", line) and not plain.search(line)
    ]
    assert silent == []
