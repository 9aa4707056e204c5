"""Blocks that several forms share, written once in a fragment and included where they belong."""

from __future__ import annotations

from dataclasses import replace

from docgen.authoring.blocks.text import check_keys
from docgen.authoring.oxml import Element
from docgen.authoring.page import Page
from docgen.authoring.source import Part


def include(page: Page, part: Part) -> list[Element]:
    """Return the blocks of a fragment, its headings as many levels deeper as the source says."""
    name, deeper = part.text.strip(), 0
    if part.is_mapping:
        check_keys(page, part, ("fragment", "deeper"))
        name, deeper = part.word("fragment"), part.number("deeper", 0)
    fragment = page.fragments.get(name)
    blocks = None if fragment is None else fragment.find("blocks")
    if fragment is None or blocks is None:
        hint = "write its blocks in `fragments/`, beside the forms' sources"
        page.blame(part, "source-no-fragment", f"there is no fragment `{name}`", hint)
        return []
    check_keys(page, fragment, ("fragment", "blocks"))
    # a fragment includes no other: what a form prints can be followed without going in circles
    return page.make(replace(page, deeper=page.deeper + deeper, fragments={}), blocks.items)
