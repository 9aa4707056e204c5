"""Turns a form's card and the case schema into the labels that its template prints.

A label stands in one place: in the card where the form words it in its own way, else in the schema.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.model.fields import REGISTERS, FieldInfo
from docgen.model.forms import Form
from docgen.model.wording import Wording

_INDEX = re.compile(r"\[[^\]]*\]")
_NO_WORDS = Wording()


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """How one field is called and asked: its title, its choices, its yes and no.

    `rich` says that its text may be Markdown, `outside` that it is left for a pen.
    """

    title: Wording = _NO_WORDS
    options: Mapping[str, Wording] = field(default_factory=dict)
    yes_no: tuple[Wording, Wording] | None = None
    rich: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class FormLabels:
    """All that a template takes from outside its source.

    `fields` are by plain path (`action_plan.recommendations.text`, no brackets); `aliases` are the
    names that the card gives to the items it makes a document for (`contact`: `family.contacts`).
    `file_title` is what the file's properties say, where that is more than the title.
    """

    title: Wording
    marking: str = ""
    fields: Mapping[str, FieldLabel] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    file_title: str = ""

    def find(self, path: str) -> FieldLabel | None:
        """Return the label of the field at `path`, or None where there is no such field."""
        return self.fields.get(plain_path(path))


def plain_path(path: str) -> str:
    """Return `path` without brackets: `reviewers[].person` is `reviewers.person`."""
    return _INDEX.sub("", path)


def labels_for(form: Form, fields: Mapping[str, FieldInfo]) -> FormLabels:
    """Return the labels of `form`, from its card and from all `fields` it may print, by path."""
    found: dict[str, FieldInfo] = {}
    for path, info in fields.items():
        # a list and its items share a plain path; the list comes first, and has the title
        found.setdefault(plain_path(path), info)
    found.pop("", None)
    labels = _borrowed(found)
    labels.update({path: _label_of(info) for path, info in found.items()})
    labels.update(_card_labels(form, labels))
    aliases: dict[str, str] = {}
    for each in form.each:
        aliases[each.name] = resolve(each.of, aliases)
    return FormLabels(form.title, form.marking, labels, aliases)


def resolve(path: str, aliases: Mapping[str, str]) -> str:
    """Return `path` from the case's root: `rec.text` is `action_plan.recommendations.text`."""
    head, dot, rest = plain_path(path).partition(".")
    return f"{aliases.get(head, head)}{dot}{rest}"


def _label_of(info: FieldInfo) -> FieldLabel:
    return FieldLabel(
        info.title,
        info.labels,
        info.yes_no,
        rich=info.markdown,
        outside=info.entry == "outside",
    )


def _borrowed(found: Mapping[str, FieldInfo]) -> dict[str, FieldLabel]:
    """Return the labels of what a reference answers from its register.

    `referral.referrer` has a phone, and so has `panel.chair`, whose `person` it is.
    """
    labels: dict[str, FieldLabel] = {}
    for path, info in found.items():
        register = REGISTERS.get(info.kind)
        if register is None:
            continue
        holders = (path, path.removesuffix(f".{info.kind.value}"))
        for below, borrowed in found.items():
            if below.startswith(register + "."):
                rest = below[len(register) :]
                labels.update({holder + rest: _label_of(borrowed) for holder in holders})
    return labels


def _card_labels(form: Form, labels: Mapping[str, FieldLabel]) -> dict[str, FieldLabel]:
    own: dict[str, FieldLabel] = {}
    for item in form.fields:
        path = plain_path(item.path)
        known = labels.get(path, FieldLabel())
        own[path] = FieldLabel(
            item.title or known.title,
            known.options,
            known.yes_no,
            rich=known.rich,
            outside=known.outside or item.outside,
        )
    return own
