"""From what a case says of the review to the texts of its report that follow from it.

Each is a beginning for the reviewers, who may change it. None names anybody of the family: a
published report says *mother*, not who she is (R70).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from docgen.cases.derived.decisions import foreseen_type, name_review
from docgen.cases.derived.people import SELF, services_attended, was_approached
from docgen.cases.derived.registry import derives
from docgen.cases.facts import Facts, Item, Pair, as_day, pair
from docgen.language import Language
from docgen.language.dates import format_date
from docgen.language.mutation import definite
from docgen.language.nouns import welsh_gender

_SECTION = {
    "en": "regulation 4 of the Safeguarding Boards (Functions and Procedures) (Wales) "
    "Regulations 2015",
    "cy": "rheoliad 4 o Reoliadau Byrddau Diogelu (Swyddogaethau a Gweithdrefnau) (Cymru) 2015",
}
# what makes a review an extended one, and a concise one where it is not so (toolkit, lines 25-27)
_MUST = {
    "en": "A Board must undertake {review} where, within its area, abuse or neglect of {subject} "
    "is known or suspected and the {noun} has:\n\n- died; or\n- sustained potentially life "
    "threatening injury; or\n- sustained serious and permanent impairment of {health};\n\n"
    "and the {noun}, {days} the 6 months before the event, {status}.",
    "cy": "Rhaid i Fwrdd gynnal {review} pan fo'n hysbys neu pan amheuir, yn ei ardal, fod {noun} "
    "wedi'i gam-drin neu ei esgeuluso, a bod {the}:\n\n- wedi marw; neu\n- wedi dioddef anaf a "
    "allai roi ei fywyd mewn perygl; neu\n- wedi dioddef nam difrifol a pharhaol i'w iechyd"
    "{health};\n\n{status}",
}
_STATUS = {
    ("child", "extended"): {
        "en": "was on the child protection register or was a looked after child",
        "cy": "a bod enw'r plentyn, ar unrhyw ddyddiad yn ystod y 6 mis cyn y digwyddiad, ar y "
        "gofrestr amddiffyn plant, neu fod y plentyn yn derbyn gofal.",
    },
    ("child", "concise"): {
        "en": "was neither on the child protection register nor a looked after child",
        "cy": "ac nad oedd enw'r plentyn, ar unrhyw ddyddiad yn ystod y 6 mis cyn y digwyddiad, ar "
        "y gofrestr amddiffyn plant, ac nad oedd y plentyn yn derbyn gofal.",
    },
    ("adult", "extended"): {
        "en": "was somebody in respect of whom a local authority had determined to take action to "
        "protect them from abuse or neglect",
        "cy": "a bod awdurdod lleol, ar unrhyw ddyddiad yn ystod y 6 mis cyn y digwyddiad, wedi "
        "penderfynu cymryd camau i amddiffyn yr oedolyn rhag cael ei gam-drin neu ei esgeuluso.",
    },
    ("adult", "concise"): {
        "en": "was not somebody in respect of whom a local authority had determined to take action "
        "to protect them from abuse or neglect",
        "cy": "ac nad oedd awdurdod lleol, ar unrhyw ddyddiad yn ystod y 6 mis cyn y digwyddiad, "
        "wedi penderfynu cymryd camau i amddiffyn yr oedolyn rhag cael ei gam-drin neu ei "
        "esgeuluso.",
    },
}
_NOUNS = {
    "child": {
        "en": {"noun": "child", "subject": "a child", "health": "health or development"},
        "cy": {"noun": "plentyn", "the": "y plentyn", "health": " neu i'w ddatblygiad"},
    },
    "adult": {
        "en": {"noun": "adult", "subject": "an adult", "health": "health"},
        "cy": {"noun": "oedolyn", "the": "yr oedolyn", "health": ""},
    },
}


@derives("report.criteria_section", seed=True)
def criteria_section(facts: Facts) -> Pair | None:
    """Return where the criteria stand: regulation 4, by which every Board works (R1)."""
    return dict(_SECTION) if _kind(facts) in _STATUS else None


@derives("report.legal_context", seed=True)
def legal_context(facts: Facts) -> Pair | None:
    """Return the criteria for this kind of review of this kind of subject (R1 to R3)."""
    kind = _kind(facts)
    named = name_review(facts, kind[1])
    if kind not in _STATUS or named is None:
        return None
    days = "on any date during" if kind[1] == "extended" else "on every date during"

    def write(language: Language) -> str:
        nouns = _NOUNS[kind[0]][language.value]
        review = _a(named["en"]) if language is Language.EN else named["cy"]
        status = _STATUS[kind][language.value]
        return _MUST[language.value].format(review=review, days=days, status=status, **nouns)

    return pair(write)


@derives("report.process_text", seed=True)
def process_text(facts: Facts) -> Pair | None:
    """Return the process that the Board followed, and who was on the Panel (toolkit, 1643)."""
    return pair(lambda language: _paragraphs(_process(facts, language)))


@derives("report.learning_event_text", seed=True)
def learning_event_text(facts: Facts) -> Pair | None:
    """Return the learning events that were held and the services that came (toolkit, 1644)."""
    return pair(lambda language: _paragraphs(_events(facts, language)))


@derives("report.family_text", seed=True)
def family_text(facts: Facts) -> Pair | None:
    """Return who of the family was told, what they wished, and how they heard (R54)."""
    approached = [c for c in facts.items("family.contacts") if was_approached(c)]
    if not approached:
        return None

    def write(language: Language) -> str:
        lines = [_contact_line(facts, contact, language) for contact in approached]
        return _INTRODUCTION[language] + "\n\n" + "\n".join(f"- {line}" for line in lines)

    return pair(write)


def _kind(facts: Facts) -> tuple[str, str]:
    return facts.choice("case.subject_type"), foreseen_type(facts)


def _a(review: str) -> str:
    return f"{'an' if review[:1] in 'AEIOU' else 'a'} {review}"


def _paragraphs(parts: Iterator[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _process(facts: Facts, language: Language) -> Iterator[str]:
    yield " ".join(filter(None, (_considered(facts, language), _commissioned(facts, language))))
    yield _appointed(facts, language)
    yield _met(facts, language)
    if services := _services(facts, language):
        yield _SERVICES[language] + "\n\n" + "\n".join(f"- {name}" for name in services)


def _considered(facts: Facts, language: Language) -> str:
    group = facts.text((facts.board.get("review_group") or {}).get("name"), language)
    day = facts.day("group_decision.date") or facts.day("recommendation.date")
    if not group or day is None:
        return ""
    when = format_date(day, language)
    if language is Language.EN:
        return f"The case was considered by the {group} on {when}."
    return f"Ystyriwyd yr achos gan {definite(group, welsh_gender(group))} ar {when}."


def _commissioned(facts: Facts, language: Language) -> str:
    day, named = facts.day("board_decision.date"), name_review(facts, _kind(facts)[1])
    agreed = facts.choice("board_decision.outcome").startswith("agree")
    if day is None or named is None or not agreed:
        return ""
    when = format_date(day, language)
    if language is Language.EN:
        return f"The Chair of the Board agreed on {when} to commission {_a(named['en'])}."
    return f"Cytunodd Cadeirydd y Bwrdd ar {when} i gomisiynu {named['cy']}."


def _appointed(facts: Facts, language: Language) -> str:
    """Return a list of the reviewers and the Panel Chair, whom the report names as it is signed."""
    lines = []
    for reviewer in facts.items("reviewers"):
        role = facts.label("reviewers[].role", str(reviewer.get("role") or ""))
        known = role is not None and bool(role[language])
        title = _REVIEWERS[language].get(str(reviewer.get("role")), "") if known else ""
        lines.append(_named(facts, reviewer.get("person"), title or _REVIEWER[language], language))
    chair = facts.read("panel.chair.person")
    lines.append(_named(facts, chair, _CHAIR[language], language))
    return "\n".join(f"- {line}" for line in lines if line)


def _named(facts: Facts, person_id: object, role: str, language: Language) -> str:
    person = facts.person(person_id)
    name = str(person.get("name") or "")
    designation = facts.text(person.get("designation"), language)
    return f"{role}: {', '.join(filter(None, (name, designation)))}" if name else ""


def _met(facts: Facts, language: Language) -> str:
    meetings = [m for m in facts.items("panel.meetings") if m.get("kind") in (None, "panel")]
    days = sorted(day for m in meetings if (day := as_day(m.get("date"))))
    if len(days) < 2:
        return ""
    first, last = format_date(days[0], language), format_date(days[-1], language)
    if language is Language.EN:
        return f"The Review Panel met from {first} to {last}. Number of meetings: {len(days)}."
    return f"Cyfarfu'r Panel Adolygu o {first} hyd {last}. Nifer y cyfarfodydd: {len(days)}."


def _services(facts: Facts, language: Language) -> list[str]:
    """Return the services on the Panel by name, its Chair's first, each once."""
    members = [facts.person(m.get("person")).get("agency") for m in facts.items("panel.members")]
    ids = dict.fromkeys(filter(None, (facts.choice("panel.chair.agency"), *members)))
    return _names(facts, ids, language)


def _names(facts: Facts, ids: Iterable[object], language: Language) -> list[str]:
    """Return what agencies are called in full."""
    agencies = [facts.agency(key) for key in ids]
    return [
        name
        for agency in agencies
        if (name := facts.text(agency.get("full_name") or agency.get("name"), language))
    ]


def _events(facts: Facts, language: Language) -> Iterator[str]:
    """Yield for each event its kind and its day, and a list of the services that came."""
    for event in facts.items("learning_events"):
        day = as_day(event.get("date"))
        label = facts.label("learning_events[].kind", str(event.get("kind") or ""))
        kind = label[language] if label else _EVENT[language]
        when = f", {format_date(day, language)}" if day else ""
        came = event.get("services_attended") or services_attended(facts, event) or []
        named = "\n".join(f"- {name}" for name in _names(facts, came, language))
        if kind and named:
            yield f"{kind}{when}:\n\n{named}"


def _contact_line(facts: Facts, contact: Item, language: Language) -> str:
    """Return one line: who by relation, when told, what they wished, when they heard."""
    told, heard = as_day(contact.get("initial_letter_date")), _heard(contact)
    parts = [
        _INFORMED[language].format(format_date(told, language)) if told else "",
        _wished(facts, contact, language),
        _HEARD[language].format(format_date(heard, language)) if heard else "",
    ]
    who = _relation(facts, contact, language)
    return f"{who[:1].upper()}{who[1:]}: {'; '.join(filter(None, parts))}"


def _heard(contact: Item) -> date | None:
    return as_day(contact.get("final_meeting_date")) or as_day(contact.get("final_letter_date"))


def _relation(facts: Facts, contact: Item, language: Language) -> str:
    if contact.get("relationship_of_subject") == SELF:
        return _SELF[language].get(facts.choice("case.subject_type"), "")
    relation = facts.first("relations", "person", contact.get("person"))
    key = str(relation.get("relationship_to_subject") or "relative")
    label = facts.label("relations[].relationship_to_subject", key)
    return label[language] if label else key


def _wished(facts: Facts, contact: Item, language: Language) -> str:
    """Return what a contact answered; nothing while the answer is still to come."""
    several = len(facts.items("reviewers")) > 1
    wish = _WISHES[language].get(str(contact.get("response")))
    return wish(several) if wish else ""


_INTRODUCTION = {
    Language.EN: "Family members were informed of the review, and their views were sought:",
    Language.CY: "Hysbyswyd aelodau'r teulu am yr adolygiad, a cheisiwyd eu barn:",
}
_SERVICES = {
    Language.EN: "The following services were represented on the Review Panel:",
    Language.CY: "Roedd y gwasanaethau a ganlyn wedi'u cynrychioli ar y Panel Adolygu:",
}
_EVENT = {Language.EN: "Learning event", Language.CY: "Digwyddiad dysgu"}
_CHAIR = {
    Language.EN: "Chair of the Review Panel",
    Language.CY: "Cadeirydd y Panel Adolygu",
}
_REVIEWER = {Language.EN: "Reviewer", Language.CY: "Adolygydd"}
_REVIEWERS = {
    Language.EN: {"internal": "Internal reviewer", "external": "External reviewer"},
    Language.CY: {"internal": "Adolygydd mewnol", "external": "Adolygydd allanol"},
}
_SELF = {
    Language.EN: {"child": "the child", "adult": "the adult"},
    Language.CY: {"child": "y plentyn", "adult": "yr oedolyn"},
}
_INFORMED = {Language.EN: "informed on {}", Language.CY: "hysbyswyd ar {}"}
_HEARD = {Language.EN: "given feedback on {}", Language.CY: "rhoddwyd adborth ar {}"}
_WISHES: dict[Language, dict[str, Callable[[bool], str]]] = {
    Language.EN: {
        "wants_to_meet": lambda several: f"wished to meet the reviewer{'s' * several}",
        "declined": lambda _: "declined involvement",
        "no_reply": lambda _: "did not reply",
    },
    Language.CY: {
        "wants_to_meet": lambda several: (
            f"dymunai gwrdd â'r {'adolygwyr' if several else 'adolygydd'}"
        ),
        "declined": lambda _: "gwrthododd gymryd rhan",
        "no_reply": lambda _: "ni chafwyd ateb",
    },
}
