"""No e-mail address or telephone number of a person stands anywhere.

People change jobs, and a pathway is read for years. Actors are roles and units.

Fix: delete it, and link to the page where the unit's contact details are kept.
"""

from collections.abc import Iterator

from pathwaytool.check.personal import contact_details
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.position import SourceFile

MESSAGE = Message(
    "contact-details",
    Severity.WARNING,
    "This looks like a person's e-mail address or telephone number.",
    "Delete it, and link to the page where the unit keeps its contact details.",
)


def check_file(file: SourceFile) -> Iterator[Diagnostic]:
    """Yield a finding for each address or number in a file."""
    for location in contact_details(file):
        yield MESSAGE.at(location)
