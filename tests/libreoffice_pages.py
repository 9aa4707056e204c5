"""A Word file and our PDF of it in; where LibreOffice's pages differ from ours out.

Both PDFs are tagged, so that text is compared in the order in which it is read, page by page,
without the headers and footers; those are compared for themselves. What two typesetters may do
differently, and nobody sees, is evened out first: spaces, soft hyphens, ligatures, leaders, the
letter of a bullet.
"""

from __future__ import annotations

import difflib
import io
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pdf_checks.texts import PageText, page_texts_of
from PIL import Image, ImageChops

from docgen.errors import TypesetError
from docgen.typeset import find_soffice, typeset_word

_BULLETS = re.compile("(?<!\\S)[\ue000-\uf8ff•◦‣▪■□●○·∙–-](?=\\s|$)")
_LEADER = re.compile(r"[.…_‥]{3,}")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_ALIKE = str.maketrans({"‑": "-", "‐": "-", "−": "-", "ﬁ": "fi", "ﬂ": "fl"})


@dataclass(frozen=True)
class Comparison:
    """How our pages differ from LibreOffice's: `differences` is empty where they do not.

    `drift` is the share of the text that stands on another page than LibreOffice puts it.
    """

    pages: tuple[int, int]
    differences: list[str] = field(default_factory=list)
    drift: float = 0.0


def pdfs_by_libreoffice(documents: Sequence[bytes]) -> list[bytes]:
    """Return LibreOffice's PDF of each Word file, by one start; skip the test without it."""
    if find_soffice() is None:
        pytest.skip("LibreOffice is missing: nothing was compared with it")
    made = typeset_word(documents)
    for outcome in made:
        if isinstance(outcome, TypesetError):
            raise outcome
    return [outcome.pdf for outcome in made if not isinstance(outcome, TypesetError)]


def compare_with_libreoffice(docx: bytes, pdf: bytes) -> Comparison:
    """Return how `pdf`, which we made, differs from LibreOffice's PDF of `docx`."""
    (theirs,) = pdfs_by_libreoffice([docx])
    return compare_pdfs(theirs, pdf)


def compare_pdfs(theirs: bytes, ours: bytes) -> Comparison:
    """Return how the pages of `ours` differ from those of `theirs`, LibreOffice's."""
    pages, mine = page_texts_of(theirs), page_texts_of(ours)
    found = _body_differences(pages, mine) + _furniture_differences(pages, mine)
    if len(pages) != len(mine):
        found.insert(0, f"LibreOffice makes {len(pages)} pages, we {len(mine)}")
    return Comparison((len(pages), len(mine)), found, _drift(pages, mine))


def evened(text: str) -> str:
    """Return `text` without what two typesetters may do differently."""
    plain = unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_ALIKE)
    return " ".join(_LEADER.sub(" ", _BULLETS.sub("•", plain)).split())


def _body_differences(theirs: Sequence[PageText], ours: Sequence[PageText]) -> list[str]:
    """Return where the running text differs, whatever page it stands on."""
    return [
        *_differences("text", [p.body for p in theirs], [p.body for p in ours]),
        *_differences("notes", [p.notes for p in theirs], [p.notes for p in ours]),
    ]


def _differences(what: str, theirs: Sequence[str], ours: Sequence[str]) -> list[str]:
    before, after = evened(" ".join(theirs)).split(), evened(" ".join(ours)).split()
    if "".join(before) == "".join(after):  # a PDF does not always say where words part
        return []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [
        f"{what}: LibreOffice has “{' '.join(before[a:b])}”, we “{' '.join(after[c:d])}”"
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal" and "".join(before[a:b]) != "".join(after[c:d])
    ]


def _furniture_differences(theirs: Sequence[PageText], ours: Sequence[PageText]) -> list[str]:
    """Return where headers and footers differ; in which order they are drawn is nobody's matter."""
    return [
        f"header or footer of page {number}: LibreOffice has “{before}”, we “{after}”"
        for number, (one, other) in enumerate(zip(theirs, ours, strict=False), 1)
        if _letters(before := evened(one.furniture)) != _letters(after := evened(other.furniture))
    ]


def _letters(text: str) -> list[str]:
    return sorted(text.replace(" ", ""))


def _drift(theirs: Sequence[PageText], ours: Sequence[PageText]) -> float:
    """Return the share of the text whose page differs, by where each page ends in it."""
    ends = [_ends(pages) for pages in (theirs, ours)]
    total = max(*(end[-1] for end in ends if end), 1)
    return sum(abs(a - b) for a, b in zip(*ends, strict=False)) / total


def _ends(pages: Sequence[PageText]) -> list[int]:
    lengths = [len(evened(page.body).replace(" ", "")) for page in pages]
    return [sum(lengths[: number + 1]) for number in range(len(lengths))]


def pictures_of(pdf: bytes, *, dots: int = 50) -> list[Image.Image]:
    """Return each page as a grey picture with so many `dots` to the inch."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm (poppler-utils) is missing: no pictures were compared")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pages.pdf"
        source.write_bytes(pdf)
        command = ["pdftoppm", "-gray", "-r", str(dots), source.name, "page"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        drawn = sorted(Path(folder).glob("page*.pgm"))
        return [Image.open(io.BytesIO(path.read_bytes())) for path in drawn]


def picture_differences(theirs: bytes, ours: bytes, *, dots: int = 36) -> list[float]:
    """Return for each page how far the pictures part, from 0 (none) to 1 (black for white)."""
    pairs = zip(pictures_of(theirs, dots=dots), pictures_of(ours, dots=dots), strict=False)
    return [_mean(ImageChops.difference(a, b.resize(a.size))) for a, b in pairs]


def side_by_side(theirs: bytes, ours: bytes, *, dots: int = 100) -> list[Image.Image]:
    """Return for each page a picture: LibreOffice's to the left, ours to the right."""
    pairs = zip(pictures_of(theirs, dots=dots), pictures_of(ours, dots=dots), strict=False)
    return [_joined(a, b) for a, b in pairs]


def _mean(picture: Image.Image) -> float:
    counts = picture.histogram()
    return sum(grey * count for grey, count in enumerate(counts)) / (255 * sum(counts))


def _joined(left: Image.Image, right: Image.Image) -> Image.Image:
    gap = 10
    sheet = Image.new("L", (left.width + gap + right.width, max(left.height, right.height)), 96)
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width + gap, 0))
    return sheet
