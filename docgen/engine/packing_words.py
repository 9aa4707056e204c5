"""Why a paper is not in a pack, in both languages."""

from __future__ import annotations

from typing import Final

from docgen.model import Wording

NO_FORM: Final = Wording("to be made by hand and added", "i'w wneud â llaw a'i ychwanegu")
NO_FILE: Final = Wording("no file was given", "ni roddwyd ffeil")
NONE_IN_CASE: Final = Wording("the case has none", "nid oes un yn yr achos")
