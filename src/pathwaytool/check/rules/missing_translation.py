"""Texts are written in every language of the library.

A reader of another language sees the default language, marked, where a translation is missing.

Fix: write the text as a map of languages, such as `{da: Plan, en: Plan}`.
"""

from collections.abc import Iterable, Iterator

from pathwaytool.check.rule import Setting, Whole, gathered, in_one
from pathwaytool.check.texts import Written, register_texts
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language

MESSAGE = Message(
    "missing-translation",
    Severity.WARNING,
    "{what} is missing in {language}: {ids}.",
    "Write the text as a map of languages, such as `{{da: Plan, en: Plan}}`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for missing titles, and one for all longer texts of a pathway."""
    yield from _missing(setting.texts, setting.library.languages)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for each register file."""
    files: dict[str, list[Written]] = {}
    for written in register_texts(whole.library):
        files.setdefault(written.place.source.path, []).append(written)
    for texts in files.values():
        yield from _missing(texts, whole.library.languages)


def _missing(texts: Iterable[Written], languages: tuple[Language, ...]) -> Iterator[Diagnostic]:
    complete = len(languages)
    lacking = [
        written
        for written in texts
        if len(written.text.versions) < complete or written.text.versions[0][0] != languages[0]
    ]
    for language in languages:
        missing = [written for written in lacking if not written.text.has(language)]
        titles = [(one.owner, one.location) for one in missing if one.is_title]
        others = [(one.owner, one.location) for one in missing if not one.is_title]
        yield from gathered(MESSAGE, titles, language=language, what="title")
        if others:
            yield in_one(MESSAGE, others, language=language, what="text")
