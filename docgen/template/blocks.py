"""The tags of a part in, what is wrong with their order out: loops left open, ends of nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from docgen.template.tags import Tag

_OPENERS: Final = frozenset(
    {"for", "if", "with", "macro", "call", "filter", "autoescape", "block", "set"}
)
_MIDDLES: Final = {"elif": ("if",), "else": ("if", "for")}

Fault = tuple[Tag, str, str, str]


def check_blocks(tags: Sequence[Tag]) -> Iterator[Fault]:
    """Yield each tag that opens or closes nothing, with code, message and hint."""
    stack: list[Tag] = []
    for tag in tags:
        if _opens(tag):
            stack.append(tag)
        elif tag.keyword in _MIDDLES:
            if not stack or stack[-1].keyword not in _MIDDLES[tag.keyword]:
                yield _unexpected(tag, stack)
        elif tag.keyword.startswith("end"):
            yield from _close(tag, stack)
    yield from (_unclosed(tag) for tag in stack)


def _opens(tag: Tag) -> bool:
    if tag.keyword == "set":
        return "=" not in tag.words  # `{% set x %}…{% endset %}` keeps what stands between
    return tag.keyword in _OPENERS


def _close(tag: Tag, stack: list[Tag]) -> Iterator[Fault]:
    """Close what `tag` closes; what was opened since, and is still open, is at fault itself."""
    wanted = tag.keyword.removeprefix("end")
    if wanted not in {opened.keyword for opened in stack}:
        yield _unexpected(tag, stack)
        return
    while stack[-1].keyword != wanted:
        yield _unclosed(stack.pop())
    stack.pop()


def _unclosed(tag: Tag) -> Fault:
    name = tag.keyword
    message = f"`{{% {name} … %}}` is never closed"
    return tag, "block-unclosed", message, f"add `{{% end{name} %}}` where it ends"


def _unexpected(tag: Tag, stack: Sequence[Tag]) -> Fault:
    if stack:
        wanted = stack[-1].keyword
        message = f"`{tag.keyword}` stands where `{{% {wanted} … %}}` is still open"
        return tag, "block-unexpected", message, f"put `{{% end{wanted} %}}` before it"
    message = f"`{tag.keyword}` closes nothing: no tag before it is open"
    return tag, "block-unexpected", message, "take it out, or add the tag that opens it"
