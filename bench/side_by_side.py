"""A Word file and our PDF of it in; pictures of both, LibreOffice's to the left, out.

python bench/side_by_side.py letter.docx letter.pdf pictures/
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from libreoffice_pages import (
    compare_pdfs,
    pdfs_by_libreoffice,
    picture_differences,
    side_by_side,
)


def main(docx: str, pdf: str, folder: str) -> int:
    """Write a picture for each page, print how far the pages part, return 1 if texts differ."""
    (theirs,), ours = pdfs_by_libreoffice([Path(docx).read_bytes()]), Path(pdf).read_bytes()
    Path(folder).mkdir(parents=True, exist_ok=True)
    for number, sheet in enumerate(side_by_side(theirs, ours), 1):
        sheet.save(Path(folder) / f"{Path(pdf).stem}-{number}.png")
    compared = compare_pdfs(theirs, ours)
    parts = ", ".join(f"{part:.3f}" for part in picture_differences(theirs, ours))
    print(f"pages {compared.pages[0]} and {compared.pages[1]}; drift {compared.drift:.3f}")
    print(f"pictures differ by {parts}")
    print("\n".join(compared.differences) or "the same text")
    return 1 if compared.differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
