"""What a published pathway says has been checked.

A reader takes what is published for settled. Drafts may propose; the page shows how sure we are.

Fix: have the content checked and write `confidence: checked`, or keep the pathway as a draft.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pathwaytool.check.references import Reference, ReferenceKind, first_of_kind, topic_references
from pathwaytool.check.rule import Setting, Whole, gathered
from pathwaytool.model.advice import Recommendation
from pathwaytool.model.aspect import Section
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Status, Step
from pathwaytool.model.position import Location
from pathwaytool.model.topic import Topic, TopicAdvice

MESSAGE = Message(
    "unchecked-content",
    Severity.ERROR,
    "The pathway is published, and this has not been checked: {ids}.",
    "Have it checked and write `confidence: checked`, or set `status: hearing`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for the content that nobody has checked."""
    if pathway.status == Status.PUBLISHED:
        places = [*_unchecked(pathway), *_unchecked_statements(setting.references, setting.library)]
        yield from gathered(MESSAGE, places)


def check_topic(topic: Topic, whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for a topic."""
    if topic.status == Status.PUBLISHED:
        places = list(_unchecked_in((*topic.sections.values(), *topic.advice.values())))
        places += _unchecked_statements(topic_references(topic), whole.library)
        yield from gathered(MESSAGE, places)


def _unchecked_in(
    passages: Iterable[Section | TopicAdvice | Recommendation],
) -> Iterator[tuple[str, Location]]:
    for passage in passages:
        if _is_unchecked(passage.confidence):
            yield passage.id, passage.place.key()


def _unchecked(pathway: Pathway) -> Iterator[tuple[str, Location]]:
    yield from _unchecked_in((*pathway.about.values(), *pathway.to_you.values()))
    yield from _unchecked_in(pathway.recommendations.values())
    for step in pathway.steps.values():
        for confidence, location in _parts(step):
            if _is_unchecked(confidence):
                yield step.id, location()
    for promise in pathway.promises.values():
        if _is_unchecked(promise.confidence):
            yield promise.id, promise.place.key()


def _unchecked_statements(
    references: Iterable[Reference], library: Library
) -> Iterator[tuple[str, Location]]:
    for reference in first_of_kind(references, ReferenceKind.STATEMENT):
        statement = library.statements[reference.id]
        if _is_unchecked(statement.confidence) and statement.checked is None:
            yield statement.id, reference.location


def _is_unchecked(confidence: Confidence) -> bool:
    return confidence != Confidence.CHECKED


def _parts(step: Step) -> Iterator[tuple[Confidence, Callable[[], Location]]]:
    """Yield how sure the step, its limits and its hand-offs are, and where they stand."""
    yield step.confidence, step.place.key
    for limit in step.within:
        yield limit.confidence, partial(limit.place.key, "kind")
    for way in step.transitions:
        if way.handoff:
            yield way.handoff.confidence, way.handoff.place.key
