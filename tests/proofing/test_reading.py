"""Right Welsh passes, wrong Welsh is told, with what to write."""

from __future__ import annotations

import pytest

from docgen.catalogue import load_library
from docgen.language import Language
from docgen.language.relations import RELATIONS
from docgen.proofing import Proofreader, load_proofreader

READER = load_proofreader(load_library().folders.find)

#: From official and public bodies' Welsh, or plain grammar.
RIGHT = [
    "i Lywodraeth Cymru",  # a board's page
    "ar ran Llywodraeth Cymru",
    "plentyn neu berson ifanc",  # Wales Safeguarding Procedures
    "Merthyr Tudful, Rhondda Cynon Taf a Phen-y-bont ar Ogwr",
    "ym Mhontypridd, yng Nghymru, yn Rhondda Cynon Taf",
    "Rhowch fanylion",  # Education Workforce Council
    "ar y gofrestr amddiffyn plant",  # WSI 2015/1466
    "nam difrifol a pharhaol i iechyd neu i ddatblygiad",
    "oedolyn sy'n wynebu risg",
    "Os nac ydy, a yw'r plentyn wedi dioddef anaf a allai roi ei fywyd mewn perygl?",
    "Deddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014",
    "Cynhelir cyfarfod ddydd Mawrth. Penodwyd cadeirydd",
    "dau adolygydd, dwy linell amser, tri chyfarfod, tair dogfen, chwe mis, pum mlynedd",
    "2 gyfarfod, 3 chyfarfod, 5 cyfarfod, 6 mis",
    "ein hasiantaeth a'u hadroddiad, eich merch a'ch tad",
    "y ffurflen hon, y llythyr hwn, fersiwn Gymraeg, taflen wybodaeth",
    "Hoffem gwrdd â chi, a hoffech ddod â theulu neu ffrind",
    "yn gadeirydd, yn rhiant, yn cyfarfod â'r teulu",
    "ac roedd, ac nid, ac mewn, ac felly, a wnaed",
    "fy mrawd, ei dad, ei thad, ei hadroddiad",
    "Mae Plentyn A yn ddiogel. Caiff A ei leoli",
    "cyn gynted â phosibl",
    "yr wybodaeth, y wefan, yr heddlu, y GIG",
    "y ddau adolygydd, y ddwy asiantaeth, i ddau gyfarfod, ddwy waith y mis, bedair blynedd",
    "yn bresennol, yn briodol, yn llawn, yn llwyr, yn rhanbarthol",
    "6 o adolygiadau, cam 2 camau pellach, yn 2015 adolygiadau",
]
#: What is wrong, and the remedy.
WRONG = [
    ("i Cadeirydd", "`i Gadeirydd`"),
    ("at Llywodraeth Cymru", "`at Lywodraeth`"),
    ("gan Bwrdd", "`gan Fwrdd`"),
    ("yn Caerdydd", "`yng Nghaerdydd`"),
    ("yn Pen-y-bont ar Ogwr", "`ym Mhen-y-bont`"),
    ("y cofrestr", "`y gofrestr`"),
    ("y fwrdd", "`y bwrdd`"),
    ("eich ferch", "`eich merch`"),
    ("tair bwrdd", "its gender"),
    ("dau blant", "its gender"),
    ("dwy llinell", "`dwy linell`"),
    ("tri cyfarfod", "`tri chyfarfod`"),
    ("6 plentyn", "`6 phlentyn`"),
    ("Hoffem cwrdd", "`Hoffem gwrdd`"),
    ("Rhowch manylion", "`Rhowch fanylion`"),
    ("Penodwyd gadeirydd", "`Penodwyd cadeirydd`"),
    ("y ffurflen hwn", "`hon`"),
    ("y llythyr hon", "`hwn`"),
    ("fersiwn Cymraeg", "`fersiwn Gymraeg`"),
    ("ni cafodd", "`ni chafodd`"),
    ("a addysg", "`ac addysg`"),
    ("ac Caerdydd", "`a Caerdydd`"),
    ("â asiantaeth", "`ag asiantaeth`"),
    ("a cymorth", "`a chymorth`"),
    ("neu person ifanc", "`neu berson`"),
    ("fy brawd", "`fy mrawd`"),
    ("ei tad", "`ei dad` or `ei thad`"),
    ("ein asiantaeth", "`ein hasiantaeth`"),
    ("ar gyfer blant", "plant`"),
    ("pob blentyn", "`pob plentyn`"),
    ("yn cadeirydd", "`yn gadeirydd`"),
    ("i y Bwrdd", "`i'r`"),
    ("yr Bwrdd", "`y Bwrdd`"),
    ("Annwyl Rhiant", "`Annwyl Riant`"),
    ("adroddiad and report", "translate"),
    ("gwybodath", "words.yaml"),
    ("yr oedolyn mewn perygl", "sy'n wynebu risg"),
    ("3ydd Mawrth", "without an ending"),
    ("Heddlu a(c) Addysg", "as the next word asks"),
    ("teulu & ffrindiau", "write `a` or `ac`"),
]


def hints(text: str, reader: Proofreader = READER) -> str:
    """Return what is said of a Welsh text."""
    return "; ".join(finding.hint for finding in reader.read(text, Language.CY))


@pytest.mark.parametrize("text", RIGHT)
def test_right_welsh_passes(text: str) -> None:
    assert [f.message for f in READER.read(text, Language.CY)] == []


@pytest.mark.parametrize(("text", "remedy"), WRONG)
def test_wrong_welsh_is_told_with_its_remedy(text: str, remedy: str) -> None:
    assert remedy in hints(text)


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.key)
def test_every_relation_is_right_after_eich(relation: object) -> None:
    word = relation.welsh  # type: ignore[attr-defined]
    assert hints(f"gofal eich {word} a'ch {word}") == ""


def test_a_curly_apostrophe_is_read_as_a_straight_one() -> None:
    assert hints("Mae’r Bwrdd wedi’i benodi") == ""


def test_the_name_of_a_person_never_mutates() -> None:
    assert "`gan Gatrin`" in hints("gan Catrin")
    assert hints("gan Catrin", READER.knowing([], people=["Catrin"])) == ""


def test_a_welsh_place_that_is_named_still_mutates() -> None:
    assert hints("yn Trefddychmygol", READER.knowing(["Trefddychmygol"])) == ""
    assert "Maesteg" in hints("yn Maesteg", READER.knowing(["Maesteg"]))


def test_welsh_in_an_english_text_is_told() -> None:
    found = [f.code for f in READER.read("The Argymhelliad of the Board", Language.EN)]
    assert found == ["english-welsh"]


@pytest.mark.parametrize(
    "text",
    [
        "The report of Cwm Taf Morgannwg, on the agenda of the panel",
        "She said: “Dw i ddim yn gallu siarad Saesneg.”",
        "Write to a.person@example.org or see www.bwrdd.cymru",
    ],
)
def test_names_addresses_and_what_was_said_in_welsh_may_stand_in_english(text: str) -> None:
    assert [f.message for f in READER.read(text, Language.EN)] == []


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("Terms of reference", "Cylch gorchwyl"),
        ("the terms of reference", "a chylch gorchwyl"),
        ("Child Practice Reviews", "Adolygiadau Ymarfer Plant"),
        ("an Adult/Child Practice Review", "Adolygiad Ymarfer Oedolion/Plant"),
        ("a potentially life threatening injury", "anaf a allai roi ei fywyd mewn perygl"),
        ("Signature", "Llofnod:"),
        ("Please sign here", "Llofnodwch yma"),
        ("No", "Nac oes"),
        ("No.", "Rhif"),
    ],
)
def test_a_term_of_the_glossary_may_stand_in_any_form(english: str, welsh: str) -> None:
    assert [f.message for f in READER.compare(english, welsh)] == []


@pytest.mark.parametrize(
    ("english", "welsh", "term"),
    [
        ("Terms of Reference", "Amodau gorchwyl", "Cylch Gorchwyl"),
        ("Child Practice Review", "Adolygiad Ymarfer Oedolion", "Adolygiad Ymarfer Plant"),
        ("merged timeline", "amserlen gyfun", "llinell amser gyfun"),
        ("adult at risk", "oedolyn bregus", "oedolyn sy'n wynebu risg"),
        ("Signature", "Arwydd", "Llofnod"),
        ("No", "Rhif", "Na"),
    ],
)
def test_a_term_that_is_said_otherwise_is_told(english: str, welsh: str, term: str) -> None:
    assert term in "; ".join(finding.message for finding in READER.compare(english, welsh))


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("A oes gan y person anghenion?", ("Oes", "Nac oes")),
        ("A gafodd y person ei gam-drin?", ("Do", "Naddo")),
        ("Os nac ydy, a yw'r plentyn wedi dioddef anaf, neu", ("Ydy", "Nac ydy")),
        ("A ydych wedi nodi dysgu?", ("Ydym", "Nac ydym")),
        ("Asiantaethau", ("Ie", "Na")),
        ("Math o adolygiad?", ("Cryno", "Estynedig")),
    ],
)
def test_the_right_pair_of_answers_passes(question: str, answers: tuple[str, str]) -> None:
    assert list(READER.ask(question, answers, Language.CY)) == []


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("A oes gan y person anghenion?", ("Ie", "Na")),
        ("A oes gan y person anghenion?", ("Ydy", "Nac ydy")),
        ("A oes gan y person anghenion?", ("Oes", "Oes")),
        ("A yw'r plentyn wedi marw?", ("Ydy", "Rhif")),
    ],
)
def test_another_pair_is_told_with_the_right_one(question: str, answers: tuple[str, str]) -> None:
    [finding] = READER.ask(question, answers, Language.CY)
    assert finding.code == "answer-pair"
    assert "`Oes / Nac oes`" in finding.hint or "`Ydy / Nac ydy`" in finding.hint


@pytest.mark.parametrize(
    ("english", "welsh", "told"),
    [
        pytest.param("in 6 months", "ymhen 6 mis", [], id="the same"),
        pytest.param("in six months", "ymhen 6 mis", [], id="a word in one"),
        pytest.param("on 3 June at 10.30am", "am 10.30am ar 3 Mehefin", [], id="another order"),
        pytest.param("steps 4 and 6", "camau 4 a 9", ["9", "6"], id="another"),
    ],
)
def test_figures_are_those_of_the_english(english: str, welsh: str, told: list[str]) -> None:
    found = [one.message for one in READER.compare(english, welsh) if one.code == "welsh-number"]
    assert [message.split()[3].rstrip(",") for message in found] == told
