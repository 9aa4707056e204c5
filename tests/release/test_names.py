"""Names as a case file has them, and dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.release.dates import find_dates
from docgen.release.folding import fold, letters_of
from docgen.release.names import full_forms, read_names
from docgen.release.pictures import picture_texts, strip_picture
from docgen.release.trie import compile_words


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Dr Siân Haf O'Brien", ["Siân Haf O'Brien"]),
        ("Siân O'Brien (Shani)", ["Siân O'Brien", "Shani"]),
        ("Siân “Shani” O'Brien", ["Siân O'Brien", "Shani"]),
        ("Anwen/Annie Prydderch", ["Anwen Prydderch", "Annie Prydderch"]),
        ("Mari Wyn/Marie Wynne", ["Mari Wyn", "Marie Wynne"]),
        ("Rhŷs ap Dychymyg", ["Rhŷs ap Dychymyg"]),
        ("O'Brien, Siân", ["Siân O'Brien"]),
        ("Siân Jones née Puw", ["Siân Jones", "Puw"]),
        ("Cher", ["Cher"]),
        ("Mrs", []),
        ("", []),
    ],
)
def test_a_name_is_read(written: str, names: list[str]) -> None:
    assert [name.full for name in read_names(written)] == names


def test_a_name_is_written_in_many_ways() -> None:
    forms = set(full_forms(read_names("Siân Haf O'Brien")[0]))
    assert {"Siân O'Brien", "O'Brien Siân", "S H O'Brien", "Siân H O'Brien", "Siân Haf"} <= forms


@given(st.text(max_size=60))
def test_any_text_can_be_read_as_a_name(text: str) -> None:
    assert all(name.parts for name in read_names(text))


@pytest.mark.parametrize(
    "written",
    [
        "17 May 2015", "17th of May, 2015", "May 17, 2015", "17/05/2015", "17.5.15", "17-May-15",
        "2015-05-17", "20150517", "17052015", "5/17/2015", "yr 17eg o Fai 2015", "17 Mai 2015",
        "the seventeenth of May 2015", "yr ail ar bymtheg o Fai 2015", "17\u00a0May\n2015",
        "17th day of May 2015", "17 / 05 / 2015", "17.v.2015", "17-V-2015",
        "17MAY2015", "review_17_May_2015_final", "2015年5月17日",
    ],
)  # fmt: skip
def test_a_date_is_read(written: str) -> None:
    found = {(one.day, one.month, one.year) for one in find_dates(f"born {written}.")}
    assert (17, 5, 2015) in found


@given(st.dates(date(1920, 1, 1), date(2035, 12, 31)))
def test_every_day_is_read_in_figures_and_in_words(day: date) -> None:
    for written in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day} {day:%B} {day.year}"):
        found = {(one.day, one.month, one.year) for one in find_dates(written)}
        assert (day.day, day.month, day.year) in found


@pytest.mark.parametrize(
    "text", ["section 17.5 of the Act", "99/99/2015", "May I?", "2015", "o 3 i 2015"]
)
def test_what_is_no_date_is_passed_over(text: str) -> None:
    assert [one for one in find_dates(text) if one.day and one.month and one.year] == []


@given(st.text(max_size=80))
def test_every_letter_of_a_folded_text_knows_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.at) == len(folded.letters)
    assert folded.letters == letters_of(text)


@pytest.mark.parametrize("text", ["Llŷr", "LLYR", "Llyr", "Lly\u0302r", "L-l y'r", "Ｌｌｙｒ"])
def test_what_looks_alike_folds_alike(text: str) -> None:
    assert letters_of(text) == "llyr"


@given(
    st.lists(st.text("abc", min_size=1, max_size=4), max_size=8),
    st.text("abc", max_size=30),
)
def test_the_longest_word_is_found_at_each_place(words: list[str], text: str) -> None:
    found = {one.start(): one[1] for one in compile_words(words).finditer(text)}
    expected = {
        at: max((w for w in words if text.startswith(w, at)), key=len)
        for at in range(len(text))
        if any(text.startswith(w, at) for w in words)
    }
    assert found == expected


JPEG = b"\xff\xd8" + b"\xff\xe1\x00\x0cExif Gwion" + b"\xff\xda\x00\x02data\xff\xd9" + b"Gwion too"


def test_a_picture_says_what_it_carries() -> None:
    assert "Exif Gwion" in picture_texts(JPEG)


def test_a_picture_without_what_it_carries_is_still_a_picture() -> None:
    assert strip_picture(JPEG) == b"\xff\xd8\xff\xda\x00\x02data\xff\xd9"


@given(st.binary(max_size=60))
def test_any_bytes_can_be_taken_for_a_picture(content: bytes) -> None:
    for start in (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"):
        strip_picture(start + content)
        assert isinstance(picture_texts(start + content), str)
