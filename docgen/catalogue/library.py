"""The folders of a library in; its toolkits, forms, boards and schemas out.

Each thing is read when it is first asked for: `library.form("referral-child")` reads one card and
no other. What was read is kept, since a library does not change while it is open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from docgen.catalogue.cards import read_form, read_toolkit, shape_problem
from docgen.catalogue.field_table import read_field, read_schema
from docgen.catalogue.folders import Folders, lay_over
from docgen.catalogue.packs import check_plans, read_plans
from docgen.catalogue.schemas import SchemaFiles
from docgen.catalogue.yaml_files import load_yaml
from docgen.errors import FormNotFoundError, LibraryError, Place, Problem
from docgen.language import Language
from docgen.model.fields import (
    FieldInfo,
    Schema,
    fields_with_board,
    find_through,
    generic_path,
)
from docgen.model.forms import Form, Toolkit
from docgen.model.packs import PackPlan
from docgen.model.wording import UNSAID, Wording

_FOLDER = "data_schemas"
# folders of data_schemas that hold no cards
_NO_CARDS = frozenset({"shared", "toolkits", "boards", "welsh", "packs"})
_SAYS_SCHEMA = re.compile(rb"^schema:(?!\s*\{\}\s*$)", re.MULTILINE)


class Library:
    """All that the forms are made from: cards, templates, schemas, toolkits and boards."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._schemas = SchemaFiles(folders)
        self._forms: dict[str, Form] = {}

    def __repr__(self) -> str:
        return f"<Library {self.folders.paths[0]}>"

    @cached_property
    def toolkits(self) -> Mapping[str, Toolkit]:
        """The toolkits by id."""
        paths = self.folders.list(f"{_FOLDER}/toolkits/*.yaml")
        return {path.stem: self._load_toolkit(name, path) for name, path in paths.items()}

    @cached_property
    def form_ids(self) -> tuple[str, ...]:
        """The ids of all forms: each toolkit's in its order, then what no toolkit names."""
        named = [form_id for toolkit in self.toolkits.values() for form_id in toolkit.forms]
        return tuple(dict.fromkeys(i for i in (*named, *self._cards) if i in self._cards))

    @property
    def forms(self) -> tuple[Form, ...]:
        """All forms, in the order of `form_ids`."""
        return tuple(self.form(form_id) for form_id in self.form_ids)

    def form(self, form_id: str) -> Form:
        """Return the form called `form_id`; a `FormNotFoundError` says what it may have meant."""
        if form_id not in self._forms:
            self._forms[form_id] = self._load_form(form_id)
        return self._forms[form_id]

    def find_template(self, form: Form, language: Language) -> Path | None:
        """Return the Word template of `form` in `language`, or None."""
        return self.folders.find(self.template_name(form, language))

    def template_path(self, form: Form, language: Language) -> Path:
        """Return the Word template of `form` in `language`; a `LibraryError` if there is none."""
        if (path := self.find_template(form, language)) is not None:
            return path
        name = self.template_name(form, language)
        hint = f"make it with `docgen template build {form.template}`"
        problem = Problem("template-missing", "the form has no template", Place(name), hint)
        message = f"`{form.id}` has no template in `{language}`"
        raise LibraryError(message, [problem], hint=hint)

    def template_name(self, form: Form, language: Language) -> str:
        """Return where the template of `form` stands within a library."""
        return f"templates/{language}/{self._toolkit_of_template(form)}/{form.template}.docx"

    def source_path(self, form: Form) -> Path | None:
        """Return the source that the template of `form` is built from, or None if it has none."""
        toolkit = self._toolkit_of_template(form)
        return self.folders.find(f"templates/source/{toolkit}/{form.template}.yaml")

    @cached_property
    def case_schema(self) -> Schema:
        """The schema of the case file, with what single forms ask for under `form`."""
        document = self._schemas.load("case.yaml")
        if own := self._form_schemas():
            properties = document.setdefault("properties", {})
            properties["form"] = {
                "type": "object",
                "x-title": {"en": "For single forms", "cy": "Ar gyfer ffurflenni unigol"},
                "additionalProperties": False,
                "properties": own,
            }
        return read_schema(document)

    @cached_property
    def board_schema(self) -> Schema:
        """The schema of a board's settings."""
        return read_schema(self._schemas.load("board.yaml"))

    def fields_of(self, form: Form) -> Mapping[str, FieldInfo]:
        """Return all fields that `form` may print, by path: the case's, the board's, its own."""
        own = read_field(form.schema, "form", "form").walk() if form.schema else ()
        shared = fields_with_board(self.case_schema, self.board_schema)
        return {**shared, **{info.path: info for info in own}}

    def title_of(self, form: Form, path: str) -> Wording:
        """Return what `form` calls the field at `path`: by its own label, or by the schema's."""
        generic = generic_path(path)
        own = next((f.title for f in form.fields if f.path == generic and f.title), None)
        info = None if own else find_through(self.fields_of(form), path)
        return own or (info.title if info else UNSAID)

    @cached_property
    def board_ids(self) -> tuple[str, ...]:
        """The ids of the boards whose settings the library holds."""
        return tuple(Path(name).stem for name in self.folders.list(f"{_FOLDER}/boards/*.yaml"))

    def board_path(self, board_id: str) -> Path:
        """Return the settings file of the board called `board_id`."""
        if (path := self.folders.find(f"{_FOLDER}/boards/{board_id}.yaml")) is not None:
            return path
        hint = "give the board's file with `--board`"
        raise LibraryError("the library has no settings for this board", hint=hint)

    @cached_property
    def packs(self) -> tuple[PackPlan, ...]:
        """The plans of all packs, each toolkit's in its order."""
        paths = self.folders.list(f"{_FOLDER}/packs/*.yaml")
        plans = tuple(plan for name, path in paths.items() for plan in self._load_packs(name, path))
        if problems := tuple(check_plans(plans)):
            raise LibraryError("the plans of the packs cannot be used", problems)
        return plans

    def card_files(self) -> Mapping[str, Path]:
        """Return every card by the form's id."""
        return self._cards

    @cached_property
    def _cards(self) -> Mapping[str, Path]:
        files = self.folders.list(f"{_FOLDER}/*/*.yaml")
        return {p.stem: p for p in files.values() if p.parent.name not in _NO_CARDS}

    def _toolkit_of_template(self, form: Form) -> str:
        """Return the toolkit of the form that lends its template, which may be another one's."""
        lender = self._cards.get(form.template)
        return lender.parent.name if lender is not None else form.toolkit

    def _form_schemas(self) -> dict[str, Any]:
        """Return what single forms ask for beyond the case; most ask for nothing."""
        own = [i for i, path in self._cards.items() if _SAYS_SCHEMA.search(path.read_bytes())]
        return {form_id: self.form(form_id).schema for form_id in own}

    def _load_form(self, form_id: str) -> Form:
        if (path := self._cards.get(form_id)) is None:
            raise FormNotFoundError(form_id, self._cards)
        name = self.folders.relative(path)
        data = load_yaml(path, name=name)
        self._refuse(f"the card of `{form_id}`", data, "form.schema.yaml", name)
        if data.get("schema"):
            data["schema"] = self._schemas.resolve(
                data["schema"], f"{path.parent.name}/{path.name}"
            )
        return read_form(data)

    def _load_toolkit(self, name: str, path: Path) -> Toolkit:
        data = load_yaml(path, name=name)
        self._refuse(f"the toolkit `{path.stem}`", data, "toolkit.schema.yaml", name)
        return read_toolkit(data)

    def _load_packs(self, name: str, path: Path) -> tuple[PackPlan, ...]:
        data = load_yaml(path, name=name)
        self._refuse(f"the packs of `{path.stem}`", data, "pack.schema.yaml", name)
        return read_plans(data)

    def _refuse(self, what: str, data: Mapping[str, Any], schema: str, file: str) -> None:
        """Refuse `data`, read from `file`, where it is not as `schema` has it."""
        errors = self._schemas.check(data, schema)
        if problems := [shape_problem(error, file) for error in errors]:
            message = f"{what} cannot be used"
            raise LibraryError(message, problems)


def load_library(*overlays: Path | str) -> Library:
    """Return the shipped library with the folders `overlays` laid over it, the last on top."""
    return Library(lay_over([Path(folder) for folder in overlays]))


def open_folders(paths: Sequence[Path]) -> Library:
    """Return the library of these folders alone, the first the strongest."""
    return Library(Folders(tuple(paths)))
