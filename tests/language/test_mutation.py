"""What each word does to the next, and what must stay as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.language import Gender
from docgen.language.mutation import (
    add_h,
    after,
    and_,
    as_role,
    aspirate,
    definite,
    her,
    in_place,
    lower_article,
    nasal,
    or_,
    our,
    soft,
    soft_except_ll_rh,
    their,
)

M, F = Gender.MASCULINE, Gender.FEMININE


@pytest.mark.parametrize(
    ("radical", "softened", "nasalised", "aspirated"),
    [
        ("pryder", "bryder", "mhryder", "phryder"),
        ("teulu", "deulu", "nheulu", "theulu"),
        ("cyfarfod", "gyfarfod", "nghyfarfod", "chyfarfod"),
        ("bwrdd", "fwrdd", "mwrdd", "bwrdd"),
        ("dogfen", "ddogfen", "nogfen", "dogfen"),
        ("gofal", "ofal", "ngofal", "gofal"),
        ("mis", "fis", "mis", "mis"),
        ("llythyr", "lythyr", "llythyr", "llythyr"),
        ("rhestr", "restr", "rhestr", "rhestr"),
        ("asiantaeth", "asiantaeth", "asiantaeth", "asiantaeth"),
    ],
    ids=lambda value: value,
)
def test_each_letter_has_its_three_mutations(radical, softened, nasalised, aspirated):
    assert (soft(radical), nasal(radical), aspirate(radical)) == (softened, nasalised, aspirated)


@pytest.mark.parametrize(
    "word",
    [
        *(
            "chwaer",
            "ddoe",
            "ffrind",
            "heddlu",
            "jar",
            "lori",
            "nam",
            "sir",
            "theatr",
            "phlebotomi",
        ),
        *("grŵp", "Grŵp Adolygu", "genogram", "grant", "tships", "tsieni"),
        *("GIG", "BDCTM", "CAMHS", "C.E.D.", "B", "P1", "2 gyfarfod", "(drafft)", "", "  "),
        *("Bridgend", "Cardiff", "Merthyr Tydfil", "Barnardo's", "Barnardo’s", "Quality"),
        *("post@example.org", "Caerdydd/2"),
    ],
)
def test_what_has_no_mutation_stays_as_it_is(word):
    assert [soft(word), nasal(word), aspirate(word)] == [word] * 3


def test_a_capital_moves_to_the_new_first_letter():
    assert soft("Gwasanaeth") == "Wasanaeth"
    assert nasal("Caerdydd") == "Nghaerdydd"
    assert soft("Gŵr") == "Ŵr"


def test_a_decomposed_accent_does_not_hide_a_loan_that_keeps_its_g():
    assert soft("grw\u0302p") == "grw\u0302p"


@pytest.mark.parametrize("mutate", [soft, nasal, aspirate, soft_except_ll_rh])
def test_a_personal_name_never_mutates(mutate):
    assert mutate("Catrin Davies", name=True) == "Catrin Davies"


def test_and_before_a_personal_name_still_minds_its_vowel():
    assert and_("Catrin Davies", name=True) == "a Catrin Davies"
    assert and_("Eleri Davies", name=True) == "ac Eleri Davies"
    assert and_("Wyn Jones", name=True) == "a Wyn Jones"


def test_a_name_after_a_preposition_keeps_its_first_letter():
    assert after("gan", "Bethan Davies", name=True) == "gan Bethan Davies"
    assert or_("Dafydd", name=True) == "neu Dafydd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 Mai", "ac 8 Mai"),
        ("11 Mai", "ac 11 Mai"),
        ("1 Mai", "ac 1 Mai"),
        ("4 Mai", "a 4 Mai"),
        ("12 Mai", "a 12 Mai"),
        ("80", "ac 80"),
        ("1999", "ac 1999"),
        ("2026", "a 2026"),
        ("1,000", "a 1,000"),
        ("18", "a 18"),
    ],
)
def test_and_before_a_figure_follows_how_it_is_read(text, expected):
    assert and_(text) == expected


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("i", "Grŵp Adolygu", "i Grŵp Adolygu"),
        ("at", "Cadeirydd y Panel", "at Gadeirydd y Panel"),
        ("am", "merch 12 oed", "am ferch 12 oed"),
        ("dros", "cyfnod", "dros gyfnod"),
        ("hyd at", "pythefnos", "hyd at bythefnos"),
        ("oddi wrth", "Cadeirydd", "oddi wrth Gadeirydd"),
        ("mewn", "cyfarfod", "mewn cyfarfod"),
        ("ar ran", "Llywodraeth Cymru", "ar ran Llywodraeth Cymru"),
        ("ar gyfer", "plant", "ar gyfer plant"),
        ("o ran", "cyfnod", "o ran cyfnod"),
        ("â", "teulu", "â theulu"),
        ("â", "asiantaeth", "ag asiantaeth"),
        ("gyda", "ymarferwyr", "gydag ymarferwyr"),
        ("na", "Addysg", "nac Addysg"),
        ("neu", "person ifanc", "neu berson ifanc"),
        ("i", "y Barri", "i'r Barri"),
        ("o", "Yr Heddlu", "o'r Heddlu"),
        ("a", "yr Heddlu", "a'r Heddlu"),
        ("neu", "y Bwrdd", "neu'r Bwrdd"),
        ("gan", "Yr Heddlu", "gan yr Heddlu"),
        ("unrhyw", "brodyr", "unrhyw frodyr"),
        ("a", "mewn cyfarfod", "ac mewn cyfarfod"),
        ("a", "nid", "ac nid"),
        ("ynglŷn â", "teulu", "ynglŷn â theulu"),
        ("ynglŷn â", "asiantaeth", "ynglŷn ag asiantaeth"),
        ("yn unol â", "y canllawiau", "yn unol â'r canllawiau"),
        ("ac yn", "Caerdydd", "ac yng Nghaerdydd"),
        ("ar hyd", "cyfnod", "ar hyd cyfnod"),
        ("hen", "trefn", "hen drefn"),
        ("gan", "  Bwrdd ", "gan Fwrdd"),
        ("gan", " ", ""),
    ],
    ids=lambda value: value,
)
def test_each_word_has_its_own_effect_on_the_next(word, text, expected):
    assert after(word, text) == expected


def test_a_preposition_without_a_rule_is_refused():
    with pytest.raises(ValueError, match="no rule says what follows `under` in Welsh"):
        after("under", "Bwrdd")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("y Rhondda", "yn y Rhondda"),
        ("Y Barri", "yn y Barri"),
        ("1999", "yn 1999"),
        ("Wrecsam", "yn Wrecsam"),
        ("Ynys Môn", "yn Ynys Môn"),
        ("Bridgend", "yn Bridgend"),
        ("", ""),
    ],
)
def test_in_before_articles_years_and_foreign_names(place, expected):
    assert in_place(place) == expected


def test_the_article_spares_ll_and_rh_of_a_feminine():
    assert definite("llinell amser", F) == "y llinell amser"
    assert definite("rhestr", F) == "y rhestr"


@pytest.mark.parametrize(
    ("noun", "gender", "expected"),
    [
        ("cofrestr", F, "y gofrestr"),
        ("proses", F, "y broses"),
        ("cynhadledd", F, "y gynhadledd"),
        ("gwybodaeth", F, "yr wybodaeth"),
        ("gwefan", F, "y wefan"),
        ("Heddlu", M, "yr Heddlu"),
        ("iaith", F, "yr iaith"),
        ("Bwrdd", M, "y Bwrdd"),
        ("mamau", M, "y mamau"),
    ],
)
def test_the_article_follows_the_sound_after_mutation(noun, gender, expected):
    assert definite(noun, gender) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("cadeirydd", "yn gadeirydd"),
        ("rhiant", "yn rhiant"),
        ("annibynnol", "yn annibynnol"),
        ("llystad", "yn llystad"),
    ],
)
def test_what_somebody_is_softens_but_for_ll_and_rh(role, expected):
    assert as_role(role) == expected


def test_our_and_their_put_h_before_a_vowel():
    assert our("asiantaeth") == "ein hasiantaeth"
    assert their("adroddiad") == "eu hadroddiad"
    assert our("tad") == "ein tad"
    assert add_h("Adroddiad") == "Hadroddiad"
    assert add_h("AGC") == "AGC"
    assert her("adroddiad") == "ei hadroddiad"


def test_an_article_is_small_inside_a_sentence():
    assert lower_article("Yr Heddlu") == "yr Heddlu"
    assert lower_article("Ymarferydd") == "Ymarferydd"


texts = st.text(st.sampled_from("abcdghlmprtŵyCGLT '-1\u0302"), max_size=20)


@pytest.mark.parametrize("mutate", [soft, nasal, aspirate, soft_except_ll_rh])
@given(first=texts, rest=st.text(max_size=20))
def test_nothing_after_the_first_word_ever_changes(mutate, first, rest):
    word = first.split()[0] if first.split() else "Bwrdd"
    assert mutate(f"{word} {rest}").endswith(f" {rest}")


@pytest.mark.parametrize("mutate", [soft, nasal, aspirate, add_h, in_place, and_, or_, our])
@given(text=st.text())
def test_any_text_can_be_mutated(mutate, text):
    assert isinstance(mutate(text), str)


@given(text=st.text())
def test_a_mutation_touches_only_the_first_letters(text):
    assert soft(text)[1:].endswith(text[len(text) - len(text.lstrip()) :][2:])
