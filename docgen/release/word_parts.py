"""The name of a part of a Word file in; what somebody who has it open in Word calls it out."""

from __future__ import annotations

import re

_STORIES = (
    (re.compile(r"word/document\d*\.xml"), "body"),
    (re.compile(r"word/header\d*\.xml"), "header"),
    (re.compile(r"word/footer\d*\.xml"), "footer"),
    (re.compile(r"word/footnotes\.xml"), "footnotes"),
    (re.compile(r"word/endnotes\.xml"), "endnotes"),
    (re.compile(r"word/comments\.xml"), "comments"),
    (re.compile(r"word/glossary/document\.xml"), "building blocks"),
)
_PARTS = (
    (re.compile(r"docProps/.*"), "document properties"),
    (re.compile(r"customXml/.*"), "custom XML data"),
    (re.compile(r".*_rels/.*"), "links"),
    (re.compile(r"word/settings\.xml"), "settings"),
    (re.compile(r"word/styles.*\.xml"), "styles"),
    (re.compile(r"word/charts/.*"), "chart"),
    (re.compile(r"word/diagrams/.*"), "diagram"),
    (re.compile(r"word/people\.xml"), "people of the comments"),
    (re.compile(r"word/numbering\.xml"), "lists"),
    (re.compile(r"word/(?:fontTable|theme/.*)\.xml"), "fonts and theme"),
    (re.compile(r"word/glossary/.*"), "building blocks"),
)


def story_of(name: str) -> str:
    """Return which story the part `name` is, as Word calls it, or nothing."""
    return next((story for pattern, story in _STORIES if pattern.fullmatch(name)), "")


def part_label(name: str) -> str:
    """Return what the part `name` is called in Word's terms."""
    return next(
        (label for pattern, label in _PARTS if pattern.fullmatch(name)), "a part of the file"
    )
