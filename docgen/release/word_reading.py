"""A Word file's bytes in; everything it says anywhere, and what it carries besides, out.

Every part is read or told as unread: stories by paragraph, all other XML by its texts and
attributes, pictures by what they carry outside their pixels, files within the file by what can be
read in them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from docgen.release.archives import Archive, open_archive
from docgen.release.passages import (
    Passage,
    Reading,
    Sort,
    Trait,
    UnreadableError,
    Weight,
    unread,
    within_limit,
)
from docgen.release.pictures import picture_kind, picture_texts, strings_in
from docgen.release.word_labels import plain_markup, read_labels
from docgen.release.word_names import local, parse_part, value
from docgen.release.word_parts import part_label, story_of
from docgen.release.word_places import Places
from docgen.release.word_story import Story, read_story
from docgen.release.word_traits import (
    part_traits,
    property_traits,
    relation_traits,
    setting_traits,
    story_traits,
)
from docgen.release.word_visibility import Styles

_XML = re.compile(r".*\.(?:xml|rels|vml)$", re.I)
_NESTED = 3
#: The empty first page that one common program puts into every file it makes.
_EMPTY_THUMBNAILS = frozenset(("96367138dc44ce09bf2c8f0f8e49348a1478d2c5c0af69bbc2bbc38b63cdcead",))


@dataclass
class _Work:
    """One file as it is read."""

    allowed: frozenset[str]
    places: Places
    depth: int = 0
    within: str = ""
    passages: list[Passage] = field(default_factory=list)
    traits: list[Trait] = field(default_factory=list)
    language: str = ""

    def part(self, label: str) -> str:
        """Return `label` as a place, with the file within the file that it is in."""
        return ", ".join(one for one in (self.within, label) if one)

    def place(self, label: str, name: str) -> str:
        """Return `label` as a place, with where the part `name` is seen."""
        spot, _ = self.places.spot(name)
        return self.part(f"{label} (shown at {spot})" if spot else label)


def read_word(content: bytes, name: str, *, allowed: frozenset[str] = frozenset()) -> Reading:
    """Return all that the Word file `content` says; `allowed` authors are the board's own names.

    Never raises for what is in the file: what cannot be read is a trait that refuses it.
    """
    work = _Work(allowed, Places({}))
    try:
        _read_archive(open_archive(content), work)
    except UnreadableError as error:
        work.traits.append(unread(error.reason, error.part))
    passages, too_much = within_limit(work.passages)
    traits = tuple(dict.fromkeys((*work.traits, *too_much)))
    return Reading(name, "docx", passages, traits, work.language)


def _read_archive(archive: Archive, work: _Work) -> None:
    parts = archive.parts
    work.places = Places(parts)
    if not work.depth and not any(story_of(name) == "body" for name in parts):
        raise UnreadableError("the file has no document in it")
    styles = Styles(_xml_or_none(parts, "word/styles.xml"))
    harmless = frozenset(name for name, part in parts.items() if _is_empty_thumbnail(name, part))
    work.traits.extend(part_traits(parts, harmless))
    # the body says where it shows other parts, and other stories where they do
    for name in sorted(parts, key=lambda one: (story_of(one) != "body", not story_of(one), one)):
        _read_part(name, parts[name], styles, work)
    for note in (*archive.notes, *parts):
        work.passages.append(Passage(note, work.part("the file"), "name of a part", Sort.LABEL))
    if archive.is_padded:
        work.traits.append(
            unread("bytes stand in the file that belong to no part of it", "the file")
        )


def _is_empty_thumbnail(name: str, part: bytes) -> bool:
    return name.startswith("docProps/") and hashlib.sha256(part).hexdigest() in _EMPTY_THUMBNAILS


def _xml_or_none(parts: dict[str, bytes], name: str) -> etree._Element | None:
    try:
        return parse_part(parts[name], name) if name in parts else None
    except UnreadableError:
        return None  # told when the part itself is read


def _read_part(name: str, part: bytes, styles: Styles, work: _Work) -> None:
    if name.endswith("/") or not part:
        return
    if _XML.fullmatch(name):
        try:
            _read_xml(name, parse_part(part, name), styles, work)
        except UnreadableError as error:
            work.traits.append(unread(error.reason, work.place(part_label(name), name)))
            work.passages.append(_raw(part, work.place(part_label(name), name)))
    elif part.startswith(b"PK\x03\x04"):
        _read_nested(name, part, work)
    else:
        _read_bytes(name, part, work)


def _read_xml(name: str, root: etree._Element, styles: Styles, work: _Work) -> None:
    label = work.places.story(name)
    story: Story | None = None
    if label:
        story = read_story(root, work.part(label), styles, work.places.notes)
        work.passages.extend(story.passages)
        work.traits.extend(story_traits(root, story))
        work.language = work.language or _language(root)
        work.places.take(name, root, story, label)
    place = work.part(label) if label else work.place(part_label(name), name)
    read = (story.spots, story.under) if story is not None else work.places.links(name, root)
    above = work.places.spot(name)[1]
    work.passages.extend(read_labels(root, place, read, above=above, story=story))
    if name.endswith(".rels"):
        work.traits.extend(relation_traits(root, place))
    elif name.startswith("docProps/"):
        work.traits.extend(property_traits(root, name, work.allowed))
    elif name.startswith("customXml/item") and "Props" not in name:
        work.traits.extend(_custom_data(root))
    elif name == "word/settings.xml":
        work.traits.extend(setting_traits(root))
    elif name == "word/styles.xml":
        work.language = _language(root) or work.language


def _language(root: etree._Element) -> str:
    found = next((value(one, "val") for one in root.iter("{*}lang")), "")
    return found[:2].lower()


def _custom_data(root: etree._Element) -> Iterator[Trait]:
    """Yield that data of a program's own is kept; Word's own empty list of sources is none."""
    if local(root) == "Sources" and not len(root):
        return
    yield Trait(
        "custom-xml", "it keeps data that nobody sees", "custom XML data", hint="use `--clean`"
    )


def _read_nested(name: str, part: bytes, work: _Work) -> None:
    """Read a file within the file as another Word file, or workbook, is read."""
    if work.depth >= _NESTED:
        raise UnreadableError("files lie in files in files")
    within = work.place("embedded file", name)
    below = _Work(work.allowed, Places({}), work.depth + 1, within)
    _read_archive(open_archive(part), below)
    work.passages.extend(below.passages)
    work.traits.extend(trait for trait in below.traits if trait.code == "unreadable")


def read_attached(
    content: bytes, within: str, allowed: frozenset[str]
) -> tuple[list[Passage], list[Trait]]:
    """Return what a file of Office says that lies in another file, and what of it is unread.

    `within` says where it lies. Raises `UnreadableError` where nothing of it can be read.
    """
    work = _Work(allowed, Places({}), 1, within)
    _read_archive(open_archive(content), work)
    return work.passages, [trait for trait in work.traits if trait.code == "unreadable"]


def _read_bytes(name: str, part: bytes, work: _Work) -> None:
    kind = picture_kind(part)
    if kind:
        text, label = picture_texts(part), "data of a picture"
    else:
        text, label = plain_markup(strings_in(part)), "a part that is not text"
    place = work.place("pictures and other files", name)
    heading, number = work.places.spot(name)[1]
    work.passages.append(Passage(text, place, label, Sort.LABEL, heading, number=number))
    if kind and name.startswith("word/media/"):
        message = "what a picture shows is not read: look at it"
        work.traits.append(Trait("picture", message, *_seen(name, work), weight=Weight.SIGNAL))
        if kind != "gif" and _carries(text):
            hint = "use `--clean`, which keeps the pixels alone"
            work.traits.append(
                Trait(
                    "picture-data",
                    "a picture carries data of its making",
                    *_seen(name, work),
                    hint,
                )
            )
    elif not kind and not re.search(
        r"\.(?:odttf|ttf|otf|bin|emf|wmf|svg|tiff?|bmp|jpe?g|wdp)$", name, re.I
    ):
        work.traits.append(unread("a part of the file is of a kind that is not read", "the file"))
    elif not kind and re.search(r"\.(?:emf|wmf|tiff?|bmp|wdp)$", name, re.I):
        message = "what a picture shows is not read: look at it"
        work.traits.append(Trait("picture", message, *_seen(name, work), weight=Weight.SIGNAL))


def _seen(name: str, work: _Work) -> tuple[str, str]:
    """Return where a picture is seen; its file's name says nothing unless no place shows it."""
    spot, _ = work.places.spot(name)
    return work.place("pictures", name), "" if spot else name.rpartition("/")[2]


def _carries(text: str) -> bool:
    return bool(re.search(r"Exif|photoshop|xmp|tEXt|iTXt|Author|http", text, re.I))


def _raw(part: bytes, label: str) -> Passage:
    return Passage(strings_in(part), label, "a part that cannot be read", Sort.LABEL)
