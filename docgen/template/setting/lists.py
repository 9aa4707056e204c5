"""Paragraphs with labels in, Typst lists out, so that a screen reader hears them as lists.

A list is one for PDF where its label stands in the hanging indent. A label that does not fit, or
that no tab follows, is set in the line, as Word does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docgen.template.setting.blocks import Block, Label, Paragraph
from docgen.template.setting.formats import Format
from docgen.template.setting.measures import pt
from docgen.template.setting.run_content import COLUMN, PAGE, TAB

_APART = frozenset({TAB, PAGE, COLUMN})
_NARROW = frozenset(".,:;()[]il|I!' -")
Body = Callable[[Paragraph], str]
Between = Callable[[Format, Format], float]


def width_of(text: str, size: float) -> float:
    """Return about how wide a label is, in points."""
    return sum(0.3 if letter in _NARROW else 0.57 for letter in text) * size


def is_item(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is set as an item of a list, and not as one with a number."""
    found, label = paragraph.format, paragraph.label
    if label is None or found.heading or found.is_boxed or _APART & set(paragraph.pieces):
        return False
    return label.suffix == "tab" and label.width <= -found.first + 0.5


def continues_list(first: Paragraph, last: Paragraph, block: Block) -> bool:
    """Return whether `block` is an item of the list that `first` begins and `last` is in."""
    if not isinstance(block, Paragraph) or not is_item(block) or block.format.new_page:
        return False
    one, found = last.format, block.format
    return found.level >= first.format.level and (found.num == one.num or found.level != one.level)


def write_items(items: Sequence[Paragraph], origin: float, body: Body, between: Between) -> str:
    """Return the items of a list whose enclosing text begins at `origin`; deeper ones nest.

    `body` writes what stands in an item, `between` tells the space between two.
    """
    written: list[str] = []
    group: list[tuple[Paragraph, float, str]] = []
    last: Paragraph | None = None
    place = 0
    while place < len(items):
        item = items[place]
        end = place + 1
        while end < len(items) and items[end].format.level > item.format.level:
            end += 1
        gap = between(last.format, item.format) if last else 0.0
        if group and not _is_alike(group[0][0].format, item.format):
            written.append(_write_list(group, origin))
            written.append(f"#v({pt(gap)});" if gap else "")
            group, gap = [], 0.0
        group.append((item, gap, _item(item, items[place + 1 : end], body, between)))
        last = items[end - 1]
        place = end
    return "".join([*written, _write_list(group, origin)])


def _item(item: Paragraph, inner: Sequence[Paragraph], body: Body, between: Between) -> str:
    found = item.format
    justify = ", justify: true" if found.alignment == "justify" else ""
    content = "".join(item.above) + f"#par(hanging-indent: 0pt{justify})[{body(item)}]"
    if not inner:
        return content
    gap = between(found, inner[0].format)
    space = f"#v({pt(gap)}, weak: true);" if gap else ""
    return content + space + write_items(inner, found.left, body, between)


def _is_alike(one: Format, two: Format) -> bool:
    return (one.left, one.first, one.right) == (two.left, two.first, two.right)


def _write_list(group: Sequence[tuple[Paragraph, float, str]], origin: float) -> str:
    """Return items as one list of the PDF, each label in a box as wide as the hanging indent."""
    found = group[0][0].format
    hanging = -found.first
    usual = min((gap for _, gap, _ in group[1:]), default=0.0)
    labels = ", ".join(
        f"[{_label(item, max(gap - usual, 0.0) if n else 0.0, hanging)}]"
        for n, (item, gap, _) in enumerate(group)
    )
    bodies = ", ".join(
        f"enum.item({n})[{_down(gap - usual if n > 1 else 0.0)}{body}]"
        for n, (_, gap, body) in enumerate(group, start=1)
    )
    number = f"numbering: n => box(width: {pt(hanging)}, ({labels},).at(n - 1, default: []))"
    indent = pt(found.left - hanging - origin)
    inner = f"#enum(indent: {indent}, spacing: {pt(usual)}, {number}, {bodies})"
    right = f", inset: (right: {pt(found.right)})" if found.right else ""
    return f"#block(width: 100%{right})[{inner}]" if right else inner


def _label(item: Paragraph, down: float, hanging: float) -> str:
    label = item.label or Label("", 0.0)
    shown = label.markup
    if label.alignment in {"right", "end"}:
        shown = f"#box(width: 0pt, align(right, box[{shown}]));"
    elif label.alignment == "center":
        shown = f"#move(dx: {pt(-hanging)}, box(width: {pt(2 * hanging)}, align(center)[{shown}]));"
    edges = item.edges
    return _down(down) + (f"#set text({edges});" if edges else "") + shown


def _down(space: float) -> str:
    return f"#block(height: {pt(space)});" if space > 0.01 else ""
