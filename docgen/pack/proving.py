"""A bound pack in; what the checks that a machine can make found in it, out."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf

from docgen.pack.metadata import Claims
from docgen.pack.structure import structure_faults
from docgen.pack.validators import archive_failures, ua_failures


@dataclass(frozen=True, slots=True)
class Proof:
    """What each judge found: our own checks of the tags, PDF/UA-1, and the level of PDF/A."""

    structure: tuple[str, ...] = ()
    ua: tuple[str, ...] = ()
    archive: tuple[str, ...] = ()

    def bears_out(self, claims: Claims) -> bool:
        """Return whether nothing was found against `claims`."""
        against_ua = claims.ua and (self.structure or self.ua)
        return not against_ua and not (claims.level and self.archive)


def prove(pdf: bytes, claims: Claims) -> Proof:
    """Return what is found in `pdf`, which makes these `claims`."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        structure = structure_faults(opened)
    archive = archive_failures(pdf, claims.level) if claims.level else ()
    return Proof(structure, ua_failures(pdf), archive)
