"""One row of a list as a recipient; and what only several rows, or several cells, show together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docgen.errors import Severity
from docgen.recipients.faults import Fault, RowFault
from docgen.recipients.table import plain

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/()-]*")
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST_REFERENCE = 40
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}", re.IGNORECASE)
# something with figures in it that was meant for a postcode
_NEARLY = re.compile(r"[A-Z]{1,3}[0-9OI]{1,3}[A-Z]? ?[0-9OI]?[A-Z0-9]{1,4}", re.IGNORECASE)
#: What a window envelope shows, with the name above.
MOST_LINES = 7
LONGEST_LINE = 45
_WARN = Severity.WARNING
_AT_WORK = frozenset({"agency", "designation", "role"})

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
    "is the person's name, and file names carry none",
    "use a number or a code",
)
WRONG_POSTCODE = Fault(
    "wrong-postcode", "has a postcode that cannot be one", "write it as CF37 1AA on the last line"
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


@dataclass(frozen=True, slots=True)
class Recipient:
    """One row: its number as Excel has it, its reference, and its values by path."""

    row: int
    reference: str = ""
    values: Mapping[str, object] = field(default_factory=dict, repr=False)
    household: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """Return the postal address, or an empty text."""
        return _text(self.values, "address")

    @property
    def name(self) -> str:
        """Return the name, or an empty text."""
        return _text(self.values, "name")

    @property
    def is_at_work(self) -> bool:
        """Return whether the letter goes to somebody at an agency and not at home."""
        return any(path.rpartition(".")[2] in _AT_WORK for path in self.values)


class RowRules:
    """What rows must not be beside one another: doubled, or two for one address.

    `places` is what a message calls the column of each path.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self.places = places
        self.references: dict[str, int] = {}
        self.people: dict[tuple[str, str, str], int] = {}
        self.addresses: dict[str, int] = {}
        self.faults: list[RowFault] = []

    def see(self, recipient: Recipient) -> None:
        """Take in one recipient."""
        self._see_reference(recipient)
        self._see_person(recipient)
        if recipient.address:
            for fault in check_address(recipient.address):
                name = "postcode" if fault in (WRONG_POSTCODE, NO_POSTCODE) else "address"
                self._tell(recipient.row, name, fault)

    def finish(self) -> list[RowFault]:
        """Return everything that was found."""
        return self.faults

    def _see_reference(self, recipient: Recipient) -> None:
        reference = recipient.reference
        self._tell_all(recipient.row, "reference", check_reference(reference, recipient.name))
        first = self.references.setdefault(_file_key(reference), recipient.row)
        if first != recipient.row:
            message = f"is that of row {first} too, and two files cannot have one name"
            self._tell(
                recipient.row, "reference", Fault("duplicate-reference", message, "change one")
            )

    def _see_person(self, recipient: Recipient) -> None:
        address, name = _alike(recipient.address), _alike(recipient.name)
        email = _text(recipient.values, "email").casefold()
        if not address and not email:
            return
        first = self.people.setdefault((name, address, email), recipient.row)
        if first != recipient.row and name:
            message = f"the same person stands in row {first}"
            hint = "take one of them out, unless both letters are meant"
            self.faults.append(
                RowFault(recipient.row, "", Fault("duplicate-row", message, hint, _WARN))
            )
        elif address and (other := self.addresses.get(address, recipient.row)) != recipient.row:
            message = f"row {other} has the same address"
            hint = "look whether both letters are meant; one household has one choice of language"
            self._tell(recipient.row, "address", Fault("same-address", message, hint, _WARN))
        if address:
            self.addresses.setdefault(address, recipient.row)

    def _tell_all(self, row: int, name: str, faults: Iterator[Fault]) -> None:
        for fault in faults:
            self._tell(row, name, fault)

    def _tell(self, row: int, name: str, fault: Fault) -> None:
        named = (p for path, p in self.places.items() if path.rpartition(".")[2] == name)
        place = next(named, "")
        if name == "postcode" and not place:  # it stands in the address
            name = "address"
            place = next((p for path, p in self.places.items() if path.endswith(name)), "")
        self.faults.append(RowFault(row, place, fault))


def check_reference(reference: str, name: str) -> Iterator[Fault]:
    """Return what keeps `reference` from standing in a file's name."""
    if len(reference) > _LONGEST_REFERENCE:
        yield LONG_REFERENCE
    if not _SAFE.fullmatch(reference):
        yield UNSAFE_REFERENCE
    elif name and plain(reference) == plain(name):
        yield NAMED_REFERENCE


def check_address(address: str) -> Iterator[Fault]:
    """Return what keeps a letter from reaching `address`."""
    lines = [line.strip(" ,") for line in address.split("\n") if line.strip(" ,")]
    if len(lines) > MOST_LINES:
        yield LONG_ADDRESS
    if any(len(line) > LONGEST_LINE for line in lines):
        yield WIDE_ADDRESS
    last = lines[-1].rpartition(",")[2].strip() if lines else ""
    code = " ".join(last.split()[-2:])
    if _POSTCODE.fullmatch(code) or _POSTCODE.fullmatch(last.split()[-1] if last else ""):
        return
    has_figure = any(character.isdigit() for character in code)
    is_nearly = has_figure and len(code) <= 10 and _NEARLY.fullmatch(code) is not None
    yield WRONG_POSTCODE if is_nearly else NO_POSTCODE


def default_reference(row: int) -> str:
    """Return what stands in the file's name where the list gives no reference: the row."""
    return f"r{row:05}"


def _alike(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())


def _file_key(reference: str) -> str:
    """Return what is alike of two references whose files would have one name."""
    return _UNSAFE.sub("-", reference).strip("-.").casefold()


def _text(values: Mapping[str, object], name: str) -> str:
    """Return the text whose path ends in `name`, or an empty one."""
    for path in (name, f"person.{name}"):
        value = values.get(path)
        if isinstance(value, str):
            return value
    return ""
