"""The limits of a pathway: on a time axis, one by one, and from one step onward."""

from collections.abc import Callable, Mapping
from functools import partial

from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.time import Limit
from pathwaytool.publish.gather import timeline
from pathwaytool.publish.gather.timeline import Tick, TimelineRow
from pathwaytool.publish.order.onward import onward_from
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class Filed:
    """By what a limit is found: those who act, and their sectors.

    Each is words with blanks between, as an attribute has them.
    """

    actors: str
    sectors: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the limits can be chosen by: steps with their numbers, actors, sectors."""

    steps: tuple[tuple[int, Step], ...]
    actors: tuple[str, ...]
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeadlinesPage:
    """What the page of a pathway's limits shows.

    `onward` says of a step which steps it follows: the number in the file of each, and how many
    ways away it is, such as `3:1`. `filed` is asked of a step and a hand-off that has a limit.
    """

    timeline: list[TimelineRow]
    ticks: list[Tick]
    rows: list[tuple[Step, tuple[tuple[Limit, Transition | None], ...]]]
    onward: Mapping[str, str]
    filed: Callable[[Step, Transition | None], Filed]
    choices: Choices
    without: list[Step]


def deadlines_given(pathway: Pathway, writer: Writer) -> DeadlinesPage:
    """Return what the page of a pathway's limits shows."""
    steps = pathway.steps.values()
    rows = [(step, step.limits) for step in steps if step.limits]
    return DeadlinesPage(
        timeline=timeline.timeline_of(pathway),
        ticks=timeline.ticks(writer),
        rows=rows,
        onward=_onward(pathway),
        filed=partial(_filed, pathway),
        choices=_choices(pathway, writer),
        without=[step for step in steps if not step.limits],
    )


def has_limits_onward(pathway: Pathway, step: str) -> bool:
    """Tell whether a limit follows from a step onward, its own counted."""
    return any(pathway.steps[id_].limits for id_ in onward_from(pathway, step))


def _onward(pathway: Pathway) -> Mapping[str, str]:
    onward = [onward_from(pathway, id_) for id_ in pathway.steps]
    return {
        id_: " ".join(f"{at}:{far[id_]}" for at, far in enumerate(onward) if id_ in far)
        for id_ in pathway.steps
    }


def _filed(pathway: Pathway, step: Step, passing: Transition | None) -> Filed:
    return Filed(
        " ".join(_actors(pathway, step, passing)), " ".join(_sectors(pathway, step, passing))
    )


def _actors(pathway: Pathway, step: Step, passing: Transition | None) -> list[str]:
    receiving = pathway.receiver(passing) if passing else None
    return list(dict.fromkeys(filter(None, (step.accountable, receiving))))


def _sectors(pathway: Pathway, step: Step, passing: Transition | None) -> list[str]:
    to = passing.to if passing else ""
    target = pathway.steps.get(to) or pathway.ends.get(to)
    return list(dict.fromkeys(filter(None, (step.sector, target.sector if target else None))))


def _choices(pathway: Pathway, writer: Writer) -> Choices:
    library = writer.library
    limited = [(step, passing) for step in pathway.steps.values() for _, passing in step.limits]
    actors = {id_ for one in limited for id_ in _actors(pathway, *one)}
    sectors = {id_ for one in limited for id_ in _sectors(pathway, *one)}
    return Choices(
        tuple(
            (at, step)
            for at, step in enumerate(pathway.steps.values())
            if has_limits_onward(pathway, step.id)
        ),
        tuple(id_ for id_ in library.actors if id_ in actors),
        tuple(id_ for id_ in library.sectors if id_ in sectors),
    )
