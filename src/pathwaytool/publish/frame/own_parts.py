"""Which parts of a pathway have a page of their own in an edition: those that read otherwise."""

from collections.abc import Collection, Iterator
from dataclasses import field

from pathwaytool.dataclass import dataclass
from pathwaytool.localise import Localised
from pathwaytool.model.edition import Edition
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.promise import Sort


@dataclass(frozen=True, slots=True)
class OwnParts:
    """The steps and phases of an edition with a page of their own, by id."""

    steps: Collection[str]
    phases: Collection[str]


def own_parts(there: Localised) -> OwnParts:
    """Return the parts whose page would read otherwise than the nation's.

    A step: where it or a step that it names is not as the nation says; where an actor of these is
    one that the edition names; or a promise or an agreement of the edition names it. A phase: where
    one of its steps has such a page.
    """
    ours, nations = _StepPageTold(there.pathway), _StepPageTold(there.base)
    called, named = there.edition.actors.keys(), {*_named_by(there.edition)}
    steps = {
        id_: None  # in the order of the pathway
        for id_ in there.pathway.steps
        if id_ in named
        or not called.isdisjoint(ours.actors(id_))
        or id_ not in there.base.steps
        or ours.of(id_) != nations.of(id_)
    }
    return OwnParts(steps, frozenset(there.pathway.steps[id_].phase for id_ in steps))


def _named_by(edition: Edition) -> Iterator[str]:
    """Yield the steps that the edition says something of elsewhere."""
    for agreement in edition.agreements.values():
        yield from agreement.steps
    for promise in edition.promises.values():
        yield from (one.id for one in promise.named() if one.sort == Sort.STEP)


@dataclass(frozen=True, slots=True)
class _StepPageTold:
    """What the page of a step tells, whatever its layout."""

    pathway: Pathway
    arrivals: dict[str, list[Transition]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for step in self.pathway.steps.values():
            for way in step.transitions:
                self.arrivals.setdefault(way.to, []).append(way)

    def of(self, id_: str) -> tuple[object, ...]:
        """Return a step, the ways to it, and the steps that it names."""
        step = self.pathway.steps[id_]
        return step, tuple(self.arrivals.get(id_, ())), tuple(self._beside(step))

    def actors(self, id_: str) -> Iterator[str | None]:
        """Yield the actors that are named: its own, who takes over, and those of its picture."""
        step = self.pathway.steps[id_]
        yield from (step.accountable, step.lead, *step.contributors)
        yield from (self.pathway.receiver(way) for way in step.transitions if way.handoff)
        yield from (one.accountable for one in self._beside(step))

    def _beside(self, step: Step) -> Iterator[Step]:
        steps = self.pathway.steps
        yield from (steps[one] for one in self._named(step) if one in steps)

    def _named(self, step: Step) -> Iterator[str]:
        yield from (way.origin for way in self.arrivals.get(step.id, ()))
        yield from (way.to for way in step.transitions)
        yield from step.stops.steps if step.stops else ()
        for limit, _ in step.limits:
            yield from (limit.from_step,) if limit.from_step else ()
            yield from limit.paused_while.steps if limit.paused_while else ()
        for event in self.pathway.events.values():
            if step.id in event.during.steps or step.phase in event.during.phases:
                yield event.to
