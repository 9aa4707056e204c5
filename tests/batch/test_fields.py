"""The columns that a form's recipients may have."""

from __future__ import annotations

import pytest
from conftest import ROOT
from list_specimens import Lists

from docgen.language import Language

FORMS = sorted(path.stem for path in (ROOT / "data_schemas" / "ctm").glob("*.yaml"))


@pytest.mark.parametrize("form", FORMS)
def test_every_heading_of_an_empty_list_names_its_own_column(form: str) -> None:
    columns = Lists(form).fields.columns
    unlike = [
        (column.name, language)
        for language in Language
        for column in columns.all
        if columns.find(column.title[language] or column.name) is not column
    ]
    assert unlike == []
