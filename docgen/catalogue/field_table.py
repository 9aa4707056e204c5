"""A flat JSON Schema in; its fields out, each with what it is called and what it may hold.

The schema says by its own words what the others say by `x-`: `format: date` is a day, `x-ref:
people` a person, `x-labels` the labels of a choice, and a text that is a string or `{en:, cy:}` may
be given in each language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from docgen.model.fields import Entry, FieldInfo, FieldKind, Schema, schema_of
from docgen.model.wording import Wording, wording_of

_FORMATS = {
    "date": FieldKind.DAY,
    "time": FieldKind.TIME,
    "time-of-day": FieldKind.TIME,
    "date-time": FieldKind.MOMENT,
    "moment": FieldKind.MOMENT,
}
_REFERENCES = {"people": FieldKind.PERSON, "agencies": FieldKind.AGENCY}
_TYPES = {
    "boolean": FieldKind.YES_NO,
    "integer": FieldKind.NUMBER,
    "number": FieldKind.NUMBER,
    "array": FieldKind.LIST,
}


def read_schema(document: Mapping[str, Any]) -> Schema:
    """Return the schema `document` with the table of its fields."""
    return schema_of(document, read_field(document))


def read_field(
    node: Mapping[str, Any] | bool, path: str = "", name: str = "", *, required: bool = False
) -> FieldInfo:
    """Return the field that the schema `node` declares at `path`, with all below it."""
    if isinstance(node, bool):  # a schema too, which says of its field that it is
        node = {}
    kind = _kind(node)
    return FieldInfo(
        path,
        name,
        kind,
        title=wording_of(node.get("x-title")),
        labels=_labels(node),
        yes_no=_yes_no(node),
        entry=_entry(node),
        required=required,
        bilingual=_is_bilingual(node),
        markdown=bool(node.get("x-markdown")),
        serves_both=node.get("x-plain") == "both",
        example=next(iter(node.get("examples", ())), None),
        children=_children(node, path) if kind is FieldKind.RECORD else MappingProxyType({}),
        item=_item(node, path, kind),
    )


def branches(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Return `node` and every alternative or part that it is put together from."""
    yield node
    for word in ("anyOf", "oneOf", "allOf"):
        for branch in node.get(word, ()):
            if isinstance(branch, Mapping):  # `true` and `false` are schemas too
                yield from branches(branch)


def properties_of(node: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the properties that `node` declares, in itself or in the parts of it."""
    return {k: v for part in branches(node) for k, v in part.get("properties", {}).items()}


def _kind(node: Mapping[str, Any]) -> FieldKind:
    parts = list(branches(node))
    for part in parts:
        found = _REFERENCES.get(str(part.get("x-ref"))) or _FORMATS.get(str(part.get("format")))
        if found:
            return found
    if any("enum" in part for part in parts) or "x-labels" in node:
        return FieldKind.CHOICE
    if _is_bilingual(node):
        return FieldKind.TEXT
    return _kind_by_type(node, parts)


def _kind_by_type(node: Mapping[str, Any], parts: list[Mapping[str, Any]]) -> FieldKind:
    if any("properties" in part for part in parts):
        return FieldKind.RECORD
    if _register_item(node) is not None:
        return FieldKind.REGISTER
    types = {part["type"] for part in parts if isinstance(part.get("type"), str)}
    if types == {"object"}:
        return FieldKind.RECORD
    return next((_TYPES[word] for word in _TYPES if word in types), FieldKind.TEXT)


def _is_bilingual(node: Mapping[str, Any]) -> bool:
    """Return whether `node` is a text that may be given for each language."""
    return any(
        part.get("type") == "object" and set(part.get("properties", {})) == {"en", "cy"}
        for part in branches(node)
    )


def _labels(node: Mapping[str, Any]) -> Mapping[str, Wording]:
    """Return a label for each key of a choice, empty where the schema has none."""
    labels: Mapping[str, Any] = next((p["x-labels"] for p in branches(node) if "x-labels" in p), {})
    keys = [str(key) for part in branches(node) for key in part.get("enum", ())]
    return MappingProxyType({key: wording_of(labels.get(key)) for key in (*keys, *labels)})


def _yes_no(node: Mapping[str, Any]) -> tuple[Wording, Wording] | None:
    pair = node.get("x-yes-no")
    if not isinstance(pair, Mapping):
        return None
    english, welsh = pair.get("en") or ["", ""], pair.get("cy") or ["", ""]
    return Wording(english[0], welsh[0]), Wording(english[1], welsh[1])


def _entry(node: Mapping[str, Any]) -> Entry:
    word = node.get("x-entry", Entry.TYPED)
    return Entry(word) if word in set(Entry) else Entry.TYPED


def _children(node: Mapping[str, Any], path: str) -> Mapping[str, FieldInfo]:
    required = {name for part in branches(node) for name in part.get("required", ())}
    return MappingProxyType(
        {
            name: read_field(
                child, f"{path}.{name}" if path else name, name, required=name in required
            )
            for name, child in properties_of(node).items()
        }
    )


def _item(node: Mapping[str, Any], path: str, kind: FieldKind) -> FieldInfo | None:
    if kind is FieldKind.LIST:
        items: Mapping[str, Any] = next(
            (p["items"] for p in branches(node) if isinstance(p.get("items"), dict)), {}
        )
        return read_field(items, f"{path}[]")
    register = _register_item(node) if kind is FieldKind.REGISTER else None
    return None if register is None else read_field(register, f"{path}.*")


def _register_item(node: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the schema of each entry, where the keys are the case's own."""
    for part in branches(node):
        extra = part.get("additionalProperties")
        if isinstance(extra, dict) and "properties" not in part:
            return extra
        for found in part.get("patternProperties", {}).values():
            return found  # type: ignore[no-any-return]  # JSON
    return None
