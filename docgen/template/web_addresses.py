"""Turns a web or e-mail address into one that a narrow column parts where a reader would.

A web address is one long word: where it does not fit, it is broken anywhere. Most consist of the
words of somebody's name, run together, so the name says where it may be parted.
"""

from __future__ import annotations

import re
from typing import Final

from docgen.model import Missing

BREAK: Final = "\u200b"  # ZERO WIDTH SPACE: no letter, but a place where a line may end
_SIGNS: Final = re.compile(r"(?<=^www\.)|(?=@)|(?<!^www)(?=\.\w)|(?<=\w/)(?=\w)")
_SHORTEST: Final = 3


def web_address(value: object, *names: object) -> object:
    """Return the address `value` with places where a line may end: at the words of `names`.

    `www.abertawesafeguarding.org|web_address("Abertawe Safeguarding")` may end a line before
    `safeguarding` and before `.org`; any address may end one behind a slash and before an @. What
    is missing stays as it is.
    """
    if value is None or isinstance(value, Missing):
        return value
    words = {word.lower() for name in names for word in re.findall(r"[^\W\d_]+", str(name))}
    longest = sorted((w for w in words if len(w) >= _SHORTEST), key=lambda w: (-len(w), w))
    parted = _SIGNS.sub(BREAK, str(value))
    if longest:
        known = re.compile("|".join(map(re.escape, longest)), re.IGNORECASE)
        parted = known.sub(lambda match: f"{BREAK}{match.group()}{BREAK}", parted)
    return re.sub(f"{BREAK}+", BREAK, parted).strip(BREAK)
