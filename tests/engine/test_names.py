"""File names."""

from __future__ import annotations

import pytest

from docgen.engine.names import format_name, format_reference
from docgen.language import Language
from docgen.model import OutputFormat


@pytest.mark.parametrize(
    ("reference", "safe"),
    [
        ("CYSUR 4/2017", "CYSUR-4-2017"),
        ("../../etc", "etc"),
        ("CTM-2026-03", "CTM-2026-03"),
        ("ŵŷ", "case"),
        ("", "case"),
        ("9" * 30_000, "9" * 80),
    ],
    ids=["slash", "climbing", "plain", "letters-only", "empty", "endless"],
)
def test_a_reference_is_made_safe_for_any_file_system(reference: str, safe: str):
    assert format_reference(reference) == safe


def test_a_name_holds_reference_form_and_language():
    name = format_name("CTM 1/26", "referral-child", Language.CY, OutputFormat.PDF)
    assert name == "CTM-1-26_referral-child_cy.pdf"


def test_one_of_several_carries_its_number():
    name = format_name("R", "family-letter-initial", Language.EN, OutputFormat.DOCX, item=3)
    assert name == "R_family-letter-initial_03_en.docx"
