"""Texts hold words, and not what a browser would run.

Texts may have paragraphs, lists, emphasis and links. Raw HTML, images and links that run
something are refused, so that a page can never do more than show what was written.

Fix: write it in words, or as a link to an https address.
"""

from collections.abc import Iterator

from pathwaytool.check.markup import unsafe_places
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.position import SourceFile

MESSAGE = Message(
    "unsafe-markup",
    Severity.ERROR,
    "“{found}” is not allowed in a text.",
    "Write it in words, or as a link to an https address: `[words](https://…)`.",
)


def check_file(file: SourceFile) -> Iterator[Diagnostic]:
    """Yield a finding for each piece of HTML, image or unsafe link in a file."""
    for location, found in unsafe_places(file):
        yield MESSAGE.at(location, found=found)
