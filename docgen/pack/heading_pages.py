"""A PDF's bookmarks into the headings that they lead to, each with the page that it is on."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping

import pikepdf


def find_headings(pdf: bytes) -> tuple[tuple[str, int], ...]:
    """Return the words and the page of each heading of `pdf`, in order; pages count from one."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages: dict[object, int] = {p.objgen: at for at, p in enumerate(opened.pages, 1)}
        with opened.open_outline() as outline:
            return tuple(_walk(outline.root, pages))


def _walk(
    items: Iterable[pikepdf.OutlineItem], pages: Mapping[object, int]
) -> Iterator[tuple[str, int]]:
    for item in items:
        leads = item.destination
        if isinstance(leads, pikepdf.Array) and len(leads):
            page = pages.get(leads[0].objgen)
            if page is not None:
                yield item.title, page
        yield from _walk(item.children, pages)
