"""The `soffice` program: found, started in a folder of its own, and stopped when it hangs.

The only module that may start a process. Each start has a private profile, so that it neither
meets a LibreOffice that the person has open nor changes its settings; the profile forbids macros
and links to the network, since templates may come from strangers.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from docgen.errors import EngineMissingError
from docgen.typeset.private_folder import remove_folder

_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("/usr/lib/libreoffice/program/soffice"),
    Path("/opt/libreoffice/program/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
_MISSING: Final = (
    "install LibreOffice 7.4 or later (`apt install libreoffice-writer`, or libreoffice.org), or "
    "leave `--engine libreoffice` out: the default engine needs nothing installed"
)

# https://help.libreoffice.org/latest/en-US/text/shared/guide/pdf_params.html
_OPTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "PDFUACompliance": ("boolean", "true"),
    "SelectPdfVersion": ("long", "2"),  # PDF/A-2b
    "UseTaggedPDF": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
    "ExportFormFields": ("boolean", "false"),  # content controls print as text, as Typst has them
}
_FILTER: Final = "pdf:writer_pdf_Export:" + json.dumps(
    {name: {"type": kind, "value": value} for name, (kind, value) in _OPTIONS.items()},
    separators=(",", ":"),
)
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Common/Misc", "FirstRun", "false"),
)


def find_soffice() -> Path | None:
    """Return where LibreOffice's program is on this machine, if it is."""
    named = (shutil.which(name) for name in _NAMES)
    found = [Path(path) for path in named if path] + [path for path in _PLACES if path.is_file()]
    return found[0] if found else None


def require_soffice(program: Path | None) -> Path:
    """Return `program`, or else the one on this machine; raise `EngineMissingError` without one."""
    chosen = program or find_soffice()
    if chosen is None or not chosen.is_file():
        raise EngineMissingError("libreoffice", hint=_MISSING)
    return chosen


class Desk:
    """A folder in which one LibreOffice works: Word files `in`, PDFs `out`, and its profile.

    Files go by number and by nothing else: their names show in lists of processes.
    """

    def __init__(self, program: Path, folder: Path) -> None:
        self._program = program
        self._folder = folder
        for name in ("in", "out", "temp"):
            (folder / name).mkdir(parents=True, mode=0o700)
        self._make_profile()

    def convert(self, documents: Mapping[int, bytes], seconds: float) -> int | None:
        """Turn `documents` into PDFs by one start; return its exit code, None if it hung."""
        for number, content in documents.items():
            self._word(number).write_bytes(content)
        try:
            code = self._run([self._word(number) for number in documents], seconds)
        finally:
            for number in documents:
                self._word(number).unlink(missing_ok=True)
        if code != 0:
            self._make_profile()  # what a fallen program leaves there may stop the next one
        return code

    def take(self, number: int) -> bytes:
        """Return what was made of the document `number`, and clear it away; empty if nothing."""
        made = self._folder / "out" / f"{number}.pdf"
        content = made.read_bytes() if made.is_file() else b""
        made.unlink(missing_ok=True)
        return content

    def _word(self, number: int) -> Path:
        return self._folder / "in" / f"{number}.docx"

    def _make_profile(self) -> None:
        remove_folder(self._folder / "profile")
        user = self._folder / "profile" / "user"
        user.mkdir(parents=True, mode=0o700)
        (user / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")

    def _run(self, files: Sequence[Path], seconds: float) -> int | None:
        process = subprocess.Popen(
            [*self._command(), *map(str, files)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env=self._environment(),
            start_new_session=True,
        )
        try:
            return process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if process.poll() is None:
                _kill_with_children(process)

    def _command(self) -> list[str]:
        return [
            str(self._program),
            f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
            "--infilter=MS Word 2007 XML",
            *("--convert-to", _FILTER),
            *("--outdir", str(self._folder / "out")),
        ]

    def _environment(self) -> dict[str, str]:
        temp = str(self._folder / "temp")
        own = {"TMPDIR": temp, "TMP": temp, "TEMP": temp, "SAL_USE_VCLPLUGIN": "svp"}
        return {**os.environ, **own, "LC_ALL": "C.UTF-8"}


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


def _kill_with_children(process: subprocess.Popen[bytes]) -> None:
    # `soffice` is a script: the program that hangs is a child of a child of it.
    if sys.platform == "win32":
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, check=False, capture_output=True)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
