"""No civil registration number stands anywhere.

Pathways describe the work, never a person. A number that identifies a real child must not be in a
file that is shared, published and kept for ever.

Fix: delete the number. If it has been shared, tell your data protection officer.
"""

from collections.abc import Iterator

from pathwaytool.check.personal import civil_places
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.position import SourceFile

MESSAGE = Message(
    "cpr-number",
    Severity.ERROR,
    "This looks like a civil registration number.",
    "Delete the number; if the file has been shared, tell your data protection officer.",
)


def check_file(file: SourceFile) -> Iterator[Diagnostic]:
    """Yield a finding for each number in a file that looks like a civil registration number."""
    for location in civil_places(file):
        yield MESSAGE.at(location)
