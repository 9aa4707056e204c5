"""Each form, empty, has its labels, headings and texts in the order that its source has them.

`labels/<form>.txt` lists the beginnings of what a form says in English, one a line, with the slips
of its source put right. That its Welsh twin has the same blocks in the same order is checked
elsewhere, so a list in one language is enough.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from builders import text_of
from made_documents import SETTINGS, sample, shipped
from pdf_checks import text_of_pages

import docgen

LISTS = {path.stem: path for path in sorted((Path(__file__).parent / "labels").iterdir())}
FORMATS = pytest.mark.parametrize("ending", docgen.OutputFormat, ids=str)


def on_one_line(text: str) -> str:
    """Return `text` with single spaces, quotation marks made straight."""
    return " ".join(text.replace("’", "'").split())


@cache
def blank(form_id: str, ending: docgen.OutputFormat) -> str:
    """Return what the empty form says in English."""
    request = docgen.Request((form_id,), (docgen.Language.EN,), (ending,), state=docgen.State.BLANK)
    [made] = docgen.make(shipped(), sample(), request, settings=SETTINGS).documents
    is_word = ending is docgen.OutputFormat.DOCX
    said = text_of(made.content) if is_word else " ".join(text_of_pages(made.content))
    return on_one_line(said)


@FORMATS
@pytest.mark.parametrize("form_id", LISTS)
def test_its_labels_stand_in_order(form_id: str, ending: docgen.OutputFormat) -> None:
    said, found, missing = blank(form_id, ending), 0, []
    for label in LISTS[form_id].read_text(encoding="utf-8").splitlines():
        place = said.find(on_one_line(label), found)
        missing += [label] if place < 0 else []
        found = max(found, place + len(label))
    assert missing == []
