"""Texts are written in every language that the file promises.

A file promises the languages in its `languages:`, or else those of the library. A reader of another
language sees the file's first language, marked, where a translation is missing.

Fix: write the text as a map of languages, such as `{da: Plan, en: Plan}`; or take the language out
of the file's `languages:`.
"""

from collections.abc import Iterable, Iterator

from pathwaytool.check.rule import Setting, Whole, gathered, in_one
from pathwaytool.check.texts import Written, register_texts, topic_texts
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language
from pathwaytool.model.topic import Topic

MESSAGE = Message(
    "missing-translation",
    Severity.WARNING,
    "{what} is missing in {language}: {ids}.",
    "Write the text as a map of languages, such as `{{da: Plan, en: Plan}}`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for missing titles, and one for all longer texts of a pathway."""
    yield from _missing(setting.texts, pathway.languages)


def check_topic(topic: Topic, whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for a topic."""
    yield from _missing(topic_texts(topic), topic.languages)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for each register file."""
    files: dict[str, list[Written]] = {}
    for written in register_texts(whole.library):
        files.setdefault(written.place.source.path, []).append(written)
    for texts in files.values():
        yield from _missing(texts, whole.library.languages_of(texts[0].place.source))


def _missing(texts: Iterable[Written], languages: tuple[Language, ...]) -> Iterator[Diagnostic]:
    own, *further = languages  # a text that is in the file's own language has it first
    lacking = [
        written
        for written in texts
        if written.text.versions[0][0] != own or not all(map(written.text.has, further))
    ]
    for language in languages:
        missing = [written for written in lacking if not written.text.has(language)]
        titles = [(one.owner, one.location) for one in missing if one.is_title]
        others = [(one.owner, one.location) for one in missing if not one.is_title]
        yield from gathered(MESSAGE, titles, language=language, what="title")
        if others:
            yield in_one(MESSAGE, others, language=language, what="text")
