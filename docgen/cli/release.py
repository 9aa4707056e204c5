"""`docgen release`: documents let out once they are fit to, and the record of them kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from docgen.cli.options import (
    BoardOption,
    EngineOption,
    JsonOption,
    LibraryOption,
    TimeoutOption,
    UiLangOption,
    read_languages,
    without_word,
)
from docgen.cli.printing import print_json, print_problems, print_table, say
from docgen.engine import EngineName, Language, Library, Problem, Settings, open_library
from docgen.engine.releasing import check_release, findings_in, propose_release
from docgen.engine.releasing_inputs import Origin
from docgen.engine.releasing_keeping import (
    confirm_release,
    embargo_release,
    list_releases,
    withdraw_release,
)
from docgen.engine.releasing_proving import verify_store
from docgen.engine.releasing_request import Checked, Released, ReleaseRequest, hand
from docgen.engine.releasing_store import open_store
from docgen.errors import CaseError, ReleaseError

app = typer.Typer(
    help="Let documents go out, once they are fit to; keep the record.",
    cls=without_word("propose"),
    no_args_is_help=True,
)

StoreOption = Annotated[
    Path, typer.Option("--store", "-o", help="The folder that holds the releases and their log.")
]
ByOption = Annotated[str, typer.Option("--by", help="The name of whoever acts, for the record.")]
ReasonOption = Annotated[
    str, typer.Option("--reason", help="Why, in a sentence that names nobody, for the record.")
]
AudienceOption = Annotated[
    str, typer.Option("--as", help="published, family, board, government or learning-event.")
]
AddresseeOption = Annotated[
    str, typer.Option("--for", help="The id of the person whom taken files are addressed to.")
]
IdArgument = Annotated[
    str, typer.Argument(help="The release, as the list names it.", metavar="RELEASE")
]


@app.command("propose")
def propose(  # noqa: PLR0913 - each is an option that a person types
    case: Annotated[Path, typer.Argument(help="The case file.", metavar="CASE")],
    items: Annotated[
        list[str], typer.Argument(help="Forms by id, or Word and PDF files.", metavar="ITEM…")
    ],
    audience: AudienceOption,
    by: ByOption = "",
    store: StoreOption = Path("releases"),
    accept: Annotated[
        list[str] | None,
        typer.Option(help="Let a finding pass: ID=REASON. Repeatable.", metavar="ID=REASON"),
    ] = None,
    addressee: AddresseeOption = "",
    lang: Annotated[str, typer.Option("--lang", help="Languages; default: the audience's.")] = "",
    clean: Annotated[
        bool,
        typer.Option("--clean", help="Take out what should not go with a file, and check again."),
    ] = False,
    embargo: Annotated[
        str, typer.Option(help="The day before which it may not be confirmed: 2026-12-10.")
    ] = "",
    check: Annotated[
        bool, typer.Option("--check", help="Only check and tell; write nothing.")
    ] = False,
    engine: EngineOption = EngineName.TYPST,
    timeout: TimeoutOption = 120.0,
    board: BoardOption = None,
    library: LibraryOption = None,
    ui_lang: UiLangOption = Language.EN,
    json: JsonOption = False,
) -> None:
    """Check documents for an audience, and write them to the store if they are fit to go out.

    `docgen release case.yaml review-report --as published --by "A. Officer"`; the word `propose`
    may be left out.
    """
    request = ReleaseRequest(
        items=tuple(items),
        audience=audience,
        by=by,
        accepted=dict(map(_decision, accept or ())),
        addressee=addressee,
        languages=read_languages(lang) if lang else (),
        clean=clean,
        embargo=embargo,
        told_in=ui_lang,
    )
    settings = Settings(libraries=tuple(library or ()), engine=engine, timeout=timeout)
    opened, origin = open_library(*(library or ())), Origin(case, board)
    if check:
        _tell_checked(opened, check_release(opened, origin, request, settings), ui_lang, json=json)
        return
    kept = open_store(store, new=True)
    released = propose_release(opened, origin, request, kept, hand(by), settings)
    print_problems(findings_in(opened, released.findings, ui_lang), ui_lang)
    _tell_released(released, store, json=json)


@app.command("inspect")
def inspect_files(  # noqa: PLR0913 - each is an option that a person types
    case: Annotated[Path, typer.Argument(help="The case file.", metavar="CASE")],
    items: Annotated[
        list[str], typer.Argument(help="Word and PDF files, or forms by id.", metavar="ITEM…")
    ],
    audience: AudienceOption,
    addressee: AddresseeOption = "",
    board: BoardOption = None,
    library: LibraryOption = None,
    ui_lang: UiLangOption = Language.EN,
    json: JsonOption = False,
) -> None:
    """Tell what is in files that should not go out, each by itself: no twin, no day, no record."""
    request = ReleaseRequest(tuple(items), audience, addressee=addressee, alone=True)
    opened, origin = open_library(*(library or ())), Origin(case, board)
    _tell_checked(opened, check_release(opened, origin, request), ui_lang, json=json)


def _decision(text: str) -> tuple[str, str]:
    id_, sign, reason = text.partition("=")
    if not sign:
        raise CaseError("`--accept` takes a finding's id, `=` and a reason")
    return id_.strip(), reason.strip()


def _tell_checked(library: Library, checked: Checked, language: Language, *, json: bool) -> None:
    """Tell every finding, and fail where one refuses."""
    told = findings_in(library, checked.findings, language)
    if json:
        print_json([_describe(*both) for both in zip(checked.findings, told, strict=True)])
    else:
        print_problems(told, language)
        say(_count(len(told), len(checked.refusing), language))
    if checked.refusing:
        raise typer.Exit(ReleaseError.exit_code)


def _count(found: int, refusing: int, language: Language) -> str:
    if language is Language.CY:
        return f"canfyddiadau: {found}; yn ei gadw rhag mynd allan: {refusing}"
    findings = "1 finding" if found == 1 else f"{found} findings"
    keeps = "1 of them keeps" if refusing == 1 else f"{refusing or 'none'} of them keep"
    return f"{findings}, {keeps} it from going out"


def _describe(finding: Any, told: Problem) -> dict[str, object]:  # noqa: ANN401
    names = ("id", "code", "message", "document", "part", "spot", "path", "excerpt", "offer")
    described: dict[str, object] = {name: getattr(finding, name) for name in names}
    how = {"weight": finding.weight.value, "refuses": finding.refuses, "count": finding.count}
    return {**described, "hint": finding.hint, "told": told.message, **how}


def _tell_released(released: Released, store: Path, *, json: bool) -> None:
    if json:
        told = {
            "release": released.id,
            "state": released.state,
            "folder": str(released.folder),
            "hash": released.hash,
        }
        print_json(told)
        return
    say(f"{released.id}: {released.state}")
    if released.documents:
        count = len(released.documents)
        say(f"    {'1 document' if count == 1 else f'{count} documents'} in {released.folder}")
    say(f"    record {released.hash}")
    if released.state == "proposed":
        where = "" if store == Path("releases") else f" --store {store}"
        say("    a second person reads checklist_en.pdf or checklist_cy.pdf there, then:")
        say(f"    docgen release confirm {released.id} --by NAME{where}")


@app.command("confirm")
def confirm(
    release: IdArgument,
    by: ByOption = "",
    store: StoreOption = Path("releases"),
    json: JsonOption = False,
) -> None:
    """Confirm as the second person what the checklist says; only then do the documents go out."""
    today = Settings().today()
    confirmed = confirm_release(open_store(store), release, hand(by), today)
    _tell_released(confirmed, store, json=json)


@app.command("withdraw")
def withdraw(
    release: IdArgument,
    by: ByOption = "",
    reason: ReasonOption = "",
    store: StoreOption = Path("releases"),
    json: JsonOption = False,
) -> None:
    """Put on the record that a release is withdrawn, and why; its documents stay as they went."""
    withdrawn = withdraw_release(open_store(store), release, hand(by), reason)
    _tell_released(withdrawn, store, json=json)


@app.command("embargo")
def embargo_until(  # noqa: PLR0913 - each is an option that a person types
    release: IdArgument,
    until: Annotated[str, typer.Option("--until", help="The first day on which it may go out.")],
    by: ByOption = "",
    reason: ReasonOption = "",
    store: StoreOption = Path("releases"),
    json: JsonOption = False,
) -> None:
    """Put a release that waits under embargo, or move its day."""
    held = embargo_release(open_store(store), release, hand(by), until, reason)
    _tell_released(held, store, json=json)


@app.command("list")
def show_releases(store: StoreOption = Path("releases"), json: JsonOption = False) -> None:
    """List the releases of a store, and how each of them stands."""
    rows = list_releases(open_store(store))
    if json:
        print_json(list(rows))
        return
    heads = ("release", "audience", "state", "since", "embargo", "files")
    keys = ("release", "audience", "state", "at", "embargo", "documents")
    shown = ({**row, "at": row["at"][:10]} for row in rows)
    print_table(heads, [tuple(str(row[key]) for key in keys) for row in shown])


@app.command("verify")
def verify(
    store: StoreOption = Path("releases"),
    head: Annotated[
        str,
        typer.Option(
            "--head", help="The hash that the log ended with when it was last written down."
        ),
    ] = "",
    json: JsonOption = False,
) -> None:
    """Prove that the record of releases is whole, and that no document was changed after it."""
    opened = open_store(store)
    faults = [*verify_store(opened), *_head_faults(opened.prove()[0], head)]
    if json:
        print_json({"whole": not faults, "faults": faults})
    for fault in () if json else faults:
        say(fault)
    if faults:
        raise ReleaseError(
            "the record is not whole", hint="keep it as it is, and compare it with a copy"
        )
    if not json:
        entries = opened.entries()
        last = f", the last {entries[-1]['hash']}" if entries else ""
        count = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
        say(f"the record is whole: {count}{last}")


def _head_faults(entries: Sequence[Any], head: str) -> list[str]:
    known = {str(entry.get("hash")) for entry in entries}
    return (
        []
        if not head or head in known
        else ["the log does not hold the entry that was written down"]
    )
