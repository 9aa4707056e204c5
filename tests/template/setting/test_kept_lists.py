"""A list whose items stay with what follows them stands on one page, as it does in Word."""

from __future__ import annotations

from builders import Block, raw
from pdf_checks import text_of_pages
from set_pages import pdf_of

ITEMS = range(4)
FILLERS = range(22, 27)


def item(text: str, *, kept: bool) -> Block:
    """Return an item of a bulleted list, which may have to stay with what follows it."""
    looks = f'<w:pStyle w:val="ListBullet"/>{"<w:keepNext/>" if kept else ""}'
    return raw(f"<w:p><w:pPr>{looks}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")


def is_parted(fillers: int, *, kept: bool) -> bool:
    """Return whether the list after so many lines stands on more than one page."""
    items = [item(f"item {n}", kept=kept and n < ITEMS[-1]) for n in ITEMS]
    pages = text_of_pages(pdf_of(*["line"] * fillers, *items))
    return len([page for page in pages if "item" in page]) > 1


def test_a_list_that_is_kept_is_never_parted() -> None:
    assert [fillers for fillers in FILLERS if is_parted(fillers, kept=True)] == []


def test_any_other_list_is_parted_where_the_page_ends() -> None:
    assert [fillers for fillers in FILLERS if is_parted(fillers, kept=False)] != []


def test_a_kept_list_that_no_page_holds_is_shown_whole() -> None:
    pages = text_of_pages(pdf_of(*[item(f"item {n}", kept=True) for n in range(120)]))
    assert len("".join(pages).split("item")) - 1 == 120
