"""A form, a case and many recipients in; every letter out, each row accounted for.

The names are fetched when they are first used, so that a worker, which only fills and sets, loads
nothing of the catalogue or the cases.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.batch.bundles import MERGE_LIST, ZIP
    from docgen.batch.editions import Order
    from docgen.batch.listing import FAULTY_ROWS, FaultyListError, new_list
    from docgen.batch.print_file import PRINT
    from docgen.batch.report import REPORT
    from docgen.batch.run import BulkRequest, Progress, Summary, send_in_bulk
    from docgen.batch.status import Status, read_status
    from docgen.recipients import Choices

_HOMES = {
    "MERGE_LIST": "docgen.batch.bundles",
    "ZIP": "docgen.batch.bundles",
    "Order": "docgen.batch.editions",
    "FAULTY_ROWS": "docgen.batch.listing",
    "FaultyListError": "docgen.batch.listing",
    "new_list": "docgen.batch.listing",
    "PRINT": "docgen.batch.print_file",
    "REPORT": "docgen.batch.report",
    "BulkRequest": "docgen.batch.run",
    "Progress": "docgen.batch.run",
    "Summary": "docgen.batch.run",
    "send_in_bulk": "docgen.batch.run",
    "Status": "docgen.batch.status",
    "read_status": "docgen.batch.status",
    "Choices": "docgen.recipients",
}

__all__ = [
    "FAULTY_ROWS",
    "MERGE_LIST",
    "PRINT",
    "REPORT",
    "ZIP",
    "BulkRequest",
    "Choices",
    "FaultyListError",
    "Order",
    "Progress",
    "Status",
    "Summary",
    "new_list",
    "read_status",
    "send_in_bulk",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module 'docgen.batch' has no attribute '{name}'"
    raise AttributeError(message)
