"""What a step needs, someone has made before it.

A step that needs a document which nobody makes, or which is only made later, cannot begin; the
young person waits. The same goes for a document that is handed over.

Fix: let an earlier step give the document; if it comes from outside, add it to
`external_documents:`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.position import Location

MESSAGE = Message(
    "document-never-given",
    Severity.ERROR,
    "“{step}” needs the document “{document}”, and no step before it gives it.",
    "Add “{document}” to `gives:` on an earlier step; if it comes from outside, add it to "
    "`external_documents:`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield one finding for each document, at the first step that lacks it."""
    graph = setting.graph
    given: dict[str, int] = {}
    for step in pathway.steps.values():
        for document in step.gives:
            given[document] = given.get(document, 0) | graph.bits[step.id]
    lacking: dict[str, list[tuple[str, Location]]] = {}
    for step in pathway.steps.values():
        own, before = graph.bits[step.id], graph.earlier[step.id]
        for document, location, may_give in _demands(step, own, before):
            if document not in pathway.external_documents and not given.get(document, 0) & may_give:
                lacking.setdefault(document, []).append((step.id, location()))
    for document, places in lacking.items():
        (step_id, first), *others = places
        finding = MESSAGE.at(first, step=step_id, document=document)
        yield replace(finding, related=tuple(location for _, location in others))


def _demands(
    step: Step, own: int, before: int
) -> Iterator[tuple[str, Callable[[], Location], int]]:
    """Yield each document that is demanded, where, and the bits of the steps that may give it."""
    for number, document in enumerate(step.needs):
        yield document, partial(step.place.value, "needs", number), before & ~own
    for way in step.transitions:
        if way.handoff:
            for number, document in enumerate(way.handoff.documents):
                yield document, partial(way.handoff.place.value, "documents", number), before | own
