"""Items in; papers out: forms made final for the audience, files taken as they are.

A form for publication is made as its published version: its status says so, and with it goes its
protective marking. A taken file goes out under a name of no meaning when its own names somebody.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from docgen.cases import Case, items_of
from docgen.catalogue import Library
from docgen.engine.making import Request, make
from docgen.engine.releasing_known import load_markings
from docgen.engine.releasing_request import ReleaseRequest
from docgen.engine.settings import Settings
from docgen.errors import CaseError, Problem
from docgen.language import Language
from docgen.model import Document, Form, State
from docgen.release import Audience, Gate, Paper, Weight

_ENDINGS = (".docx", ".pdf")
_MOST_BYTES = 200_000_000
_TONGUE = re.compile(r"(?:^|[_.\s-])(en|cy|english|welsh|cymraeg|saesneg)(?=[_.\s-]|$)", re.I)
_CODES = {"english": "en", "saesneg": "en", "welsh": "cy", "cymraeg": "cy"}


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a request, the problems met in making them, and the files that were taken."""

    papers: tuple[Paper, ...]
    problems: tuple[Problem, ...] = ()
    forms: tuple[str, ...] = ()
    taken: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def gather_papers(
    library: Library, case: Case, request: ReleaseRequest, gate: Gate, settings: Settings
) -> Papers:
    """Return the papers of `request`; raise `CaseError` where one is missing or not made final."""
    files = [item for item in request.items if item.lower().endswith(_ENDINGS)]
    forms = [item for item in request.items if item not in files]
    _check_items(forms)
    audience = gate.audience
    made = _make(
        library,
        _as_published(case, audience),
        forms,
        _languages(request, audience),
        audience,
        settings,
    )
    taken = {item: read_item(Path(item), number) for number, item in enumerate(files, start=1)}
    papers = [
        _take(item, content, number, request, gate)
        for number, (item, content) in enumerate(taken.items(), start=1)
    ]
    if len({paper.name for paper in papers}) < len(papers):
        raise CaseError("two of the files have one name", hint="give each a name of its own")
    contents = {paper.name: paper.content for paper in papers}
    return Papers((*made.papers, *papers), made.problems, tuple(forms), contents)


def _check_items(forms: Sequence[str]) -> None:
    """Raise for an item that is neither a form nor a file that can be read."""
    for number, item in enumerate(forms, start=1):
        if not re.fullmatch(r"[a-z0-9-]+", item):
            hint = "name a form by its id, or a file that ends in .docx or .pdf"
            message = f"item {number} is neither a form nor a Word or PDF file"
            raise CaseError(message, hint=hint)


def _languages(request: ReleaseRequest, audience: Audience) -> tuple[Language, ...]:
    return request.languages or audience.languages


def read_item(path: Path, number: int) -> bytes:
    """Return the content of the file at `path`; a message calls it by its `number` alone."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            message = f"file {number} is larger than any document needs"
            raise CaseError(message)
        return path.read_bytes()
    except OSError:
        hint = "check its name, and that it is a file"
        message = f"file {number} of the command line cannot be opened"
        raise CaseError(message, hint=hint) from None


def _as_published(case: Case, audience: Audience) -> Case:
    """Return the case as its published documents are made from it."""
    if audience.marking != "none" or not isinstance(case.data.get("report"), Mapping):
        return case
    data: dict[str, Any] = dict(case.data)
    data["report"] = {**copy.deepcopy(dict(data["report"])), "status": "published"}
    return replace(case, data=data, kept={})


def _make(  # noqa: PLR0913 - the whole of a making
    library: Library,
    case: Case,
    forms: Sequence[str],
    languages: tuple[Language, ...],
    audience: Audience,
    settings: Settings,
) -> Papers:
    if not forms:
        return Papers(())
    request = Request(tuple(forms), languages, audience.formats, State.FINAL)
    made = make(library, case, request, settings=settings)
    words = load_markings(library)
    papers = tuple(_made(library.form(one.form_id), one, case, words) for one in made.documents)
    return Papers(papers, made.problems)


def _made(
    form: Form, document: Document, case: Case, words: Mapping[str, Mapping[str, str]]
) -> Paper:
    return Paper(
        name=document.name,
        label=document.name,
        content=document.content,
        form_id=form.id,
        language=document.language,
        card=form.identity,
        addressee=_addressee(form, document, case),
        marking=words.get(form.marking, {}).get(document.language.value, ""),
    )


def _addressee(form: Form, document: Document, case: Case) -> str:
    """Return the id of the person a document of a list is made for, or nothing."""
    found = re.search(r"_(\d\d+)_(?:en|cy)\.\w+$", document.name)
    items = items_of(form, case)
    if not found or not 0 < int(found[1]) <= len(items):
        return ""
    paths = [f"{path}.person" for path in items[int(found[1]) - 1].values()]
    people = (_raw(case.data, path) for path in paths)
    return next((one for one in people if one), "")


def _raw(data: Any, path: str) -> str:  # noqa: ANN401
    for step in re.findall(r"[^.\[\]]+", path):
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, Sequence) and step.isdigit() and int(step) < len(data):
            data = data[int(step)]
        else:
            return ""
    return data if isinstance(data, str) else ""


def _take(item: str, content: bytes, number: int, request: ReleaseRequest, gate: Gate) -> Paper:
    path = Path(item)
    is_named = any(_names(gate, path.stem))
    stem = f"file-{number}" if is_named else _safe(path.stem)
    name = path.name if is_named else f"{stem}{path.suffix.lower()}"
    return Paper(
        name=name,
        label=f"file {number}" if is_named else name,
        content=content,
        language=_language(path.stem),
        addressee=request.addressee,
    )


def _safe(stem: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-.") or "file"


def _names(gate: Gate, stem: str) -> Iterator[bool]:
    """Yield whether a file's name may name somebody, so that no message says it."""
    paper = Paper(stem, "", b"")
    for finding in gate.search_for(paper).search(gate.name_of(stem)):
        yield finding.weight is not Weight.SIGNAL


def _language(stem: str) -> Language | None:
    found = _TONGUE.findall(stem)
    return Language(_CODES.get(found[-1].lower(), found[-1].lower())) if found else None
