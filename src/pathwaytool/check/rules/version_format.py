"""A version is three numbers.

So that a reader can tell a small correction (1.2.1) from a new step (1.3.0) and a new pathway
(2.0.0).

Fix: write three numbers with points between, such as 0.1.0.
"""

import re
from collections.abc import Iterator

from pathwaytool.check.rule import Setting, Whole
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.topic import Topic

MESSAGE = Message(
    "version-format",
    Severity.WARNING,
    "“{version}” is not a version of three numbers.",
    "Write three numbers with points between, such as 0.1.0.",
)

VERSION = re.compile(r"\d{1,6}\.\d{1,6}\.\d{1,6}")


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding where the version is not three numbers."""
    yield from _version(pathway)


def check_topic(topic: Topic, whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for a topic."""
    yield from _version(topic)


def _version(file: Pathway | Topic) -> Iterator[Diagnostic]:
    if not VERSION.fullmatch(file.version):
        yield MESSAGE.at(file.place.value("version"), version=file.version)
