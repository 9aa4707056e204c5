"""A text in; what our forms do not say, though others may, out.

Each variant is a pattern with the remedy, in the library's own file: what is wrong in Welsh, in
English or in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.language import Language
from docgen.proofing.findings import Finding

CODES = {Language.CY: "welsh-variant", Language.EN: "english-variant"}


@dataclass(frozen=True, slots=True)
class Variant:
    """Something that is not said in `languages`, and what is said instead."""

    pattern: re.Pattern[str]
    remedy: str
    languages: tuple[Language, ...]


def read_variants(rows: Sequence[Mapping[str, Any]]) -> tuple[Variant, ...]:
    """Return the variants of the library's file."""
    return tuple(
        Variant(
            re.compile(str(row["pattern"]), 0 if row.get("case") == "true" else re.IGNORECASE),
            str(row["instead"]),
            tuple(Language(code) for code in row.get("in") or ("cy",)),
        )
        for row in rows
    )


def check_variants(text: str, language: Language, variants: Sequence[Variant]) -> Iterator[Finding]:
    """Return the variants that stand in a `plain` text."""
    for variant in variants:
        if language not in variant.languages:
            continue
        for found in variant.pattern.finditer(text):
            yield Finding(
                CODES[language],
                found.start(),
                found.end(),
                f"`{found[0].strip()}` is not what our forms say",
                variant.remedy,
            )
