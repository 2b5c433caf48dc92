"""A title is short enough for a box in a picture, or for a heading.

Fix: shorten the title, and say the rest in the text beneath it.
"""

from collections.abc import Collection, Iterable, Iterator

from pathwaytool.check.rule import Setting, Whole
from pathwaytool.check.texts import Written, topic_texts
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.topic import Topic

MOST_CHARACTERS = 80
"""What fits in a box of three lines in the pictures."""

MESSAGE = Message(
    "long-title",
    Severity.WARNING,
    "The title has {length} characters; there is room for {most}.",
    "Shorten the title, and say the rest in the text beneath it, such as `purpose:`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each title of a step, an end or a passage that is too long."""
    yield from _long(setting.texts, {*pathway.steps, *pathway.ends, *pathway.about})


def check_topic(topic: Topic, whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for the passages of a topic."""
    yield from _long(topic_texts(topic), topic.sections)


def _long(texts: Iterable[Written], owners: Collection[str]) -> Iterator[Diagnostic]:
    for written in texts:
        if written.is_title and written.owner in owners and written.further == ("title",):
            longest = max(len(text) for _, text in written.text.versions)
            if longest > MOST_CHARACTERS:
                yield MESSAGE.at(written.location, length=longest, most=MOST_CHARACTERS)
