from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.template.sandbox import make_environment
from docgen.template.tags import TagKind, find_tags, mark_tags

ENVIRONMENT = make_environment()


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("no tag { here } %", []),
        ("a {{ b }} c {% if d %}", ["{{ b }}", "{% if d %}"]),
        ("{{ '}}' }}x", ["{{ '}}' }}"]),
        ('{{ "a\\"}}" }}x', ['{{ "a\\"}}" }}']),
        ("{{ {'a': {'b': 1}}['a'] }}x", ["{{ {'a': {'b': 1}}['a'] }}"]),
        ("{# a {{ b }} #}{{ c }}", ["{# a {{ b }} #}", "{{ c }}"]),
        ("{% raw %}{{ a }}{% endraw %}{{ b }}", ["{{ b }}"]),
        ("{%- if a -%}{{- b -}}", ["{%- if a -%}", "{{- b -}}"]),
        ("{{ a % b }}", ["{{ a % b }}"]),
    ],
)
def test_tags_are_found_as_jinja_finds_them(text: str, tags: list[str]) -> None:
    assert [tag.text for tag in find_tags(text)] == tags


@pytest.mark.parametrize(
    "text", ["{{ a", "{{ a }", "{{ a {{ b }}", "{{ a\nb", "{% if a }}", "{# a"]
)
def test_a_tag_without_its_end_is_not_closed(text: str) -> None:
    assert next(find_tags(text)).closed is False


def test_a_tag_after_one_that_is_not_closed_is_found() -> None:
    assert [tag.closed for tag in find_tags("{{ a\n{{ b }}")] == [False, True]


@pytest.mark.parametrize(
    ("text", "prefix", "words", "keyword"),
    [
        ("{%tr for x in y %}", "tr", "for x in y", "for"),
        ("{{p x|rich }}", "p", "x|rich", ""),
        ("{{ p }}", "", "p", ""),
        ("{%- endif -%}", "", "endif", "endif"),
        ("{% if a == “b” %}", "", 'if a == "b"', "if"),
        ("{#p note #}", "p", "note", ""),
    ],
)
def test_a_tag_knows_its_prefix_and_its_words(
    text: str, prefix: str, words: str, keyword: str
) -> None:
    (tag,) = find_tags(text)
    assert (tag.prefix, tag.words, tag.keyword) == (prefix, words, keyword)


def test_a_tag_knows_its_kind() -> None:
    kinds = [tag.kind for tag in find_tags("{{ a }}{% b %}{# c #}")]
    assert kinds == [TagKind.PRINT, TagKind.STEER, TagKind.NOTE]


def test_each_tag_gets_a_line_of_its_own() -> None:
    marked = mark_tags("a\nb {{ c }}{% if d %}\n{{ e }}{% endif %}", ENVIRONMENT)
    assert [marked.tag_at(line) for line in marked.lines] == [0, 1, 2, 3]


@given(st.text(alphabet="ab \n-}%#'", max_size=30))
def test_marking_changes_nothing_that_is_printed(text: str) -> None:
    source = f"{{{{ x }}}}{text}{{% if x -%}} y{{% endif %}}"
    marked = mark_tags(source, ENVIRONMENT).source
    render = ENVIRONMENT.from_string
    assert render(marked).render(x=1) == render(source).render(x=1)
