"""Whole documents: nothing typed is lost, and Word's readers open what comes out."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from template.rich.specimens import (
    full_package,
    full_styles,
    outline,
    printed,
    state_and_xml,
    text_of,
    tree,
)

from docgen.template.rich import RenderState, mark_bases, rich, splice

SAMPLE = """# Views

Dear **all**, see [the guide](https://gov.wales) and a note[^1].
12 Heol Fawr\tCaerdydd

1. one
2. two
   - bullet

     more
5. five

> quoted

| a | b |
|:--|--:|
| c | `d` |

```
code
```
---
[^1]: The note, with [a link](mailto:a@b.wales).
"""
MARKS = (
    "a Ŵŷ it's # ## * ** _ - + 1. 2) > | ` [ ] ( ) ! \\ <b> &amp; {{ }} {_{ --- === [^1] [^1]: ~ ^ "
    "https://a.wales <https://b.wales> ``` ~~~ 99999. 01."
)
TABLE = "| a | b |\n|---|---|\n"
SPACES = ["\n", "\n\n", " ", "    ", "\t", "\r\n", "\x00", "\v", "```\n", "a|b\n-|-\n", TABLE]
PIECES = st.sampled_from([*MARKS.split(), *SPACES])


def letters(text: str) -> list[str]:
    """Return the words of `text`, but for the language after a fence, which nobody reads."""
    return re.findall(r"[^\W\d_]+", re.sub(r"(```|~~~).*", "", text))


def filled(text: str) -> bytes:
    """Return the full template with `text` in it, as a compiler would make it."""
    package = full_package()
    root = etree.fromstring(package.parts[package.main])
    state = RenderState(full_styles(), mark_bases(root, full_styles()))
    value = rich(text)
    made = tree(type(value)(value.value, 0).word(state))
    (tag,) = (x for x in root.iter("{*}p") if "|rich" in "".join(x.itertext()))
    for block in made:
        tag.addprevious(block)
    tag.getparent().remove(tag)
    parts = {**package.parts, package.main: etree.tostring(root)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in {**parts, **splice(parts, state)}.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_word_that_is_typed_is_printed(text: str) -> None:
    state, xml = state_and_xml(text)
    notes = "".join(text_of(note) for note in state.notes.values())
    everything = text_of(xml) + notes + "".join("".join(x) for x in state.links.values())
    assert [word for word in letters(text) if word not in everything] == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=25).map("".join))
def test_words_are_printed_in_the_order_in_which_they_were_typed(text: str) -> None:
    state, xml = state_and_xml(text)
    assume(not state.notes and not state.links)
    printed_letters = iter(text_of(xml))
    assert [x for x in "".join(letters(text)) if x not in printed_letters] == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("abcŵŷ'’&<>{}#.,;:!?-/ ", min_size=1), max_size=8))
def test_plain_lines_are_printed_word_for_word(lines: list[str]) -> None:
    text = "\n\n".join(f"x{line}" for line in lines)
    assert " ".join("\n".join(outline(printed(text))).split()) == " ".join(text.split())


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_prints_well_formed_xml_that_begins_with_a_paragraph(text: str) -> None:
    assert tree(printed(text, full=True))[0].tag.endswith(("}p", "}tbl"))


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_short_text_prints_well_formed_runs(text: str) -> None:
    state, _ = state_and_xml("")
    assert tree(type(rich(text))(text).word(state)) is not None


def test_three_thousand_words_are_printed() -> None:
    text = "\n\n".join(" ".join(f"gair{n}" for n in range(p, p + 100)) for p in range(0, 3000, 100))
    assert " ".join(text_of(printed(text)).replace("gair", " gair").split()) == " ".join(
        text.split()
    )


def test_python_docx_opens_the_document() -> None:
    document = docx.Document(io.BytesIO(filled(SAMPLE)))
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.style is not None]
    assert styles[:4] == [
        ("Heading 1", "Referral"),
        ("Heading 2", "Views"),
        ("Normal", "Dear all, see the guide and a note.\n12 Heol Fawr\tCaerdydd"),
        ("List Number", "one"),
    ]
    assert [c.text for c in document.tables[0].rows[1].cells] == ["c", "d"]


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_document(tmp_path: Path) -> None:
    source = tmp_path / "letter.docx"
    source.write_bytes(filled(SAMPLE))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    format_ = "txt:Text (encoded):UTF8"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", format_, "--outdir", tmp_path, source],
        check=True,
        capture_output=True,
        timeout=120,
    )
    said = [x.strip() for x in (tmp_path / "letter.txt").read_text("utf-8-sig").splitlines()]
    assert [x for x in said if x][:6] == [
        "Referral",
        "Views",
        "Dear all, see the guide and a note1.",
        "12 Heol Fawr\tCaerdydd",
        "1. one",
        "2. two",
    ]
    assert "5. five" in said
