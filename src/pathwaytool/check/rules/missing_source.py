"""What is said to be known has a source.

A reader must be able to see where something comes from. What we propose ourselves needs no source
while it is a draft, because it is marked as a proposal; everything else does.

Fix: cite a statement in `cites:` or a legal basis in `legal:`; or write `confidence: proposed`.
"""

from collections.abc import Iterable, Iterator

from pathwaytool.check.rule import Setting, Whole, gathered, graver_when_published
from pathwaytool.model.advice import Recommendation
from pathwaytool.model.aspect import Section
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Status
from pathwaytool.model.position import Location
from pathwaytool.model.time import LimitKind
from pathwaytool.model.topic import Topic, TopicAdvice

MESSAGE = Message(
    "missing-source",
    Severity.WARNING,
    "This has no source: {ids}.",
    "Cite a statement in `cites:` or a legal basis in `legal:`; a proposal of our own is written "
    "`confidence: proposed`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for what stands in a pathway without a source."""
    if pathway.status != Status.RETIRED:
        passages = (*pathway.about.values(), *pathway.to_you.values())
        places = [*_unsourced_in(pathway, passages), *_unsourced(pathway)]
        yield from gathered(graver_when_published(MESSAGE, pathway), places)


def check_topic(topic: Topic, whole: Whole) -> Iterator[Diagnostic]:
    """Yield the same for a topic."""
    if topic.status != Status.RETIRED:
        places = _unsourced_in(topic, [*topic.sections.values(), *topic.advice.values()])
        yield from gathered(graver_when_published(MESSAGE, topic), list(places))


def check_library(whole: Whole) -> Iterator[Diagnostic]:
    """Yield a finding for the legal bases and the grades of evidence without a source."""
    files: dict[str, list[tuple[str, Location]]] = {}
    for basis in whole.library.legal_bases.values():
        if basis.source is None and basis.confidence in (Confidence.FOUND, Confidence.CHECKED):
            files.setdefault(basis.place.source.path, []).append((basis.id, basis.place.key()))
    for intervention in whole.library.interventions.values():
        for evidence in intervention.evidence:
            if not evidence.cites:
                place = evidence.place.key("scheme")
                files.setdefault(place.path, []).append((intervention.id, place))
    for places in files.values():
        yield from gathered(MESSAGE, places)


Passage = Section | TopicAdvice | Recommendation


def _unsourced_in(
    file: Pathway | Topic, passages: Iterable[Passage]
) -> Iterator[tuple[str, Location]]:
    may_propose = file.status != Status.PUBLISHED
    for passage in passages:
        is_proposal = may_propose and passage.confidence == Confidence.PROPOSED
        if not is_proposal and not passage.cites:
            yield passage.id, passage.place.key()


def _unsourced(pathway: Pathway) -> Iterator[tuple[str, Location]]:
    may_propose = pathway.status != Status.PUBLISHED
    yield from _unsourced_in(pathway, pathway.recommendations.values())
    for step in pathway.steps.values():
        is_proposal = may_propose and step.confidence == Confidence.PROPOSED
        if not is_proposal and not (step.cites or step.legal):
            yield step.id, step.place.key()
        for limit in step.within:
            if limit.kind == LimitKind.STATUTORY and not (limit.legal or limit.cites):
                yield step.id, limit.place.key("kind")
    for promise in pathway.promises.values():
        is_proposal = may_propose and promise.confidence == Confidence.PROPOSED
        if not is_proposal and not (promise.cites or promise.legal):
            yield promise.id, promise.place.key()
