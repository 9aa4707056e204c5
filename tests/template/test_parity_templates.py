"""Every template of the library comes out as docxtpl makes it, part for part."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from builders import assert_same_parts, members_of, with_members
from docxtpl import DocxTemplate

from docgen.language import Language
from docgen.template import CompiledTemplate, Field, compile_template
from docgen.template.archive import Archive
from docgen.template.contents import fill_contents, has_contents, write_pages
from docgen.template.rich import FILTERS, RenderState, mark_part, rendering
from docgen.template.sandbox import make_environment

FOLDER = Path(__file__).resolve().parents[2] / "templates"
TEMPLATES = sorted(FOLDER.glob("??/*/*.docx"))
ITEMS = 2


def name_of(path: Path) -> str:
    return str(path.relative_to(FOLDER))


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_comes_out_as_docxtpl_makes_it(path: Path) -> None:
    template = compile_template(path.read_bytes(), name=path.name)
    language = Language(path.parents[1].name)
    data = data_for(template.fields)
    made = template.render_word(data, language=language)
    assert_same_parts(made, by_docxtpl(template, data, language))


def by_docxtpl(template: CompiledTemplate, data: Mapping[str, Any], language: Language) -> bytes:
    """Return what docxtpl makes with our filters; rich tags know their paragraphs as in ours."""
    parts, bases = dict(template.package.parts), list(template.patched.bases[:0])
    for part in (template.package.main, *template.package.related("header")):
        parts[part], found = mark_part(parts[part], template.styles, len(bases))
        bases += found
    document = DocxTemplate(io.BytesIO(Archive.of(parts).write({})))
    environment = make_environment(language, filters=FILTERS)
    with rendering(RenderState(template.styles, bases)):
        document.render(dict(data), jinja_env=environment, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return with_contents(out.getvalue(), template)


def with_contents(made: bytes, template: CompiledTemplate) -> bytes:
    """Return what docxtpl made with its contents list filled in, which docxtpl leaves to Word."""
    name = template.package.main
    body = members_of(made)[name]
    if not has_contents(body.decode()):
        return made
    filled, _ = fill_contents(body, template.styles)
    return with_members(made, {name: write_pages(filled, ())})


def data_for(fields: Iterable[Field]) -> dict[str, Any]:
    """Return data in which every field has a value, and every list two items."""
    tree: dict[str, Any] = {}
    for field in fields:
        node = tree
        for step in field.path.replace("[]", ".[]").split("."):
            node = node.setdefault(step, {})
    return {name: _value(name, node) for name, node in tree.items()}


def _value(name: str, node: Mapping[str, Any]) -> Any:
    if "[]" in node:
        return [_value(f"{name} {number}", node["[]"]) for number in range(ITEMS)]
    if not node:
        return f"{name} & <{name}>"
    return {key: _value(key, below) for key, below in node.items()}
