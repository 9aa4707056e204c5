"""Bare letters and needles in; each place where a needle stands out, with how it is written there.

A word counts where it begins and ends as words do; what parts its letters (a hyphen, a line's end,
a space after each letter) must be what people part letters with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docgen.release.facts import Kind
from docgen.release.folding import Folded, is_unspaced
from docgen.release.needles import LONG, Needle
from docgen.release.trie import compile_words

#: In names of bookmarks, links, files and fonts words are run together.
_LABEL_LONG = 5
#: What tells that letters are a web address, somebody's name on the web, or a tag.
_TAG = re.compile(r"^[\W_]*[#@]|://|^www\.", re.I)
_LONGEST_TAG = 120
_SEPARATORS = re.compile(r"[\W_]+")
_JOINING = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f'’‘`´ʼ.·-]+|[-‐‑–_]\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """A needle at `start` to `end` of a text; `broken` says that its letters are set apart."""

    start: int
    end: int
    needle: Needle = field(repr=False)
    broken: str = ""
    inside: bool = False


class Finder:
    """Finds needles; made once for all documents that the same facts are banned from."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        self._by_letters: dict[str, list[Needle]] = {}
        for needle in needles:
            self._by_letters.setdefault(needle.letters, []).append(needle)
        self._lengths = sorted({len(letters) for letters in self._by_letters}, reverse=True)
        self._pattern = compile_words(self._by_letters)

    def find(self, folded: Folded, *, labels: bool = False) -> Iterator[Span]:
        """Yield every needle in the text; in `labels` also inside longer words."""
        for found in self._pattern.finditer(folded.letters):
            for letters in self._at(found[1]):
                span = folded.span(found.start(), found.start() + len(letters))
                yield from self._judge(folded.text, span, letters, labels=labels)

    def _at(self, longest: str) -> Iterator[str]:
        """Yield every needle that begins where `longest` does."""
        for length in self._lengths:
            if length <= len(longest) and longest[:length] in self._by_letters:
                yield longest[:length]

    def _judge(
        self, text: str, span: tuple[int, int], letters: str, *, labels: bool
    ) -> Iterator[Span]:
        start, end = span
        whole = _begins_word(text, start) and _ends_word(text, end)
        labels = labels or (not whole and len(letters) >= _LABEL_LONG and _is_in_a_tag(text, start))
        if not whole and not _may_stand_inside(letters, labels=labels):
            return
        for needle in self._by_letters[letters]:
            if not whole and (needle.bare or "," in needle.form or (needle.lone and not labels)):
                continue  # another word's letters make up what this one lacks
            if not whole and not labels and needle.fact.kind is Kind.ADDRESS:
                continue  # a street ends where a word does
            if needle.bare and not _stands_apart(text[start:end]):
                continue  # `job` is not J. O. B.
            gaps = _SEPARATORS.findall(text[start:end])
            broken = _broken(gaps, letters, needle.joints) if needle.lone else ""
            if broken != "chance":
                yield Span(start, end, needle, broken, inside=not whole)


def _may_stand_inside(letters: str, *, labels: bool) -> bool:
    if letters.isdigit():
        return len(letters) >= LONG
    return len(letters) >= (_LABEL_LONG if labels else LONG)


def _is_in_a_tag(text: str, start: int) -> bool:
    """Return whether the word at `start` is of a web address or a `#tag`, whose words run on."""
    before = text[max(0, start - _LONGEST_TAG) : start].split()
    return bool(before) and not text[start - 1].isspace() and bool(_TAG.search(before[-1]))


def _begins_word(text: str, start: int) -> bool:
    if start == 0:
        return True
    before, first = text[start - 1], text[start]
    return _is_edge(before, first)


def _ends_word(text: str, end: int) -> bool:
    if end >= len(text):
        return True
    return _is_edge(text[end - 1], text[end])


def _is_edge(before: str, after: str) -> bool:
    if is_unspaced(before) or is_unspaced(after):
        return True
    if not (before.isalnum() and after.isalnum()):
        # a combining accent belongs to the letter before it
        return not "\u0300" <= after <= "\u036f"
    return (before.islower() and after.isupper()) or before.isdigit() != after.isdigit()


def _stands_apart(written: str) -> bool:
    """Return whether the first or the last letter of what is written stands by itself."""
    return len(written) < 3 or _is_edge(*written[:2]) or _is_edge(*written[-2:])


def _broken(gaps: list[str], letters: str, joints: int) -> str:
    """Return how the letters of one word are set apart: nothing, `apart`, or `chance`.

    A name may be set apart at as many places as it has `joints`.
    """
    if len(letters) > 5 and len(gaps) == len(letters) - 1:
        return ""  # a long word whose letters all stand apart is no chance
    gaps = [gap for gap in gaps if not _JOINING.fullmatch(gap)]
    if len(gaps) <= joints:
        return ""
    if len(gaps) == len(letters) - 1 and len(set(gaps)) == 1 and len(letters) > 2:
        return ""
    if len(letters) > 4 and len(gaps) > 0.6 * (len(letters) - 1):
        return "apart"  # letters that were placed one by one
    return "apart" if len(gaps) == 1 and len(letters) > 4 else "chance"
