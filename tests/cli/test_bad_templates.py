"""A template that cannot be used: one clear error that a Word user understands."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from builders import docx_of, members_of, table, with_members
from command_line import SAMPLE, Ran, library_with, run

ENGLISH = "templates/en/ctm/referral-child.docx"
GOOD = docx_of("{{ case.ref }}")
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
LAUGHS = b"<!DOCTYPE w [" + b"".join(
    b'<!ENTITY l%d "%s">' % (n, (b"&l%d;" % (n - 1)) * 9 if n else b"ha") for n in range(9)
)


def bomb() -> bytes:
    """Return a Word file of some kilobytes that unpacks to a quarter of a gigabyte."""
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/extra.xml", bytes(256_000_000))
    return out.getvalue()


def entities() -> bytes:
    """Return a Word file with entities that multiply."""
    body = members_of(GOOD)["word/document.xml"].split(b"?>", 1)[1]
    return with_members(GOOD, {"word/document.xml": LAUGHS + b"]>" + body})


def make_with(template: bytes, folder: Path, **options: str) -> Ran:
    """Run `make` with this English template laid over the shipped ones."""
    library = library_with(folder / "own", {ENGLISH: template})
    wanted = ("--lang", "en", "--library", library, "-o", folder / "out")
    return run("make", "referral-child", SAMPLE, *wanted, *options.values())


REFUSED = {
    "a .doc renamed .docx": (OLD_WORD, ("Word 97 to 2003", "save it as")),
    "an empty file": (b"", ("empty",)),
    "half a file": (GOOD[: len(GOOD) // 2], ("damaged",)),
    "entities that multiply": (entities(), ("entit",)),
    "Python's insides": (
        docx_of(table("a | {{ case.__class__.__mro__[1].__subclasses__() }}")),
        ("body", "table 1, row 1, cell 2", "__class__"),
    ),
    "Python's insides by a filter": (docx_of("{{ case|attr('__class__') }}"), ("paragraph 1",)),
    "an unclosed loop": (docx_of("x", "{% for a in relations %}"), ("paragraph 2", "endfor")),
    "an unknown filter": (docx_of("{{ case.ref|uper }}"), ("`uper`", "did you mean `upper`?")),
    "another file": (docx_of("{% include '/etc/passwd' %}"), ("paragraph 1",)),
    "an unclosed tag": (docx_of("{{ case.ref }"), ("paragraph 1",)),
}


@pytest.mark.parametrize(("template", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_told_in_words_terms_and_nothing_is_written(
    template: bytes, says: tuple[str, ...], tmp_path: Path
) -> None:
    ran = make_with(template, tmp_path)
    assert ran.code == 3
    assert "en/referral-child.docx" in ran.err
    assert [part for part in says if part not in ran.err] == []
    assert not (tmp_path / "out").exists()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    ran = make_with(bomb(), tmp_path)
    assert (ran.code, "en/referral-child.docx" in ran.err) == (3, True)


def test_all_mistakes_of_a_template_are_told_at_once(tmp_path: Path) -> None:
    ran = make_with(docx_of("{{ a|uper }}", "x", "{{ b|lowr }}"), tmp_path)
    assert ["`uper`" in ran.err, "`lowr`" in ran.err] == [True, True]


def test_what_only_the_data_shows_to_be_wrong_is_told_without_the_data(tmp_path: Path) -> None:
    ran = make_with(docx_of("{{ subject.full_name + 1 }}"), tmp_path)
    assert (ran.code, "paragraph 1" in ran.err) == (3, True)
    assert "Gwion" not in ran.err
    assert not (tmp_path / "out").exists()


def test_a_good_template_beside_a_bad_one_is_not_written_either(tmp_path: Path) -> None:
    library = library_with(tmp_path / "own", {ENGLISH: b"no template"})
    ran = run("make", "all", SAMPLE, "--library", library, "-o", tmp_path / "out")
    assert ran.code == 3
    assert not (tmp_path / "out").exists()


def check(library: Path, *options: str) -> Ran:
    """Check the referral; what its words say is not asked here."""
    asked = ("template", "check", "referral-child", "--no-words")
    return run(*asked, "--library", library, *options)


def test_check_tells_of_a_template_that_cannot_be_opened(tmp_path: Path) -> None:
    library = library_with(tmp_path / "own", {ENGLISH: OLD_WORD})
    ran = check(library)
    assert (ran.code, "Word 97 to 2003" in ran.err) == (3, True)


def test_check_tells_where_the_two_languages_differ(tmp_path: Path) -> None:
    library = library_with(tmp_path / "own", {ENGLISH: GOOD})
    ran = check(library, "--json")
    assert ran.code == 3
    assert "twins-field" in [problem["code"] for problem in ran.json]


def test_check_tells_of_a_field_that_no_case_has(tmp_path: Path) -> None:
    library = library_with(tmp_path / "own", {ENGLISH: docx_of("{{ suject.full_name }}")})
    ran = check(library, "--json")
    unknown = [p["where"]["path"] for p in ran.json if p["code"] == "template-field"]
    assert unknown == ["suject.full_name"]


def test_making_tells_of_a_field_that_no_case_has_and_where_it_stands(tmp_path: Path) -> None:
    ran = make_with(docx_of("x", "{{ subject.ful_name }}"), tmp_path)
    assert ran.code == 0
    assert "body, paragraph 2, subject.ful_name" in ran.err


def test_a_template_that_a_board_made_in_word_need_not_be_what_the_source_builds(
    tmp_path: Path,
) -> None:
    library = library_with(tmp_path / "own", {ENGLISH: GOOD})
    ran = check(library, "--json")
    assert "template-old" not in [problem["code"] for problem in ran.json]
