"""Web and e-mail addresses: where a narrow column may part them."""

from __future__ import annotations

import pytest
from builders import docx_of, text_of
from hypothesis import given
from hypothesis import strategies as st

from docgen.model import Missing
from docgen.template import compile_template
from docgen.template.web_addresses import BREAK, web_address


def parts(address: object, *names: str) -> list[str]:
    """Return the pieces that an address may be parted into."""
    return str(web_address(address, *names)).split(BREAK)


@pytest.mark.parametrize(
    ("address", "names", "pieces"),
    [
        ("www.westshiresafeguarding.org", ("Westshire Safeguarding Board",),
         ["www.", "westshire", "safeguarding", ".org"]),
        ("www.westshire.gov.uk", ("Bwrdd Diogelu", "West Shire Board"),
         ["www.", "west", "shire", ".gov", ".uk"]),
        ("unit@westshire.gov.uk", (), ["unit", "@westshire", ".gov", ".uk"]),
        ("https://westshire.org/a.pdf", (), ["https://westshire", ".org/", "a", ".pdf"]),
        ("Unit", ("A of B",), ["Unit"]),
    ],
    ids=["name", "two names", "mailbox", "file", "no address"],
)  # fmt: skip
def test_an_address_is_parted_where_its_words_end(
    address: str, names: tuple[str, ...], pieces: list[str]
) -> None:
    assert parts(address, *names) == pieces


@given(st.text(alphabet="abwest.@/:-", max_size=30), st.text(max_size=12))
def test_an_address_keeps_every_sign(address: str, name: str) -> None:
    assert str(web_address(address, name)).replace(BREAK, "") == address


@pytest.mark.parametrize("value", [None, Missing("board.website", lambda path: path)])
def test_what_is_missing_stays_missing(value: object) -> None:
    assert web_address(value, "Westshire") is value


def test_a_template_parts_an_address_at_the_words_of_a_name() -> None:
    template = compile_template(docx_of("{{ site|web_address(name) }}"))
    made = template.render_word({"site": "www.westshire.org", "name": "West Shire"})
    assert text_of(made).strip() == BREAK.join(["www.", "west", "shire", ".org"])
