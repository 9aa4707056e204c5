"""The gate's own words, read from data, in; sets of folded words out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.language import Language
from docgen.release.folding import letters_of


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the gate knows of words: all folded, but for `services`, which count as written.

    `common` are words that are also names; `before` stand before a person's name; `after` it what
    only a person does, and `linking` what anything is, which tells of a person where one of `fates`
    follows. `articles` stand before things, `in_time` before the names of `times`, `openers` at the
    beginning of a sentence, `in_place` before the names of `places`, which are people's
    too, and `from_place` before `from` one; `of_place` before `of` one; `lands` are places and
    nobody. After a name `things` tell that it is a thing's, and `streets`, with a capital, that it
    is an address's. `ratings` stand before a colour. `ordinary` are words in small letters, and
    names with a capital.
    """

    common: frozenset[str] = field(default=frozenset(), repr=False)
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()
    fates: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    in_time: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    places: frozenset[str] = field(default=frozenset(), repr=False)
    lands: frozenset[str] = field(default=frozenset(), repr=False)
    in_place: frozenset[str] = frozenset()
    from_place: frozenset[str] = frozenset()
    of_place: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    ratings: frozenset[str] = frozenset()
    colours: frozenset[str] = frozenset()
    services: tuple[str, ...] = ()
    inspections: tuple[str, ...] = ()
    sexes: Mapping[Language, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    large_places: frozenset[str] = frozenset()
    short_forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    dictionary: frozenset[str] = field(default=frozenset(), repr=False)

    def is_ordinary(self, word: str) -> bool:
        """Return whether a dictionary has the word in small letters."""
        return word.lower() in self.dictionary

    def is_common(self, letters: str) -> bool:
        """Return whether the folded word may be an ordinary word as well as a name."""
        return letters in self.common or len(letters) < 3


_LISTS = ("before", "after", "linking", "fates", "articles", "times", "in_time", "openers")
_PLACES = ("places", "lands", "in_place", "from_place", "of_place", "things", "streets")
_COLOURS = ("ratings", "colours")


def read_vocabulary(data: Mapping[str, Any], dictionary: Iterable[str] = ()) -> Vocabulary:
    """Return the vocabulary that `data`, the file's content, holds, with a `dictionary`'s words."""
    return Vocabulary(
        common=_set(data["common"]),
        **{name: _set([data[name]]) for name in _LISTS},
        **{name: _set([data.get(name, "")]) for name in (*_PLACES, *_COLOURS)},
        services=_words(data["services"]),
        inspections=_words(data["inspections"]),
        sexes={
            Language(code): {sex: frozenset(words) for sex, words in sexes.items()}
            for code, sexes in data["sexes"].items()
        },
        large_places=_set(data["large_places"]),
        short_forms={name: tuple(forms) for name, forms in data["short_forms"].items()},
        dictionary=frozenset((*dictionary, *_words([data.get("ordinary", "")]))),
    )


def _words(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for line in lines for word in line.split())


def _set(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(letters_of(word) for word in _words(lines))
