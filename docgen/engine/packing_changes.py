"""A bound pack and late papers in; the same pack with them in their places, out.

A pack carries its recipe, so neither the case nor the papers are needed again. Numbers of papers
and pages stay as people have them; a late paper's pages are numbered by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.cases import blank_case
from docgen.catalogue import Library
from docgen.engine.packing_binding import Spec, bind_pack
from docgen.engine.packing_numbers import check_number, order_of
from docgen.engine.packing_outcome import check_demands, pack_of
from docgen.engine.packing_papers import Came, PaperMaker
from docgen.engine.packing_request import Enclosure, Pack, PackRequest, Progress, tell_nobody
from docgen.engine.packing_sheets import with_sheets
from docgen.engine.settings import Settings
from docgen.errors import PackError
from docgen.language import Language
from docgen.language.dates import format_date
from docgen.model import Wording
from docgen.model.wording import wording_of
from docgen.pack import DAMAGE, Kind, Opened, Reopened, open_pieces, reopen
from docgen.pack.sheets import Cover, Missing


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be changed in a pack: papers that come in late, papers that are taken out.

    The demands are as in a `PackRequest`. `password` opens the pack, and protects it again.
    """

    late: tuple[Enclosure, ...] = ()
    remove: tuple[str, ...] = ()
    strict: bool = False
    require_accessible: bool = False
    password: str = field(default="", repr=False)
    protect_with: str = field(default="", repr=False)


def change_pack(
    library: Library,
    content: bytes,
    change: Change,
    *,
    settings: Settings | None = None,
    progress: Progress = tell_nobody,
) -> Pack:
    """Return the pack `content` with `change` made; its papers and pages keep their numbers.

    Raises `PackError` where `content` is no pack of ours, a number is taken or not there, or a
    demand is not met.
    """
    settings = settings or Settings()
    opened = reopen(content, change.password)
    recipe, numbers = opened.recipe, {one.piece.number for one in opened.pieces}
    front = opened.front
    opened.close()
    _check_numbers(change, numbers)
    if not change.late and not numbers - set(change.remove):
        raise PackError("no paper would be left in the pack", hint="leave one in")
    spec = replace(_spec(recipe, settings), front=front, password=change.protect_with)
    spec = replace(spec, require_accessible=change.require_accessible)
    came, problems = _late_papers(library, spec, change, settings)
    check_demands(change.strict, change.require_accessible, came, problems)
    pieces = list(with_sheets(came, spec, dividers=_has_dividers(recipe)))

    @contextmanager
    def opener() -> Iterator[Sequence[Opened]]:
        with ExitStack() as stack:
            known = reopen(content, change.password, without=set(change.remove))
            stack.callback(known.close)
            late = stack.enter_context(open_pieces(pieces))
            yield _in_order(known, late)

    try:
        bound = bind_pack(opener, spec, progress)
    except DAMAGE as error:  # of a pack that another program has changed since it was bound
        message = "the pack is damaged, and cannot be changed"
        raise PackError(message, hint="bind it again from its case") from error
    return pack_of(spec, bound.content, bound.manifest, came, problems)


def _check_numbers(change: Change, numbers: set[str]) -> None:
    taken = numbers - set(change.remove)
    for enclosure in change.late:
        check_number(enclosure.number, taken)
        taken.add(enclosure.number)
    for number in set(change.remove) - numbers:
        message = f"the pack has no paper `{number[:8]}`"
        raise PackError(message, hint="list its papers with `docgen pack inspect`")


def _in_order(known: Reopened, late: Sequence[Opened]) -> list[Opened]:
    return sorted([*known.pieces, *late], key=lambda one: order_of(one.piece.number))


def _late_papers(
    library: Library, spec: Spec, change: Change, settings: Settings
) -> tuple[list[Came], list[Any]]:
    request = PackRequest(spec.plan, spec.languages, late=change.late)
    maker = PaperMaker(library, blank_case(library), request, settings)
    came = [maker.enclose(one, one.number, late=True) for one in change.late]
    return came, maker.problems


def _has_dividers(recipe: Mapping[str, Any]) -> bool:
    return any(piece["kind"] == Kind.DIVIDER.value for piece in recipe["pieces"])


def _spec(recipe: Mapping[str, Any], settings: Settings) -> Spec:
    """Return what `recipe` says of the pack, with today's date."""
    day = settings.today()
    said = {name: wording_of(recipe[name]) for name in ("title", "board", "meeting", "recipient")}
    cover = Cover(
        said["title"],
        str(recipe["number"]),
        board=said["board"],
        reference=str(recipe["reference"]),
        meeting=said["meeting"],
        date=Wording(*(format_date(day, one) for one in Language)),
        recipient=said["recipient"],
        marking=wording_of(recipe["marking"]),
        missing=tuple(
            Missing(wording_of(one["title"]), wording_of(one["reason"]))
            for one in recipe["missing"]
        ),
    )
    return Spec(
        str(recipe["plan"]),
        cover,
        tuple(Language(code) for code in recipe["languages"]),
        day,
        wording_of(recipe["file_title"]),
        watermark=str(recipe["watermark"]),
        ways_back=bool(recipe["ways_back"]),
        right_hand=bool(recipe.get("right_hand")),
        left_out=tuple(recipe["left_out"]),
        item=recipe["item"],
        ask=wording_of(recipe["ask"]),
    )
