"""A whole file in; the same file with something wrong about it out: in its bytes or in its parts.

What is spoilt inside an archive, a PDF or a database is put back into a whole one, so that a reader
comes as far as the fault.
"""

from __future__ import annotations

import copy
import io
import random
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pikepdf
import yaml
from lxml import etree

_WORDS = (
    b"<< >> [ ] ( ) < > / obj endobj stream endstream 0_0_R -1 99999999999 1e308 NaN /Kids /Parent "
    b"/Contents /Resources /Font Do BT &#0; <w:p> </w:p> w:val= \x00 \xff\xfe PK\x03\x04 <!DOCTYPE "
    b"{{ }} {% %} {%p_for_x_in_y_%} {{x|join}} # ![](x.png) | \t \r\n \" ' : - & * ! --- ``` &x "
    b"!!python/object:os.system <<: *x =cmd| @ \xef\xbb\xbf \xe2\x80\xae"
)
_TOKENS = tuple(_WORDS.split(b" "))
VALUES: tuple[Any, ...] = (
    *(None, True, -1, 0, 10**30, 1e308, float("nan"), "", " ", "x" * 5000, "\x01", "‮", "\ud7ff"),
    *([], {}, [[]], [None], {"en": 1}, {"": ""}, [[[[[[[[]]]]]]]], {"file": "../../x.docx"}),
    *("²", "٣", "9" * 5000, "-5", "1e999", "D800", "110000", "0x1F", "12,5"),
    *("2026-13-45", "2026-02-29", "0001-01-01", "9999-12-31", "25:61", "2026-01-01T00:00"),
    *(
        "subject",
        "{{ 7*7 }}",
        "{% for x in y %}",
        "=cmd",
        "a\nb",
        "en",
        "cy",
        "yes",
        "#",
        "|",
        "../x",
    ),
)
Spoil = Callable[[bytes, random.Random], bytes]


def chance_of(seed: int) -> random.Random:
    """Return a source of chance that is the same for the same `seed`."""
    return random.Random(seed)  # noqa: S311 - files are spoilt with it, and nothing is kept secret


def spoil_bytes(content: bytes, chance: random.Random) -> bytes:
    """Return `content` with some bytes changed, cut, doubled or put elsewhere."""
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        at = chance.randrange(len(spoilt) + 1)
        length = chance.choice((1, 2, 8, 60))
        way = chance.randrange(5)
        if way == 0 and at < len(spoilt):
            spoilt[at] = chance.randrange(256)
        elif way == 1:
            del spoilt[at : at + length]
        elif way == 2:
            spoilt[at:at] = spoilt[at : at + length] * chance.choice((1, 3, 50))
        elif way == 3:
            spoilt[at:at] = chance.choice(_TOKENS)
        else:
            there = chance.randrange(len(spoilt) + 1)
            spoilt[there:there] = spoilt[at : at + length]
    return bytes(spoilt)


def spoil_xml(content: bytes, chance: random.Random) -> bytes:
    """Return an XML part with elements gone, doubled, moved, nested or given other values."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return spoil_bytes(content, chance)
    for _ in range(chance.choice((1, 1, 2, 5))):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        _spoil_element(chance.choice(elements), chance.choice(elements), chance)
    return etree.tostring(root)


def _spoil_element(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent, way = one.getparent(), chance.randrange(7)
    if way == 0 and parent is not None:
        parent.remove(one)
    elif way == 1 and parent is not None:
        for _ in range(chance.choice((1, 2, 100))):
            parent.insert(parent.index(one), copy.deepcopy(one))
    elif way == 2 and one not in list(other.iterancestors()) and one is not other:
        other.append(one)
    elif way == 3 and one.attrib:
        with suppress(ValueError):
            one.set(chance.choice(sorted(map(str, one.attrib))), str(chance.choice(VALUES)))
    elif way == 4:
        with suppress(ValueError):
            one.text = str(chance.choice(VALUES))
    elif way == 5:
        one.tag = other.tag
    else:
        _nest(one, chance)


def _nest(one: etree._Element, chance: random.Random) -> None:
    parent = one.getparent()
    for _ in range(chance.choice((1, 5, 80, 300)) if parent is not None else 0):
        around = etree.Element(one.tag)
        place = one.getparent()
        if place is not None:
            place.replace(one, around)
            around.append(one)


def spoil_archive(content: bytes, chance: random.Random) -> bytes:
    """Return an archive that is whole, of whose parts one or two are spoilt, gone or swapped."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    for _ in range(chance.choice((1, 1, 2))):
        name, other = chance.choice(sorted(parts)), chance.choice(sorted(parts))
        way = chance.randrange(12)
        if way == 0 and len(parts) > 1:
            del parts[name]
        elif way == 1:
            parts[name] = parts.get(other, b"")
        elif way == 2:
            parts[f"{name}/../x{chance.randrange(9)}"] = parts[name]
        else:
            change = spoil_xml if way < 10 and name.endswith((".xml", ".rels")) else spoil_bytes
            parts[name] = change(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for one, part in parts.items():
            file.writestr(zipfile.ZipInfo(one), part)
    return stream.getvalue()


def spoil_pdf(content: bytes, chance: random.Random) -> bytes:
    """Return a PDF that is whole, of whose objects some are spoilt: values, streams, references."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        objects = list(pdf.objects)
        for _ in range(chance.choice((1, 1, 2, 6))):
            with suppress(pikepdf.PdfError, LookupError, ValueError, TypeError, RuntimeError):
                _spoil_object(chance.choice(objects), chance.choice(objects), chance)
        stream = io.BytesIO()
        modes = list(pikepdf.ObjectStreamMode)[:3]
        with suppress(pikepdf.PdfError, RuntimeError):
            pdf.save(stream, object_stream_mode=chance.choice(modes))
            return stream.getvalue()
    return spoil_bytes(content, chance)


def _spoil_object(one: Any, other: Any, chance: random.Random) -> None:
    if isinstance(one, pikepdf.Stream) and chance.random() < 0.5:
        one.write(spoil_bytes(one.read_bytes(), chance))
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        key = chance.choice(sorted(one.keys()) or ["/Type"])
        if chance.random() < 0.2:
            del one[key]
        else:
            one[key] = _pdf_value(one, other, chance)
    elif isinstance(one, pikepdf.Array) and len(one):
        one[chance.randrange(len(one))] = _pdf_value(one, other, chance)


def _pdf_value(one: Any, other: Any, chance: random.Random) -> Any:
    plain: tuple[Any, ...] = (-1, 0, 2**31, 10**15, 0.5, True, "x" * 3000, b"\xfe\xff\xd8\x00")
    names = ("/Type", "/Page", "/FlateDecode", "/DCTDecode", "/Link", "/JavaScript", "/Identity-H")
    built = (pikepdf.Array([other]), pikepdf.Array([one] * 50), pikepdf.Dictionary({"/A": other}))
    named = tuple(pikepdf.Name(name) for name in names)
    return chance.choice((*plain, *named, *built, one, other, other))


def spoil_tree(content: bytes, chance: random.Random) -> bytes:
    """Return a YAML or JSON text of whose values some are gone, doubled, or something else."""
    tree = yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    for _ in range(chance.choice((1, 1, 2, 4, 10))):
        _spoil_node(tree, chance)
    return yaml.dump(
        tree, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), allow_unicode=True
    ).encode("utf-8", "replace")


def _spoil_node(tree: Any, chance: random.Random) -> None:
    """Go down from the root to some place, and spoil it."""
    while isinstance(tree, dict | list) and tree:
        key: Any = (
            chance.choice(list(tree)) if isinstance(tree, dict) else chance.randrange(len(tree))
        )
        if not isinstance(tree[key], dict | list) or not tree[key] or chance.random() < 0.15:
            break
        tree = tree[key]
    else:
        return
    way = chance.randrange(6)
    if way == 0:
        del tree[key]
    elif way == 1 and isinstance(tree, list):
        tree[key:key] = [copy.deepcopy(tree[key])] * chance.choice((1, 3, 60))
    elif way == 2 and isinstance(tree, dict):
        tree[chance.choice((f"{key}x", str(key).upper(), "en", ""))] = tree.pop(key)
    else:
        tree[key] = copy.deepcopy(chance.choice(VALUES))


def spoil_base(content: bytes, chance: random.Random) -> bytes:
    """Return an SQLite file of whose tables a value, a column or the whole is something else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "base"
        path.write_bytes(content)
        with closing(sqlite3.connect(path)) as base, suppress(sqlite3.Error):
            told = base.execute("select name from sqlite_master where type='table'").fetchall()
            table = chance.choice([row[0] for row in told])
            columns = [row[1] for row in base.execute(f"pragma table_info([{table}])")]
            column = chance.choice(columns)
            value = chance.choice([None, -1, 2**62, 1.5, "x", "", "../x", "x" * 9000, b"\x00\xff"])
            orders = (
                (f"update [{table}] set [{column}] = ?", (value,)),  # noqa: S608 - our own file
                (f"drop table [{table}]", ()),
                (f"alter table [{table}] rename column [{column}] to other", ()),
                (f"delete from [{table}] where rowid % 2", ()),  # noqa: S608 - our own file
            )
            base.execute(*chance.choice((orders[0], orders[0], *orders)))
            base.commit()
        return path.read_bytes()
