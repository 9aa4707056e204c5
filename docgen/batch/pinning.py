"""What a run is made of in; its fingerprint out, and what has changed when a run is taken up again.

A run that goes on with another template or another list would leave a folder in which letters
differ; so all of it is pinned at the start, the day among it, and what has changed is named.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from docgen.batch.editions import Order
from docgen.batch.listing import Listing
from docgen.batch.tasks import Press
from docgen.cases import Case
from docgen.errors import DocgenError

TODAY = "today"
_PACKAGES = ("docgen", "typst", "jinja2", "lxml", "babel")
# what is compared, and what a message calls it
_NAMES = {
    "form": "the form",
    "template_en": "the English template",
    "template_cy": "the Welsh template",
    "case": "the case file or the board",
    "list": "the list of recipients",
    "options": "the formats, the state or the engine",
    "versions": "docgen or a package that it stands on",
}


def pin_facts(press: Press, case: Case, order: Order, listing: Listing) -> dict[str, str]:
    """Return what a run is made of, by name: hashes and options, no value of anybody's."""
    facts = {f"template_{lang}": _digest(one.template) for lang, one in press.editions.items()}
    data = json.dumps([case.data, case.board], sort_keys=True, default=str).encode()
    skipped = [row for row, _ in listing.skipped]
    options = [sorted(order.formats), order.state, order.engine, skipped]
    return {
        **facts,
        "form": press.form_id,
        "case": _digest(data),
        "list": listing.digest or _digest(repr(_places(listing)).encode()),
        "options": json.dumps(options),
        "versions": json.dumps([_version(name) for name in _PACKAGES]),
        TODAY: str(order.today),
    }


def compare_facts(pinned: Mapping[str, str], facts: Mapping[str, str]) -> None:
    """Raise `DocgenError`, which names what has changed, where a run cannot go on."""
    changed = [words for name, words in _NAMES.items() if pinned.get(name) != facts.get(name)]
    if changed:
        message = f"this folder holds a run that differs in {', '.join(changed)}"
        raise DocgenError(message, hint="put it back as it was, or name another folder with `-o`")


def _places(listing: Listing) -> list[object]:
    return [[one.reference, sorted(one.places.items())] for one in listing.addressees]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name
