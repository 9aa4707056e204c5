"""The few Typst functions that every document is set with.

`p` is a paragraph with Word's measures: space before and after, of which Typst takes the larger and
drops it at the edges of a page (`b`, `a`) or does not (`t`, `e`), indents, and lines of the
typeface's own height. `hd` is a heading that looks as its runs say. `tabbed` carries pieces to
their tab stops (Typst has none); `tb` is the same where no context stands around. `mh` and `xh` are
rows of a least and of an exact height; `fits` warns where text overflows such a room. `cols` are
columns that come out equally long. `anchored` puts a picture where its anchor says, whatever stands
around it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

#: Arial's line: 0.905 em above the base line, 0.212 below, and 0.033 between lines (`hhea` table).
ASCENT: Final = 0.905
DESCENT: Final = 0.212
GAP: Final = 0.033
LINE: Final = ASCENT + DESCENT + GAP

_SOURCE = Path(__file__).with_name("prelude.typ").read_text("utf-8")
# Typst reads it for every template, to which indentation means nothing.
PRELUDE: Final = re.sub(r"\n +", "\n", _SOURCE).strip()
