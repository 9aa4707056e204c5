"""From what happened to the kind of review: the criteria, the decision, and what it leads to."""

from __future__ import annotations

from docgen.cases.derived.registry import derives
from docgen.cases.facts import Facts, Pair, pair
from docgen.language import Language
from docgen.language.dates import format_date

_GRAVE = ("died", "life_threatening_injury", "serious_permanent_impairment")
_HARM = (*_GRAVE, "seriously_harmed")  # the last is asked in England alone
_ABUSE = ("abuse_associated", "abuse_suspected_before")
# answers that make a review an extended one, by the kind of subject
_PROTECTED = {"adult": ("la_action_last6m",), "child": ("cpr_last6m", "lac_last6m")}
# what makes somebody an adult at risk (2014 Act, section 126); the form may ask all three or two
PART_A = ("at_risk_of_abuse", "care_and_support_needs", "unable_to_protect")
_CARE_LEAVER = "care_leaver_under_18"

_KINDS = {
    Language.EN: {"adult": "Adult Practice Review", "child": "Child Practice Review"},
    Language.CY: {"adult": "Adolygiad Ymarfer Oedolion", "child": "Adolygiad Ymarfer Plant"},
}
_TYPES = {
    Language.EN: {"concise": "Concise", "extended": "Extended"},
    Language.CY: {"concise": "Cryno", "extended": "Estynedig"},
}
_TERMS = {
    ("adult", "extended"): "A",
    ("adult", "concise"): "B",
    ("child", "extended"): "C",
    ("child", "concise"): "D",
}


@derives("event.kind")
def event_kind(facts: Facts) -> str | None:
    """Return what happened: died, else the gravest harm that the checklist says (R1, R5)."""
    return next((kind for kind in _HARM if facts.answer(f"checklist.{kind}")), None)


@derives("derived.referral_stopped")
def referral_stopped(facts: Facts) -> bool | None:
    """Return whether a No in Part A ends the referral: this is not an adult at risk (R4).

    None while no question of Part A has been answered, and for a child.
    """
    if facts.choice("case.subject_type") != "adult":
        return None
    answers = [facts.answer(f"checklist.{name}") for name in PART_A]
    return None if all(answer is None for answer in answers) else False in answers


@derives("derived.criteria_met")
def criteria_met(facts: Facts) -> bool | None:
    """Return whether abuse or neglect and death or grave harm come together (R1).

    None while the checklist does not say enough to tell: who has not died may yet be injured.
    """
    met = (_any_of(facts, _ABUSE), _any_of(facts, _GRAVE))
    if False in met:
        return False
    return None if None in met else True


def suggest_review_type(facts: Facts) -> str | None:
    """Return the type of review that the criteria point to (R2, R3); the Chair decides (R7)."""
    protected = is_protected(facts)
    if not facts.answer("derived.criteria_met") or protected is None:
        return None
    return "extended" if protected else "concise"


def is_protected(facts: Facts) -> bool | None:
    """Return whether the subject had a protected status in the six months before (R2, R3, R3a).

    None while a question that would say so is not answered, and none of the others is Yes.
    """
    names = _PROTECTED.get(facts.choice("case.subject_type"), ())
    if facts.choice("case.profile") == "wg-2011":
        names = (*names, _CARE_LEAVER)
    return _any_of(facts, names)


@derives("review.type")
def review_type(facts: Facts) -> str | None:
    """Return the type of review that the Chair has decided on (R7, R8); None before that.

    Where the Chair disagrees, it is the alternative that was recommended, or none.
    """
    outcome = facts.choice("board_decision.outcome")
    alternative = _ALTERNATIVES.get(facts.choice("recommendation.alternative"))
    if outcome.startswith("agree"):
        return facts.choice("recommendation.review_type") or alternative
    return (alternative or "none") if outcome else None


_ALTERNATIVES = {
    "mapf": "mapf",
    "none": "none",
    "alternative": "alternative",
    "inquiry": "alternative",
}


@derives("derived.review_type_label")
def review_type_label(facts: Facts) -> Pair | None:
    """Return the full name of the review: Extended Adult Practice Review, and in Welsh."""
    return name_review(facts, facts.choice("review.type"))


@derives("derived.report_title")
def report_title(facts: Facts) -> Pair | None:
    """Return the title of the report: the name of the review and *Report*."""
    label = review_type_label(facts)
    if label is None:
        return None
    return {"en": f"{label['en']} Report", "cy": f"Adroddiad {label['cy']}"}


@derives("group_decision.decision", seed=True)
def group_decision(facts: Facts) -> Pair | None:
    """Return the decision of the review group, from its recommendation (R7, R8)."""
    if named := name_review(facts, facts.choice("recommendation.review_type")):
        return named
    label = facts.label("recommendation.alternative", facts.choice("recommendation.alternative"))
    return {"en": label.en, "cy": label.cy} if label else None


@derives("group_decision.rationale", seed=True)
def group_rationale(facts: Facts) -> object:
    """Return the reasons of the review group: those of its recommendation."""
    return facts.read("recommendation.rationale")


@derives("tor.template")
def terms_of_reference(facts: Facts) -> str | None:
    """Return the terms of reference for this subject and type of review, A to D (R40)."""
    return _TERMS.get((facts.choice("case.subject_type"), foreseen_type(facts)))


@derives("tor.version")
def terms_version(facts: Facts) -> Pair | None:
    """Return which version the terms of reference are: a draft, or those agreed on a day (R41).

    None while nothing of them has been said.
    """
    if day := facts.day("tor.agreed_date"):
        english, welsh = (format_date(day, language) for language in (Language.EN, Language.CY))
        return {"en": f"Agreed {english}", "cy": f"Cytunwyd ar {welsh}"}
    begun = facts.items("tor.additional_questions") or facts.items("tor.core_issues")
    return {"en": "Draft", "cy": "Drafft"} if begun else None


def foreseen_type(facts: Facts) -> str:
    """Return the type of review that is decided on, before that the one that is recommended."""
    return facts.choice("review.type") or facts.choice("recommendation.review_type")


def name_review(facts: Facts, kind: str) -> Pair | None:
    """Return what a `kind` of review is called in full, for this case's subject.

    Welsh puts the type last: *Adolygiad Ymarfer Oedolion Estynedig*.
    """
    subject = facts.choice("case.subject_type")
    if kind not in _TYPES[Language.EN] or subject not in _KINDS[Language.EN]:
        return None
    english, welsh = Language.EN, Language.CY
    return {
        "en": f"{_TYPES[english][kind]} {_KINDS[english][subject]}",
        "cy": f"{_KINDS[welsh][subject]} {_TYPES[welsh][kind]}",
    }


def name_kind(facts: Facts) -> Pair | None:
    """Return what a review of this case's subject is called: Child Practice Review."""
    subject = facts.choice("case.subject_type")
    return pair(lambda language: _KINDS[language].get(subject, ""))


def _any_of(facts: Facts, names: tuple[str, ...]) -> bool | None:
    """Return whether a question has a Yes; None while there is none, and one is not answered."""
    answers = [facts.answer(f"checklist.{name}") for name in names]
    return True if any(answers) else None if None in answers else False
