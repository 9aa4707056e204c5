"""The nouns that documents count, in both languages: singular, plural and Welsh gender.

A noun is found by its singular in either language, so that one template source can say `reviewer`
for both. A phrase is found by its head: the first word in Welsh, the last in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docgen.language.grammar import Gender, Language, recase


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with the forms that the rules cannot make; a `measure` is never counted with *o*."""

    english: str
    welsh: str
    welsh_plural: str
    gender: Gender
    measure: bool = False


def find_noun(word: str) -> Noun | None:
    """Return the noun whose singular is `word`, in either language and any case, if we have it."""
    return _BY_SINGULAR.get(word.strip().casefold())


def english_noun(word: str) -> str:
    """Return the English singular of `word`, which may be in either language."""
    return _counterpart(word, Language.EN)


def welsh_noun(word: str) -> str:
    """Return the Welsh singular of `word`, which may be in either language."""
    return _counterpart(word, Language.CY)


def welsh_gender(phrase: str) -> Gender:
    """Return the gender of a Welsh `phrase`, that of its first word; masculine if not known."""
    noun = _welsh_head(phrase)
    return noun.gender if noun else Gender.MASCULINE


def is_measure(phrase: str) -> bool:
    """Return whether a Welsh `phrase` measures something, as *mis* and *awr* do."""
    noun = _welsh_head(phrase)
    return noun is not None and noun.measure


def welsh_plural(phrase: str) -> str | None:
    """Return the plural of a Welsh `phrase`, or None if its first word is not in the table."""
    noun = find_noun(phrase)
    if noun:
        return recase(phrase, noun.welsh_plural)
    head, *rest = phrase.split(maxsplit=1)
    noun = find_noun(head)
    return " ".join((recase(head, noun.welsh_plural), *rest)) if noun else None


def english_plural(phrase: str) -> str:
    """Return the plural of an English `phrase`: children, agencies, members of staff."""
    head, of, rest = phrase.partition(" of ")
    before, space, word = head.rpartition(" ")
    return f"{before}{space}{_plural_word(word)}{of}{rest}"


def _counterpart(word: str, language: Language) -> str:
    noun = find_noun(word)
    if noun is None:
        return word
    return recase(word, noun.welsh if language is Language.CY else noun.english)


def _welsh_head(phrase: str) -> Noun | None:
    words = phrase.split(maxsplit=1)
    return find_noun(phrase) or (find_noun(words[0]) if words else None)


def _plural_word(word: str) -> str:
    lower = word.casefold()
    if lower in _IRREGULAR:
        return recase(word, _IRREGULAR[lower])
    if lower.endswith("y") and lower[-2:-1] not in ("a", "e", "i", "o", "u"):
        return f"{word[:-1]}ies"
    return f"{word}es" if lower.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


_IRREGULAR: Mapping[str, str] = MappingProxyType(
    {
        "analysis": "analyses",
        "child": "children",
        "criterion": "criteria",
        "half": "halves",
        "hypothesis": "hypotheses",
        "man": "men",
        "person": "people",
        "staff": "staff",
        "wife": "wives",
        "woman": "women",
    }
)

# english | welsh | plural | gender, and * for a measure
_TABLE = """
action | cam gweithredu | camau gweithredu | m
adult | oedolyn | oedolion | m
agency | asiantaeth | asiantaethau | f
allegation | honiad | honiadau | m
appendix | atodiad | atodiadau | m
assessment | asesiad | asesiadau | m
board | bwrdd | byrddau | m
body | corff | cyrff | m
brother | brawd | brodyr | m
carer | gofalwr | gofalwyr | m
case | achos | achosion | m
chair | cadeirydd | cadeiryddion | m
child | plentyn | plant | m
chronology | cronoleg | cronolegau | f
concern | pryder | pryderon | m
conference | cynhadledd | cynadleddau | f
copy | copi | copïau | m
council | cyngor | cynghorau | m
cousin | cefnder | cefndryd | m
criterion | maen prawf | meini prawf | m
date | dyddiad | dyddiadau | m
daughter | merch | merched | f
day | diwrnod | diwrnodau | m *
decision | penderfyniad | penderfyniadau | m
document | dogfen | dogfennau | f
enquiry | ymholiad | ymholiadau | m
event | digwyddiad | digwyddiadau | m
family | teulu | teuluoedd | m
father | tad | tadau | m
finding | canfyddiad | canfyddiadau | m
form | ffurflen | ffurflenni | f
friend | ffrind | ffrindiau | m
group | grŵp | grwpiau | m
hour | awr | oriau | f *
hypothesis | damcaniaeth | damcaniaethau | f
individual | unigolyn | unigolion | m
inspectorate | arolygiaeth | arolygiaethau | f
issue | mater | materion | m
item | eitem | eitemau | f
leaflet | taflen | taflenni | f
learning event | digwyddiad dysgu | digwyddiadau dysgu | m
learning point | pwynt dysgu | pwyntiau dysgu | m
lesson | gwers | gwersi | f
letter | llythyr | llythyrau | m
meeting | cyfarfod | cyfarfodydd | m
member | aelod | aelodau | m
minute | munud | munudau | m *
month | mis | misoedd | m *
mother | mam | mamau | f
outcome | canlyniad | canlyniadau | m
page | tudalen | tudalennau | m
panel | panel | paneli | m
panel member | aelod o'r panel | aelodau o'r panel | m
parent | rhiant | rhieni | m
partner | partner | partneriaid | m
person | person | pobl | m
plan | cynllun | cynlluniau | m
practitioner | ymarferydd | ymarferwyr | m
professional | gweithiwr proffesiynol | gweithwyr proffesiynol | m
question | cwestiwn | cwestiynau | m
reason | rheswm | rhesymau | m
recommendation | argymhelliad | argymhellion | m
referral | atgyfeiriad | atgyfeiriadau | m
relative | perthynas | perthnasau | m
report | adroddiad | adroddiadau | m
representative | cynrychiolydd | cynrychiolwyr | m
response | ymateb | ymatebion | m
review | adolygiad | adolygiadau | m
reviewer | adolygydd | adolygwyr | m
service | gwasanaeth | gwasanaethau | m
sister | chwaer | chwiorydd | f
social worker | gweithiwr cymdeithasol | gweithwyr cymdeithasol | m
son | mab | meibion | m
step | cam | camau | m
sub-group | is-grŵp | is-grwpiau | m
task | tasg | tasgau | f
timeline | llinell amser | llinellau amser | f
timetable | amserlen | amserlenni | f
week | wythnos | wythnosau | f *
working day | diwrnod gwaith | diwrnodau gwaith | m *
year | blwyddyn | blynyddoedd | f *
young person | person ifanc | pobl ifanc | m
"""


def _read(line: str) -> Noun:
    english, welsh, plural, last = (part.strip() for part in line.split("|"))
    return Noun(english, welsh, plural, Gender(last[0]), measure=last.endswith("*"))


NOUNS: tuple[Noun, ...] = tuple(_read(line) for line in _TABLE.strip().splitlines())
_BY_SINGULAR: Mapping[str, Noun] = MappingProxyType(
    {noun.english: noun for noun in NOUNS} | {noun.welsh: noun for noun in NOUNS}
)
