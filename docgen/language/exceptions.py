"""Words that keep their first letter where the rule would change it; n and g that are two letters.

All lower case. A place in its English form is not mutated in Welsh; nor is a body that goes by a
foreign name.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Loans in g- that keep it: i grŵp, am grant.
KEEPS_G = _words(
    "gang gangiau garej gem gemau gêm genogram genogramau giât giatiau gitâr golff google "
    "graff graffiau gram gramau grant grantiau grŵp grwpiau gôl"
)

# Foreign names of bodies that work in Wales, by their first word.
BODIES = _words(
    "barnardo's barnardos bupa cafcass childline crimestoppers mencap mind parentline refuge "
    "relate rethink"
)

# English forms of the places that a review is likely to name, by their first word.
ENGLISH_PLACES = _words(
    "barry bath birmingham blackpool blackwood brecon bridgend brighton bristol builth caerphilly "
    "caldicot cambridge cardiff cardigan carmarthen carmarthenshire chepstow chester coventry "
    "cowbridge crewe crickhowell denbigh denbighshire derby doncaster dorset dublin durham "
    "glasgow gloucester gloucestershire guildford lampeter lancashire lancaster leeds leicester "
    "leominster lincoln liverpool llandovery london ludlow luton manchester middlesbrough milford "
    "mold monmouth monmouthshire pembroke pembrokeshire peterborough plymouth pontypool "
    "portsmouth preston taunton telford tenby tewkesbury tiverton torquay treorchy"
)

# English forms whose first word is the same in Welsh: the rest tells them apart.
ENGLISH_PHRASES = ("merthyr tydfil", "mountain ash")

# How words begin in which n and g stand side by side and are not the letter ng.
N_AND_G = (
    "arddangos",
    "bangladesh",
    "bangor",
    "bingham",
    "bingo",
    "bryngwran",
    "bryngwyn",
    "congo",
    "dangos",
    "dengys",
    "hangar",
    "hengoed",
    "hungar",
    "hwngari",
    "ingram",
    "langdon",
    "langford",
    "langley",
    "llang",  # Llan and a mutated name: Llangefni, Llangollen, Llangynwyd
    "mango",
    "mongol",
    "pengam",
    "pengelli",
    "pengorffwysfa",
    "penglais",
    "tongwynlais",
    "ymddangos",
)
