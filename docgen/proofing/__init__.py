"""Turns texts in both languages into what is wrong with them: spelling, mutation, terms, answers.

It knows no Word files and no cases: `Proofreader.read` takes one text, `compare` a text and its
twin, `ask` a question and its answers. What it holds them to is data of the library
(`data_schemas/welsh`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from docgen.errors import LibraryError
from docgen.language import Language
from docgen.model.nesting import nests_too_deep, swells
from docgen.proofing.answers import boxes_of, check_answers
from docgen.proofing.articles import check_small_words
from docgen.proofing.dictionary import english_dictionary, load_dictionary
from docgen.proofing.figures import check_figures
from docgen.proofing.findings import Finding
from docgen.proofing.glossary import Glossary, gather_names, read_glossary, read_kinds
from docgen.proofing.mutations import Lexicon, check_agreement, check_neighbours
from docgen.proofing.nouns import Kind, gather_nouns
from docgen.proofing.tongues import Vocabulary, check_english, check_welsh, own_words, quotations
from docgen.proofing.variants import Variant, check_variants, read_variants
from docgen.proofing.words import UNREAD, plain, words_of

FOLDER = "data_schemas/welsh"
Find = Callable[[str], Path | None]


@dataclass(frozen=True)
class Proofreader:
    """Reads texts against one library's glossary, words and dictionary."""

    glossary: Glossary = field(repr=False)
    variants: tuple[Variant, ...] = field(repr=False)
    vocabulary: Vocabulary = field(repr=False)
    lexicon: Lexicon = field(repr=False)

    def read(self, text: str, language: Language) -> Iterator[Finding]:
        """Return what is wrong with `text` by itself."""
        text = plain(text)
        words = words_of(text)
        yield from check_variants(text, language, self.variants)
        if language is Language.EN:
            yield from check_english(words, self.vocabulary, quotations(text))
            return
        yield from check_welsh(words, self.vocabulary, quotations(text))
        yield from check_neighbours(words, self.lexicon)
        yield from check_small_words(words, self.lexicon)
        yield from check_agreement(words, self.lexicon)

    def compare(self, english: str, welsh: str) -> Iterator[Finding]:
        """Return the terms and figures of `english` that its twin `welsh` says otherwise."""
        english, welsh = plain(english), plain(welsh)
        yield from self.glossary.check(english, welsh)
        yield from check_figures(english, welsh)

    def ask(self, question: str, answers: Sequence[str], language: Language) -> Iterator[Finding]:
        """Return a fault where `answers` are not the pair that `question` takes."""
        return check_answers(plain(question), [plain(answer) for answer in answers], language)

    def knowing(self, names: Iterable[str], *, people: Iterable[str] = ()) -> Proofreader:
        """Return a proofreader that knows the words of `names` and of `people`.

        A Welsh place mutates; the name of a person never does.
        """
        persons = _words_of(people)
        known = self.vocabulary.names | _words_of(names) | persons
        return replace(
            self,
            vocabulary=replace(self.vocabulary, names=known),
            lexicon=replace(self.lexicon, names=self.lexicon.names | persons),
        )


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.text for text in texts for word in words_of(plain(text)))


def load_proofreader(find: Find) -> Proofreader:
    """Return the proofreader of a library, of whose files `find` gives the path.

    Raises `LibraryError` where a file of it is missing, cannot be read, or is not of its shape.
    """
    paths = [_path(find, name) for name in ("glossary.yaml", "words.yaml", "variants.yaml")]
    dictionary = _path(find, "dictionary/cy_GB.aff")
    try:
        return _load(*paths, dictionary)
    except (AttributeError, LookupError, TypeError, ValueError, re.error) as error:
        message = f"a file of `{FOLDER}` is not as it should be"
        raise LibraryError(message, hint="compare yours with the ones that are shipped") from error


@lru_cache(maxsize=4)
def _load(glossary: Path, words: Path, variants: Path, dictionary: Path) -> Proofreader:
    terms, known = _yaml(glossary), _yaml(words)
    welsh = load_dictionary(dictionary.with_suffix(""))
    people, named = frozenset(known.get("people") or ()), frozenset(known.get("names") or ())
    nouns = gather_nouns(read_kinds(terms), _kinds(known))
    return Proofreader(
        read_glossary(terms),
        read_variants(_yaml(variants).get("variants") or ()),
        Vocabulary(
            welsh,
            english_dictionary(),
            own_words(known.get("welsh") or ()),
            frozenset(word.casefold() for word in known.get("english") or ()),
            people | named | gather_names(terms.get("terms") or ()),
            frozenset(known.get("english_only") or ()),
        ),
        Lexicon(
            welsh,
            nouns,
            frozenset(known.get("adjectives") or ()),
            frozenset(known.get("verb_nouns") or ()),
            people,
        ),
    )


def _kinds(known: Mapping[str, Any]) -> dict[str, Kind]:
    return {
        word: kind
        for name, kind in (
            ("masculine", Kind.MASCULINE),
            ("feminine", Kind.FEMININE),
            ("plural", Kind.PLURAL),
            ("either", Kind.EITHER),
        )
        for word in known.get(name) or ()
    }


def _path(find: Find, name: str) -> Path:
    path = find(f"{FOLDER}/{name}")
    if path is None:
        message = f"the library has no `{FOLDER}/{name}`"
        raise LibraryError(message, hint="lay it over the shipped library, not in its place")
    return path


def _yaml(path: Path) -> Mapping[str, Any]:
    try:
        # every word stays a word: `no` and `on` are English ones
        raw = path.read_bytes()
        if nests_too_deep(raw):
            raise RecursionError
        data = yaml.load(raw, yaml.CBaseLoader)  # noqa: S506 - it makes texts alone
        if swells(raw, data):
            raise RecursionError
    except (yaml.YAMLError, RecursionError) as error:
        message = f"`{FOLDER}/{path.name}` cannot be read"
        raise LibraryError(message, hint="check its indentation and quotes") from error
    return data if isinstance(data, Mapping) else {}


__all__ = ["UNREAD", "Finding", "Proofreader", "boxes_of", "load_proofreader"]
