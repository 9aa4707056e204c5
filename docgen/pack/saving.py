"""An open PDF in; its bytes out, the same for the same PDF unless it is encrypted."""

from __future__ import annotations

import io
import warnings

import pikepdf


def save_pdf(
    pdf: pikepdf.Pdf, *, protection: pikepdf.Encryption | None = None, packed: bool = False
) -> bytes:
    """Return `pdf` saved, protected as `protection` says; `packed` makes it as small as can be.

    pikepdf would put the version into the record, whose words are not its own, and warn of fields
    that belong to no form, as if we had lost it.
    """
    out = io.BytesIO()
    mode = pikepdf.ObjectStreamMode
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        pdf.save(
            out,
            encryption=protection or False,
            deterministic_id=not protection,
            fix_metadata_version=False,
            min_version="1.7",
            object_stream_mode=mode.generate if packed else mode.preserve,
        )
    return out.getvalue()
