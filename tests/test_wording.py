"""The wording of each form, unfilled: a change of a template shows here as a change of text.

When a change is meant: `pytest tests/test_wording.py --update-golden`, and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from made_documents import forms_in_languages, name_of, shipped

import docgen

GOLDEN = Path(__file__).parent / "golden"
EACH = pytest.mark.parametrize(("form_id", "language"), forms_in_languages(), ids=name_of)


@EACH
def test_the_wording_is_what_was_agreed(
    form_id: str, language: docgen.Language, request: pytest.FixtureRequest
) -> None:
    found = normal(wording_of(form_id, language))
    path = GOLDEN / f"{form_id}_{language}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@EACH
def test_the_wording_is_short_enough_to_be_read(form_id: str, language: docgen.Language) -> None:
    assert (GOLDEN / f"{form_id}_{language}.txt").stat().st_size < 20 * 1024


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{form_id}_{language}.txt" for form_id, language in forms_in_languages()}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


def wording_of(form_id: str, language: docgen.Language) -> str:
    """Return the text of an unfilled form."""
    path = shipped().template_path(shipped().form(form_id), language)
    return docgen.compile_template(path).compiled.text


def normal(text: str) -> str:
    """Return `text` without what nobody sees: spaces at the end of lines, several empty lines."""
    lines = [line.rstrip() for line in text.splitlines()]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).strip() + "\n"
