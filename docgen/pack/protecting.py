"""A password in; the encryption of a pack out: AES-256, and open to a screen reader.

ISO 32000-2, 7.6.4: revision 6. A protected pack claims no PDF/A, which forbids encryption.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Encryption, Permissions

from docgen.pack.saving import save_pdf

_ALLOWED = Permissions(
    accessibility=True,
    extract=True,
    modify_annotation=True,
    modify_assembly=False,
    modify_form=True,
    modify_other=False,
    print_lowres=True,
    print_highres=True,
)


def protect(pdf: bytes, password: str) -> bytes:
    """Return `pdf` so that it opens with `password` alone; never twice the same bytes."""
    protection = Encryption(
        owner=password, user=password, R=6, aes=True, metadata=True, allow=_ALLOWED
    )
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return save_pdf(opened, protection=protection)
