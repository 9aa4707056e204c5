from __future__ import annotations

import pytest
from case_files import case_of

from docgen.cases import items_of
from docgen.cases.each import concrete
from docgen.model import Each, Form, Wording

PEOPLE = {"a": {"name": "Ann"}, "b": {"name": "Bob"}}


def form(*each):
    return Form("x", "ctm", Wording("X", "X"), "letter", "x", each=each)


def test_a_form_that_is_made_once_has_one_document_without_items(library):
    assert items_of(form(), case_of(library)) == ({},)


def test_a_form_is_made_for_each_item_of_its_list(library):
    contacts = [{"relationship_of_subject": "son"}, {"relationship_of_subject": "child"}]
    case = case_of(library, family={"contacts": contacts})

    assert items_of(form(Each("family.contacts", "contact")), case) == (
        {"contact": "family.contacts[0]"},
        {"contact": "family.contacts[1]"},
    )


def test_lists_may_lie_in_the_items_of_another(library):
    case = case_of(
        library,
        people=PEOPLE,
        learning_events=[
            {"invitees": [{"person": "a"}]},
            {},
            {"invitees": [{"person": "a"}, {"person": "b"}]},
        ],
    )
    each = (Each("learning_events", "event"), Each("event.invitees", "invitee"))

    assert [items["invitee"] for items in items_of(form(*each), case)] == [
        "learning_events[0].invitees[0]",
        "learning_events[2].invitees[0]",
        "learning_events[2].invitees[1]",
    ]


def test_a_case_without_such_items_has_no_documents(library):
    assert items_of(form(Each("family.contacts", "contact")), case_of(library)) == ()


@pytest.mark.parametrize(
    ("path", "real"),
    [
        ("invitee.person", "events[1].invitees[2].person"),
        ("invitee", "events[1].invitees[2]"),
        ("event.date", "events[1].date"),
        ("events[].date", "events[1].date"),
        ("events[].invitees[].person", "events[1].invitees[2].person"),
        ("events[].notes[].text", "events[1].notes[].text"),
        ("events", "events"),
        ("case.ref", "case.ref"),
    ],
)
def test_a_path_is_that_of_the_items_at_hand(path, real):
    items = {"event": "events[1]", "invitee": "events[1].invitees[2]"}

    assert concrete(path, items) == real
