"""Paragraphs that somebody numbered by hand (3.1, 3.2) into paragraphs that hang on their numbers.

A number alone proves nothing: *2.5 million was spent* begins with one too. It counts where another
paragraph of the same text goes on counting from it, or counts up to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from docgen.template.rich.tree import Block, Numbered, Paragraph, Spans, Words

_NUMBER: Final = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3})[.)]?[ \t]+")

Count: TypeAlias = tuple[int, ...]


def number_paragraphs(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return `blocks` with the numbers of numbered paragraphs taken out of their words."""
    counts = {at: count for at, block in enumerate(blocks) if (count := _count(block))}
    known = frozenset(counts.values())
    meant = {at for at, count in counts.items() if any(x in known for x in _beside(count))}
    return tuple(_numbered(block) if at in meant else block for at, block in enumerate(blocks))


def _count(block: Block) -> Count:
    """Return the number that a paragraph begins with, empty for none."""
    match block:
        case Paragraph((Words(text), *_)):
            found = _NUMBER.match(text)
            return tuple(map(int, found[1].split("."))) if found else ()
        case _:
            return ()


def _beside(count: Count) -> Iterator[Count]:
    """Yield what comes before and after `count`: 3.1, and 3.3 or 3.2.1 or 4.1."""
    *above, last = count
    yield (*above, last - 1)
    yield (*above, last + 1)
    yield (*count, 1)
    if last == 1:
        yield tuple(above)
        yield (*above[:-1], above[-1] + 1, 1)
        yield (*above[:-1], above[-1] - 1, 1)


def _numbered(block: Block) -> Block:
    match block:
        case Paragraph((Words(text, mark), *rest)):
            found = _NUMBER.match(text)
            if found is None:
                return block
            left = text[found.end() :]
            spans: Spans = (Words(left, mark), *rest) if left else tuple(rest)
            return Numbered(text[: found.end()].strip(), spans)
        case _:
            return block
