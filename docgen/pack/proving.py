"""A bound pack in; what the checks that a machine can make found in it, out."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
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
        against_level = claims.level and (
            self.archive or (claims.level.asks_for_tags and self.structure)
        )
        return not against_ua and not against_level


def prove(pdf: bytes, claims: Claims) -> Proof:
    """Return what is found in `pdf`, which makes these `claims`.

    The validator lets go of the interpreter, so each judge has a thread of its own.
    """
    level = claims.level
    with ThreadPoolExecutor(2) as pool:
        ua = pool.submit(ua_failures, pdf)
        archive = pool.submit(archive_failures, pdf, level) if level else None
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            structure = structure_faults(opened)
        return Proof(structure, ua.result(), archive.result() if archive else ())
