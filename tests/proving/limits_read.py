"""What limits and hand-offs say, as brute force on time reads it."""

from dataclasses import dataclass, field

from pathwaytool.model.condition import Condition
from pathwaytool.model.pathway import Pathway, Transition
from pathwaytool.model.time import Limit, Moment, Unit
from tests.proving.oracle import Case


@dataclass
class Fate:
    """How a limit fared.

    `late`: in some calendar on some run. `doomed`: who always misses it, unless a fault has stopped
    everything before. `surely`: somebody always misses it, and no fault comes before.
    """

    late: bool = False
    surely: bool = False
    doomed: list[Case] = field(default_factory=list)


def lags_of(transition: Transition | None) -> list[int]:
    handoff = transition.handoff if transition else None
    if handoff is None or handoff.within is None or handoff.within.duration is None:
        return [0]
    by = 1 if handoff.within.duration.unit == Unit.HOURS else 24
    return list(range(0, handoff.within.duration.longest_hours() + 1, by))


def is_on_one_run(limit: Limit, step: str) -> bool:
    if limit.from_step is None:
        return True
    first = (limit.from_moment, limit.reach) == (Moment.START, Moment.FINISH)
    return limit.from_step == step and first


def conditions(pathway: Pathway) -> list[Condition]:
    found = [one.when for one in pathway.impossible]
    for step in pathway.steps.values():
        found += [one.when for one in step.transitions if one.when]
        pauses = [limit.paused_while for limit in step.within]
        found += [one.holding for one in pauses if one and one.holding]
    return found
