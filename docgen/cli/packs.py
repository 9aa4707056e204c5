"""`docgen packs` and `docgen pack`: which packs there are, one bound, changed or looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.options import (
    BoardOption,
    DraftOption,
    EngineOption,
    FinalOption,
    JsonOption,
    LibraryOption,
    OutOption,
    TimeoutOption,
    read_state,
    without_word,
)
from docgen.cli.pack_options import (
    read_files,
    read_late,
    read_packs_languages,
    read_password,
)
from docgen.cli.pack_runs import Run, hand_over, print_pack, told
from docgen.cli.printing import (
    print_json,
    print_table,
    say,
)
from docgen.engine import (
    EngineName,
    Language,
    PackPlan,
    PackRequest,
    Settings,
    Wording,
    count_papers,
    inspect_pdf,
    is_protected,
    open_library,
    plans_for,
    read_case,
    read_pack_file,
    word_watermark,
)

app = typer.Typer(
    help="Bind packs, change them, look at them.", cls=without_word("make"), no_args_is_help=True
)

PasswordFileOption = Annotated[
    Path | None,
    typer.Option(
        "--password-file",
        help="Take the password from the first line of this file, not from the prompt.",
        exists=True,
        dir_okay=False,
    ),
]


def show_packs(
    case: Annotated[
        Path | None, typer.Argument(help="Only the packs for this case.", metavar="[CASE]")
    ] = None,
    board: BoardOption = None,
    library: LibraryOption = None,
    json: JsonOption = False,
) -> None:
    """List the packs; for a case, those meant for it, and how many of their papers there are."""
    opened = open_library(*(library or ()))
    read = None if case is None else read_case(case, library=opened, board=board)
    plans = plans_for(opened, read)
    counts = [count_papers(opened, read, plan) for plan in plans] if read or json else []
    if json:
        described = zip(plans, counts, strict=True)
        print_json([_describe_plan(plan, *count) for plan, count in described])
        return
    named = [(plan.id, plan.number, plan.title.en, plan.title.cy) for plan in plans]
    if not counts:  # which papers a pack has, and which it lacks, depends on the case
        print_table(("pack", "no.", "English", "Cymraeg"), named)
        return
    counted = zip(named, counts, strict=True)
    print_table(
        ("pack", "no.", "papers", "missing", "English", "Cymraeg"),
        ((*row[:2], str(there), str(missing), *row[2:]) for row, (there, missing) in counted),
    )


def _describe_plan(plan: PackPlan, there: int, missing: int) -> dict[str, object]:
    return {
        "id": plan.id,
        "number": plan.number,
        "title": {one.value: plan.title[one] for one in Language},
        "recipient": {one.value: plan.recipient[one] for one in Language},
        "marking": plan.marking,
        "each": [level.of for level in plan.each],
        "items": list(plan.names()),
        "leave_out": list(plan.leave_out),
        "papers": there,
        "missing": missing,
    }


@app.command("make")
def make_pack(  # noqa: PLR0913 - each is an option that a person types
    pack: Annotated[
        str, typer.Argument(help="A pack by id or number, or a bound pack (.pdf).", metavar="PACK")
    ],
    case: Annotated[Path | None, typer.Argument(help="The case file.", metavar="[CASE]")] = None,
    out: OutOption = Path("out"),
    lang: Annotated[
        str,
        typer.Option(
            help="A pack in each of these: en, cy; `both` is one pack in both, Welsh first.",
            metavar="en,cy|both",
        ),
    ] = "en,cy",
    files: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            help="A PDF or Word file behind the plan's papers: FILE or FILE=TITLE. Repeatable.",
            metavar="FILE",
        ),
    ] = None,
    add: Annotated[
        list[str] | None,
        typer.Option("--add", help="A late paper: FILE or FILE=TITLE; see --as.", metavar="FILE"),
    ] = None,
    number: Annotated[
        list[str] | None,
        typer.Option("--as", help="The number of the late paper: 4A.", metavar="4A"),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option(help="Take the paper of this number out of a bound pack.", metavar="4"),
    ] = None,
    dividers: Annotated[
        bool, typer.Option("--dividers", help="Put a sheet before each paper.")
    ] = False,
    right_hand: Annotated[
        bool, typer.Option("--right-hand", help="Begin each paper on a right-hand page.")
    ] = False,
    watermark: Annotated[
        str, typer.Option(help="Words across every page; `draft` in each language.")
    ] = "",
    copy: Annotated[int, typer.Option(help="The number of this copy.", min=0)] = 0,
    recipient: Annotated[
        str, typer.Option("--for", help="For whom, on the cover, in place of the plan's.")
    ] = "",
    meeting: Annotated[
        str, typer.Option(help="The meeting, on the cover, in place of the plan's.")
    ] = "",
    draft: DraftOption = False,
    final: FinalOption = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Bind nothing if one file cannot be bound.")
    ] = False,
    require_accessible: Annotated[
        bool,
        typer.Option("--require-accessible", help="Fail unless all passes the machine checks."),
    ] = False,
    protect: Annotated[
        bool, typer.Option("--protect", help="Protect it by a password (AES-256), asked for here.")
    ] = False,
    password_file: PasswordFileOption = None,
    engine: EngineOption = EngineName.TYPST,
    timeout: TimeoutOption = 120.0,
    board: BoardOption = None,
    library: LibraryOption = None,
    json: JsonOption = False,
) -> None:
    """Bind a pack from a case, or change one that is bound; the word `make` may be left out.

    `docgen pack board-papers case.yaml -o out`, `docgen pack bound.pdf --add late.pdf --as 4A`
    """
    state = read_state(blank=False, draft=draft, final=final)
    request = PackRequest(
        pack,
        state=state,
        enclosures=read_files(files or (), "--with"),
        late=read_late(add or (), number or ()),
        dividers=dividers,
        right_hand=right_hand,
        watermark=word_watermark(watermark),
        copy=copy,
        recipient=Wording(recipient, recipient),
        meeting=Wording(meeting, meeting),
        strict=strict,
        require_accessible=require_accessible,
    )
    run = Run(open_library(*(library or ())), Settings(engine=engine, timeout=timeout))
    if case is None:
        if not pack.lower().endswith(".pdf"):
            message = "give the case file that the pack is bound from, or a bound pack (.pdf)"
            raise typer.BadParameter(message, param_hint="CASE")
        made = run.change(request, tuple(remove or ()), password_file, protect=protect)
    else:
        read = read_case(case, library=run.library, board=board, settings=run.settings)
        secret = read_password(password_file, new=True) if protect or password_file else ""
        asked = replace(request, folder=case.parent, password=secret)
        made = run.bind(read, asked, read_packs_languages(lang))
    hand_over(made, out, json=json)


@app.command("inspect")
def inspect_file(
    file: Annotated[Path, typer.Argument(help="A bound pack, or any PDF.", metavar="FILE")],
    password_file: PasswordFileOption = None,
    json: JsonOption = False,
) -> None:
    """Tell what a pack holds and claims, or of which class a PDF is and what it would lose."""
    content = read_pack_file(file, "the file")
    secret = read_password(password_file, new=False) if is_protected(content) else ""
    found = inspect_pdf(content, secret)
    if json:
        print_json(found)
        return
    for name, value in found.items():
        if name not in ("papers", "checks", "missing"):
            say(f"{name}: {told(value)}")
    if found["kind"] == "pack":
        print_pack(found)
