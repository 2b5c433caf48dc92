"""Who has the case while something is waited for, what support runs, and how long it can take."""

from markupsafe import Markup

from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway, Step, StepKind, Transition
from pathwaytool.model.time import Limit
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.gather.verdicts import times_of
from pathwaytool.publish.order.onward import beside_of
from pathwaytool.publish.words.writer import Writer

WAITED_FOR = (StepKind.ASSESSMENT, StepKind.DECISION)
"""Kinds of steps whose outcome others wait for, whether or not they say how long they take."""

MOST_ROWS = 60
"""How many waits a page shows."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that is waited for.

    `holder` has the case meanwhile: who leads it, else who is accountable. `support` are the
    services that can run beside it. `limits` are its own and those of the hand-offs to it.
    """

    step: Step
    holder: str
    support: tuple[str, ...]
    limits: tuple[tuple[Limit, Transition | None], ...]

    @property
    def is_theirs(self) -> bool:
        """Tell whether who has the case meanwhile does the work, too."""
        return self.holder == self.step.accountable


def waits_of(pathway: Pathway) -> list[Waiting]:
    """Return all that is waited for in a pathway, in the order of the file."""
    beside = beside_of(pathway)
    return [
        _waiting(pathway, step, beside[step.id])
        for step in pathway.steps.values()
        if step.kind in WAITED_FOR or step.takes or _timed(step)
    ]


def _timed(step: Step) -> bool:
    return any(limit.duration for limit in step.within)


def _waiting(pathway: Pathway, step: Step, beside: tuple[str, ...]) -> Waiting:
    holder = step.lead or pathway.lead or step.accountable
    support = (id_ for id_ in beside if pathway.steps[id_].kind == StepKind.SERVICE)
    coming = (
        (one.handoff.within, one)
        for origin in pathway.steps.values()
        for one in origin.transitions
        if one.to == step.id and one.handoff and one.handoff.within
    )
    own = ((limit, None) for limit in step.within)
    return Waiting(step, holder, tuple(support), (*own, *coming))


@dataclass(frozen=True, slots=True)
class MeanwhilePage:
    """What the page of a pathway's waits shows."""

    waits: list[Waiting]
    untold: int
    times: list[Markup]


def meanwhile_given(site: SiteInput, pathway: Pathway, writer: Writer) -> MeanwhilePage:
    """Return what the page of a pathway's waits shows."""
    waits = waits_of(pathway)
    proof = site.proofs.get(pathway.id)
    return MeanwhilePage(
        waits=waits[:MOST_ROWS],
        untold=max(0, len(waits) - MOST_ROWS),
        times=times_of(proof, pathway, writer) if proof else [],
    )
