"""What a command asks of packs in; packs bound, changed, handed over and told of, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.text import Text

from docgen.cli.pack_options import read_password
from docgen.cli.printing import (
    ERR,
    describe_paths,
    describe_problem,
    print_json,
    print_problems,
    print_table,
    say,
)
from docgen.engine import (
    Case,
    Change,
    Language,
    Library,
    Pack,
    PackRequest,
    Settings,
    change_pack,
    deliver,
    is_protected,
    make_packs,
    read_pack_file,
)


@dataclass(frozen=True, slots=True)
class Run:
    """One call of the command: what it works with."""

    library: Library
    settings: Settings

    def bind(
        self, case: Case, request: PackRequest, languages: Sequence[tuple[Language, ...]]
    ) -> list[Pack]:
        """Return a pack in each of `languages`."""
        packs: list[Pack] = []
        for one in languages:
            asked = replace(request, languages=one)
            packs += make_packs(
                self.library, case, asked, settings=self.settings, progress=_Progress()
            )
        return packs

    def change(
        self, request: PackRequest, remove: tuple[str, ...], file: Path | None, *, protect: bool
    ) -> list[Pack]:
        """Return the bound pack that `request` names, changed; protected if it was, or is to be."""
        content = read_pack_file(Path(request.pack), "the pack")
        locked = is_protected(content)
        opening = read_password(file, new=False) if locked else ""
        sealing = opening or (read_password(file, new=True) if protect else "")
        change = Change(
            request.late,
            remove,
            request.strict,
            request.require_accessible,
            opening,
            sealing,
        )
        return [
            change_pack(self.library, content, change, settings=self.settings, progress=_Progress())
        ]


class _Progress:
    """Tells on a terminal how far a long work is; of a short one nothing."""

    _LONG = 25

    def __call__(self, step: str, done: int, of: int) -> None:
        if ERR.is_terminal and of > self._LONG and (done % self._LONG == 0 or done == of):
            ERR.print(Text(f"{step}: {done} of {of}", style="dim"))


def hand_over(packs: Sequence[Pack], out: Path, *, json: bool) -> None:
    """Write all files of `packs`, or none, and tell what they are."""
    files = {name: content for pack in packs for name, content in pack.files.items()}
    paths = deliver(files, out)
    problems = tuple(dict.fromkeys(problem for pack in packs for problem in pack.problems))
    if json:
        print_json(
            {
                "files": describe_paths(paths),
                "problems": [describe_problem(problem) for problem in problems],
                "packs": [pack.manifest for pack in packs],
            }
        )
        return
    print_problems(problems)
    for pack in packs:
        checks = pack.manifest["checks"]
        papers = pack.manifest["papers"]
        say(
            f"{out / pack.name}: {counted(len(papers), 'paper')}, "
            f"{counted(pack.manifest['pages'], 'page')}; "
            f"{checks['result']}; claims {told(checks['claims'])}"
        )
    say(f"{counted(len(packs), 'pack')} in {out.resolve()}")


def counted(number: int, what: str) -> str:
    """Return `number` of `what` in words: 1 paper, 2 papers."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def print_pack(found: Mapping[str, Any]) -> None:
    """Print the checks and the papers of a pack that was looked at."""
    for name, value in found["checks"].items():
        say(f"{name}: {told(value)}")
    print_table(
        ("paper", "pages", "class", "title"),
        (
            (
                one["number"],
                f"{one['first_page']}–{one['last_page']}",
                one["class"],
                told(one["title"]),
            )
            for one in found["papers"]
        ),
    )


def told(value: object) -> str:
    """Return a value of a manifest in words."""
    if isinstance(value, Mapping):
        return " / ".join(f"{name} {told(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(told, value)) or "none"
    return "none" if value is None or value == "" else str(value)
