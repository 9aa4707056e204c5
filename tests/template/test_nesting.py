"""What is nested deeper than Python follows is told as that, when the template is compiled."""

from __future__ import annotations

import pytest
from builders import docx_of

from docgen import compile_template
from docgen.errors import TemplateError

TOO_DEEP = {
    "conditions": "{% if a %}" * 100 + "{% endif %}" * 100,
    "loops": "{% for i in a %}" * 21 + "{% endfor %}" * 21,
    "sums": "{{ 1" + "+1" * 5000 + " }}",
    "brackets": "{{ " + "(" * 100 + "1" + "+1)" * 100 + " }}",
    "filters": "{{ a" + "|e" * 5000 + " }}",
    "members": "{{ a" + ".b" * 5000 + " }}",
}
DEEP = {
    "conditions": "{% if a %}" * 70 + "x" + "{% endif %}" * 70,
    "loops": "{% for i in a %}" * 16 + "x" + "{% endfor %}" * 16,
    "sums": "{{ 1" + "+1" * 70 + " }}",
    "filters": "{{ a" + "|e" * 70 + " }}",
    "lists": "{{ " + "[" * 70 + "]" * 70 + " }}",
}


@pytest.mark.parametrize("tags", TOO_DEEP.values(), ids=TOO_DEEP)
def test_what_is_nested_too_deep_is_told(tags: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(docx_of("Dear", tags))
    assert [problem.code for problem in caught.value.problems] == ["template-nested"]


@pytest.mark.parametrize("tags", DEEP.values(), ids=DEEP)
def test_what_is_nested_deep_is_filled(tags: str) -> None:
    compile_template(docx_of("Dear", tags)).word({"a": "x"})
