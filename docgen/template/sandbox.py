"""Filters in, a Jinja environment out in which a template can do no harm.

Every template is code that somebody may have sent by post, ours too: none reaches Python's insides,
changes the data, opens another file, or runs without end. What it may not do raises an error,
which is told with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache, wraps
from types import MappingProxyType, ModuleType
from typing import Any, Final
from xml.sax.saxutils import unescape

from jinja2 import DictLoader, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace

from docgen.language import Language
from docgen.language.filters import language_filters, language_functions
from docgen.model import Record
from docgen.template import calls, limits
from docgen.template.filters import FUNCTIONS as OWN_FUNCTIONS
from docgen.template.filters import OWN_FILTERS

Finalize = Callable[[Any], Any]
Show = Callable[[Any], str]
#: No line of a template's own text begins so: texts stand in quotation marks, in one line.
_PRINTED = re.compile(r"^( *yield )escape\(environment\.finalize\(", re.MULTILINE)

_CLOSED_MODULES: Final = ("docx", "docxtpl", "docgen.template", "lxml", "jinja2.environment")
_OPEN_TYPES: Final = frozenset(
    {*(str, int, float, bool, list, tuple, set, dict, date, datetime, time, timedelta, Decimal)}
    | {Cycler, Joiner, Namespace}
)
_ENTITIES: Final = {"&quot;": '"', "&apos;": "'"}
#: What a loop says of its turn without being called.
_TURNS: Final = frozenset({"first", "last", "index", "index0", "length", "revindex", "revindex0"})
_MAPPING_METHODS: Final = frozenset({"get", "items", "keys", "values"})


def make_environment(
    language: Language = Language.EN,
    *,
    filters: Mapping[str, Callable[..., Any]] = MappingProxyType({}),
    finalize: Finalize | None = None,
    show: Show | None = None,
    autoescape: bool = True,
) -> Sandbox:
    """Return the sandbox for templates in `language`, with `filters` beside those of every form.

    `finalize` sees every value before it is printed; `show` does so and escapes it.
    """
    environment = Sandbox(
        show=show, autoescape=autoescape, finalize=finalize, loader=DictLoader({})
    )
    environment.filters.update(_shared_filters(language))
    environment.filters.update(filters)
    environment.globals.update(OWN_FUNCTIONS)
    environment.globals.update(language_functions(language))
    return environment


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's strictest sandbox, with an allowance of work, and closed to our own objects."""

    intercepted_binops = limits.GUARDED_OPERATORS

    def __init__(self, *, show: Show | None = None, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)  # Jinja's own
        self.show = show
        self.globals["range"] = limits.limited_range
        del self.globals["lipsum"], self.filters["random"]  # something else every time

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """Return `obj.attribute`; of a record its field, though a method had the same name."""
        if type(obj) is Record and attribute in obj and attribute[0] != "_":
            return obj[attribute]  # nearly always
        if type(obj) is LoopContext and attribute in _TURNS:
            return getattr(obj, attribute)
        if isinstance(obj, Record) and (attribute not in _MAPPING_METHODS or attribute in obj):
            return obj[attribute] if attribute[0] != "_" else self.unsafe_undefined(obj, attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401
        """Return whether a template may read `obj.attr`."""
        module = type(obj).__module__
        if isinstance(obj, ModuleType) or module.startswith(_CLOSED_MODULES):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401
        """Return whether a template may call `obj`: not a class, but for the plain ones."""
        if isinstance(obj, type) and obj not in _OPEN_TYPES:
            return False
        return super().is_safe_callable(obj)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:  # noqa: ANN401, ARG002
        """Refuse at once, where Jinja would print nothing in silence."""
        raise SecurityError

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401, ARG002
        """Combine two values, unless what comes of it is too large."""
        return limits.compute(operator, left, right)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805
        """Call `__obj` for a template, and take the price of it."""
        calls.check_call(__obj, (*args, *kwargs.values()))
        if isinstance(__obj, LoopContext) and args:
            args = (limits.counted(args[0]), *args[1:])
        return super().call(__context, __obj, *args, **kwargs)

    def _generate(self, source: nodes.Template, *names: Any, **options: Any) -> str:  # noqa: ANN401
        """Return the Python of a template, with every loop and macro made to pay its way.

        Where `show` is given, it does in one step what `finalize` and escaping would do in two.
        """
        code = super()._generate(limits.guard(_as_typed(source)), *names, **options)
        return code if self.show is None else _PRINTED.sub(r"\1(environment.show(", code)


def _as_typed(source: nodes.Template) -> nodes.Template:
    """Give each text within a tag the letters that were typed, where Word's XML has entities."""
    for text in source.find_all(nodes.Const):
        if isinstance(text.value, str) and "&" in text.value:
            text.value = unescape(text.value, _ENTITIES)
    return source


def _guarded(
    filter_: Callable[..., Any], check: Callable[[tuple[Any, ...]], None]
) -> Callable[..., Any]:
    """Return `filter_`, refused by `check` where its arguments would make too much."""

    @wraps(filter_)
    def guarded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        check((*args, *kwargs.values()))
        return filter_(*args, **kwargs)

    return guarded


def _check_numbers(arguments: Iterable[Any]) -> None:
    for argument in arguments:
        limits.check_number(argument)


def _check_format(arguments: tuple[Any, ...]) -> None:
    limits.check_widths(str(arguments[0]))
    _check_numbers(arguments[1:])


def _check_replace(arguments: tuple[Any, ...]) -> None:
    calls.check_replace(*arguments[1:4])  # the first is Jinja's evaluation context


def _check_wrap(arguments: tuple[Any, ...]) -> None:
    _check_numbers(arguments)
    calls.check_wrap(*arguments[1:])  # the first is Jinja's environment


def _join(context: EvalContext, items: Any, mark: Any = "", attribute: Any = None) -> Any:  # noqa: ANN401
    """Join as Jinja does; what comes one by one is gathered first, so that it can be measured."""
    told = items if isinstance(items, Collection) else list(limits.counted(iter(items)))
    calls.check_join(str(mark), told)
    return FILTERS["join"](context, told, mark, attribute)


_CHECKS: Final[Mapping[str, Callable[[tuple[Any, ...]], None]]] = {
    **dict.fromkeys(("center", "indent", "batch", "slice"), _check_numbers),
    "format": _check_format,
    "replace": _check_replace,
    "wordwrap": _check_wrap,
}


@lru_cache
def _shared_filters(language: Language) -> Mapping[str, Callable[..., Any]]:
    guarded = {name: _guarded(FILTERS[name], check) for name, check in _CHECKS.items()}
    paying: dict[str, Callable[..., Any]] = {
        limits.COUNTED: limits.counted,
        limits.SPENT: limits.spent,
        limits.MEASURED: limits.measured,
    }
    guarded["join"] = wraps(FILTERS["join"])(_join)
    return MappingProxyType({**guarded, **language_filters(language), **OWN_FILTERS, **paying})


__all__ = ["Finalize", "Sandbox", "make_environment"]
