"""Programs that stand in for LibreOffice and each fail one way.

A double takes the same arguments and writes for each Word file a scrap of PDF that holds the
file's own bytes, so that a test can see whose PDF came back. `bad` in a document's bytes is what
the double stumbles over, where it does not fail at everything.
"""

from __future__ import annotations

import sys
from pathlib import Path

_PROGRAM = """\
#!{python} -ISs
import os, pathlib, signal, subprocess, sys, time
here = pathlib.Path(__file__).parent
(here / "starts").open("a").write("x")
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
def pdf_of(content):
    return b"%PDF-1.7 /StructTreeRoot " + content + b" %%EOF"
for path in map(pathlib.Path, sys.argv[sys.argv.index("--outdir") + 2:]):
    content = path.read_bytes()
    made = out / (path.stem + ".pdf")
    bad = b"bad" in content
{body}
"""

_BODIES = {
    "working": "    made.write_bytes(pdf_of(content))",
    "hanging": """\
    child = subprocess.Popen(["sleep", "60"])
    (here / "child").write_text(str(child.pid))
    child.wait()""",
    "hanging_on_bad": """\
    if bad: time.sleep(60)
    made.write_bytes(pdf_of(content))""",
    "crashing": "    os.kill(os.getpid(), signal.SIGSEGV)",
    "crashing_on_bad": """\
    if bad: os.kill(os.getpid(), signal.SIGSEGV)
    made.write_bytes(pdf_of(content))""",
    "refusing_bad": "    if not bad: made.write_bytes(pdf_of(content))",
    "garbling": '    made.write_bytes(b"<html>not a PDF</html>")',
    "cutting_bad_short": "    made.write_bytes(pdf_of(content)[: 20 if bad else None])",
    "late": """\
    if (here / "starts").read_text() != "x": made.write_bytes(pdf_of(content))""",
    "untagged": '    made.write_bytes(pdf_of(content).replace(b"/StructTreeRoot", b""))',
}


def double_of(way: str, folder: Path) -> Path:
    """Write into `folder` the stand-in for `soffice` that fails in this `way`; return its path."""
    program = folder / "soffice"
    program.write_text(_PROGRAM.format(python=sys.executable, body=_BODIES[way]))
    program.chmod(0o700)
    return program


def starts_of(program: Path) -> int:
    """Return how often the double was started."""
    return len((program.parent / "starts").read_text())


def child_of(program: Path) -> int:
    """Return the process id of the child that a hanging double waited for."""
    return int((program.parent / "child").read_text())
