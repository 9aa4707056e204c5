"""A JSON Schema in several YAML files in; one without references out.

References are looked up by `referencing`, as JSON Schema 2020-12 has them, and put in place: what
stands beside a `$ref` (a title, a note) wins over what it refers to. One flat document serves the
check, the table of fields, and an editor that is offline.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, ValidationError
from referencing import Registry, Resource
from referencing.exceptions import NoSuchResource, Unresolvable
from referencing.jsonschema import DRAFT202012

from docgen.catalogue.folders import Folders
from docgen.catalogue.yaml_files import load_yaml
from docgen.errors import LibraryError, Place, Problem

# no such host, and nothing is ever fetched: references need a base that they can be joined to
_BASE = "https://docgen.invalid/"
_FOLDER = "data_schemas/"
# a record holds records holds texts; a case file has no schema that goes on for ever
_MAX_DEPTH = 40
_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
_PAIR = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
# what our own words in a schema say, wherever in it they stand
_OWN_WORDS = {
    "properties": {
        "x-title": _TEXTS,
        "x-labels": {"type": "object", "additionalProperties": _TEXTS},
        "x-yes-no": {"properties": {"en": _PAIR, "cy": _PAIR}},
        "x-entry": {"type": "string"},
        "x-ref": {"type": "string"},
        "x-plain": {"type": ["string", "boolean"]},
    },
    "patternProperties": {"^(?!x-)": {"$ref": "#"}},
    "items": {"$ref": "#"},
}
_SCHEMA_KEYS = frozenset({"$schema", "$defs", "properties"})


class SchemaFiles:
    """The schema files of a library, each read once and only when something refers to it."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    @cached_property
    def _registry(self) -> Registry[Any]:
        """All that may be referred to, read and indexed once."""
        files: dict[str, Path] = {}
        for pattern in ("*.yaml", "shared/*.yaml"):
            files |= self._folders.list(_FOLDER + pattern)
        shipped = self._folders.paths[-1]
        resources = (
            (
                _BASE + name.removeprefix(_FOLDER),
                _resource(path, name, is_shipped=path.is_relative_to(shipped)),
            )
            for name, path in files.items()
        )
        return Registry[Any]().with_resources(resources).crawl()

    def load(self, name: str) -> dict[str, Any]:
        """Return the schema file `name` (`case.yaml`) with its references put in place."""
        return self.resolve(self._contents(name), name)

    def check(self, data: object, name: str) -> list[ValidationError]:
        """Return where `data` is not as the schema file `name` has it, by its references."""
        schema = {"$id": _BASE + name, **self._contents(name)}
        days = Draft202012Validator.FORMAT_CHECKER
        validator = Draft202012Validator(schema, registry=self._registry, format_checker=days)
        return sorted(validator.iter_errors(data), key=lambda error: error.json_path)

    def resolve(self, schema: Mapping[str, Any], name: str) -> dict[str, Any]:
        """Return `schema`, which stands in the file `name`, with its references put in place."""
        uri = _BASE + name
        registry = self._registry.with_resource(uri, DRAFT202012.create_resource(schema))
        try:
            flat = _flatten(schema, registry.resolver(uri), 0)
        except Unresolvable as error:
            message = f"`$ref: {error.ref}` leads nowhere"
            raise _fault(message, name) from None
        except _EndlessError:
            raise _fault("a `$ref` leads round in a ring", name) from None
        except _NoSchemaError:
            raise _fault("a `$ref` is no path, or leads to what is no schema", name) from None
        return {key: value for key, value in flat.items() if key != "$defs"}

    def _contents(self, name: str) -> Mapping[str, Any]:
        try:
            contents: Mapping[str, Any] = self._registry.contents(_BASE + name)
        except NoSuchResource:
            raise _fault("the library has no such file", _FOLDER + name) from None
        return contents


def _resource(path: Path, name: str, *, is_shipped: bool) -> Resource[Any]:
    """Return what is at `path`; a schema that a board lays over ours is checked, ours has been."""
    contents = load_yaml(path, name=name)
    if not _SCHEMA_KEYS & contents.keys():
        return Resource.opaque(contents)  # other data: nothing in it is taken for a schema
    if not is_shipped:
        _refuse_what_is_none(contents, name)
    return DRAFT202012.create_resource(contents)


def _refuse_what_is_none(contents: Mapping[str, Any], name: str) -> None:
    """Raise `LibraryError` unless `contents` is a JSON Schema, and says what ours can say."""
    try:
        Draft202012Validator.check_schema(contents)
    except SchemaError as error:
        message = f"this is no JSON Schema at `{error.json_path}`"
        raise _fault(message, name) from None
    for wrong in Draft202012Validator(_OWN_WORDS).iter_errors(contents):
        message = f"docgen does not understand what stands at `{wrong.json_path}`"
        raise _fault(message, name)


def _fault(message: str, file: str) -> LibraryError:
    return LibraryError(
        "a schema cannot be read", [Problem("schema-reference", message, Place(file))]
    )


class _EndlessError(Exception):
    """A schema refers to itself."""


class _NoSchemaError(Exception):
    """A reference is not a text, or what it leads to is no mapping."""


def _flatten(node: Any, resolver: Any, depth: int) -> Any:  # noqa: ANN401 - JSON, and its resolver
    if depth > _MAX_DEPTH:
        raise _EndlessError
    if isinstance(node, list):
        return [_flatten(item, resolver, depth + 1) for item in node]
    if not isinstance(node, dict):
        return node
    if (reference := node.get("$ref")) is None:
        return {key: _flatten(value, resolver, depth + 1) for key, value in node.items()}
    if not isinstance(reference, str):
        raise _NoSchemaError
    found = resolver.lookup(reference)
    target = _flatten(found.contents, found.resolver, depth + 1)
    if not isinstance(target, dict):
        raise _NoSchemaError
    beside = {key: value for key, value in node.items() if key != "$ref"}
    return _merge(target, _flatten(beside, resolver, depth + 1))


def _merge(target: dict[str, Any], beside: dict[str, Any]) -> dict[str, Any]:
    """Return `target` with what stands beside the reference; properties of both are kept."""
    merged = {**target, **beside}
    if "properties" in target and "properties" in beside:
        merged["properties"] = {**target["properties"], **beside["properties"]}
    if "required" in target and "required" in beside:
        merged["required"] = list(dict.fromkeys((*target["required"], *beside["required"])))
    return merged
