"""Steps that the young person may have outgrown: ages run on while the work goes on.

Who is as old as a step's `ages` go has outgrown it with the next birthday. So it is held to that
day like a limit, beside those that are written, each time that the step begins.
"""

from collections.abc import Container
from dataclasses import replace

from pathwaytool.model.confidence import Confidence
from pathwaytool.model.pathway import Level, Pathway, Step
from pathwaytool.model.position import Place, Pointer
from pathwaytool.model.time import Birthday, Duration, Limit, LimitKind, Moment, Unit
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.proof import Failure, Times


def with_ages_running_on(pathway: Pathway) -> Pathway:
    """Return `pathway` with a limit on each step that has ages: to begin before it is outgrown."""
    if pathway.level != Level.CHILD or not any(fact.is_age for fact in pathway.facts.values()):
        return pathway
    steps = {
        name: replace(step, within=(*step.within, _limit(step, step.ages))) if step.ages else step
        for name, step in pathway.steps.items()
    }
    return replace(pathway, steps=steps)


def with_outgrown_apart(
    times: Times, late: tuple[Failure, ...], asked: Container[str]
) -> tuple[Times, tuple[Failure, ...]]:
    """Return the same, and what may be outgrown by itself: it is no limit that somebody wrote.

    The steps `asked` are not: just before them the age is asked for as it is.
    """
    of_ages = [one for one in times.limits if is_of_ages(one.pointer)]
    outgrown = tuple(one for one in of_ages if one.step not in asked)
    limits = tuple(one for one in times.limits if not is_of_ages(one.pointer))
    told = tuple(
        replace(one, kind=FaultKind.OUTGROWN.value) if is_of_ages(one.pointer) else one
        for one in late
        if not (is_of_ages(one.pointer) and one.step in asked)
    )
    return replace(times, limits=limits, outgrown=outgrown), told


def is_of_ages(pointer: Pointer) -> bool:
    """Tell whether a limit stands for the ages of a step."""
    return len(pointer) == 3 and pointer[0] == "steps" and pointer[2] == "ages"


def _limit(step: Step, ages: tuple[int, int]) -> Limit:
    return Limit(
        place=Place(step.place.source, (*step.place.pointer, "ages")),
        kind=LimitKind.TARGET,
        duration=None,
        percent=None,
        from_step=None,
        from_moment=Moment.START,
        reach=Moment.START,
        text=None,
        legal=(),
        cites=(),
        confidence=Confidence.PROPOSED,
        birthday=Birthday(max(ages) + 1, Duration(0, Unit.HOURS)),
    )
