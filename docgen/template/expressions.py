"""A Jinja expression in, the paths that it reads out, through filters, methods and choices.

An expression stands for some paths, as `people|sort` stands for `people`, and reads others on the
way, as `a == b` reads both and stands for neither.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

from docgen.template.refs import NO_REFS, Ref, Refs, Shape, members

_SAME: Final = frozenset(
    {
        *("sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr"),
        *("batch", "slice", "default", "d", "sorted_names", "based", "rich", "inline", "gap"),
        *("or_blank", "by_date"),
    }
)
_ITEM: Final = frozenset({"first", "last", "random", "min", "max"})
_NAMES_ATTRIBUTE_FIRST: Final = frozenset({"selectattr", "rejectattr", "groupby"})
_METHODS: Final = frozenset(
    name
    for kind in (str, dict, list, int, float, bytes)
    for name in dir(kind)
    if not name.startswith("_")
) | {"strftime", "isoformat", "date", "time", "weekday"}


@dataclass(frozen=True, slots=True)
class Use:
    """A path that is read at `line`, and in what way."""

    path: str
    line: int
    in_condition: bool = False
    in_loop: bool = False
    runs_over: bool = False


class ExpressionTracer(ABC):
    """Follows expressions; `known` are names that are no data."""

    def __init__(self, known: Collection[str] = ()) -> None:
        self._known = frozenset(known)
        self._names: dict[str, Refs] = {}
        self._macros: Mapping[str, nodes.Macro] = {}
        self._conditions = 0
        self._loops = 0
        self.uses: list[Use] = []
        self._followers: dict[type[nodes.Node], Callable[..., Refs]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._attribute,
            nodes.Getitem: self._item,
            nodes.Filter: self._filter,
            nodes.Call: self._call,
            nodes.CondExpr: self._choice,
            nodes.Or: lambda node: self.follow(node.left) | self.follow(node.right),
            nodes.List: self._listed,
            nodes.Tuple: self._listed,
        }

    def follow(self, node: nodes.Node) -> Refs:
        """Return what `node` stands for; note what it reads on the way."""
        follower = self._followers.get(type(node))
        if follower is not None:
            return follower(node)
        for child in node.iter_child_nodes():
            self.read(child)
        return NO_REFS

    def read(self, node: nodes.Node) -> None:
        """Note all that `node` reads, and what it stands for."""
        self.note(self.follow(node), node.lineno)

    def ask(self, node: nodes.Node) -> None:
        """Note all that the condition `node` reads."""
        self._conditions += 1
        self.read(node)
        self._conditions -= 1

    def note(self, refs: Refs, line: int, *, runs_over: bool = False) -> None:
        """Note that `refs` are read at `line`."""
        asked, repeated = self._conditions > 0, self._loops > 0
        for path in sorted({ref.path for ref in refs}):
            self.uses.append(Use(path, line, asked, repeated, runs_over))

    @abstractmethod
    def call_macro(self, macro: nodes.Macro, call: nodes.Call | None = None) -> None:
        """Follow `macro`, its parameters standing for what `call` gives them."""

    def _name(self, node: nodes.Name) -> Refs:
        if node.name in self._names:
            return self._names[node.name]
        is_data = node.name not in self._known and node.name not in self._macros
        return frozenset({Ref(node.name)}) if is_data else NO_REFS

    def _attribute(self, node: nodes.Getattr) -> Refs:
        if isinstance(node.node, nodes.Name):
            kept = self._names.get(f"{node.node.name}.{node.attr}")  # of a namespace
            if kept is not None:
                return kept
        return members(self.follow(node.node), node.attr)

    def _item(self, node: nodes.Getitem) -> Refs:
        refs = self.follow(node.node)
        if isinstance(node.arg, nodes.Slice):
            return refs
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return members(refs, node.arg.value)
        self.read(node.arg)
        return frozenset(ref.item() for ref in refs)

    def _choice(self, node: nodes.CondExpr) -> Refs:
        self.ask(node.test)
        other = self.follow(node.expr2) if node.expr2 is not None else NO_REFS
        return self.follow(node.expr1) | other

    def _listed(self, node: nodes.List | nodes.Tuple) -> Refs:
        found = (ref for item in node.items for ref in self.follow(item))
        return frozenset(Ref(ref.path, Shape.ONE_OF) for ref in found)

    def _filter(self, node: nodes.Filter) -> Refs:
        refs = self.follow(node.node) if node.node is not None else NO_REFS
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            if node.name in {"default", "d"}:
                refs |= self.follow(argument)
            else:
                self.read(argument)
        name = _attribute(node)
        named = members(frozenset(ref.item() for ref in refs), name) if name else NO_REFS
        if node.name == "map" and named:
            return frozenset(Ref(ref.path, Shape.ONE_OF) for ref in named)
        self.note(named, node.lineno)
        return self._filtered(node, refs, read=bool(named))

    def _filtered(self, node: nodes.Filter, refs: Refs, *, read: bool) -> Refs:
        if node.name == "groupby":
            return frozenset(Ref(ref.path, Shape.GROUPS) for ref in refs)
        if node.name in _SAME:
            return refs
        if node.name in _ITEM:
            return frozenset(ref.item() for ref in refs)
        if not read:
            self.note(refs, node.lineno)
        return NO_REFS

    def _call(self, node: nodes.Call) -> Refs:
        target = node.node
        if isinstance(target, nodes.Name) and target.name in self._macros:
            self.call_macro(self._macros[target.name], node)
            return NO_REFS
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self.read(argument)
        if isinstance(target, nodes.Getattr) and target.attr in _METHODS:
            return self._method(target, node)
        return self.follow(target)

    def _method(self, target: nodes.Getattr, call: nodes.Call) -> Refs:
        refs = self.follow(target.node)
        match target.attr, call.args:
            case "items", _:
                return frozenset(Ref(ref.path, Shape.PAIRS) for ref in refs)
            case "values", _:
                return refs
            case "get", [nodes.Const(value=str(key)), *_]:
                return members(refs, key)
        self.note(refs, call.lineno)
        return NO_REFS


def _attribute(node: nodes.Filter) -> str:
    """Return the attribute that a filter such as `map(attribute="name")` reads of each item."""
    named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    if node.name in _NAMES_ATTRIBUTE_FIRST:
        named += node.args[:1]
    found = next((value for value in named if isinstance(value, nodes.Const)), None)
    return str(found.value) if found else ""
