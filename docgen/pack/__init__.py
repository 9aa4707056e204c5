"""PDFs and their order in; one bound PDF that keeps their tags out.

`sort_file` takes in somebody else's PDF, `open_pieces` and `lay_out` say where each piece stands,
`sheets` writes what stands around them, `bind` makes the pack, `prove` looks at it as a stranger
would, `reopen` takes it apart again.
"""

from __future__ import annotations

from docgen.pack.binding import Binding, bind
from docgen.pack.describing import describe_placed, describe_wording
from docgen.pack.inspecting import inspect_pdf
from docgen.pack.layout import Known, Layout, Sized, lay_out
from docgen.pack.manifest import describe_classes, describe_papers, describe_proof
from docgen.pack.metadata import NO_CLAIMS, About, Claims, earned
from docgen.pack.opened import Opened, open_piece, open_pieces
from docgen.pack.opening import DAMAGE, is_locked
from docgen.pack.papers import OURS, Access, AccessClass, Kind, Level, Piece, Refusal
from docgen.pack.protecting import protect
from docgen.pack.proving import Proof, prove
from docgen.pack.recipe import read_recipe
from docgen.pack.reopening import Reopened, reopen
from docgen.pack.sorting import Sorted, sort_file

__all__ = [
    "DAMAGE",
    "NO_CLAIMS",
    "OURS",
    "About",
    "Access",
    "AccessClass",
    "Binding",
    "Claims",
    "Kind",
    "Known",
    "Layout",
    "Level",
    "Opened",
    "Piece",
    "Proof",
    "Refusal",
    "Reopened",
    "Sized",
    "Sorted",
    "bind",
    "describe_classes",
    "describe_papers",
    "describe_placed",
    "describe_proof",
    "describe_wording",
    "earned",
    "inspect_pdf",
    "is_locked",
    "lay_out",
    "open_piece",
    "open_pieces",
    "protect",
    "prove",
    "read_recipe",
    "reopen",
    "sort_file",
]
