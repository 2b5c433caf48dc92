"""A title is short enough for a box in a picture.

Fix: shorten the title, and say the rest in `purpose:` or `description:`.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MOST_CHARACTERS = 80
"""What fits in a box of three lines in the pictures."""

MESSAGE = Message(
    "long-title",
    Severity.WARNING,
    "The title has {length} characters; in the pictures there is room for {most}.",
    "Shorten the title, and say the rest in `purpose:` or `description:`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each title of a step or an end that is too long."""
    in_boxes = pathway.steps.keys() | pathway.ends.keys()
    for written in setting.texts:
        if written.is_title and written.owner in in_boxes and written.further == ("title",):
            longest = max(len(text) for _, text in written.text.versions)
            if longest > MOST_CHARACTERS:
                yield MESSAGE.at(written.location, length=longest, most=MOST_CHARACTERS)
