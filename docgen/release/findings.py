"""What the gate has to say of a document: each finding with its place, and never with a value."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from docgen.release.passages import REFUSING, Weight


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in `document` at `part` and `spot`.

    `path` is the case's field whose value it is; `excerpt` the words around it with everything that
    could be personal masked; `count` how often it stands at that place; `offer` what could stand
    there instead; `way` how Word brings the place into sight, which `hint` says too.
    """

    code: str
    weight: Weight
    message: str
    document: str = ""
    part: str = ""
    spot: str = ""
    path: str = ""
    hint: str = ""
    excerpt: str = field(default="", compare=False)
    offer: str = ""
    count: int = field(default=1, compare=False)
    way: str = field(default="", compare=False)

    @property
    def refuses(self) -> bool:
        """Return whether this finding keeps the document from going out until it is decided on."""
        return self.weight in REFUSING

    @property
    def id(self) -> str:
        """Return the finding's short name, the same whenever the same thing is found there."""
        told = "\0".join((self.code, self.document, self.part, self.spot, self.path, self.message))
        return hashlib.sha256(told.encode()).hexdigest()[:8]

    @property
    def place(self) -> str:
        """Return where it is, widest first."""
        return ", ".join(one for one in (self.document, self.part, self.spot) if one)
