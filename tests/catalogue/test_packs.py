from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

import docgen
from docgen.catalogue.library import load_library
from docgen.errors import LibraryError

GOOD: Mapping[str, Any] = {
    "toolkit": "ctm",
    "packs": [
        {
            "id": "board-papers",
            "number": "P16",
            "title": {"en": "Board papers", "cy": "Papurau'r Bwrdd"},
            "recipient": {"en": "The Board", "cy": "Y Bwrdd"},
            "marking": "official-sensitive",
            "source": "Toolkit, line 83",
            "items": [
                {"form": "review-report", "state": "full"},
                {"set": "chronology", "of": "chronology.agency_timelines", "state": "part"},
                {"file": "genogram", "title": {"en": "Genogram", "cy": "Genogram"}},
                {"pack": "inner"},
            ],
            "leave_out": ["referral-child"],
        },
        {
            "id": "inner",
            "number": "PT01",
            "inner": True,
            "title": {"en": "Inner", "cy": "Mewnol"},
            "recipient": {"en": "As the outer", "cy": "Fel yr allanol"},
            "marking": "official",
            "source": "Toolkit, line 84",
            "items": [{"form": "review-action-plan", "when": {"path": "review.type", "is": "x"}}],
        },
    ],
}


def library_of(folder: Path, data: object) -> docgen.Library:
    """Return a library whose only packs are those of `data`."""
    path = folder / "data_schemas" / "packs" / "ctm.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return load_library(folder)


def with_change(way: str, value: object) -> dict[str, Any]:
    """Return the good plan with the value at `way` (`packs.0.id`) changed, or taken out by None."""
    data = deepcopy(dict(GOOD))
    *steps, last = way.split(".")
    place: Any = data
    for step in steps:
        place = place[int(step)] if step.isdigit() else place[step]
    key = int(last) if last.isdigit() else last
    if value is None:
        del place[key]
    else:
        place[key] = value
    return data


def test_a_good_plan_is_read(tmp_path: Path) -> None:
    plans = library_of(tmp_path, GOOD).packs
    assert [(plan.id, [item.kind.value for item in plan.items]) for plan in plans] == [
        ("board-papers", ["form", "set", "file", "pack"]),
        ("inner", ["form"]),
    ]


@pytest.mark.parametrize(
    ("way", "value"),
    [
        ("toolkit", None),
        ("packs", []),
        ("packs.0.id", "Board Papers"),
        ("packs.0.id", None),
        ("packs.0.number", "16"),
        ("packs.0.title", {"en": "Board papers"}),
        ("packs.0.title.cy", ""),
        ("packs.0.recipient", None),
        ("packs.0.marking", "secret"),
        ("packs.0.source", None),
        ("packs.0.items", []),
        ("packs.0.items.0.state", "signed"),
        ("packs.0.items.0.form", "Review Report"),
        ("packs.0.items.0.of", "reviewers"),
        ("packs.0.items.1.of", None),
        ("packs.0.items.2.title", None),
        ("packs.0.items.3.state", "full"),
        ("packs.0.items.0.pack", "inner"),
        ("packs.0.items.0.when", {"path": "review.type"}),
        ("packs.0.leave_out", []),
        ("packs.0.leave_out", ["genogram", "genogram"]),
        ("packs.0.each", []),
        ("packs.0.each", [{"of": "reviewers"}]),
        ("packs.0.surprise", True),
        ("packs.0.meeting", {"path": "report.board_date"}),
    ],
)
def test_a_plan_of_another_shape_is_refused(tmp_path: Path, way: str, value: object) -> None:
    with pytest.raises(LibraryError) as caught:
        _ = library_of(tmp_path, with_change(way, value)).packs
    assert {problem.code for problem in caught.value.problems} == {"card-shape"}


@pytest.mark.parametrize(
    ("way", "value", "code"),
    [
        ("packs.1.id", "board-papers", "pack-twice"),
        ("packs.1.number", "P16", "pack-twice"),
        ("packs.0.items.3.pack", "nowhere", "pack-unknown"),
        ("packs.0.leave_out", ["review-report"], "pack-left-out"),
        ("packs.0.leave_out", ["review-action-plan"], "pack-left-out"),
        ("packs.1.items", [{"pack": "board-papers"}], "pack-ring"),
        ("packs.1.items", [{"pack": "inner"}], "pack-ring"),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(
    tmp_path: Path, way: str, value: object, code: str
) -> None:
    with pytest.raises(LibraryError) as caught:
        _ = library_of(tmp_path, with_change(way, value)).packs
    assert code in {problem.code for problem in caught.value.problems}


def test_the_toolkit_has_all_its_packs() -> None:
    numbers = {plan.number[:3] for plan in docgen.open_library().packs if not plan.inner}
    assert numbers == {f"P{number:02d}" for number in range(1, 26)}


def test_every_item_of_the_toolkit_is_a_form_or_says_its_own_title() -> None:
    library = docgen.open_library()
    nameless = [
        (plan.id, item.name)
        for plan in library.packs
        for item in plan.items
        if not (item.title.is_complete or item.kind == "pack" or item.name in library.form_ids)
    ]
    assert nameless == []


def test_every_set_is_of_a_form_that_is_made_for_that_list() -> None:
    library = docgen.open_library()
    sets = [item for plan in library.packs for item in plan.items if item.kind == "set"]
    wrong = [
        item.name
        for item in sets
        if item.name in library.form_ids
        and item.of not in [level.of for level in library.form(item.name).each]
    ]
    assert wrong == []
    assert len(sets) > 5


def test_what_is_never_published_is_left_out_of_what_is() -> None:
    publication = next(p for p in docgen.open_library().packs if p.id == "publication")
    assert {"genogram", "merged-timeline", "chronology"} <= set(publication.leave_out)


def test_the_plans_stand_in_the_library() -> None:
    assert (ROOT / "data_schemas" / "packs" / "ctm.yaml").is_file()
