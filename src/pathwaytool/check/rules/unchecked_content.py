"""What a published pathway says has been checked.

A reader takes what is published for settled. Drafts may propose; the page shows how sure we are.

Fix: have the content checked and write `confidence: checked`, or keep the pathway as a draft.
"""

from collections.abc import Callable, Iterator
from functools import partial

from pathwaytool.check.references import Kind, first_of_kind
from pathwaytool.check.rule import Setting, gathered
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Status, Step
from pathwaytool.model.position import Location

MESSAGE = Message(
    "unchecked-content",
    Severity.ERROR,
    "The pathway is published, and this has not been checked: {ids}.",
    "Have it checked and write `confidence: checked`, or set `status: hearing`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for the content that nobody has checked."""
    if pathway.status == Status.PUBLISHED:
        yield from gathered(MESSAGE, list(_unchecked(pathway, setting)))


def _unchecked(pathway: Pathway, setting: Setting) -> Iterator[tuple[str, Location]]:
    for advice in pathway.recommendations.values():
        if advice.confidence != Confidence.CHECKED:
            yield advice.id, advice.place.key()
    for step in pathway.steps.values():
        for confidence, location in _parts(step):
            if confidence != Confidence.CHECKED:
                yield step.id, location()
    for reference in first_of_kind(setting.references, Kind.STATEMENT):
        statement = setting.library.statements[reference.id]
        if statement.confidence != Confidence.CHECKED and statement.checked is None:
            yield statement.id, reference.location


def _parts(step: Step) -> Iterator[tuple[Confidence, Callable[[], Location]]]:
    """Yield how sure the step, its limits and its hand-offs are, and where they stand."""
    yield step.confidence, step.place.key
    for limit in step.within:
        yield limit.confidence, partial(limit.place.key, "kind")
    for way in step.transitions:
        if way.handoff:
            yield way.handoff.confidence, way.handoff.place.key
