"""A file that is no usable Word template in, a reason that a Word user understands out."""

from __future__ import annotations

from docgen.errors import Place, Problem, TemplateError

_SAVE_AS = "open it in Word and save it as “Word Document (.docx)”"
_SAVE_AGAIN = "open it in Word, let Word repair it, and save it again"

REASONS: dict[str, tuple[str, str]] = {
    "template-empty": ("the file is empty", "choose the template itself"),
    "template-not-word": ("this is not a Word document", _SAVE_AS),
    "template-old-word": ("this is a document of Word 97 to 2003 (.doc)", _SAVE_AS),
    "template-encrypted": (
        "the document is protected by a password",
        "take the password off in Word: File, Info, Protect Document, Encrypt with Password",
    ),
    "template-rtf": ("this is a rich text document (.rtf)", _SAVE_AS),
    "template-pdf": ("this is a PDF, not a Word document", "choose the Word document it came from"),
    "template-opendocument": ("this is an OpenDocument text (.odt)", _SAVE_AS),
    "template-not-text": ("this is an Excel or PowerPoint file", "choose a Word document"),
    "template-macros": ("the document carries macros (.docm)", _SAVE_AS),
    "template-dotx": ("this is a Word template (.dotx), not a document", _SAVE_AS),
    "template-strict": ("the document is saved as “Strict Open XML”", _SAVE_AS),
    "template-too-large": (
        "the document unpacks to more than a Word document can be",
        "make sure that the file comes from someone you trust; then take out large pictures",
    ),
    "template-unsafe-names": (
        "the document holds parts with names that no Word document has",
        "make sure that the file comes from someone you trust; then save it again in Word",
    ),
    "template-entities": (
        "a part of the document declares its own XML entities, as no Word document does",
        "do not use this file; ask whoever sent it for one made in Word",
    ),
    "template-damaged": ("the document is damaged and cannot be unpacked", _SAVE_AGAIN),
    "template-broken-part": ("a part of the document is not well-formed XML", _SAVE_AGAIN),
    "template-twice": (
        "the document holds twice what a Word document has once, such as its styles",
        _SAVE_AGAIN,
    ),
    "template-missing-part": ("the document refers to a part that it does not hold", _SAVE_AGAIN),
}


def refusal(code: str, name: str, *, part: str = "") -> TemplateError:
    """Return the error for a file called `name` which is refused for the reason `code`."""
    message, hint = REASONS[code]
    problem = Problem(code, message, Place(file=name, part=part), hint)
    return TemplateError(f"`{name}` cannot be used: {message}", [problem], hint=hint)
