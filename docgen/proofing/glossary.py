"""The glossary in; where a text does not use its words out.

A term counts as said in any mutation, in the singular or the plural: whether the mutation is the
right one is another check's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docgen.language.mutation import add_h, aspirate, nasal, soft
from docgen.language.nouns import english_plural, welsh_plural
from docgen.proofing.findings import Finding
from docgen.proofing.nouns import Kind
from docgen.proofing.words import words_of

CODE = "welsh-term"
_FORMS = (soft, nasal, aspirate, add_h)
_LABEL_END = " :?*"
#: In a Welsh form: some words, a few at most; at the end of a word, however it ends.
_SOME, _MOST_BETWEEN = "…", 5


@dataclass(frozen=True, slots=True)
class Term:
    """A term in both languages: its forms as words, in small letters.

    `anywhere` says that it is held to wherever the English stands, not only as a whole label.
    """

    english: str
    welsh: str
    english_forms: tuple[tuple[str, ...], ...]
    welsh_forms: tuple[tuple[str, ...], ...]
    anywhere: bool = True


@dataclass(frozen=True)
class Glossary:
    """The terms by their first English word, the longest first.

    So a term within a longer one is not asked for.
    """

    _by_first: Mapping[str, tuple[tuple[tuple[str, ...], Term], ...]]

    def check(self, english: str, welsh: str) -> Iterator[Finding]:
        """Return the terms of `english` that `welsh` does not use; both are `plain` texts."""
        there = tuple(word.lower for word in words_of(welsh))
        for term in dict.fromkeys(self._terms_in(english)):
            if not any(_stands(form, there) for form in term.welsh_forms):
                yield Finding(
                    CODE,
                    0,
                    len(welsh),
                    f"the glossary has `{term.welsh}` for `{term.english}`",
                    "use the glossary's term, or add what may stand too under `also`",
                )

    def _terms_in(self, english: str) -> Iterator[Term]:
        whole = english.strip(_LABEL_END).casefold()
        words = tuple(word.lower for word in words_of(english))
        at = 0
        while at < len(words):
            found = self._term_at(words, at, whole)
            if found is None:
                at += 1
            else:
                form, term = found
                at += len(form)
                yield term

    def _term_at(
        self, words: Sequence[str], at: int, whole: str
    ) -> tuple[tuple[str, ...], Term] | None:
        for form, term in self._by_first.get(words[at], ()):
            if tuple(words[at : at + len(form)]) != form:
                continue
            if term.anywhere or (len(form) == len(words) and whole == " ".join(form)):
                return form, term
        return None


def _stands(form: Sequence[str], there: Sequence[str]) -> bool:
    """Return whether the words of `form`, each in any mutation, stand in a row."""
    return any(_stands_at(form, there, at) for at in range(len(there)))


def _stands_at(form: Sequence[str], there: Sequence[str], at: int) -> bool:
    if not form:
        return True
    if form[0] == _SOME:
        steps = range(at, min(at + _MOST_BETWEEN, len(there)) + 1)
        return any(_stands_at(form[1:], there, step) for step in steps)
    if at >= len(there) or not _is_form(there[at], form[0]):
        return False
    return _stands_at(form[1:], there, at + 1)


def _is_form(word: str, wanted: str) -> bool:
    if wanted.endswith("*"):
        return word.startswith(tuple(_mutations(wanted[:-1])))
    return word in _mutations(wanted)


@lru_cache(maxsize=4096)
def _mutations(word: str) -> frozenset[str]:
    changed = (form(word).casefold() for form in _FORMS)
    return frozenset((word, add_h(aspirate(word)), *changed))


def read_glossary(data: Mapping[str, Any]) -> Glossary:
    """Return the glossary that the library's file says, by its `terms` and `labels`."""
    rows = [row for name in ("terms", "labels") for row in data.get(name) or ()]
    first: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for term in map(_term, rows):
        for form in term.english_forms:
            first.setdefault(form[0], []).append((form, term))
    ordered = {
        word: tuple(sorted(found, key=lambda pair: (-len(pair[0]), not pair[1].anywhere)))
        for word, found in first.items()
    }
    return Glossary(ordered)


def read_kinds(data: Mapping[str, Any]) -> dict[str, Kind]:
    """Return the gender of each term that is one noun, and of its plural."""
    kinds: dict[str, Kind] = {}
    for row in data.get("terms") or ():
        head = str(row["cy"]).casefold()
        if " " in head or row.get("gender") not in {kind.value for kind in Kind}:
            continue
        kinds[head] = Kind(row["gender"])
        if " " not in str(row.get("plural", " ")):
            kinds[str(row["plural"]).casefold()] = Kind.PLURAL
    return kinds


def _term(row: Mapping[str, Any]) -> Term:
    english, welsh = str(row["en"]), str(row["cy"])
    others = [str(other) for other in row.get("also") or ()]
    plural = row.get("plural") or welsh_plural(welsh)
    spoken = [welsh, *([str(plural)] if plural else []), *others]
    # an English plural is held to the Welsh one alone, and only where that is known
    named = [english, *([english_plural(english)] if plural else [])]
    return Term(
        english,
        welsh,
        tuple(dict.fromkeys(map(_split, named))),
        tuple(dict.fromkeys(map(_split, spoken))),
        row.get("check") != "label",
    )


def _split(text: str) -> tuple[str, ...]:
    """Return the words of a form; `…` and the star of `cymeradwy*` stay."""
    made: list[str] = []
    for piece in text.split():
        if piece == _SOME:
            made.append(piece)
        else:
            made += [word.lower for word in words_of(piece)]
            made[-1:] = [made[-1] + "*"] if piece.endswith("*") else made[-1:]
    return tuple(made)


def gather_names(rows: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Return the words of terms that are the same in both languages: names, most of them."""
    same = (str(row["cy"]) for row in rows if str(row["cy"]) == str(row["en"]))
    return frozenset(word.text for text in same for word in words_of(text))
