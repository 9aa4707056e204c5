"""A label comes from the card where it has one, else from the schema, and from registers."""

from __future__ import annotations

from docgen.authoring import FormLabels, labels_for
from docgen.model.fields import Entry, FieldInfo, FieldKind
from docgen.model.forms import Each, Form, FormField
from docgen.model.wording import Wording

TEXT = FieldKind.TEXT


def info(path: str, kind: FieldKind = TEXT, **more: object) -> FieldInfo:
    return FieldInfo(path, path.rpartition(".")[2], kind, **more)  # type: ignore[arg-type]


FIELDS = [
    info("referral.date", title=Wording("Date", "Dyddiad")),
    info("referral.referrer", FieldKind.PERSON, title=Wording("Referrer", "Atgyfeiriwr")),
    info("panel.chair.person", FieldKind.PERSON),
    info("people.*.phone", title=Wording("Telephone", "Ffôn")),
    info("subject.previous[]", title=Wording("", "")),
    info("family.contacts[].name", title=Wording("Name", "Enw")),
    info("tor.questions", FieldKind.LIST, title=Wording("Questions", "Cwestiynau")),
    info("tor.questions[]"),
    info("decision.signature", entry=Entry.OUTSIDE),
    info("report.text", markdown=True),
]


def labels(*fields: FormField, each: tuple[Each, ...] = ()) -> FormLabels:
    form = Form("f", "ctm", Wording("F", "Ff"), "form", "f", fields=fields, each=each)
    return labels_for(form, {field.path: field for field in FIELDS})


def title_of(found: FormLabels, path: str) -> Wording:
    label = found.find(path)
    assert label is not None
    return label.title


def test_a_label_is_the_schemas_title() -> None:
    assert title_of(labels(), "referral.date") == Wording("Date", "Dyddiad")


def test_the_cards_own_words_win() -> None:
    own = FormField("referral.date", Wording("Date of Referral:", "Dyddiad yr atgyfeiriad:"))
    assert title_of(labels(own), "referral.date") == own.title


def test_a_card_that_only_needs_a_field_leaves_its_title() -> None:
    found = labels(FormField("referral.date", required=True))
    assert title_of(found, "referral.date") == Wording("Date", "Dyddiad")


def test_a_person_has_what_the_register_of_people_has() -> None:
    assert title_of(labels(), "referral.referrer.phone") == Wording("Telephone", "Ffôn")


def test_a_role_answers_for_its_person() -> None:
    assert title_of(labels(), "panel.chair.phone") == Wording("Telephone", "Ffôn")


def test_a_list_keeps_its_title_from_its_items() -> None:
    assert title_of(labels(), "tor.questions") == Wording("Questions", "Cwestiynau")


def test_an_index_is_no_matter() -> None:
    assert title_of(labels(), "family.contacts[0].name") == Wording("Name", "Enw")


def test_nested_lists_of_a_card_are_found_by_their_names() -> None:
    found = labels(each=(Each("family.contacts", "contact"), Each("contact.letters", "letter")))
    assert found.aliases == {"contact": "family.contacts", "letter": "family.contacts.letters"}


def test_what_is_for_a_pen_and_what_is_markdown_are_known() -> None:
    found = labels()
    signature, text = found.find("decision.signature"), found.find("report.text")
    assert signature is not None
    assert signature.outside
    assert text is not None
    assert text.rich


def test_there_is_no_label_for_what_is_no_field() -> None:
    assert labels().find("referral.nothing") is None
