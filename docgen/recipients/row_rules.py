"""Recipients in, one after another; what is wrong with each, and with several together, out.

A reference must be fit for a file's name and nobody else's, an address one that a letter reaches;
and who stands there twice, or where somebody else does, is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docgen.errors import Severity
from docgen.recipients.contacts import WRONG_POSTCODE, is_postcode
from docgen.recipients.faults import Fault, RowFault
from docgen.recipients.rows import Recipient
from docgen.recipients.table import plain

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/()-]*")
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST_REFERENCE = 40
_SHORT_NAME = 3  # may stand within another word by chance: Ann, in an annex
# something with figures in it that was meant for a postcode
_NEARLY = re.compile(r"[A-Z]{1,3}[0-9OI]{1,3}[A-Z]? ?[0-9OI]?[A-Z0-9]{1,4}", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_FIGURE_IN_WORD = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
#: What a window envelope shows, with the name above.
MOST_LINES = 7
LONGEST_LINE = 45
_WARN = Severity.WARNING

UNSAFE_REFERENCE = Fault(
    "unsafe-reference",
    "may hold letters without accents, figures, spaces, and . _ / ( ) - alone",
    "change it: it stands in the file's name",
)
LONG_REFERENCE = Fault(
    "unsafe-reference", f"is longer than {_LONGEST_REFERENCE} characters", "shorten it"
)
NAMED_REFERENCE = Fault(
    "unsafe-reference",
    "holds the person's name, and file names carry none",
    "use a number or a code",
)
FIGURE_IN_NAME = Fault(
    "odd-name", "has a figure within a word", "look whether it is typed right", _WARN
)
NO_POSTCODE = Fault(
    "no-postcode", "has no postcode on its last line", "add it if the letter is posted", _WARN
)
LONG_ADDRESS = Fault(
    "long-address",
    f"has more than {MOST_LINES} lines, more than the envelope's window shows",
    "put less on more of a line",
)
WIDE_ADDRESS = Fault(
    "wide-address", "has a line that the envelope's window may not show whole", "part it", _WARN
)
_SAME = "look whether both letters are meant"


class RowRules:
    """What rows must not be beside one another: doubled, or two for one address.

    `places` is what a message calls the column of each path; what was found is in `faults`.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self.places = {path.rpartition(".")[2]: place for path, place in places.items()}
        self.faults: list[RowFault] = []
        self._references: dict[str, int] = {}
        self._people: dict[tuple[str, str, str], int] = {}
        self._addresses: dict[str, int] = {}
        self._emails: dict[str, int] = {}

    def see(self, recipient: Recipient) -> None:
        """Take in one recipient."""
        row, name = recipient.row, recipient.name
        for fault in check_reference(recipient.reference, name):
            self._tell(row, "reference", fault)
        self._see_others_reference(recipient)
        if _FIGURE_IN_WORD.search(name):
            self._tell(row, "name", FIGURE_IN_NAME)
        if len(name) > LONGEST_LINE:
            self._tell(row, "name", WIDE_ADDRESS)
        self._see_person(recipient)
        for fault in check_address(recipient.address):
            is_about_code = fault in (WRONG_POSTCODE, NO_POSTCODE) and "postcode" in self.places
            self._tell(row, "postcode" if is_about_code else "address", fault)

    def _see_others_reference(self, recipient: Recipient) -> None:
        first = self._references.setdefault(_file_key(recipient.reference), recipient.row)
        if first != recipient.row:
            message = f"is that of row {first} too, and two files cannot have one name"
            fault = Fault("duplicate-reference", message, "change one")
            self._tell(recipient.row, "reference", fault)

    def _see_person(self, recipient: Recipient) -> None:
        """Tell of a person, or else of an address, that stands in an earlier row."""
        row, name = recipient.row, recipient.name.casefold()
        address, email = plain(recipient.address), recipient.email.casefold()
        if not address and not email:
            return
        first = self._people.setdefault((" ".join(name.split()), address, email), row)
        of_address = self._addresses.setdefault(address, row) if address else row
        of_email = self._emails.setdefault(email, row) if email else row
        if first != row and name:
            hint = "take one of them out, unless both letters are meant"
            fault = Fault("duplicate-row", f"the same person stands in row {first}", hint, _WARN)
            self.faults.append(RowFault(row, "", fault))
        elif of_address != row:
            hint = f"{_SAME}; one household has one choice of language"
            message = f"row {of_address} has the same address"
            self._tell(row, "address", Fault("same-address", message, hint, _WARN))
        elif of_email != row:
            message = f"row {of_email} has the same e-mail address"
            self._tell(row, "email", Fault("same-email", message, _SAME, _WARN))

    def _tell(self, row: int, name: str, fault: Fault) -> None:
        self.faults.append(RowFault(row, self.places.get(name, ""), fault))


def check_reference(reference: str, name: str) -> Iterator[Fault]:
    """Return what keeps `reference` from standing in a file's name."""
    if len(reference) > _LONGEST_REFERENCE:
        yield LONG_REFERENCE
    if not _SAFE.fullmatch(reference):
        yield UNSAFE_REFERENCE
    elif name and _names(reference, name):
        yield NAMED_REFERENCE


def check_address(address: str) -> Iterator[Fault]:
    """Return what keeps a letter from reaching `address`; nothing where there is none."""
    lines = [line.strip(" ,") for line in address.split("\n") if line.strip(" ,")]
    if not lines:
        return
    if len(lines) > MOST_LINES:
        yield LONG_ADDRESS
    if any(len(line) > LONGEST_LINE for line in lines):
        yield WIDE_ADDRESS
    last = lines[-1].rpartition(",")[2].split()
    code = " ".join(last[-2:])
    if is_postcode(code) or is_postcode("".join(last[-1:])):
        return
    has_figure = _FIGURE.search(code) is not None
    is_nearly = has_figure and len(code) <= 10 and _NEARLY.fullmatch(code) is not None
    yield WRONG_POSTCODE if is_nearly else NO_POSTCODE


def _names(reference: str, name: str) -> bool:
    """Return whether `reference` gives away the person called `name`."""
    whole, words = plain(reference), set(map(plain, _UNSAFE.split(reference)))
    return any(
        len(part) >= _SHORT_NAME and (part in words or (len(part) > _SHORT_NAME and part in whole))
        for part in map(plain, name.split())
        if part.isalpha()
    )


def _file_key(reference: str) -> str:
    """Return what is alike of two references whose files would have one name."""
    return _UNSAFE.sub("-", reference).strip("-.").casefold()
