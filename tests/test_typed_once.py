"""A fact is typed once: changed in the case file or the board's, it changes in every form.

All names, ways to reach somebody, references and dates of a sample are changed at one stroke. What
somebody has written about the case in their own words may mention them, so the mentions are taken
out of both the old and the new first; then nothing of the old may stand in what is made from the
new, and each new value must stand wherever the old one stood.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from builders import text_of
from made_documents import shipped, short

import docgen
from docgen.engine import forms_for, sample_case
from docgen.language import Language
from docgen.language.dates import format_date

SAMPLES = ("adult-died", "child-looked-after-died", "child-survived", "mapf", "case")
SETTINGS = docgen.Settings(today=lambda: date(2040, 1, 2))
NAMES, REACHED = ("name", "full_name"), ("phone", "email", "address")
#: Whole weeks, so that a working day stays one; and no new date is one of the old.
LATER = timedelta(weeks=530)
TIMED = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
DATED = re.compile(r"\b\d{1,2}(?:/\d{1,2}/| \w+ )\d{4}\b")
Leaf = tuple[str, Any]


def leaves(data: Any, path: str = "") -> Iterator[Leaf]:
    """Yield each value of a case file with its path."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, f"{path}.{key}")
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from leaves(value, f"{path}[{number}]")
    else:
        yield path, data


def changed(data: Any, change: Callable[[str, Any], Any], path: str = "") -> Any:
    """Return `data` with every value as `change` has it."""
    if isinstance(data, dict):
        return {key: changed(value, change, f"{path}.{key}") for key, value in data.items()}
    if isinstance(data, list):
        return [changed(value, change, f"{path}[{n}]") for n, value in enumerate(data)]
    return change(path, data)


def is_fact(path: str, value: Any) -> bool:
    """Return whether this names somebody, says where they are reached, or is the reference."""
    key = path.rpartition(".")[2]
    of_person = path.startswith((".people.", ".subject.")) and key in (*NAMES, *REACHED)
    return isinstance(value, str) and (of_person or path == ".case.ref")


def replacement(path: str, old: str, number: int) -> str:
    """Return what is put in place of `old`, like nothing else of the case."""
    key = path.rpartition(".")[2]
    if key == "ref":
        return old.replace("20", "19").replace("0", "9", 1)
    if key == "phone":
        return f"01632 969{number:03}"
    if key == "email":
        return f"new.{number}@example.net"
    words = ("one", "two", "three")
    if key == "address":
        return "\n".join(f"Newplace {number} {word}" for word in words)
    return f"Newname{number} Changedto{number}"


def old_and_new(*files: Any) -> dict[str, str]:
    """Return what each fact of `files` is changed to, by what it is.

    A house in which several live, or meet, is left as it is: each of them lives there.
    """
    said = [value for _, value in leaves(list(files)) if isinstance(value, str)]
    facts = {
        value: path
        for path, value in leaves(list(files))
        if is_fact(path[3:], value) and sum(stands(value, other) for other in said) == 1
    }
    return {
        old: replacement(path, old, number) for number, (old, path) in enumerate(facts.items(), 1)
    }


def files_of(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a sample and the board of the samples, without mentions in what people wrote."""
    whole = sample_case(shipped())
    case, board = (
        yaml.safe_load((whole.parent / f"{stem}.yaml").read_text(encoding="utf-8"))
        for stem in (name, "board")
    )
    told = old_and_new(case, board)

    def unmentioned(path: str, value: Any) -> Any:
        if not isinstance(value, str) or is_fact(path, value):
            return value
        for old in told:
            value = value.replace(old, "…")
        return DATED.sub("…", value)

    return changed(case, unmentioned), changed(board, unmentioned)


def made_from(case: Any, board: Any) -> dict[str, str]:
    """Return what every form meant for `case` says, by its name without the reference."""
    with TemporaryDirectory() as folder:
        shutil.copytree(sample_case(shipped()).parent, folder, dirs_exist_ok=True)
        for chapter in Path(folder).rglob("*.md"):
            told = chapter.read_text(encoding="utf-8")
            chapter.write_text(DATED.sub("…", told), encoding="utf-8")
        for stem, data in (("case", case), ("board", board)):
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
            (Path(folder) / f"{stem}.yaml").write_text(text, encoding="utf-8")
        read = docgen.read_case(Path(folder) / "case.yaml", library=shipped(), settings=SETTINGS)
        forms = tuple(form.id for form in forms_for(shipped(), read))
        request = docgen.Request(
            forms, formats=(docgen.OutputFormat.DOCX,), state=docgen.State.DRAFT
        )
        made = docgen.make(shipped(), read, request, settings=SETTINGS).documents
    return {short(one.name): said(one.content) for one in made}


def said(word: bytes) -> str:
    return " ".join(text_of(word).split())


@cache
def before_and_after(name: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return all that a sample's forms say, before and after, and what became of each fact."""
    case, board = files_of(name)
    facts = old_and_new(case, board)

    def renewed(path: str, value: Any) -> Any:
        if isinstance(value, date):
            return value + LATER
        if isinstance(value, str) and TIMED.fullmatch(value):
            return f"{datetime.fromisoformat(value) + LATER:%Y-%m-%d %H:%M}"
        return facts.get(value, value) if is_fact(path, value) else value

    after = made_from(changed(case, renewed), changed(board, renewed))
    dates = (value for _, value in leaves(case) if isinstance(value, date))
    for day in dates:
        for language in Language:
            facts[format_date(day, language)] = format_date(day + LATER, language)
    return made_from(case, board), after, facts


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_changed_leaves_no_trace_in_any_form(name: str) -> None:
    _, after, facts = before_and_after(name)
    assert [(form, old) for form, text in after.items() for old in facts if stands(old, text)] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_new_stands_wherever_the_old_stood(name: str) -> None:
    before, after, facts = before_and_after(name)
    assert before.keys() == after.keys()
    for old, new in facts.items():
        where = {form for form, text in before.items() if stands(old, text)}
        now = {form for form, text in after.items() if stands(new, text)}
        assert now == where, old


def stands(value: str, text: str) -> bool:
    """Return whether `value` stands in `text` as words of its own; of an address, its house."""
    first = re.split(r"[\n,]", value)[0]
    return re.search(rf"(?<!\w){re.escape(first)}(?!\w)", text) is not None
