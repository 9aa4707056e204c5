"""The schema of the case file in; the same for an editor out, which completes and checks by it.

One file without references, so that it works offline and lies beside the case file. A field may be
left empty there, since an empty field is not given; the Welsh title shows with the English one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from docgen.model.library import CaseLibrary

_NULL = {"type": "null"}
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def write_editor_schema(library: CaseLibrary) -> str:
    """Return the text of `case.schema.json` for the case files of `library`."""
    document = {"$schema": _DRAFT, **_open(library.case_schema.document)}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _open(node: Any) -> Any:  # noqa: ANN401 - JSON
    """Return `node` with every property allowed to be empty, and its titles joined."""
    if isinstance(node, list):
        return [_open(item) for item in node]
    if not isinstance(node, Mapping):
        return node
    opened = {key: _open(value) for key, value in node.items() if not key.startswith("x-")}
    if isinstance(properties := node.get("properties"), Mapping):
        required = node.get("required", ())
        opened["properties"] = {
            name: _open(child) if name in required else _or_nothing(_open(child))
            for name, child in properties.items()
        }
    return _titled(opened, node.get("x-title"))


def _or_nothing(node: dict[str, Any]) -> dict[str, Any]:
    """Return `node` with null allowed, in the plainest way, which editors understand best."""
    for word in ("anyOf", "oneOf"):
        if word in node:
            return {**node, word: [*node[word], _NULL]}
    if not isinstance(node.get("type"), str):
        return node
    allowed = {**node, "type": [node["type"], "null"]}
    if "enum" in node:
        allowed["enum"] = [*node["enum"], None]
    return allowed


def _titled(node: dict[str, Any], title: object) -> dict[str, Any]:
    if not isinstance(title, Mapping):
        return node
    note = node.get("description", "")
    words = "\n\n".join(filter(None, (str(title.get("cy") or ""), str(note))))
    return {**node, "title": title.get("en", ""), "description": words}
