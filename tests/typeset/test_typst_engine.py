"""Typst source into PDF: the same bytes always, nothing from outside, errors without values."""

from __future__ import annotations

import hashlib
import io
import multiprocessing
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest
from typst_specimens import HEAD, page, source_of, square

from docgen.errors import TypesetError
from docgen.model import TypstSource
from docgen.typeset import typeset_typst, typst_engine

NAME = "Gwenllian"


def _refusal(source: TypstSource) -> TypesetError:
    with pytest.raises(TypesetError) as caught:
        typeset_typst(source)
    return caught.value


def test_a_document_becomes_a_pdf_without_problems() -> None:
    made = typeset_typst(page())
    assert made.pdf.startswith(b"%PDF-")
    assert made.problems == ()


def test_the_same_source_gives_the_same_bytes() -> None:
    first = typeset_typst(page()).pdf
    typeset_typst(source_of("= Another"))
    assert typeset_typst(page()).pdf == first


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import hashlib, typst_specimens as specimens; from docgen.typeset import typeset_typst;"
        "print(hashlib.sha256(typeset_typst(specimens.page()).pdf).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == hashlib.sha256(typeset_typst(page()).pdf).hexdigest()


def test_threads_set_documents_side_by_side_and_alike() -> None:
    sources = [source_of(f"= Letter {n}\n" + "#lorem(300)\n\n" * 5) for n in range(24)]
    alone = [typeset_typst(source).pdf for source in sources]
    with ThreadPoolExecutor(4) as pool:
        together = [made.pdf for made in pool.map(typeset_typst, sources)]
    assert together == alone


def test_the_pdf_carries_the_date_it_is_told() -> None:
    with _opened(typeset_typst(page(), created=1_700_000_000).pdf) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20231114221320Z"


def test_the_metadata_name_title_author_and_program_only() -> None:
    with _opened(typeset_typst(page()).pdf) as pdf:
        said = {str(key): str(value) for key, value in pdf.docinfo.items()}
    assert said == {
        "/Title": "A specimen",
        "/Author": "The board",
        "/Creator": "Typst 0.15.0",
        "/CreationDate": "D:19800101000000Z",
        "/ModDate": "D:19800101000000Z",
    }


def test_arimo_is_embedded_whatever_the_machine_has() -> None:
    with _opened(typeset_typst(source_of("= Ŵyneb ŷ")).pdf) as pdf:
        fonts = pdf.pages[0].Resources.Font.values()
        assert all("Arimo" in str(font.BaseFont) for font in fonts)


def test_a_font_of_this_machine_is_not_seen() -> None:
    (problem,) = typeset_typst(source_of('#set text(font: "Liberation Sans")\n= Title')).problems
    assert (
        problem.message == "the font `liberation sans` is not there, and another stands in for it"
    )


def test_two_documents_may_call_different_pictures_by_one_name() -> None:
    body = '= Title\n#image("/assets/seal.png", alt: "The seal")'
    black, white = (typeset_typst(source_of(body, seal=square(grey))).pdf for grey in (0, 255))
    assert black != white
    assert typeset_typst(source_of(body, seal=square(0))).pdf == black


def test_a_document_cannot_read_another_documents_picture() -> None:
    body = '= Title\n#image("/assets/seal.png", alt: "The seal")'
    typeset_typst(source_of(body, seal=square(0)))
    assert _refusal(source_of(body)).message == "a picture that the document shows is not there"


@pytest.mark.parametrize("path", ["/etc/hostname", "../../../../etc/hostname"])
def test_a_document_cannot_read_the_machines_files(path: str) -> None:
    _refusal(source_of(f'= Title\n#read("{path}")'))


def test_a_package_is_refused_before_the_network_is_asked() -> None:
    error = _refusal(source_of('#import "@preview/cetz:0.3.0"\n= Title'))
    assert "uses no network" in error.message


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("x" * 6_000_001, "longer than can be set"),
        ("#linebreak();" * 40_001, "longer than can be set"),
        ("#hd(1)[a]" * 4_001, "more than 4,000 headings"),
        ("#context hd(1)[a]" * 4_001, "more than 4,000 headings"),
    ],
    ids=["letters", "lines", "headings", "headings with tabs"],
)
def test_what_typst_would_be_at_for_ever_is_refused_at_once(body: str, said: str) -> None:
    refusal = _refusal(source_of(body))
    assert said in refusal.message
    assert refusal.hint


def test_text_that_reads_like_an_import_is_only_text() -> None:
    assert typeset_typst(source_of('= Title\n#"import \\"@preview/cetz:0.3.0\\"";')).pdf


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_process_forked_after_use_is_told_instead_of_hanging() -> None:
    typeset_typst(page())
    context = multiprocessing.get_context("fork")
    queue: multiprocessing.SimpleQueue[str] = context.SimpleQueue()
    child = context.Process(target=_typeset_in_child, args=(queue,))
    child.start()
    child.join(20)
    assert not child.is_alive()
    assert "start processes by `spawn`" in queue.get()


def _typeset_in_child(queue: multiprocessing.SimpleQueue[str]) -> None:
    try:
        typeset_typst(page())
    except RuntimeError as error:
        queue.put(str(error))
    else:
        queue.put("no error")


REFUSED = {
    f'= Title\n#panic("{NAME}")': "for a reason that docgen does not know",
    f'= Title\n#"{NAME}" + 1 #("{NAME}" + 1)': "at line 4 of its Typst source",
    f"= Title\n=== {NAME}": "a heading of level 3 follows one of level 1",
    f"== {NAME}": "the first heading is not of level 1",
    '= Title\n#image("/assets/seal.png")': "a picture has no alternative text",
    '= Title\n#image("/assets/broken.png", alt: "A")': "a picture of the document cannot be read",
    f'= Title\n#image("/assets/{NAME}.png", alt: "A")': "a picture that the document shows",
    f'= Title\n#"{NAME} 日"': "the text holds a character of CJK, which no font here can show",
    f'= Title\n#"{NAME} ☃\\u{{1F600}}"': "the text holds a symbol",
    f'= Title\n#"{NAME} \\u{{7}}"': "the text holds a control character",
    f'= Title\n#"{NAME} \\u{{E000}}"': "the text holds a character that PDF/A forbids",
    f'= Title\n#link("")[{NAME}]': "a link of the document leads nowhere",
    f"= Title\n#{NAME}": "for a reason that docgen does not know",
    "= Title\n" + "#[" * 2000: "nested too deep",
}


@pytest.mark.parametrize(("body", "said"), REFUSED.items())
def test_a_refusal_says_what_is_wrong_and_what_to_do(body: str, said: str) -> None:
    error = _refusal(source_of(body, seal=square(0), broken=b"not a picture"))
    assert said in error.message
    assert error.hint


@pytest.mark.parametrize("body", REFUSED)
def test_a_refusal_quotes_nothing_of_the_document(body: str) -> None:
    error = _refusal(source_of(body, seal=square(0), broken=b"not a picture"))
    assert NAME not in error.message + error.hint + repr(error)
    assert error.__cause__ is None
    assert error.__context__ is None


def test_a_document_without_a_title_is_refused() -> None:
    assert "the document has no title" in _refusal(TypstSource("= Heading")).message


def test_all_faults_of_a_document_are_told_at_once() -> None:
    message = _refusal(source_of('= T\n#"日"\n\n#"\\u{7}"\n\n#"\\u{E000}"')).message
    assert message.count(";") == 2


def test_numbers_that_do_not_settle_are_a_warning_without_the_numbers() -> None:
    count = "#context { for i in range(c.final().first() + 1) { c.step() } }"
    body = f'= T\n#let c = counter("a")\n{count}'
    problems = typeset_typst(source_of(body)).problems
    assert [problem.message for problem in problems] == [
        "the document's page numbers or counts did not settle"
    ]


def test_a_warning_that_nobody_knows_is_told_without_its_words() -> None:
    (problem,) = typeset_typst(source_of(f"= T\n{NAME} ** x")).problems
    assert "Typst has a doubt" in problem.message
    assert NAME not in repr(problem)


def _opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def test_the_head_of_the_specimens_is_the_least_that_is_needed() -> None:
    assert typeset_typst(TypstSource(HEAD + "= Title")).problems == ()


class PanicException(BaseException):
    """What a panic in Typst's own program comes out as."""


class _Panicking:
    def compile_with_warnings(self, **_: object) -> None:
        raise PanicException(NAME)


def test_a_panic_in_typst_is_an_error_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst_engine._threads, "compiler", _Panicking())
    error = _refusal(page())
    assert "for a reason that docgen does not know" in error.message
    assert NAME not in repr(error)


def test_a_document_after_a_panic_is_set_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst_engine._threads, "compiler", _Panicking())
    _refusal(page())
    assert typeset_typst(page()).problems == ()


def test_an_interruption_is_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        def compile_with_warnings(self, **_: object) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(typst_engine._threads, "compiler", Interrupted())
    with pytest.raises(KeyboardInterrupt):
        typeset_typst(page())
