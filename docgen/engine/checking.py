"""What a person should know before anything is made: of a case, and of a library's templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.cases import Case, applies, missing_fields, read_case
from docgen.catalogue import Library, check_library
from docgen.engine.building import check_current
from docgen.engine.templates import Template, compile_template
from docgen.errors import LibraryError, Place, Problem, Severity
from docgen.language import Language
from docgen.model import Each, Form
from docgen.model.fields import find_through

#: What templates have beside the fields of the schemas: what a single form asks for, and the
#: board's name in either language, whichever the document's.
_ROOTS = frozenset({"form", "loop"})
_MADE = frozenset({"board.names.en", "board.names.cy"})


@dataclass(frozen=True, slots=True)
class CaseReport:
    """What was noticed in a case, and what each form meant for it still lacks."""

    reference: str
    problems: tuple[Problem, ...]
    lacking: Mapping[str, tuple[Problem, ...]]


def check_case(
    library: Library, source: Path, *, board: Path | None = None, forms: Sequence[str] = ()
) -> CaseReport:
    """Return the report on the case file `source`.

    Raises `CaseError` with every fault where the file cannot be used at all.
    """
    case = read_case(source, library, board=board)
    wanted = [library.form(form_id) for form_id in forms] or forms_for(library, case)
    lacking = {form.id: tuple(missing_fields(form, case)) for form in wanted}
    return CaseReport(case.reference, (*case.problems, *case.overrides), lacking)


def forms_for(library: Library, case: Case | None) -> list[Form]:
    """Return the forms that are meant for `case`; all of them where there is no case."""
    return [form for form in library.forms if case is None or applies(form, case)]


def check_templates(library: Library, forms: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return everything that is wrong with the templates of `forms`, or with the whole library.

    Of each template: its own mistakes, fields that no schema knows, and where its two languages
    differ in fields, loops and conditions.
    """
    wanted = tuple(forms)
    problems = [] if wanted else list(check_library(library))
    for form_id in wanted or library.form_ids:
        problems += _check_form(library, library.form(form_id))
    return (*problems, *check_current(library, wanted))


def _check_form(library: Library, form: Form) -> list[Problem]:
    problems: list[Problem] = []
    compiled: dict[Language, Template] = {}
    for language in Language:
        try:
            compiled[language] = compile_template(library.template_path(form, language))
        except LibraryError as error:
            problems += error.problems
            continue
        problems += compiled[language].problems
        problems += _unknown_fields(library, form, compiled[language])
    if len(compiled) == len(Language):
        problems += _differences(form, compiled)
    return problems


def _unknown_fields(library: Library, form: Form, template: Template) -> Iterator[Problem]:
    """Return a problem for each field of `template` that no schema knows."""
    known = library.fields_of(form)
    lists = {path.removesuffix("[]") for path in known}
    for field in template.fields:
        path = real_path(field.path, form.each)
        if (
            path in lists
            or path in _MADE
            or path.partition(".")[0] in _ROOTS
            or find_through(known, path)
        ):
            continue
        if any(other.startswith(f"{path}.") for other in known):
            continue
        yield Problem(
            "template-field",
            f"the template uses `{field.path}`, which the case file does not have",
            Place(template.name, path=field.path),
            "look the name up in the case schema, or with `docgen template fields` on another form",
            Severity.WARNING,
        )


def real_path(path: str, each: Sequence[Each]) -> str:
    """Return `path` by the case file's own names: `contact.name` is `family.contacts[].name`."""
    for level in reversed(each):
        root, dot, rest = path.partition(".")
        if root.removesuffix("[]") == level.name:
            path = f"{level.of}[]{dot}{rest}"
    return path


def _differences(form: Form, compiled: Mapping[Language, Template]) -> Iterator[Problem]:
    """Return what one language's template uses and the other's does not."""
    english, welsh = (_shape(compiled[language]) for language in (Language.EN, Language.CY))
    for lacking, here, there in (
        (Language.CY, english, welsh),
        (Language.EN, welsh, english),
    ):
        for path in sorted((here - there).keys()):
            yield Problem(
                "twins-differ",
                f"the two languages of `{form.id}` do not use `{path}` alike",
                Place(f"{lacking}/{form.id}.docx", path=path),
                "use the field in both, the same way",
            )


def _shape(template: Template) -> Counter[str]:
    return Counter(field.path for field in template.fields)
