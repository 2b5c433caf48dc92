"""What a published pathway says has been checked.

A reader takes what is published for settled. Drafts may propose; the page shows how sure we are.

Fix: have the content checked and write `confidence: checked`, or keep the pathway as a draft.
"""

from collections.abc import Iterator

from pathwaytool.check.references import Kind, first_of_kind
from pathwaytool.check.rule import Setting, gathered
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Status
from pathwaytool.model.position import Location

MESSAGE = Message(
    "unchecked-content",
    Severity.ERROR,
    "The pathway is published, and this has not been checked: {ids}.",
    "Have it checked and write `confidence: checked`, or set `status: hearing`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for the steps, recommendations and statements that nobody has checked."""
    if pathway.status == Status.PUBLISHED:
        yield from gathered(MESSAGE, list(_unchecked(pathway, setting)))


def _unchecked(pathway: Pathway, setting: Setting) -> Iterator[tuple[str, Location]]:
    for advice in pathway.recommendations.values():
        if advice.confidence != Confidence.CHECKED:
            yield advice.id, advice.place.key()
    for step in pathway.steps.values():
        if step.confidence != Confidence.CHECKED:
            yield step.id, step.place.key()
    for reference in first_of_kind(setting.references, Kind.STATEMENT):
        statement = setting.library.statements[reference.id]
        if statement.confidence != Confidence.CHECKED and statement.checked is None:
            yield statement.id, reference.location
