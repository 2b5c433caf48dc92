"""Texts are only written in the languages of the library.

A language that the library file does not list has no pages, so nobody would read the text. That
holds for a language that a file promises in its own `languages:` too.

Fix: add the language to `languages:` in the library file, or delete the texts.
"""

from collections.abc import Iterable, Iterator

from pathwaytool.check.rule import Setting, Whole, in_one
from pathwaytool.check.texts import Written, register_texts, topic_texts
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Location
from pathwaytool.model.text import Language
from pathwaytool.model.topic import Topic

MESSAGE = Message(
    "unlisted-language",
    Severity.WARNING,
    "There are texts in {language}, which is not among the library's languages: {ids}.",
    "Add the language to `languages:` in the library file, or delete the texts.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield one finding for each language that a pathway uses and the library does not list."""
    yield from _unlisted(setting.texts, setting.library.languages)


def check_topic(topic: Topic, whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for a topic."""
    yield from _unlisted(topic_texts(topic), whole.library.languages)


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for the registers."""
    library = whole.library
    # What the library rests on is written in the languages that it says itself.
    own = (one for one in register_texts(library) if not library.is_of_base(one.place.source))
    yield from _unlisted(own, library.languages)


def _unlisted(texts: Iterable[Written], languages: tuple[Language, ...]) -> Iterator[Diagnostic]:
    found: dict[Language, list[tuple[str, Location]]] = {}
    for written in texts:
        for language, _ in written.text.versions:
            if language not in languages:
                place = written.place.value(*written.further, language)
                found.setdefault(language, []).append((written.owner, place))
    for language, places in found.items():
        yield in_one(MESSAGE, places, language=language)
