"""A filled document, and what an engine could not set of it, in; where that stands out.

Typst names a character that no font can show, or a picture that it cannot read, but knows nothing
of Word. They are looked for in the document as it was filled, whose paragraphs a Word user can
count. The words around them are somebody's data, so only the place is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from docgen.template.package import OFFICE, read_relationships, rels_name
from docgen.template.places import own_text, walk_paragraphs
from docgen.template.setting.drawings import asset_path

_EMBED = f"{{{OFFICE}}}embed"
_ID = f"{{{OFFICE}}}id"


def find_culprits(
    members: Mapping[str, bytes], labels: Mapping[str, str], culprits: Iterable[str]
) -> tuple[str, ...]:
    """Return where each of `culprits` first stands, if anywhere: `body, table 2, row 1, cell 3`.

    A culprit is a character, or the path by which Typst reads a picture; `labels` say what a Word
    user calls each part.
    """
    places = (_find(members, labels, culprit) for culprit in culprits)
    return tuple(dict.fromkeys(place for place in places if place))


def _find(members: Mapping[str, bytes], labels: Mapping[str, str], culprit: str) -> str:
    for part, label in labels.items():
        pictures = set(_pictures(members, part, culprit)) if len(culprit) > 1 else set()
        for paragraph, where in walk_paragraphs(members[part]):
            if pictures & _shown(paragraph) or (not pictures and culprit in own_text(paragraph)):
                return f"{label}, {where}"
    return ""


def _pictures(members: Mapping[str, bytes], part: str, path: str) -> Iterator[str]:
    """Return the ids by which `part` refers to the picture that Typst reads by `path`."""
    if rels_name(part) not in members:
        return
    ending = path[path.rfind(".") :]
    for key, relationship in read_relationships(members, part).items():
        content = members.get(relationship.target)
        if content is not None and asset_path(content, ending) == path:
            yield key


def _shown(paragraph: etree._Element) -> set[str]:
    return {node.get(_EMBED) or node.get(_ID) or "" for node in paragraph.iter()}
