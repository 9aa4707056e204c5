"""From the registers to names in sentences: reviewers, the family, and who came."""

from __future__ import annotations

from docgen.cases.derived.decisions import name_kind
from docgen.cases.derived.registry import derives, derives_each
from docgen.cases.facts import Facts, Item, Pair, pair
from docgen.language.grammar import Gender
from docgen.language.lists import join_and
from docgen.language.names import initials
from docgen.language.relations import inverse_relation

SELF = "self"  # a contact who is the child or adult themselves
_GENDERS = {"he": Gender.MASCULINE, "she": Gender.FEMININE}


def as_person(subject: Item) -> Item:
    """Return the `subject` as somebody to write to."""
    given = {"name": subject.get("full_name")}
    given |= {name: subject.get(name) for name in ("address", "salutation", "language")}
    return {name: value for name, value in given.items() if value is not None}


@derives("subject.initials")
def subject_initials(facts: Facts) -> str | None:
    """Return the subject's initials, as learning events and chronologies name the subject (R17)."""
    return initials(facts.choice("subject.full_name")) or None


@derives("recommendation.reviewer_known")
def reviewer_known(facts: Facts) -> bool | None:
    """Return whether a reviewer is named; None while nothing of the panel is known."""
    if facts.items("reviewers"):
        return True
    return None if facts.read("recommendation.date") is None else False


@derives("derived.reviewer_names")
def reviewer_names(facts: Facts) -> Pair | None:
    """Return the reviewers' names in a sentence: A, or A and B."""
    ids = (item.get("person") for item in facts.items("reviewers"))
    names = [str(facts.person(person_id).get("name") or "") for person_id in ids]
    return pair(lambda language: join_and(names, language, names=True))


@derives("derived.family_declined")
def family_declined(facts: Facts) -> bool | None:
    """Return whether all who were approached have declined (R54).

    None where nobody was, and while only declining is known and an answer is still to come.
    """
    contacts = facts.items("family.contacts")
    answers = {contact.get("response") for contact in contacts if was_approached(contact)}
    if answers - {"declined", None}:
        return False
    return True if answers == {"declined"} else None


def was_approached(contact: Item) -> bool:
    """Return whether `contact` was written to, or has answered."""
    answer = contact.get("response")
    if answer is None:
        return contact.get("initial_letter_date") is not None
    return bool(answer != "not_approached")


@derives_each("family.contacts[].relationship_of_subject")
def relationship_of_subject(facts: Facts, contact: Item) -> str | None:
    """Return what the subject is to a contact, from what the contact is to the subject: *son*."""
    relation = facts.first("relations", "person", contact.get("person"))
    gender = _GENDERS.get(facts.choice("subject.gender_pronouns"))
    word = inverse_relation(str(relation.get("relationship_to_subject") or ""), gender)
    key = (word or "").replace("-", "_").replace(" ", "_")
    return key if facts.label("family.contacts[].relationship_of_subject", key) else None


def relation_and_name(facts: Facts, contact: Item) -> Pair | None:
    """Return what the subject is to a contact, and the subject's name: son, and then the name.

    None for a letter to the child or adult themselves, which says *you*.
    """
    name = facts.choice("subject.full_name")
    key = str(contact.get("relationship_of_subject") or relationship_of_subject(facts, contact))
    label = facts.label("family.contacts[].relationship_of_subject", key)
    if key == SELF or label is None or not name:
        return None
    return pair(lambda language: f"{label[language]}, {name}")


@derives("derived.family_letter_re")
def family_letter_re(facts: Facts) -> Pair | None:
    """Return what a letter to the family is about: the subject's name and the kind of review."""
    name, kind = facts.choice("subject.full_name"), name_kind(facts)
    return {code: f"{name} – {text}" for code, text in kind.items()} if name and kind else None


@derives_each("learning_events[].facilitators")
def facilitators(facts: Facts, _: Item) -> list[str] | None:
    """Return who leads a learning event: the reviewers."""
    return [r["person"] for r in facts.items("reviewers") if r.get("person")] or None


@derives_each("learning_events[].services_attended")
def services_attended(facts: Facts, event: Item) -> list[str] | None:
    """Return the agencies of those who came, each once, in the order of the list."""
    came = [invitee for invitee in event.get("invitees") or () if invitee.get("attended") is True]
    agencies = [i.get("agency") or facts.person(i.get("person")).get("agency") for i in came]
    return list(dict.fromkeys(filter(None, agencies))) or None


@derives_each("learning_events[].invitees[].role")
def invitee_role(facts: Facts, invitee: Item) -> object:
    """Return an invitee's role: the designation of the person."""
    return facts.person(invitee.get("person")).get("designation")


@derives_each("learning_events[].invitees[].agency")
@derives_each("panel.meetings[].attendance[].agency")
def agency_of_person(facts: Facts, item: Item) -> object:
    """Return the agency that the person of an item belongs to."""
    return facts.person(item.get("person")).get("agency")


@derives("panel.chair.agency")
def chair_agency(facts: Facts) -> object:
    """Return the agency of the Panel Chair."""
    return facts.person(facts.read("panel.chair.person")).get("agency")
