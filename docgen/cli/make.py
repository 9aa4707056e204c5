"""`docgen make`: documents from a case file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.options import (
    BoardOption,
    DraftOption,
    EngineOption,
    FinalOption,
    FormatOption,
    JsonOption,
    LangOption,
    LibraryOption,
    OutOption,
    ReviewOption,
    TimeoutOption,
    read_formats,
    read_languages,
    read_state,
)
from docgen.cli.printing import (
    count_of,
    describe_paths,
    describe_problem,
    print_json,
    print_problems,
    say,
)
from docgen.engine import (
    Case,
    EngineName,
    Library,
    Made,
    Request,
    Settings,
    State,
    deliver,
    forms_for,
    make,
    open_library,
    read_case,
)

_CASE_ENDINGS = (".yaml", ".yml", ".json")


def make_documents(  # noqa: PLR0913 - each is an option that a person types
    forms_and_case: Annotated[
        list[str],
        typer.Argument(
            help="One form or several (or `all`), then the case file.", metavar="FORM… CASE"
        ),
    ],
    out: OutOption = Path("out"),
    lang: LangOption = "en,cy",
    formats: FormatOption = "docx,pdf",
    blank: Annotated[
        bool, typer.Option("--blank", help="Print empty forms; the case file may be left out.")
    ] = False,
    draft: DraftOption = False,
    final: FinalOption = False,
    engine: EngineOption = EngineName.TYPST,
    timeout: TimeoutOption = 120.0,
    review: ReviewOption = None,
    board: BoardOption = None,
    library: LibraryOption = None,
    json: JsonOption = False,
) -> None:
    """Make documents: each form, in each language, in each format."""
    state = read_state(blank=blank, draft=draft, final=final)
    opened = open_library(*(library or ()))
    names, path = _split(forms_and_case, state)
    case = None if path is None else read_case(path, library=opened, board=board, review=review)
    request = Request(
        _form_ids(names, opened, case), read_languages(lang), read_formats(formats), state
    )
    settings = Settings(engine=engine, timeout=timeout)
    _hand_over(make(opened, case, request, settings=settings), out, json=json)


def _split(words: list[str], state: State) -> tuple[list[str], Path | None]:
    """Return the forms and the case file: the last word, unless the forms are to be blank."""
    *forms, last = words
    if last.lower().endswith(_CASE_ENDINGS):
        if not forms:
            raise typer.BadParameter("name at least one form before the case file, or `all`")
        return forms, Path(last)
    if state is State.BLANK:
        return words, None
    if Path(last).is_dir():
        raise typer.BadParameter("the last word is a folder: name the case file in it (.yaml)")
    raise typer.BadParameter("the case file (.yaml or .json) comes last")


def _form_ids(names: list[str], library: Library, case: Case | None) -> tuple[str, ...]:
    """Return `names` once each, `all` being every form that is meant for this case."""
    ids: list[str] = []
    for name in names:
        ids += [form.id for form in forms_for(library, case)] if name == "all" else [name]
    return tuple(dict.fromkeys(ids))


def _hand_over(made: Made, out: Path, *, json: bool) -> None:
    paths = deliver({document.name: document.content for document in made.documents}, out)
    if json:
        print_json(
            {
                "files": describe_paths(paths),
                "problems": [describe_problem(problem) for problem in made.problems],
            }
        )
        return
    print_problems(made.problems)
    for path in paths:
        say(str(path))
    say(f"{count_of(len(paths), 'document')} in {out.resolve()}")
