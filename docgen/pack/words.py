"""What a pack says about itself, in both languages.

`say` puts a wording into the language of a pack, or into both where the pack has both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from docgen.language import Language
from docgen.model import Wording
from docgen.pack.papers import AccessClass, Refusal

CONTENTS: Final = Wording("Contents", "Cynnwys")
BACK: Final = Wording("Back to contents", "Yn ôl i'r cynnwys")
COVER: Final = Wording("Cover and contents", "Clawr a chynnwys")
PAGE_OF: Final = Wording("Page {0} of {1}", "Tudalen {0} o {1}")
GO_TO: Final = Wording("Go to {}, page {}", "Ewch i {}, tudalen {}")
NUMBER: Final = Wording("No.", "Rhif")
TITLE: Final = Wording("Title", "Teitl")
PAGE: Final = Wording("Page", "Tudalen")
PAPER: Final = Wording("Paper", "Papur")
ACCESSIBILITY: Final = Wording("Accessibility", "Hygyrchedd")
BOARD: Final = Wording("Board", "Bwrdd")
REFERENCE: Final = Wording("Case reference", "Cyfeirnod yr achos")
MEETING: Final = Wording("Meeting", "Cyfarfod")
DATE: Final = Wording("Date of this pack", "Dyddiad y pecyn hwn")
RECIPIENT: Final = Wording("For", "At sylw")
MARKING: Final = Wording("Marking", "Dosbarthiad diogelwch")
PAGES: Final = Wording("Pages", "Tudalennau")
PACK: Final = Wording("Pack", "Pecyn")
MISSING: Final = Wording("Not in this pack", "Heb eu cynnwys yn y pecyn hwn")
LATE: Final = Wording("late paper", "papur hwyr")
DRAFT: Final = Wording("DRAFT", "DRAFFT")
COPY: Final = Wording("Copy {}", "Copi {}")
LEFT_BLANK: Final = Wording("This page is left blank", "Gadawyd y dudalen hon yn wag")

MARKINGS: Final[Mapping[str, Wording]] = {
    "official-sensitive": Wording("OFFICIAL-SENSITIVE", "SWYDDOGOL-SENSITIF"),
    "official": Wording("OFFICIAL", "SWYDDOGOL"),
}

CLASSES: Final[Mapping[AccessClass, Wording]] = {
    AccessClass.A: Wording(
        "Tagged; machine checks passed", "Wedi'i dagio; gwiriadau peiriant yn iawn"
    ),
    AccessClass.B: Wording("Tagged; some checks failed", "Wedi'i dagio; rhai gwiriadau'n methu"),
    AccessClass.C: Wording(
        "Text only; no headings or tables", "Testun yn unig; dim penawdau na thablau"
    ),
    AccessClass.D: Wording("Scan; no readable text", "Sgan; dim testun darllenadwy"),
    AccessClass.E: Wording("Not bound in; see the slip", "Heb ei rwymo; gweler y daflen"),
}

ALL_PASSED: Final = Wording(
    "Every paper in this pack is tagged, and the machine checks for PDF/UA-1 passed.",
    "Mae pob papur yn y pecyn hwn wedi'i dagio, a llwyddodd gwiriadau peiriant PDF/UA-1.",
)
NOT_ALL: Final = Wording(
    "Not every paper in this pack can be read by a screen reader as it should. The contents say "
    "which, and a slip stands before each. This pack makes no claim of PDF/UA.",
    "Nid yw pob papur yn y pecyn hwn yn gallu cael ei ddarllen gan ddarllenydd sgrin fel y dylai. "
    "Mae'r cynnwys yn dweud pa rai, ac mae taflen o flaen pob un. Nid yw'r pecyn hwn yn honni "
    "PDF/UA.",
)

ABOUT: Final = Wording("About paper {}", "Am bapur {}")
SLIPS: Final[Mapping[AccessClass, Wording]] = {
    AccessClass.B: Wording(
        "The paper that follows came from outside. It is tagged, but machine checks found faults "
        "in it, so a screen reader may misread parts of it.",
        "Daeth y papur sy'n dilyn o'r tu allan. Mae wedi'i dagio, ond canfu gwiriadau peiriant "
        "ddiffygion ynddo, felly gall darllenydd sgrin gamddarllen rhannau ohono.",
    ),
    AccessClass.C: Wording(
        "The paper that follows came from outside without any tags. Its text can be read out, page "
        "by page, in the order in which it was drawn; headings, lists and tables are not marked. "
        "This was done by machine, and nobody has reviewed it.",
        "Daeth y papur sy'n dilyn o'r tu allan heb unrhyw dagiau. Gellir darllen ei destun yn "
        "uchel, fesul tudalen, yn y drefn y cafodd ei lunio; nid yw penawdau, rhestrau na thablau "
        "wedi'u marcio. Peiriant a wnaeth hyn, ac nid oes neb wedi'i adolygu.",
    ),
    AccessClass.D: Wording(
        "The paper that follows is a scan: a picture of each page, without any text that a screen "
        "reader could read out.",
        "Sgan yw'r papur sy'n dilyn: llun o bob tudalen, heb unrhyw destun y gallai darllenydd "
        "sgrin ei ddarllen yn uchel.",
    ),
    AccessClass.E: Wording(
        "This paper could not be bound into the pack. {}",
        "Ni ellid rhwymo'r papur hwn yn y pecyn. {}",
    ),
}
REFUSALS: Final[Mapping[Refusal, Wording]] = {
    Refusal.NO_PDF: Wording("It is not a PDF or a Word file.", "Nid ffeil PDF na Word mohoni."),
    Refusal.BROKEN: Wording("The file is damaged.", "Mae'r ffeil wedi'i difrodi."),
    Refusal.NO_PAGES: Wording("The file has no pages.", "Nid oes tudalennau yn y ffeil."),
    Refusal.PASSWORD: Wording(
        "It opens only with a password.", "Dim ond gyda chyfrinair y mae'n agor."
    ),
    Refusal.PROTECTED: Wording(
        "Whoever made it has forbidden copying from it, or putting its pages elsewhere.",
        "Mae pwy bynnag a'i gwnaeth wedi gwahardd copïo ohoni, neu roi ei thudalennau mewn man "
        "arall.",
    ),
    Refusal.SIGNED: Wording(
        "It carries a digital signature, which binding would break.",
        "Mae arni lofnod digidol, a byddai ei rhwymo yn torri'r llofnod.",
    ),
    Refusal.XFA: Wording(
        "It is a form that only one program can show.",
        "Ffurflen ydyw na all ond un rhaglen ei dangos.",
    ),
    Refusal.TOO_LARGE: Wording("The file is too large.", "Mae'r ffeil yn rhy fawr."),
}
BESIDE: Final = Wording(
    "The file is sent beside this pack, unchanged.",
    "Anfonir y ffeil gyda'r pecyn hwn, heb ei newid.",
)
REMOVED: Final = Wording(
    "Taken out of it, for safety: {}.", "Tynnwyd y canlynol ohono, er diogelwch: {}."
)
REMOVALS: Final[Mapping[str, Wording]] = {
    "scripts": Wording("scripts", "sgriptiau"),
    "programs": Wording("actions that start a program", "gweithredoedd sy'n cychwyn rhaglen"),
    "files": Wording("files within the file", "ffeiliau o fewn y ffeil"),
    "media": Wording("films and sounds", "ffilmiau a seiniau"),
    "sending": Wording("buttons that send data", "botymau sy'n anfon data"),
    "elsewhere": Wording("links to other files", "dolenni i ffeiliau eraill"),
}
ASK: Final = Wording(
    "For a copy that can be read in another way, ask {}.",
    "I gael copi y gellir ei ddarllen mewn ffordd arall, gofynnwch i: {}.",
)
IMAGE_OF: Final = Wording(
    "Image of page {} of {} of ‘{}’. No readable text.",
    "Llun o dudalen {} o {} o ‘{}’. Dim testun darllenadwy.",
)

_JOIN: Final = " / "


def say(wording: Wording, languages: Sequence[Language], join: str = _JOIN) -> str:
    """Return `wording` in each of `languages`, once where both say the same."""
    return join.join(dict.fromkeys(text for one in languages if (text := wording[one])))


def filled(wording: Wording, *values: object) -> Wording:
    """Return `wording` with `values` in its places; a `Wording` fills each language by itself."""
    return Wording(
        *(wording[one].format(*(_in(value, one) for value in values)) for one in Language)
    )


def _in(value: object, language: Language) -> object:
    return value[language] if isinstance(value, Wording) else value
