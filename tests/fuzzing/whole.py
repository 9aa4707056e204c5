"""Nothing in; whole files of every kind that a reader takes, and what is done with what is read."""

from __future__ import annotations

import base64
import io
import json
import random
import shutil
import tempfile
import zlib
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path

import yaml
from builders import docx_of, heading, para, picture, png_of, table
from conftest import ROOT
from fuzzing.spoiling import spoil_xml
from list_specimens import LETTER, NEEDED, WHOLE, csv_of, ods_of, ods_row, workbook_of
from made_documents import sample
from PIL import Image

import docgen
from docgen.batch import BulkRequest, Choices, Order, send_in_bulk
from docgen.batch.fields import fields_of_recipients
from docgen.batch.listing import read_list
from docgen.engine import Settings, check_case, export_wording
from docgen.engine.building import build_templates
from docgen.engine.packing import plans_for

SAMPLES = ROOT / "samples"
CARD = "data_schemas/ctm/family-letter-initial.yaml"
TOOLKIT = "data_schemas/toolkits/ctm.yaml"
PACKS = "data_schemas/packs/ctm.yaml"
SCHEMA = "data_schemas/case.yaml"
AUDIENCES = "data_schemas/audiences.yaml"
SOURCE = "templates/source/ctm/family-letter-initial.yaml"
STYLE = "templates/source/house_style.yaml"
DAY = date(2026, 11, 1)
SETTINGS = Settings(today=lambda: DAY)
CONTEXT = {"name": "Nia <b> & ŵ", "rows": [{"a": "x"}, {"a": "y"}], "case": {"reference": "X-1"}}


@cache
def library() -> docgen.Library:
    """Return the shipped library."""
    return docgen.open_library()


def laid(folder: Path) -> docgen.Library:
    """Return the library with `folder` laid over it."""
    return docgen.open_library(folder)


def at(name: str) -> Callable[[], Sequence[bytes]]:
    """Return what gives the shipped file at `name`."""
    return lambda: [(ROOT / name).read_bytes()]


# cases and what a library is made of


def cases() -> Sequence[bytes]:
    """Return the case files that are shipped."""
    return [one.read_bytes() for one in sorted(SAMPLES.glob("*.yaml")) if one.stem != "board"]


def cases_as_json() -> Sequence[bytes]:
    """Return them as JSON."""
    read = (yaml.safe_load(one) for one in cases())
    return [json.dumps(one, ensure_ascii=False, default=str).encode() for one in read]


def boards() -> Sequence[bytes]:
    """Return the settings of boards."""
    shipped = sorted((ROOT / "data_schemas/boards").glob("*.yaml"))
    return [one.read_bytes() for one in (SAMPLES / "board.yaml", *shipped)]


def case_at(path: Path, board: Path | None = None) -> docgen.Case:
    """Return the case at `path`."""
    return docgen.read_case(path, library=library(), board=board)


def beside_samples(room: Path, name: str) -> str:
    """Return where a case called `name` stands in `room`, with all that the samples name."""
    home = f"case-{name.replace('.', '-')}"
    shutil.copytree(SAMPLES, room / home)
    return f"{home}/{name}"


def make_of_case(path: Path, board: Path | None = None) -> None:
    """Check a case, and make drafts that print much of it."""
    check_case(library(), path, board=board)
    case = case_at(path, board)
    forms = ("recommendation-to-chair", "panel-timetable")
    made = docgen.make(library(), case, docgen.Request(forms, formats=(docgen.OutputFormat.DOCX,)))
    assert made.documents


def use_card(folder: Path) -> None:
    """Make a form by the card that `folder` lays over the shipped one."""
    opened = laid(folder)
    assert [opened.form(one) for one in opened.form_ids]
    docgen.make(opened, sample(), docgen.Request((LETTER,), formats=(docgen.OutputFormat.DOCX,)))


def use_packs(folder: Path) -> None:
    """Plan packs by the file that `folder` lays over the shipped one."""
    plans_for(laid(folder), sample())


def use_schema(folder: Path) -> None:
    """Read a case by the schema that `folder` lays over the shipped one."""
    docgen.read_case(SAMPLES / "case.yaml", library=laid(folder))


def use_source(folder: Path) -> None:
    """Build a form by the source or style that `folder` lays over the shipped one."""
    build_templates(laid(folder), (LETTER,))


# Word files, chapters and pictures


@cache
def templates() -> Sequence[bytes]:
    """Return small templates with every kind of tag, and a shipped one."""
    loops = table("{%tr for r in rows %}", "{{ r.a }} | {{ name|upper }}", "{%tr endfor %}")
    mixed = docx_of(
        heading("Dear {{ name }}"), para("{% if ", "name %}", "{{ na", "me }}{% endif %}"), loops
    )
    sides = docx_of(para("{{ case.reference }}"), picture(), header="{{ name }}", footer="x")
    return [mixed, sides, *forms()]


def forms() -> Sequence[bytes]:
    """Return two shipped forms as they stand."""
    return [(ROOT / f"templates/{one}/ctm/{LETTER}.docx").read_bytes() for one in ("en", "cy")]


def chapters_word() -> Sequence[bytes]:
    """Return Word files that a report may name as chapters."""
    own = docx_of(heading("One"), para("Two", "three"), table("a | b", "c | d"), picture())
    return [own, (SAMPLES / "report/en/challenge.docx").read_bytes()]


def chapters_markdown() -> Sequence[bytes]:
    """Return the chapters of the shipped report."""
    return [one.read_bytes() for one in sorted((SAMPLES / "report/en").glob("*.md"))]


def pictures(ending: str) -> Callable[[], Sequence[bytes]]:
    """Return what gives pictures of one kind."""
    shown = sorted((SAMPLES / "report/pictures").glob("*.png"))
    if ending == ".png":
        return lambda: [png_of(8, 8), *(one.read_bytes() for one in shown)]
    return lambda: [_as_jpeg(one.read_bytes()) for one in shown]


def _as_jpeg(content: bytes) -> bytes:
    stream = io.BytesIO()
    Image.open(io.BytesIO(content)).convert("RGB").resize((200, 100)).save(stream, "JPEG")
    return stream.getvalue()


def make_report(home: Path, name: str, content: bytes) -> None:
    """Make the report of a case that names the file `name`, which is `content`, as a chapter."""
    home.mkdir(parents=True, exist_ok=True)
    (home / name).write_bytes(content)
    chapter = name
    if not name.endswith((".md", ".docx")):
        chapter = "shows.md"
        (home / chapter).write_text(f"# One\n\n![A plan]({name})\n", encoding="utf-8")
    data = yaml.safe_load((SAMPLES / "case.yaml").read_bytes())
    data["report"] = {"circumstances": {"en": {"file": chapter}}}
    (home / "case.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    formats = (docgen.OutputFormat.DOCX, docgen.OutputFormat.PDF)
    request = docgen.Request(("review-report",), (docgen.Language.EN,), formats)
    docgen.make(library(), case_at(home / "case.yaml"), request)


# lists and wording

_EXCEL_97 = r"""
c-rk)O-vI(6#k~&(jTA{1Pz#w1|urMfp}03P)iUz06{J)F~M!SEtRq*+j6KLM3JM3i6@O05<GZ8z4#L~(VGVoj2=u(OhAvGO
f>NTtZ!bo6;KmM&;+yJX5P$uGw;pYnRzp_`+B}|Vdj3_BG#b;POO+-l&q2oO5Oq!0M(nOEEaMPCDX>Xg4aV6S>nQz@>gy-hj
P9b;lMrR1ySH5r85{ue_Gdq{}7$*gDRvC?L-A`k;IQ$_Nt0$l<5wpce&+Lrbk(Fm1#S*T@XW<5A`=4u~zXZM+4XSA?-e7o%b
whMGaocRebT9$hUPNY$VmxHmj&t$}kI>&>l_K49QpEHhjQoLQ7v?OIOzds%f%k@y!eZUkg$FJZQ`Rtz3ZQ-`C3Be~^1<64%S
GI}~6N=2;GsX_R3~ku?f>lbP%ig-t1Or7S_eI;PR82*+ZEmdWe_3@xQ*lW9FOk{lmS$A>c$k#kx!OFMb5swXDYghm_wpcdB*
O^<4RvXE4RU9ntrWGt6Rr}hAcgU7XWD%c&LNch4L*)B0+sL6Od>l+$sYYVo9!%iTR)+xTCIU<9tWW7_<^D6R4;VmezW(z9k&
@3YwLj{*BIY0w621|Foyy=S!goar%$;VFqaM~-!0wyj=4N~@VjgzU1QWI+&WO|vc?&fkG(`sr%dE-EhRp_4LHdnZ|k@`8rcp
KWcs=S}d)1OZ~s-ON8IzZ*Qp2hRkbMHbkXrRL~M*8xZLbGTVH*ZKh4i$1?ZDb#q*8Z}oc^m=Dchfq7E3hoXm{7?y&&kmdMb2
T3Ri1Ma=PYsxaf)SG{Km3i%Py<EV9O;%PFi*sIceEb<fLV<W!b^~uC?r7%hHEu{MPc_>*uA#3ohw%hocG)WFy+Xf5HbFHf-3
iVZ(+E8(Rv&7smW0S+TCk^1|n~{_8ALTCsnV{I?iHnw~6uR33v)xq;lK*3VA3M8THWpibd`p~Ok*-M}a!?8oS)*Drlah}G}2
Va34Kh0tdEU)hYGf4To3*6#kG
"""
_ROWS = ([*NEEDED, "Language", "Reference"], [*WHOLE, "cy", "R1"], [*WHOLE, "both", "R2"])


def lists_csv(delimiter: str = ",") -> Sequence[bytes]:
    """Return lists of recipients as text."""
    encodings = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
    return [csv_of(_ROWS, encoding=one, delimiter=delimiter) for one in encodings]


lists_tsv = partial(lists_csv, "\t")


def lists_xlsx() -> Sequence[bytes]:
    """Return lists of recipients as workbooks: a plain one, and the template with a row filled."""
    ready = docgen.batch.new_list(library(), LETTER, sample(), docgen.Language.EN)
    return [workbook_of(_ROWS), ready]


def lists_ods() -> Sequence[bytes]:
    """Return a list as an OpenDocument workbook."""
    return [ods_of("".join(map(ods_row, _ROWS)))]


def lists_xls() -> Sequence[bytes]:
    """Return a list as a workbook of Excel 97: kept whole, since nothing here writes one."""
    return [zlib.decompress(base64.b85decode("".join(_EXCEL_97.split())))]


@cache
def _fields() -> object:
    return fields_of_recipients(library(), library().form(LETTER), sample())


def read_recipients(content: bytes, name: str) -> None:
    """Read a list as `docgen bulk` does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        read_list(path, _fields(), sample(), Choices(), skip_invalid=True)


def wording(ending: str) -> Callable[[], Sequence[bytes]]:
    """Return what gives the wording of one form as a translator has it."""
    return lambda: [export_wording(library(), (LETTER,), ending=ending)]


def spoil_part(content: bytes, chance: random.Random) -> bytes:
    """Return an XML file with its elements spoilt."""
    return spoil_xml(content, chance)


def journals() -> Sequence[bytes]:
    """Return the journal of a finished run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "list.csv").write_bytes(csv_of(_ROWS))
        out = folder / "letters"
        request = BulkRequest(
            LETTER, SAMPLES / "case.yaml", str(folder / "list.csv"), out, Order(), workers=1
        )
        send_in_bulk(library(), request, settings=SETTINGS)
        return [(out / ".docgen/journal.sqlite").read_bytes()]
