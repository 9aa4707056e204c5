"""Every cell of the tables of kinship, places and bodies."""

from __future__ import annotations

import pytest

from docgen.language import Gender
from docgen.language.mutation import after, and_, definite, her, his, in_place, my, soft, your

M, F = Gender.MASCULINE, Gender.FEMININE

# radical, gender, soft, after ei (her), after fy, with the article
KINSHIP = [
    ("mam", F, "fam", "mam", "mam", "y fam"),
    ("tad", M, "dad", "thad", "nhad", "y tad"),
    ("merch", F, "ferch", "merch", "merch", "y ferch"),
    ("mab", M, "fab", "mab", "mab", "y mab"),
    ("brawd", M, "frawd", "brawd", "mrawd", "y brawd"),
    ("chwaer", F, "chwaer", "chwaer", "chwaer", "y chwaer"),
    ("gwraig", F, "wraig", "gwraig", "ngwraig", "y wraig"),
    ("gŵr", M, "ŵr", "gŵr", "ngŵr", "y gŵr"),
    ("partner", M, "bartner", "phartner", "mhartner", "y partner"),
    ("plentyn", M, "blentyn", "phlentyn", "mhlentyn", "y plentyn"),
    ("rhiant", M, "riant", "rhiant", "rhiant", "y rhiant"),
    ("mam-gu", F, "fam-gu", "mam-gu", "mam-gu", "y fam-gu"),
    ("nain", F, "nain", "nain", "nain", "y nain"),
    ("tad-cu", M, "dad-cu", "thad-cu", "nhad-cu", "y tad-cu"),
    ("taid", M, "daid", "thaid", "nhaid", "y taid"),
    ("wyres", F, "wyres", "hwyres", "wyres", "yr wyres"),
    ("ŵyr", M, "ŵyr", "hŵyr", "ŵyr", "yr ŵyr"),
    ("modryb", F, "fodryb", "modryb", "modryb", "y fodryb"),
    ("ewythr", M, "ewythr", "hewythr", "ewythr", "yr ewythr"),
    ("nith", F, "nith", "nith", "nith", "y nith"),
    ("nai", M, "nai", "nai", "nai", "y nai"),
    ("cefnder", M, "gefnder", "chefnder", "nghefnder", "y cefnder"),
    ("cyfnither", F, "gyfnither", "chyfnither", "nghyfnither", "y gyfnither"),
    ("gofalwr", M, "ofalwr", "gofalwr", "ngofalwr", "y gofalwr"),
    ("perthynas", M, "berthynas", "pherthynas", "mherthynas", "y perthynas"),
]
ids = [row[0] for row in KINSHIP]

# radical, after i/o/gan, in, and
PLACES = [
    ("Caerdydd", "Gaerdydd", "yng Nghaerdydd", "a Chaerdydd"),
    ("Merthyr Tudful", "Ferthyr Tudful", "ym Merthyr Tudful", "a Merthyr Tudful"),
    (
        "Pen-y-bont ar Ogwr",
        "Ben-y-bont ar Ogwr",
        "ym Mhen-y-bont ar Ogwr",
        "a Phen-y-bont ar Ogwr",
    ),
    ("Rhondda Cynon Taf", "Rondda Cynon Taf", "yn Rhondda Cynon Taf", "a Rhondda Cynon Taf"),
    ("Cwm Taf Morgannwg", "Gwm Taf Morgannwg", "yng Nghwm Taf Morgannwg", "a Chwm Taf Morgannwg"),
    ("Pontypridd", "Bontypridd", "ym Mhontypridd", "a Phontypridd"),
    ("Tonypandy", "Donypandy", "yn Nhonypandy", "a Thonypandy"),
    ("Treorci", "Dreorci", "yn Nhreorci", "a Threorci"),
    ("Maesteg", "Faesteg", "ym Maesteg", "a Maesteg"),
    ("Porthcawl", "Borthcawl", "ym Mhorthcawl", "a Phorthcawl"),
    ("Llanelli", "Lanelli", "yn Llanelli", "a Llanelli"),
    ("Aberdâr", "Aberdâr", "yn Aberdâr", "ac Aberdâr"),
    ("Abertawe", "Abertawe", "yn Abertawe", "ac Abertawe"),
    ("Gwent", "Went", "yng Ngwent", "a Gwent"),
    ("Cymru", "Gymru", "yng Nghymru", "a Chymru"),
]
place_ids = [row[0] for row in PLACES]

BODIES = [
    ("Bwrdd Diogelu Cwm Taf Morgannwg", "Fwrdd Diogelu Cwm Taf Morgannwg"),
    ("Llywodraeth Cymru", "Lywodraeth Cymru"),
    ("Cyngor Bwrdeistref Sirol Merthyr Tudful", "Gyngor Bwrdeistref Sirol Merthyr Tudful"),
    ("Panel Adolygu", "Banel Adolygu"),
    ("Gwasanaeth Prawf", "Wasanaeth Prawf"),
    ("Gweinidogion Cymru", "Weinidogion Cymru"),
    ("Heddlu De Cymru", "Heddlu De Cymru"),
    ("Iechyd Cyhoeddus Cymru", "Iechyd Cyhoeddus Cymru"),
    ("Ymddiriedolaeth GIG", "Ymddiriedolaeth GIG"),
    ("Estyn", "Estyn"),
    ("Cafcass Cymru", "Cafcass Cymru"),
]


@pytest.mark.parametrize(("radical", "_g", "softened", "_h", "_n", "_a"), KINSHIP, ids=ids)
def test_kin_soften(radical, _g, softened, _h, _n, _a):
    assert soft(radical) == softened
    assert his(radical) == f"ei {softened}"


@pytest.mark.parametrize(("radical", "_g", "_s", "hers", "_n", "_a"), KINSHIP, ids=ids)
def test_kin_aspirate_or_take_h_after_her(radical, _g, _s, hers, _n, _a):
    assert her(radical) == f"ei {hers}"


@pytest.mark.parametrize(("radical", "_g", "_s", "_h", "mine", "_a"), KINSHIP, ids=ids)
def test_kin_are_nasal_after_my(radical, _g, _s, _h, mine, _a):
    assert my(radical) == f"fy {mine}"


@pytest.mark.parametrize(("radical", "gender", "_s", "_h", "_n", "with_article"), KINSHIP, ids=ids)
def test_kin_take_the_article_of_their_gender(radical, gender, _s, _h, _n, with_article):
    assert definite(radical, gender) == with_article


@pytest.mark.parametrize("radical", ids)
def test_kin_never_change_after_your(radical):
    assert your(radical) == f"eich {radical}"


@pytest.mark.parametrize(
    ("radical", "phrase"),
    [
        ("tad", "a thad"),
        ("partner", "a phartner"),
        ("plentyn", "a phlentyn"),
        ("cefnder", "a chefnder"),
        ("mam", "a mam"),
        ("merch", "a merch"),
        ("brawd", "a brawd"),
        ("gwraig", "a gwraig"),
        ("gŵr", "a gŵr"),
        ("ewythr", "ac ewythr"),
        ("wyres", "ac wyres"),
        ("ŵyr", "ac ŵyr"),
        ("Addysg", "ac Addysg"),
        ("Proffil Rôl", "a Phroffil Rôl"),
        ("gyda", "a gyda"),
        ("can", "a chan"),
    ],
)
def test_and_aspirates_or_becomes_ac(radical, phrase):
    assert and_(radical) == phrase


@pytest.mark.parametrize(("place", "softened", "_in", "_and"), PLACES, ids=place_ids)
@pytest.mark.parametrize("word", ["i", "o", "gan"])
def test_places_soften_after_prepositions(place, softened, _in, _and, word):
    assert after(word, place) == f"{word} {softened}"


@pytest.mark.parametrize(("place", "_soft", "located", "_and"), PLACES, ids=place_ids)
def test_places_are_nasal_after_in_which_follows_them(place, _soft, located, _and):
    assert in_place(place) == located
    assert after("yn", place) == located


@pytest.mark.parametrize(("place", "_soft", "_in", "joined"), PLACES, ids=place_ids)
def test_places_aspirate_after_and(place, _soft, _in, joined):
    assert and_(place) == joined


@pytest.mark.parametrize(("body", "softened"), BODIES, ids=[row[0] for row in BODIES])
@pytest.mark.parametrize("word", ["gan", "i", "at"])
def test_bodies_soften_unless_their_name_is_foreign(body, softened, word):
    assert after(word, body) == f"{word} {softened}"
