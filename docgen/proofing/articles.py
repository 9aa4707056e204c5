"""The words of a Welsh text in, what is wrong about *y*, *a*, *yn*, *hwn* and numerals out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from docgen.language.grammar import is_written_word, starts_with_vowel
from docgen.language.mutation import in_place, soft_except_ll_rh
from docgen.proofing.findings import Finding
from docgen.proofing.mutations import CODE, Lexicon
from docgen.proofing.nouns import Kind
from docgen.proofing.triggers import NUMBERED, NUMERALS
from docgen.proofing.words import Word, listed

_ARTICLES = frozenset(("y", "yr", "'r"))
_SHORT_BEFORE_VOWEL: Mapping[str, str] = {"a": "ac", "â": "ag", "gyda": "gydag"}
_LONG: Mapping[str, str] = {"ac": "a", "ag": "â", "gydag": "gyda", "nac": "na"}
_AC_ALSO_BEFORE = listed(
    "fe fel felly mae maent mai megis meddai mewn mor na nac nad ni nid nis sydd sy wedyn wedi"
)
#: What lost its *yr*: ac roedd, ac rydym, ac rwyf.
_AC_ALSO_BEGUN = ("roedd", "ryd", "rwy", "roed")
_NO_YN = frozenset(("a", "â", "ag", "i", "o", "gyda", "na", "neu"))
_DEMONSTRATIVES = {"hwn": Kind.FEMININE, "hon": Kind.MASCULINE}
_REACH = 4
_YEAR = 4
#: *Dwy waith*, *tair gwaith*: feminine where it counts times, and masculine as work.
_TIMES = frozenset(("gwaith", "waith"))


def check_small_words(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Finding]:
    """Return what is wrong about the small words, each with the word after it."""
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        is_letter = before.is_letter and at > 1 and not before.gap.strip()
        if not word.follows or is_letter:
            continue
        for check in _CHECKS:
            yield from check(before, word, lexicon)
        yield from _check_demonstrative(words, at, lexicon)
        yield from _check_predicate(words, at, lexicon)
        yield from _check_figure(words, at, lexicon)


def _fault(before: Word, word: Word, message: str, right: str) -> Finding:
    return Finding(CODE, before.start, word.end, message, f"write `{right}`")


def _check_article(before: Word, word: Word, _: Lexicon) -> Iterator[Finding]:
    if before.lower not in ("y", "yr") or not is_written_word(word.text):
        return
    vowel = starts_with_vowel(word.text) or word.lower.startswith("h")
    if vowel is not (before.lower == "yr") and not word.lower.startswith("wn"):
        right = "yr" if vowel else "y"
        yield _fault(before, word, f"`{word.text}` takes `{right}`", f"{right} {word.text}")


def _check_gender(before: Word, word: Word, lexicon: Lexicon) -> Iterator[Finding]:
    """A feminine singular softens after the article, everything else stays as it is."""
    if before.lower not in _ARTICLES or not lexicon.is_free(word):
        return
    kind = lexicon.kind(word)
    radicals = [r for r in lexicon.radicals(word) if r in lexicon.nouns.kinds]
    if kind is None or not radicals:
        return
    right = soft_except_ll_rh(radicals[0]) if kind is Kind.FEMININE else radicals[0]
    if word.lower != right:
        what = "feminine" if kind is Kind.FEMININE else "not a feminine singular"
        cased = right[:1].upper() + right[1:] if word.is_capital else right
        message = f"`{word.text}` is {what}, which is not how it stands after the article"
        yield _fault(before, word, message, f"{before.text}{word.gap}{cased}")


def _check_contraction(before: Word, word: Word, _: Lexicon) -> Iterator[Finding]:
    if before.lower in ("i", "o", "a", "â", "gyda", "drwy", "neu") and word.lower in ("y", "yr"):
        is_particle = before.lower in ("a", "neu")  # `neu y bydd`: not the article
        if not is_particle:
            yield _fault(before, word, "the article leans on a vowel", f"{before.text}'r")


def _check_link(before: Word, word: Word, lexicon: Lexicon) -> Iterator[Finding]:
    """*ac*, *ag* before a vowel; *a*, *â* before a consonant."""
    if not is_written_word(word.text) or word.text in lexicon.names:
        return
    vowel = _begins_with_vowel(word, lexicon)
    if before.lower in _SHORT_BEFORE_VOWEL and vowel:
        if before.lower == "a" and lexicon.is_verb(word):
            return
        right = _SHORT_BEFORE_VOWEL[before.lower]
        yield _fault(before, word, f"before a vowel it is `{right}`", f"{right} {word.text}")
    listed = word.lower in _AC_ALSO_BEFORE or word.lower.startswith(_AC_ALSO_BEGUN)
    if before.lower in _LONG and not vowel and not listed:
        if before.lower == "nac" and lexicon.is_verb(word):
            return
        right = _LONG[before.lower]
        yield _fault(before, word, f"before a consonant it is `{right}`", f"{right} {word.text}")


def _begins_with_vowel(word: Word, lexicon: Lexicon) -> bool:
    """Return whether `word` is read with a vowel first; a w that *gw-* left behind is none."""
    left_behind = word.lower.startswith("w") and any(
        radical.startswith("gw") for radical in lexicon.radicals(word)
    )
    is_common = left_behind and not lexicon.is_radical(word)
    return not is_common and starts_with_vowel(word.text)


def _check_place(before: Word, word: Word, lexicon: Lexicon) -> Iterator[Finding]:
    """*yn*, *ym* and *yng* with a name after them."""
    if before.lower == "yn" and word.is_capital and lexicon.is_free(word):
        is_plain = lexicon.is_radical(word) and soft_except_ll_rh(word.text) != word.text
        if is_plain or word.lower.startswith(("ngh", "ng", "mh")):
            radical = word.text if is_plain else next(iter(lexicon.radicals(word)), word.text)
            cased = radical[:1].upper() + radical[1:]
            yield _fault(before, word, "a name after `yn` takes the nasal", in_place(cased))
    for small, start in (("ym", "m"), ("yng", "ng")):
        if (
            before.lower == small
            and is_written_word(word.text)
            and not word.lower.startswith(start)
        ):
            message = f"`{small}` stands before `{start}` alone"
            yield Finding(CODE, before.start, word.end, message, "write `yn`, or mutate the name")


def _check_predicate(words: Sequence[Word], at: int, lexicon: Lexicon) -> Iterator[Finding]:
    """A noun or an adjective after predicative *yn* is soft, but for ll and rh."""
    before, word = words[at - 1], words[at]
    is_yn = before.lower == "yn"
    if before.lower == "'n":
        is_yn = at > 1 and words[at - 2].lower not in _NO_YN
    if not is_yn or word.is_capital or not lexicon.is_free(word):
        return
    is_told = lexicon.kind(word) is not None or word.lower in lexicon.adjectives
    if not is_told or word.lower in lexicon.verb_nouns:
        return
    right = soft_except_ll_rh(word.lower)
    if lexicon.is_unchanged(word) and right != word.lower:
        message = f"what is said of something takes the soft mutation after `{before.text}`"
        yield _fault(before, word, message, f"{before.text} {right}")


def _check_numeral(before: Word, word: Word, lexicon: Lexicon) -> Iterator[Finding]:
    if before.lower not in NUMERALS or word.lower in _TIMES:
        return
    kind = lexicon.kind(word)
    if kind is not None and kind.value != NUMERALS[before.lower]:
        if kind is Kind.PLURAL:
            message = "after a numeral the noun is singular"
        else:
            message = f"`{word.text}` is {'feminine' if kind is Kind.FEMININE else 'masculine'}"
        yield Finding(CODE, before.start, word.end, message, "use the numeral of its gender")


def _check_figure(words: Sequence[Word], at: int, lexicon: Lexicon) -> Iterator[Finding]:
    """What a figure counts is singular; a year, or the 2 of *Rhan 2*, counts nothing."""
    before, word = words[at - 1], words[at]
    is_count = before.text.isdecimal() and len(before.text) < _YEAR
    if not is_count or word.is_capital or lexicon.kind(word) is not Kind.PLURAL:
        return
    if at > 1 and words[at - 2].lower in NUMBERED:
        return
    message = "after a numeral the noun is singular"
    hint = f"use the singular, or `{before.text} o` and the plural"
    yield Finding(CODE, before.start, word.end, message, hint)


def _check_demonstrative(words: Sequence[Word], at: int, lexicon: Lexicon) -> Iterator[Finding]:
    """*hwn* goes with a masculine noun, *hon* with a feminine one."""
    word = words[at]
    if word.lower not in _DEMONSTRATIVES:
        return
    for back in range(at - 1, max(at - _REACH, 0), -1):
        if not words[back].follows or words[back].lower in _DEMONSTRATIVES:
            return
        if words[back - 1].lower not in _ARTICLES:
            continue
        noun = words[back]
        if lexicon.kind(noun) is _DEMONSTRATIVES[word.lower]:
            other = "hon" if word.lower == "hwn" else "hwn"
            message = f"`{noun.text}` is {'feminine' if other == 'hon' else 'masculine'}"
            yield Finding(CODE, noun.start, word.end, message, f"write `{other}`")
        return


_CHECKS: tuple[Callable[[Word, Word, Lexicon], Iterator[Finding]], ...] = (
    _check_article,
    _check_gender,
    _check_contraction,
    _check_link,
    _check_place,
    _check_numeral,
)
