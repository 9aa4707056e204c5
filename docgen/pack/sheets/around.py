"""A paper in; the divider or the slip that stands before it, as Typst source, out."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.language import Language
from docgen.model import TypstSource, Wording
from docgen.pack import words
from docgen.pack.papers import Access, AccessClass, Piece
from docgen.pack.sheets.source import begin, in_language, quote, spoken

#: Where a link of ours leads until the pack is bound: no such host, and nothing is ever fetched.
CONTENTS_ADDRESS = "https://pack.invalid/contents"


def write_divider(
    number: str, title: Wording, languages: Sequence[Language], author: str = ""
) -> TypstSource:
    """Return the sheet that announces a paper: its number, its title, a way back."""
    heading = words.say(title, languages)
    lines = [
        begin(f"{number}. {heading}", author, languages),
        "#v(30%)",
        f'#block(text(size: 40pt, fill: rgb("#12495E"), {quote(number)}))',
        *(
            f"#heading(level: 1)[{in_language(title[one] or heading, one)}]"
            for one in languages
            if title[one] or one is languages[0]
        ),
        _way_back(languages),
    ]
    return TypstSource("\n".join(lines))


def write_slip(
    paper: Piece, languages: Sequence[Language], *, ask: Wording, author: str = ""
) -> TypstSource:
    """Return the slip before a paper that cannot be read as it should: why, and whom to ask."""
    title, about = paper.title, words.filled(words.ABOUT, paper.number)
    lines = [begin(words.say(about, languages), author, languages)]
    for one in languages:
        lines.append(f"#heading(level: 1)[{in_language(about[one], one)}]")
        lines.append(f"#strong[{in_language(title[one] or words.say(title, languages), one)}]")
        lines.append("")
        lines += [f"{in_language(text[one], one)}\n" for text in _sentences(paper.access, ask)]
    return TypstSource("\n".join([*lines, _way_back(languages)]))


def _sentences(access: Access, ask: Wording) -> list[Wording]:
    """Return what a slip says, a paragraph each."""
    told = [words.SLIPS[access.kind]]
    if access.kind is AccessClass.E and access.refusal is not None:
        told = [words.filled(told[0], words.REFUSALS[access.refusal]), words.BESIDE]
    if access.removed:
        kinds = [words.REMOVALS[one] for one in access.removed if one in words.REMOVALS]
        listed = Wording(*(", ".join(kind[one] for kind in kinds) for one in Language))
        told.append(words.filled(words.REMOVED, listed))
    return [*told, words.filled(words.ASK, ask)] if ask else told


def _way_back(languages: Sequence[Language]) -> str:
    return f"#v(1em)\n#link({quote(CONTENTS_ADDRESS)}, {spoken(words.BACK, languages)})"
