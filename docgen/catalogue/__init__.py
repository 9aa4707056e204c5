"""Folders of schemas, cards and templates in; a `Library` out, and what is wrong with it."""

from __future__ import annotations

from docgen.catalogue.checking import check_library
from docgen.catalogue.library import Library, load_library

__all__ = ["Library", "check_library", "load_library"]
