"""A task in; its files out, made by a press that keeps its templates compiled.

This is what a worker does, one task after another. A row that cannot be made says why, by its code
and by the field, and does not stop the rest; a full disk does.
"""

from __future__ import annotations

import functools
import hashlib
import operator
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from docgen.batch.tasks import Edition, Letter, Outcome, Press, Product, Task, attach
from docgen.engine.templates import compile_template
from docgen.errors import DocgenError, TypesetError
from docgen.language import Language
from docgen.model import OutputFormat, Record, State, generic_path
from docgen.typeset import TypesetResult, typeset_word

#: Takes a finished file, by its name, to where it waits.
Keep = Callable[[str, bytes], None]

EMPTY_WHERE_PRINTED = "empty-where-printed"

_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


class Gaps:
    """Answers what is printed where a letter has no value, and notes that it was asked."""

    def __init__(self, state: State) -> None:
        self.state = state  # which a filter may ask for
        self.printed: dict[str, None] = {}
        self._marks: Mapping[str, str] = {}

    def begin(self, marks: Mapping[str, str]) -> None:
        """Begin a letter, which prints `marks` where what is at their paths is missing."""
        self._marks = marks
        self.printed.clear()

    def __call__(self, path: str) -> str:
        """Return what stands in the place of the value at `path`, or of what it is below."""
        self.printed[path] = None
        while path not in self._marks and "." in path:
            path = path.rpartition(".")[0]
        return self._marks.get(path, "")


class Pressman:
    """Makes the letters of one press; holds its compiled templates and its contexts."""

    def __init__(self, press: Press) -> None:
        self.press = press
        self.compiled: dict[Language, _Ready] = {
            language: _Ready(edition, press.state) for language, edition in press.editions.items()
        }

    def make(self, tasks: Sequence[Task], keep: Keep) -> list[Outcome]:
        """Return what became of each of `tasks`; every finished file goes to `keep`.

        Raises `OSError` where `keep` does.
        """
        if self.press.by_libreoffice and OutputFormat.PDF in self.press.formats:
            return self._make_by_libreoffice(tasks, keep)
        return [self._make(task, keep) for task in tasks]

    def _make(self, task: Task, keep: Keep) -> Outcome:
        made: list[tuple[Product, bytes]] = []
        try:
            for letter in task.letters:
                made.extend(self._files(letter))
        except DocgenError as error:
            return Outcome(task.row, failure=_say(error))
        except (ArithmeticError, LookupError, TypeError, ValueError, RuntimeError) as error:
            # its words may quote a value
            return Outcome(task.row, failure=f"unexpected {type(error).__name__}")
        for product, content in made:
            keep(product.name, content)
        return Outcome(task.row, tuple(product for product, _ in made))

    def _files(self, letter: Letter) -> Iterator[tuple[Product, bytes]]:
        ready = self.compiled[letter.language]
        context = ready.context(letter)
        for ending in self.press.formats:
            ready.gaps.begin(letter.marks)
            if ending is OutputFormat.DOCX:
                word = ready.word(context, letter.language)
                yield self._product(letter, ending, word), word
            else:
                result = ready.set(context, letter.language)
                yield self._product(letter, ending, result.pdf, result), result.pdf

    def _product(
        self,
        letter: Letter,
        ending: OutputFormat,
        content: bytes,
        result: TypesetResult | None = None,
    ) -> Product:
        printed = self.compiled[letter.language].gaps.printed
        item = self.press.item
        empty = (generic_path(path) for path in printed)
        notes = [(EMPTY_WHERE_PRINTED, path) for path in empty if path.startswith(f"{item}.")]
        notes += letter.notes
        if result is not None:
            notes += [(problem.code, "") for problem in result.problems]
        return Product(
            f"{letter.stem}.{ending}",
            letter.language,
            ending,
            hashlib.sha256(content).hexdigest(),
            None if result is None else len(_PAGE.findall(content)),
            tuple(dict.fromkeys(notes)),
        )

    def _make_by_libreoffice(self, tasks: Sequence[Task], keep: Keep) -> list[Outcome]:
        """Return what became of `tasks`, their PDFs set in one start of LibreOffice."""
        words = {
            (task.row, letter.language): self._word(letter)
            for task in tasks
            for letter in task.letters
        }
        ready = {key: word for key, word in words.items() if isinstance(word, bytes)}
        results = typeset_word(list(ready.values()), timeout=self.press.timeout)
        pdfs = dict(zip(ready, results, strict=True))
        return [self._gather(task, words, pdfs, keep) for task in tasks]

    def _word(self, letter: Letter) -> bytes | DocgenError:
        ready = self.compiled[letter.language]
        ready.gaps.begin(letter.marks)
        try:
            return ready.word(ready.context(letter), letter.language)
        except DocgenError as error:
            return error

    def _gather(
        self,
        task: Task,
        words: Mapping[tuple[int, Language], bytes | DocgenError],
        pdfs: Mapping[tuple[int, Language], TypesetResult | TypesetError],
        keep: Keep,
    ) -> Outcome:
        made: list[tuple[Product, bytes]] = []
        for letter in task.letters:
            key = (task.row, letter.language)
            word, result = words[key], pdfs.get(key)
            if isinstance(word, DocgenError) or not isinstance(result, TypesetResult):
                failed = word if isinstance(word, DocgenError) else result
                said = _say(failed) if isinstance(failed, DocgenError) else "not set"
                return Outcome(task.row, failure=said)
            files = {OutputFormat.DOCX: (word, None), OutputFormat.PDF: (result.pdf, result)}
            for ending in self.press.formats:
                content, told = files[ending]
                made.append((self._product(letter, ending, content, told), content))
        for product, content in made:
            keep(product.name, content)
        return Outcome(task.row, tuple(product for product, _ in made))


class _Ready:
    """One edition, compiled, with its gaps in every record."""

    def __init__(self, edition: Edition, state: State) -> None:
        self.edition = edition
        self.template = compile_template(edition.template, name=edition.name)
        self.gaps = Gaps(state)
        self.roots = attach(edition.context, self.gaps)

    def context(self, letter: Letter) -> dict[str, Any]:
        """Return what the template is filled with."""
        own = {name: attach(value, self.gaps) for name, value in letter.roots.items()}
        context = {**self.roots, **own}
        for name, steps in letter.places.items():
            context[name] = functools.reduce(operator.getitem, steps, self.roots)
        derived = own.get("derived")
        if derived is not None:  # what follows from the row, over what follows from the case
            joined = {**self.roots.get("derived", {}), **derived}
            context["derived"] = Record(joined, path="derived", ask=self.gaps)
        return context

    def word(self, context: Mapping[str, Any], language: Language) -> bytes:
        """Return the Word file."""
        named = {"title": self.edition.title, "author": self.edition.author}
        return self.template.word(context, language=language, **named)

    def set(self, context: Mapping[str, Any], language: Language) -> TypesetResult:
        """Return the PDF."""
        named = {"title": self.edition.title, "author": self.edition.author}
        return self.template.set(context, language=language, **named)


class _Threads(threading.local):
    """Each thread's own pressmen, by the key of their press: a ledger is of one letter."""

    def __init__(self) -> None:
        self.pressmen: dict[str, Pressman] = {}


_threads = _Threads()


def pressman_of(press: Press) -> Pressman:
    """Return this thread's pressman of `press`, and forget those of other runs."""
    if press.key not in _threads.pressmen:
        _threads.pressmen = {press.key: Pressman(press)}
    return _threads.pressmen[press.key]


def _say(error: DocgenError) -> str:
    """Return what is told of a row that failed: never a value, since no error has one."""
    problems = getattr(error, "problems", ())
    return str(problems[0]) if problems else error.message
