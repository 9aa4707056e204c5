"""Words in; what the word after each must look like out, as data.

A rule names the functions that may have made the next word of its dictionary form. Only what is
beyond dispute has one: `yn`, say, asks for three things, and which is known only of some words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docgen.language.mutation import add_h, aspirate, nasal, soft, soft_except_ll_rh
from docgen.proofing.words import listed

Form = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """What may follow: one of `forms` of its dictionary form; `name` is what the rule is called.

    A rule that `spares_verbs` says nothing of a finite verb; one `of_verbs` of anything else.
    """

    name: str
    forms: tuple[Form, ...]
    spares_verbs: bool = False
    of_verbs: bool = False


def keep(text: str) -> str:
    """Return `text`: the form after a word that causes no mutation."""
    return text


def _soft_or_h(text: str) -> str:
    return add_h(aspirate(text))


def _verbal(text: str) -> str:
    """Return the form after *ni* and *na*: aspirate where there is one, else soft."""
    changed = aspirate(text)
    return soft(text) if changed == text else changed


SOFT = Rule("the soft mutation", (soft,))
SOFT_NOUN = Rule("the soft mutation", (soft,), spares_verbs=True)
SOFT_LIMITED = Rule("the soft mutation, but not of ll and rh", (soft_except_ll_rh,))
NASAL = Rule("the nasal mutation", (nasal,))
ASPIRATE = Rule("the aspirate mutation", (aspirate,))
PLAIN = Rule("no mutation", (keep,))
WITH_H = Rule("no mutation, and an h before a vowel", (add_h,))
HIS_OR_HER = Rule(
    "the soft mutation (his) or the aspirate (her)", (soft, _soft_or_h), spares_verbs=True
)
AND = Rule("the aspirate mutation, or in a verb the soft", (aspirate, soft))
NOT = Rule("in a verb the aspirate mutation or the soft", (_verbal,), of_verbs=True)
NOR = Rule("the aspirate mutation", (aspirate, _verbal))


def _rules() -> dict[str, Rule]:
    return {
        **dict.fromkeys(_SOFT.split(), SOFT),
        **dict.fromkeys(_PLAIN.split(), PLAIN),
        **dict.fromkeys(("â", "gyda", "tua", "tri", "dri", "thri", "chwe"), ASPIRATE),
        **dict.fromkeys(("mor", "rhy"), SOFT_LIMITED),
        **dict.fromkeys(("ei", "'i"), HIS_OR_HER),
        **dict.fromkeys(("ein", "eu", "'u"), WITH_H),
        "neu": SOFT_NOUN,
        "a": AND,
        "fy": NASAL,
        "ni": NOT,
        "na": NOR,
    }


_SOFT = (
    "i o am ar at gan dan dros drwy trwy heb hyd tan wrth dau ddau dwy ddwy ail unrhyw rhyw holl "
    "prif hen pa amryw ambell cyfryw dy pan"
)
_PLAIN = "rhwng rhag ger cyn er erbyn mewn fel pob bob ynghylch oherwydd eich 'ch wedi"

#: What a word asks of the next one, by the word in small letters.
AFTER: Mapping[str, Rule] = MappingProxyType(_rules())

#: Phrases whose last word asks for something else than it does by itself.
AFTER_PHRASE: Mapping[tuple[str, str], Rule | None] = MappingProxyType(
    {
        ("ar", "ran"): PLAIN,
        ("ar", "gyfer"): PLAIN,
        ("ar", "ôl"): PLAIN,
        ("er", "mwyn"): PLAIN,
        ("o", "ran"): PLAIN,
        ("yn", "ystod"): PLAIN,
        ("yn", "sgil"): PLAIN,
        ("hyd", "yn"): None,
        ("gennym", "ni"): None,
        ("wrthym", "ni"): None,
        ("atom", "ni"): None,
        ("â", "ni"): None,
        ("neu", "ni"): None,
    }
)

#: Words that stay as they are after whatever stands before them, or have no dictionary form.
UNTOUCHED = listed(
    "mi ti fe fo fi hi ni chi nhw hwy hwythau minnau tithau hithau ninnau chithau ef y yr yn i a "
    "ac â ag na nac nad fy ei eich ein eu dim mewn tua tuag gilydd hyn hynny hon hwn rhain rheini "
    "yma yno yna sydd sy mwy llai pwy pam pryd ble lle beth sut mor mae maent o os bron byth fel "
    "megis mai nid ni'n gan rhwng rhag am ar at wrth heb dan cyn er ers erbyn ynghyd trwy drwy "
    "dros hyd tan pan neu ond hugain"
)

#: Adverbs of time and the like, which are soft wherever they stand.
SOFT_ADVERBS = listed(
    "bob ddydd fis flwyddyn ddwywaith deirgwaith weithiau ddoe ymlaen wedyn gyntaf ddiwethaf "
    "ddim fel gan drwy dros dan wrth leiaf fwyaf orau bellach flynyddol fisol"
)

#: What an indirect question opens with, after a command.
QUESTIONS = listed("pa pwy pam pryd ble lle beth sut faint")

#: Equatives after *cyn* (cyn gynted â), and nouns of time that are nasal after figures.
AFTER_CYN = ("ed", "lleied", "gymaint")
TIME = listed("blynedd blwydd diwrnod")

#: First and second persons and imperatives: what is done comes at once, and is soft.
DOERS = listed(
    "hoffwn hoffem hoffech gallwn gallwch gellwch allwn allwch ellwch dylwn dylem dylech ddylwn "
    "ddylem ddylech cawn cewch gawn gewch ceisiwn ceisiwch"
)
COMMAND, IMPERSONAL = "wch", ("wyd", "ir", "id")

#: Numerals by the gender that they count.
NUMERALS = MappingProxyType(
    {
        **dict.fromkeys(listed("dau ddau tri dri thri pedwar bedwar phedwar"), "m"),
        **dict.fromkeys(listed("dwy ddwy tair dair thair pedair bedair phedair"), "f"),
    }
)
#: What a figure numbers, so that it counts nothing: Rhan 2, Atodiad 1.
NUMBERED = listed(
    "adran argymhelliad atodiad cam cyfrol ffigur pennod proses pwynt rhan rheoliad tabl tudalen"
)
FIGURES = MappingProxyType({"2": SOFT, "3": ASPIRATE, "6": ASPIRATE})
