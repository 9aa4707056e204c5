"""A library in miniature, as files that a test may change before they are written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from docgen.catalogue import Library
from docgen.catalogue.library import open_folders

PAIR = {"en": "Title", "cy": "Teitl"}
TEXT = {"type": "string", "x-title": PAIR}
CARD = {
    "id": "letter",
    "toolkit": "kit",
    "title": PAIR,
    "kind": "letter",
    "audience": PAIR,
    "completed_by": PAIR,
    "marking": "official",
    "identity": "none",
    "source": {"document": "Toolkit", "lines": "1-2"},
    "welsh": {"reviewed_by": None, "reviewed_on": None},
    "fields": [{"path": "case.ref", "required": True}],
}
FILES = {
    "data_schemas/case.yaml": {
        "type": "object",
        "properties": {
            "case": {"type": "object", "x-title": PAIR, "properties": {"ref": TEXT}},
            "people": {
                "type": "object",
                "x-title": PAIR,
                "additionalProperties": {"type": "object", "properties": {"name": TEXT}},
            },
            "chair": {"$ref": "shared/refs.yaml#/$defs/person", "x-title": PAIR},
            "events": {
                "type": "array",
                "x-title": PAIR,
                "items": {"type": "object", "properties": {"venue": TEXT}},
            },
        },
    },
    "data_schemas/board.yaml": {"type": "object", "properties": {"name": TEXT}},
    "data_schemas/shared/refs.yaml": {"$defs": {"person": {"type": "string", "x-ref": "people"}}},
    "data_schemas/toolkits/kit.yaml": {"id": "kit", "title": PAIR, "forms": ["letter"]},
    "data_schemas/kit/letter.yaml": CARD,
    "templates/en/kit/letter.docx": "",
    "templates/cy/kit/letter.docx": "",
}
ROOT = Path(__file__).resolve().parent.parent

Files = Mapping[str, object]


def write_files(folder: Path, files: Files) -> Path:
    """Write `files` into `folder`: mappings as YAML, text as it is; None is left out."""
    for name, content in files.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else yaml.safe_dump(content)
        path.write_text(text, encoding="utf-8")
    return folder


def small_library(folder: Path, changes: Files | None = None) -> Library:
    """Return the library in miniature, written to `folder` with `changes` to its files."""
    schemas = {
        f"data_schemas/{name}": (ROOT / "data_schemas" / name).read_text(encoding="utf-8")
        for name in ("form.schema.yaml", "toolkit.schema.yaml")
    }
    return open_folders([write_files(folder, {**FILES, **schemas, **(changes or {})})])
