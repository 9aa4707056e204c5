"""The words of a Welsh text in, what is wrongly mutated out.

Each word is judged by its neighbour alone, and only where the neighbour leaves no doubt: the object
of a short verb, or whether *ei* is his or hers, is for a reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from docgen.language.grammar import is_written_word
from docgen.language.mutation import soft
from docgen.proofing.dictionary import Change, Dictionary
from docgen.proofing.findings import Finding
from docgen.proofing.nouns import Kind, Nouns
from docgen.proofing.triggers import (
    AFTER,
    AFTER_CYN,
    AFTER_PHRASE,
    COMMAND,
    DOERS,
    FIGURES,
    IMPERSONAL,
    PLAIN,
    QUESTIONS,
    SOFT,
    SOFT_ADVERBS,
    TIME,
    UNTOUCHED,
    Rule,
)
from docgen.proofing.verbs import is_finite
from docgen.proofing.words import Word

CODE = "welsh-mutation"


@dataclass(frozen=True)
class Lexicon:
    """All that is known of words: the dictionary, nouns with gender, adjectives, and names.

    Names, of people and what is named in English, never mutate. `verb_nouns` are nouns that are
    verb-nouns too, so that *yn* leaves them alone.
    """

    dictionary: Dictionary
    nouns: Nouns
    adjectives: frozenset[str] = frozenset()
    verb_nouns: frozenset[str] = frozenset()
    names: frozenset[str] = field(default=frozenset(), repr=False)

    def radicals(self, word: Word) -> tuple[str, ...]:
        """Return the dictionary forms that `word` may be of, as far as they mutate by rule."""
        return tuple(dict.fromkeys(r.radical for r in self.dictionary.readings(_looked_up(word))))

    def is_radical(self, word: Word) -> bool:
        """Return whether `word` may stand in its dictionary form."""
        readings = self.dictionary.readings(_looked_up(word))
        return any(reading.change is Change.NONE for reading in readings)

    def is_unchanged(self, word: Word) -> bool:
        """Return whether `word` can be nothing but a dictionary form."""
        readings = self.dictionary.readings(_looked_up(word))
        return bool(readings) and all(reading.change is Change.NONE for reading in readings)

    def is_soft_only(self, word: Word) -> bool:
        """Return whether `word` can be nothing but a soft form."""
        readings = self.dictionary.readings(_looked_up(word))
        return bool(readings) and all(reading.change is Change.SOFT for reading in readings)

    def is_free(self, word: Word) -> bool:
        """Return whether a neighbour may ask `word` to mutate."""
        if word.is_figure or word.text[0] == "'" or word.lower in UNTOUCHED:
            return False
        is_name = word.is_capital and word.text in self.names
        return is_written_word(word.text) and not is_name

    def is_verb(self, word: Word) -> bool:
        """Return whether `word` may be a finite verb."""
        return is_finite(word.lower, self.dictionary.readings(word.lower))

    def kind(self, word: Word) -> Kind | None:
        """Return the gender of `word`, or that it is a plural, where that is known."""
        return self.nouns.kind(self.radicals(word))


def _looked_up(word: Word) -> str:
    return word.text if word.is_capital else word.lower


def check_neighbours(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Finding]:
    """Return each word that is not as the word before it asks."""
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        if not word.follows or not lexicon.is_free(word):
            continue
        rule = _rule(words, at, lexicon)
        if rule is not None and (found := _breach(rule, before, word, lexicon)):
            yield found


def _rule(words: Sequence[Word], at: int, lexicon: Lexicon) -> Rule | None:
    """Return what the words before `at` ask of the one there."""
    before, word = words[at - 1], words[at]
    if at > 1 and before.follows:
        phrase = (words[at - 2].lower, before.lower)
        if phrase in AFTER_PHRASE:
            return AFTER_PHRASE[phrase]
    if before.is_letter and at > 1 and not words[at - 1].gap.strip():
        return None  # the letter of somebody's pseudonym
    if before.lower == "cyn" and word.lower.endswith(AFTER_CYN):
        return None
    if before.lower in AFTER:
        return AFTER[before.lower]
    return _rule_of_kind(before, word, lexicon)


def _rule_of_kind(before: Word, word: Word, lexicon: Lexicon) -> Rule | None:
    """Return what a figure, a greeting or a verb asks of the word after it."""
    if before.text in FIGURES:
        counted = word.lower in TIME or lexicon.kind(word) in (Kind.MASCULINE, Kind.FEMININE)
        return _figure_rule(before.text, word, lexicon) if counted else None
    if before.lower == "annwyl":
        return SOFT if lexicon.kind(word) else None
    if before.lower in DOERS or _is_command(before, lexicon):
        return None if lexicon.is_verb(word) or word.lower in QUESTIONS else SOFT
    if _is_impersonal(before, lexicon) and word.lower not in SOFT_ADVERBS:
        return PLAIN if lexicon.is_soft_only(word) and not lexicon.is_verb(word) else None
    return None


def _figure_rule(figure: str, word: Word, lexicon: Lexicon) -> Rule | None:
    if word.lower in TIME or (figure != "2" and lexicon.kind(word) is Kind.FEMININE):
        return None
    return FIGURES[figure]


def _is_command(word: Word, lexicon: Lexicon) -> bool:
    readings = lexicon.dictionary.readings(word.lower)
    return word.lower.endswith(COMMAND) and all(r.is_finite for r in readings) and bool(readings)


def _is_impersonal(word: Word, lexicon: Lexicon) -> bool:
    return word.lower.endswith(IMPERSONAL) and lexicon.is_verb(word)


def _breach(rule: Rule, before: Word, word: Word, lexicon: Lexicon) -> Finding | None:
    """Return the fault where no reading of `word` has the form that `rule` asks for."""
    if rule.spares_verbs and lexicon.is_verb(word):
        return None
    if rule.of_verbs and not lexicon.is_verb(word):
        return None
    radicals = lexicon.radicals(word)
    right = [form(radical) for radical in radicals for form in rule.forms]
    if not radicals or word.lower in right:
        return None
    return Finding(
        CODE,
        before.start,
        word.end,
        f"`{before.text}` takes {rule.name}, and `{word.text}` has not got it",
        f"write {_suggest(before, word, right)}",
    )


def _suggest(before: Word, word: Word, right: Sequence[str]) -> str:
    space = word.gap
    cased = (w[:1].upper() + w[1:] if word.is_capital else w for w in right)
    return " or ".join(dict.fromkeys(f"`{before.text}{space}{text}`" for text in cased))


def check_agreement(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Finding]:
    """Return adjectives that are not soft after a feminine noun."""
    for at, (before, word) in enumerate(pairwise(words)):
        is_adjective = word.lower in lexicon.adjectives and lexicon.is_radical(word)
        if not (word.follows and is_adjective) or lexicon.kind(before) is not Kind.FEMININE:
            continue
        if at and before.follows and lexicon.kind(words[at - 1]):
            continue  # rheolwyr llinell perthnasol: the adjective is the first noun's
        if soft(word.lower) != word.lower:
            yield Finding(
                CODE,
                before.start,
                word.end,
                f"`{before.text}` is feminine, and an adjective after it is soft",
                f"write `{before.text} {soft(word.text)}`",
            )
