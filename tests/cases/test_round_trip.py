"""Whatever somebody types into a text field comes back as it was."""

from __future__ import annotations

import json

import yaml
from case_files import data_of, problems_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.cases import build_context, read_case
from docgen.cases.scalars import find_control
from docgen.language import Language

TEXTS = st.text(min_size=1).filter(lambda text: find_control(text) is None and "\ufeff" not in text)
quick = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def printed(library, data):
    roots = build_context(read_case(data, library), Language.EN).roots
    return roots["subject"]["full_name"], roots["event"]["outline"]


@given(name=TEXTS, outline=TEXTS)
@quick
def test_any_text_in_yaml_comes_back_unchanged(library, name, outline):
    data = data_of(subject={"full_name": name}, event={"outline": outline})

    assert printed(library, yaml.safe_dump(data).encode()) == (name, outline)


@given(name=TEXTS, outline=TEXTS)
@quick
def test_any_text_in_json_comes_back_unchanged(library, name, outline):
    data = data_of(subject={"full_name": name}, event={"outline": {"en": outline}})

    assert printed(library, json.dumps(data).encode()) == (name, outline)


@given(text=st.binary(max_size=200))
@quick
def test_any_bytes_at_all_are_a_case_or_a_case_error(library, text):
    problems_of(library, text)
