"""A promise and a limit that rest on the same source say the same length.

A promise of a time that rests on a provision or a statement, and a limit on the same step, from the
same moment to the same moment, that rests on it too, are one duty said twice. A limit that is
longer than what is promised, where no other has the length that is, contradicts it: a reader would
not know which of them holds.

Fix: look the length up in the source and write it in both; or let the promise name another source,
where it promises more than that.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.promise import InTime, Promise, Sort
from pathwaytool.model.time import Limit

MESSAGE = Message(
    "limit-beyond-promise",
    Severity.WARNING,
    "The limit on “{step}” is longer than the promise “{promise}” says, and both rest on {source}.",
    "Look the length up in the source and write it in both, or let the promise name another one.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each limit that is longer than a promise of the same source."""
    for promise in pathway.promises.values():
        if promise.within is None:
            continue
        for step in _named(promise.within, pathway):
            for limit, source in _longer(promise, promise.within, step):
                place = limit.place.key("limit")
                yield MESSAGE.at(place, step=step.id, promise=promise.id, source=source)


def _named(within: InTime, pathway: Pathway) -> Iterator[Step]:
    """Yield the steps that are promised by their own ids."""
    for one in within.happens:
        if one.sort == Sort.STEP and one.id in pathway.steps:
            yield pathway.steps[one.id]


def _longer(promise: Promise, within: InTime, step: Step) -> Iterator[tuple[Limit, str]]:
    """Yield each limit of the same duty that is longer, with the source, where none is as long."""
    same = [
        (limit, source)
        for limit in step.within
        for source in [_shared(promise, limit)]
        if source and _has_the_clock_of(within, limit, step)
    ]
    said = within.limit
    if any(limit.duration == said for limit, _ in same):
        return
    for limit, source in same:
        length = limit.duration
        if length is not None and length.unit == said.unit and length.amount > said.amount:
            yield limit, source


def _shared(promise: Promise, limit: Limit) -> str:
    """Return the first provision or statement that both rest on, or nothing."""
    theirs = {*limit.legal, *limit.cites}
    return next((one for one in (*promise.legal, *promise.cites) if one in theirs), "")


def _has_the_clock_of(within: InTime, limit: Limit, step: Step) -> bool:
    origins = {one.id for one in within.origin if one.sort == Sort.STEP}
    return (
        (limit.from_step or step.id) in origins
        and limit.from_moment == within.from_moment
        and limit.reach == within.reach
    )
