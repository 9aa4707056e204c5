"""Text in another language than its document in, runs that say so out.

A reader's voice, and Word's spelling check, must know the language of each run. A `Text` knows its
own. Where Jinja prints one, it stands between signs that no text has; the run that it stands in is
then divided, and its part of it says its language.
"""

from __future__ import annotations

import re
from typing import Final

from docgen.model import Text

_BEGIN, _MIDDLE, _END = "\ufdd2", "\ufdd3", "\ufdd4"
_MARKED = re.compile(f"{_BEGIN}([^{_MIDDLE}]*){_MIDDLE}([^{_END}]*){_END}")
_RUN = re.compile(r"<w:r(?: [^>]*)?>(<w:rPr>.*?</w:rPr>)?", re.DOTALL)
_LANGUAGE = re.compile(r"<w:lang [^>]*/>")
_TEXT: Final = '<w:t xml:space="preserve">'


def mark_language(text: Text) -> str:
    """Return `text` between signs, to be found again by `tag_languages`."""
    return f"{_BEGIN}{text.language.tag}{_MIDDLE}{str.__str__(text)}{_END}"


def tag_languages(xml: str) -> str:
    """Return `xml` with every marked text in a run of its language."""
    if _BEGIN not in xml:
        return xml
    return _MARKED.sub(lambda match: _tag(match, xml), xml)


def unmark_languages(text: str) -> str:
    """Return `text`, which has no runs, without the signs."""
    return _MARKED.sub(r"\2", text)


def _tag(match: re.Match[str], xml: str) -> str:
    start = match.start()
    opened = max(xml.rfind("<w:t>", 0, start), xml.rfind("<w:t ", 0, start))
    run = max(xml.rfind("<w:r>", 0, start), xml.rfind("<w:r ", 0, start))
    if run < 0 or opened < run or xml.rfind("</w:t>", opened, start) >= 0:
        return match[2]  # in an attribute, or another place without runs
    found = _RUN.match(xml, run)
    look = (found[1] or "") if found else ""
    return (
        f"</w:t></w:r><w:r>{_with_language(look, match[1])}{_TEXT}{match[2]}</w:t></w:r>"
        f"<w:r>{look}{_TEXT}"
    )


def _with_language(look: str, tag: str) -> str:
    inside = look.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    return f'<w:rPr>{_LANGUAGE.sub("", inside)}<w:lang w:val="{tag}"/></w:rPr>'
