"""A YAML file of the library in; plain data out, with yes and no left as words.

The library's own files are read by the safe C loader, with the few scalars of YAML 1.2: a choice
may be called `no`, and a day stays a text until something asks for a day.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any, cast

import yaml

from docgen.errors import LibraryError, Place, Problem
from docgen.model.nesting import nests_too_deep, swells

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]  # chosen when the module is loaded
    """A safe loader that reads words as YAML 1.2 does, and refuses a key that stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return the mapping of `node`; a key that stands twice is a fault."""
        seen: set[str] = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                problem = f"the key `{key.value}` stands twice"
                raise yaml.constructor.ConstructorError(
                    problem=problem, problem_mark=key.start_mark
                )
            seen.add(str(key.value))
        return cast("dict[Hashable, Any]", super().construct_mapping(node, deep))


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first)
    )


def load_yaml(path: Path, *, name: str = "") -> dict[str, Any]:
    """Return the mapping in the file at `path`; a `LibraryError` says what is wrong with it.

    `name` is how a message names the file.
    """
    try:
        raw = path.read_bytes()
        if nests_too_deep(raw):
            raise RecursionError
        data = yaml.load(raw, Loader=_Loader)  # noqa: S506 - a safe loader of our own
        if swells(raw, data):
            raise RecursionError
    except OSError:
        raise _fault(name or str(path), "library-file", "the file cannot be opened") from None
    except RecursionError:
        raise _fault(name or str(path), "library-yaml", "the file is nested too deep") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        # the library's own files hold nobody's data, so the parser's words may be shown
        message = f"the file is not well-formed: {getattr(error, 'problem', None) or 'not YAML'}"
        raise _fault(name or str(path), "library-yaml", message, line) from None
    if not isinstance(data, dict):
        raise _fault(name or str(path), "library-yaml", "the file holds no keys")
    return data


def _fault(name: str, code: str, message: str, line: int | None = None) -> LibraryError:
    problem = Problem(code, message, Place(name, line))
    return LibraryError("a file of the library cannot be read", [problem])
