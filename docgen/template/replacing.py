"""A Word file and what is to stand in for its pictures and embedded files in, its new parts out.

A template holds a picture where another will stand: a board's crest, a signature. It is found by
its name, title or alternative text, by its content, or by the name of its part.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from docgen.errors import Place, Problem, TemplateError
from docgen.template.package import Package

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


@dataclass(frozen=True, slots=True)
class Replacements:
    """What stands in for what, with the content of the new file each time.

    `pictures` go by a picture's name, title or alternative text, in the body and the headers and
    footers; `media` and `embedded` by the content of the old file; `members` by the name that the
    part has in the file (`word/embeddings/figures.xlsx`). A new file is of the old one's format.
    """

    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    media: Mapping[bytes, bytes] = field(default_factory=dict, repr=False)
    embedded: Mapping[bytes, bytes] = field(default_factory=dict, repr=False)
    members: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def apply(self, package: Package) -> dict[str, bytes]:
        """Return the parts of `package` that change.

        Raises TemplateError for a picture that is not there.
        """
        changed = dict(self._pictures(package))
        for folder, files in (("media", self.media), ("embeddings", self.embedded)):
            by_content = {zlib.crc32(old): new for old, new in files.items()}
            for name, content in package.parts.items():
                if name.startswith(f"word/{folder}/") and zlib.crc32(content) in by_content:
                    changed[name] = by_content[zlib.crc32(content)]
        known = {name: new for name, new in self.members.items() if name in package.parts}
        return changed | known

    def _pictures(self, package: Package) -> Iterator[tuple[str, bytes]]:
        wanted = dict(self.pictures)
        found: set[str] = set()
        parts = (package.main, *package.related("header"), *package.related("footer"))
        for part in parts if wanted else ():
            for labels, target in _pictures_of(package, part):
                key = next((key for key in wanted if key in labels), None)
                if key is not None:
                    found.add(key)
                    yield target, wanted[key]
        if missing := sorted(wanted.keys() - found):
            raise _no_such_picture(package.name, missing)


def _pictures_of(package: Package, part: str) -> Iterator[tuple[set[str], str]]:
    """Yield, for each picture in `part`, what it is called, and the part that holds it."""
    relationships = package.relationships(part)
    for picture in package.tree(part).iter(f"{_DRAWN}pic"):
        target = relationships.get(_embedded(picture))
        label = picture.find(f"{_DRAWN}nvPicPr/{_DRAWN}cNvPr")
        if target is not None and not target.external and label is not None:
            yield {label.get(name, "") for name in ("name", "title", "descr")}, target.target


def _embedded(picture: etree._Element) -> str:
    blip = picture.find(f"{_DRAWN}blipFill/{_BLIP}")
    return "" if blip is None else blip.get(_EMBED, "")


def _no_such_picture(file: str, names: list[str]) -> TemplateError:
    hint = "give the picture that name as its alternative text in Word"
    problems = [
        Problem("picture-missing", f"no picture is called `{name}`", Place(file=file), hint)
        for name in names
    ]
    return TemplateError(f"`{file}` has no such picture", problems, hint=hint)
