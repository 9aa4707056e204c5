"""People whose names are words, in a case of their own: when a word names them, and when not."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

import docgen
from docgen.engine.releasing_known import find_audience, open_gate
from docgen.release import Gate, Paper, Passage, Reading

#: Names of the sample, and those that stand in their places.
NAMES = {
    "Mabli Fflur Dychymyg-Rees": "Grace Haf O’Brien-Prys",
    "salutation: Mabli": "salutation: Gracie",
    "name: Lowri Dychymyg": "name: Eira ap Rhys",
    "Ms Dychymyg": "Ms ap Rhys",
    "Tomos Rees-Esiampl": "Glyn D'Angelo",
    "Steffan Dychymyg-Rees": "Al Heddwch",
    "Rhiannon Dychymyg": "Rhosyn Ŷnyr-Hope",
    "Zofia Nowak-Wynne": "Зофія Коваль",
    "Sioned Glan-yr-afon": "Joy Bill",
    "Megan Ffynnon-oer": "May Will",
    "Darren Cwm-hir": "Rose Dychymyg",
    "Imran Caer-llan": "Bo Jo",
    "Gethin Pentre-bach": "Mali Wendover",
    "Meurig Llansannor": "Amber Cotton",
    "Angharad Brynbuga": "王小明",
}

NAMED = (
    "Grace was taken to hospital.",
    "On the Friday Grace was seen again.",
    "Then Rhosyn came with bread.",
    "Dywedodd Eira wrth y gweithiwr.",
    "Glyn’s van was outside.",
    "May was seen by the nurse.",
    "The panel asked May about it.",
    "Mr D Angelo came.",
    "An O Brien Prys file",
    "Ms Rhys left.",
    "Roedd Al yn yr ysgol.",
    "The Hope family moved.",
    "王小明先生",
    "小明 wrote.",
    "Зофія called.",
    "Zofiia Koval called.",
    "Zofia Koval called.",
    "Mrs Dychymyg wrote.",
    "Eira ap R. wrote: E. ap R.",
    "May will bring it; May said so.",
    "Joy, aged ten, did the shopping.",
    "Present: May (mother)",
    "Mother: Joy",
    "The mentor said that Joy often came.",
    "Joy B. did the shopping.",
    "Joy was a quiet girl.",
    "A call came from Mali.",
    "They spoke to Mali and Kenneth.",
    "He said that Joy was there.",
    "Amber told the nurse.",
    "The panel asked Amber and Wendover.",
    "Cotton was told of it.",
    "Wendover Court Hearing",
    "The visitor noted that May was there.",
    "Practice review: Haf O’Brien-Prys",
    "Mrs. Hope came.",
    "The panel met the Hopes. Then the Hopes moved and the Bills were told.",
)
DOUBTFUL = (
    "Hope is not a plan.",
    "The Bill was passed.",
    "The Social Services Bill became an Act.",
    "May was a busy month.",
    "They met in May.",
    "Tymor yr Haf",
    "Canolfan Glyn",
    "Gwobr Heddwch",
    "Dychymyg plentyn yw hwn.",
    "Will may ask.",
    "Al-Anon is a word.",
    "Joy was a barrier.",
    "The risk was rated Amber.",
    "Red / Amber / Green",
    "They moved to Wendover Road.",
    "Mix the Joy classes.",
    "It will be May before that.",
    "The Republic of Mali wrote.",
    "Joy grew over the garden wall.",
    "They wrote to other Bills and Heddwch Cymru.",
    "Nurses from Mali work there.",
    "Some of them had come from Mali, Kenya and Chad.",
    "They came from Mali and the Philippines.",
    "Kenya, Mali and Nigeria were named.",
    "They noted that May was cold.",
    "Every year the Hopes of many end here.",
    "They worried about their son. Will this make a difference?",
    "The training was given with the University of Mali.",
    "Hope (2019) says as much.",
)
FREE = (
    "The work of May 2026 began on 6 May.",
    "There is hope, and joy; will staff mark it with grace?",
    "Roedd eira yn y glyn yn yr haf.",
    "The job is done, and the jobs are advertised.",
    "An ap is a word for software.",
    "All of it is also of the alphabet.",
    "The numbers rose.",
    "Hopes were high.",
    "Give cotton clothes.",
)


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    text = (ROOT / "samples" / "child-survived.yaml").read_text(encoding="utf-8")
    for name, other in NAMES.items():
        assert name in text
        text = text.replace(name, other)
    path = Path(tmp_path_factory.mktemp("case")) / "case.yaml"
    path.write_text(text, encoding="utf-8")
    library = docgen.open_library()
    case = docgen.read_case(path, library=library, board=ROOT / "samples" / "board.yaml")
    return open_gate(library, case, find_audience(library, "published"))


def weights(gate: Gate, text: str) -> set[str]:
    reading = Reading("", "", (Passage(text, "body"),))
    return {one.weight.value for one in gate.search_for(Paper("", "", b"")).search(reading)}


@pytest.mark.parametrize("text", NAMED)
def test_a_name_refuses_though_it_is_a_word(gate: Gate, text: str) -> None:
    assert weights(gate, text) & {"found", "likely"}


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_word_that_may_be_a_name_is_told_and_refuses_nothing(gate: Gate, text: str) -> None:
    assert weights(gate, text) == {"possible"}


@pytest.mark.parametrize("text", FREE)
def test_a_word_that_is_no_name_is_not_told(gate: Gate, text: str) -> None:
    assert weights(gate, text) == set()
