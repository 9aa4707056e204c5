"""Recipients in; the languages in which each is written to out.

Welsh Language Standards 1 to 7: whoever chose a language gets it; whoever was not asked, or has not
said, gets a Welsh letter beside the English (Standard 5); in a household where all chose Welsh all
get Welsh, and where one did, a Welsh letter goes beside the English (Standard 3). Welsh comes
first, so that it is read first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.language import Language
from docgen.recipients import Recipient, plain

BOTH = (Language.CY, Language.EN)
_CHOSEN = {"cy": (Language.CY,), "en": (Language.EN,), "both": BOTH}


def choose_languages(recipients: Sequence[Recipient]) -> list[tuple[Language, ...]]:
    """Return the languages of each of `recipients`, in their order."""
    households: dict[str, set[str]] = {}
    for recipient in recipients:
        if key := _household(recipient):
            households.setdefault(key, set()).add(_choice(recipient))
    return [_languages(recipient, households) for recipient in recipients]


def count_shared(recipients: Iterable[Recipient]) -> int:
    """Return how many recipients get both languages for the sake of somebody in their household."""
    listed = list(recipients)
    return sum(
        len(languages) > len(_CHOSEN.get(_choice(one), BOTH))
        for one, languages in zip(listed, choose_languages(listed), strict=True)
    )


def _languages(recipient: Recipient, households: dict[str, set[str]]) -> tuple[Language, ...]:
    together = households.get(_household(recipient), {_choice(recipient)})
    if len(together) == 1:
        return _CHOSEN.get(next(iter(together)), BOTH)
    return BOTH


def _choice(recipient: Recipient) -> str:
    value = recipient.values.get("person.language", recipient.values.get("language"))
    return value if isinstance(value, str) else ""


def _household(recipient: Recipient) -> str:
    """Return what is alike of all recipients of one household, or an empty text.

    People at one agency share its address and no household.
    """
    if recipient.household:
        return f"household {plain(recipient.household)}"
    return "" if recipient.is_at_work else plain(recipient.address)
