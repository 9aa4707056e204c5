"""Documents and a case in; whether they are fit to go out, and every reason why not, out."""

from __future__ import annotations

from docgen.release.audiences import Audience, Level, Need, read_audiences
from docgen.release.checklist import Checklist, Sentences, write_checklist
from docgen.release.facts import Fact, Role, gather_facts, walk_texts
from docgen.release.findings import Finding
from docgen.release.gate import Gate, Known, Paper
from docgen.release.histories import check_histories, embargo_of, is_same_person, state_of
from docgen.release.jigsaw import Subject
from docgen.release.log import (
    FIRST,
    Entry,
    check_copies,
    check_head,
    find_interrupted,
    is_release,
    read_log,
    seal,
    write_head,
    write_line,
)
from docgen.release.pairs import check_language, check_pair
from docgen.release.passages import Passage, Reading, Sort, UnreadableError, Weight
from docgen.release.pdf_cleaning import clean_pdf
from docgen.release.pdf_reading import read_pdf
from docgen.release.vocabulary import Vocabulary, read_vocabulary
from docgen.release.word_cleaning import clean_word
from docgen.release.word_reading import read_word

__all__ = [
    "FIRST",
    "Audience",
    "Checklist",
    "Entry",
    "Fact",
    "Finding",
    "Gate",
    "Known",
    "Level",
    "Need",
    "Paper",
    "Passage",
    "Reading",
    "Role",
    "Sentences",
    "Sort",
    "Subject",
    "UnreadableError",
    "Vocabulary",
    "Weight",
    "check_copies",
    "check_head",
    "check_histories",
    "check_language",
    "check_pair",
    "clean_pdf",
    "clean_word",
    "embargo_of",
    "find_interrupted",
    "gather_facts",
    "is_release",
    "is_same_person",
    "read_audiences",
    "read_log",
    "read_pdf",
    "read_vocabulary",
    "read_word",
    "seal",
    "state_of",
    "walk_texts",
    "write_checklist",
    "write_head",
    "write_line",
]
