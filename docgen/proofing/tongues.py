"""The words of a text in; those that are misspelt, or of the other language, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docgen.language.grammar import is_written_word
from docgen.language.mutation import add_h, aspirate, nasal, soft
from docgen.proofing.dictionary import Dictionary
from docgen.proofing.findings import Finding
from docgen.proofing.words import Word

Quoted = Sequence[tuple[int, int]]

_QUOTED = re.compile(r'"[^"]{3,}"|“[^”]{3,}”')
_SPOKEN = 3


@dataclass(frozen=True)
class Vocabulary:
    """What each language may say: its dictionary, the project's own words, and names in both.

    `english_only` are words that Welsh texts may not hold although the Welsh dictionary has them.
    """

    welsh: Dictionary
    english: Dictionary
    own_welsh: frozenset[str] = frozenset()
    own_english: frozenset[str] = frozenset()
    names: frozenset[str] = field(default=frozenset(), repr=False)
    english_only: frozenset[str] = frozenset()

    def is_welsh(self, word: Word) -> bool:
        """Return whether `word` is Welsh, as far as the lists go."""
        if word.lower in self.own_welsh:
            return True
        if self.welsh.knows(word.text) or self.welsh.knows(word.lower):
            return True
        return any(self.welsh.knows(made_of) for made_of in made_of_regularly(word.lower))

    def is_english(self, word: Word) -> bool:
        """Return whether `word` is English, in American or British spelling."""
        if word.lower in self.own_english:
            return True
        return self.english.knows(word.text) or self.english.knows(word.lower)


def made_of_regularly(word: str) -> Iterator[str]:
    """Yield what a form that the dictionary lacks may be made of: `telir` of *talu*.

    It has the impersonal of few verbs whose vowel changes, and few comparatives.
    """
    for ending in _VERBAL:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            changed = _LAST_E.sub(r"a\1", stem)
            yield from (base + end for base in {stem, changed} for end in _VERB_NOUN)
    for ending in _COMPARING:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem
            yield stem[:-1] + _VOICED.get(stem[-1], stem[-1])


_VERBAL = ("eir", "ir", "id", "wyd", "odd")
_VERB_NOUN = ("", "u", "o", "io", "i", "a", "hau")
_COMPARING = ("ach", "af", "ed")
_VOICED = {"c": "g", "p": "b", "t": "d"}
_LAST_E = re.compile(r"e([^aeiouwyâêîôûŵŷ]*)$")


def own_words(words: Sequence[str]) -> frozenset[str]:
    """Return `words` with every mutation of each."""
    made = {word.casefold() for word in words}
    for word in tuple(made):
        made |= {form(word).casefold() for form in (soft, nasal, aspirate, add_h)}
    return frozenset(made)


def check_welsh(
    words: Sequence[Word], vocabulary: Vocabulary, quoted: Quoted = ()
) -> Iterator[Finding]:
    """Return what in a Welsh text is English, or in no dictionary."""
    found = [(word, _welsh_fault(word, vocabulary)) for word in words]
    yield from _outside_speech(found, quoted)


def check_english(
    words: Sequence[Word], vocabulary: Vocabulary, quoted: Quoted = ()
) -> Iterator[Finding]:
    """Return what in an English text is Welsh."""
    found = [(word, _english_fault(word, vocabulary)) for word in words]
    yield from _outside_speech(found, quoted)


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return where in `text` somebody is quoted: the places of double quotation marks."""
    return tuple(found.span() for found in _QUOTED.finditer(text))


def _outside_speech(
    found: Sequence[tuple[Word, Finding | None]], quoted: Quoted
) -> Iterator[Finding]:
    """Leave out what is quoted in the language it was said in: most of a quotation is foreign."""
    spared: set[int] = set()
    for start, end in quoted:
        inside = [at for at, (word, _) in enumerate(found) if start <= word.start < end]
        foreign = [at for at in inside if found[at][1] is not None]
        if len(foreign) >= _SPOKEN and 2 * len(foreign) >= len(inside):
            spared.update(inside)
    yield from (fault for at, (_, fault) in enumerate(found) if fault and at not in spared)


def _welsh_fault(word: Word, vocabulary: Vocabulary) -> Finding | None:
    if not _is_read(word, vocabulary):
        return None
    if word.lower in vocabulary.english_only:
        return _english(word)
    if vocabulary.is_welsh(word):
        return None
    return _english(word) if vocabulary.is_english(word) else _misspelt(word)


def _english_fault(word: Word, vocabulary: Vocabulary) -> Finding | None:
    if not _is_read(word, vocabulary) or vocabulary.is_english(word):
        return None
    if not vocabulary.is_welsh(word):
        return None
    hint = "say it in English, or mark it as Welsh: `[…]{cy}`"
    message = f"`{word.text}` is Welsh, in an English text"
    return Finding("english-welsh", word.start, word.end, message, hint)


def _is_read(word: Word, vocabulary: Vocabulary) -> bool:
    """Return whether `word` is one that a dictionary has an opinion on."""
    if word.is_figure or word.text[0] == "'" or not is_written_word(word.text):
        return False
    parts = {word.text, *word.text.split("-")}
    return not parts & vocabulary.names


def _english(word: Word) -> Finding:
    hint = "translate it, or mark it as English: `[…]{en}`"
    message = f"`{word.text}` is English, in a Welsh text"
    return Finding("welsh-english", word.start, word.end, message, hint)


def _misspelt(word: Word) -> Finding:
    hint = "correct it, or add it to data_schemas/welsh/words.yaml"
    message = f"`{word.text}` is in no dictionary"
    return Finding("welsh-spelling", word.start, word.end, message, hint)
