"""A Jinja tree in, every path that it reads out, followed through loops, `set`, `with` and macros.

A name may stand for several paths, since a condition may choose between two. What is made in the
template itself, a number, a text, the counter of a loop, stands for none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from jinja2 import nodes

from docgen.template.expressions import ExpressionTracer, Use
from docgen.template.refs import NO_REFS, Refs

_OF_A_MACRO: Final = ("caller", "varargs", "kwargs")


class Tracer(ExpressionTracer):
    """Walks a tree and notes each path that is read."""

    def trace(self, tree: nodes.Template) -> Iterable[Use]:
        """Return every use of a path in `tree`, in order."""
        self._macros = {macro.name: macro for macro in tree.find_all(nodes.Macro)}
        self._running: set[str] = set()
        self._run(tree.body)
        for macro in self._macros.values():
            self.call_macro(macro)
        return list(dict.fromkeys(self.uses))

    def _run(self, body: Iterable[nodes.Node]) -> None:
        walkers: dict[type[nodes.Node], Callable[..., None]] = {
            nodes.For: self._loop,
            nodes.If: self._condition,
            nodes.With: self._with,
            nodes.Assign: lambda node: self._bind(node.target, self.follow(node.node)),
            nodes.AssignBlock: self._block,
            nodes.CallBlock: self._block,
            nodes.FilterBlock: self._block,
            nodes.Macro: lambda _: None,  # walked where it is called
        }
        for node in body:
            walkers.get(type(node), self._other)(node)

    def _other(self, node: nodes.Node) -> None:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self.read(child)
            else:
                self._run([child])

    def _loop(self, node: nodes.For) -> None:
        items = self.follow(node.iter)
        self.note(items, node.iter.lineno, runs_over=True)
        with self._scope():
            self._names["loop"] = NO_REFS
            self._bind(node.target, frozenset(ref.item() for ref in items))
            if node.test is not None:
                self.ask(node.test)
            self._loops += 1
            self._run(node.body)
            self._loops -= 1
        with self._scope():
            self._run(node.else_)

    def _condition(self, node: nodes.If) -> None:
        self.ask(node.test)
        before = dict(self._names)
        merged = dict(before)
        branches: list[list[nodes.Node]] = [node.body, *map(_alone, node.elif_), node.else_]
        for body in branches:
            self._names = dict(before)
            self._run(body)
            for name, refs in self._names.items():
                merged[name] = merged.get(name, NO_REFS) | refs
        self._names = merged

    def _with(self, node: nodes.With) -> None:
        values = [self.follow(value) for value in node.values]
        with self._scope():
            for target, refs in zip(node.targets, values, strict=True):
                self._bind(target, refs)
            self._run(node.body)

    def _block(self, node: nodes.CallBlock | nodes.FilterBlock | nodes.AssignBlock) -> None:
        head = node.call if isinstance(node, nodes.CallBlock) else node.filter
        if head is not None:
            self.read(head)
        with self._scope():
            self._run(node.body)
        if isinstance(node, nodes.AssignBlock):
            self._bind(node.target, NO_REFS)

    def call_macro(self, macro: nodes.Macro, call: nodes.Call | None = None) -> None:
        """Follow `macro`, its parameters standing for what `call` gives them."""
        values = [self.follow(value) for value in call.args] if call else []
        named = {pair.key: self.follow(pair.value) for pair in call.kwargs} if call else {}
        if macro.name in self._running:
            for refs in (*values, *named.values()):
                self.note(refs, macro.lineno)
            return
        self._running.add(macro.name)
        with self._scope():
            self._names.update(dict.fromkeys(_OF_A_MACRO, NO_REFS))
            for place, parameter in enumerate(macro.args):
                given = values[place] if place < len(values) else NO_REFS
                self._names[parameter.name] = named.get(parameter.name, given)
            self._run(macro.body)
        self._running.discard(macro.name)

    @contextmanager
    def _scope(self) -> Iterator[None]:
        outer = dict(self._names)
        try:
            yield
        finally:
            self._names = outer

    def _bind(self, target: nodes.Node, refs: Refs) -> None:
        match target:
            case nodes.Name(name=name):
                self._names[name] = refs
            case nodes.NSRef(name=name, attr=attribute):
                key = f"{name}.{attribute}"
                self._names[key] = self._names.get(key, NO_REFS) | refs
            case nodes.Tuple(items=items):
                taken = [ref.places(len(items)) for ref in refs]
                for place, item in enumerate(items):
                    found = (places[place] for places in taken if place < len(places))
                    self._bind(item, frozenset(ref for ref in found if ref is not None))


def _alone(node: nodes.Node) -> list[nodes.Node]:
    return [node]
