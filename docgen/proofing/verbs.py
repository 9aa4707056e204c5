"""A Welsh word in; whether it is a finite verb out.

The dictionary knows the regular ones by the suffix that it takes off; the rest stand here, or are
told by an ending that nothing else has.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.proofing.dictionary import Reading
from docgen.proofing.words import listed

_IRREGULAR = listed(
    "oes yw ydy ydyw ydych ydw wyf wyt ydym ydynt sydd sy oedd oeddent oedden oeddech oeddwn "
    "oeddem bu fu buont fuont bydd fydd byddant fyddant byddai fyddai byddech fyddech byddwn "
    "fyddwn byddwch fyddwch byddaf fyddaf bo fo bônt fônt gall all gallai allai gellir ellir "
    "gellid ellid geill eill caiff gaiff cafodd gafodd cawsant gawsant ceir geir ceid geid "
    "cafwyd gafwyd gwnaeth wnaeth gwna wna gwneir wneir gwneid wneid daeth ddaeth daw ddaw "
    "deuir aeth â eir aethant mae maent gwyddom gŵyr ŵyr dylai ddylai dylid ddylid dylent "
    "ddylent darperir ddarperir amheuir fwriedir bwriedir atgyfeiriwyd rhaid gesyd rhydd rydd "
    "dywed ddywed erys etyb geilw gelwir elwir cymer gymer "
)
_ENDINGS = ("odd", "wyd", "asai", "asant", "asoch", "asom")
_UNLISTED = ("ir", "id")


def is_finite(word: str, readings: Iterable[Reading]) -> bool:
    """Return whether `word`, in small letters, may be a finite verb."""
    if word in _IRREGULAR or (word.endswith(_ENDINGS) and len(word) > 4):
        return True
    known = tuple(readings)
    if not known:  # the dictionary lacks the impersonal of many verbs
        return word.endswith(_UNLISTED) and len(word) > 4
    return any(reading.is_finite for reading in known)
