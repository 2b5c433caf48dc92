"""The limits of a pathway: on a time axis, one by one, and from one step onward."""

from collections.abc import Mapping

from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.time import Limit
from pathwaytool.publish.gather import timeline
from pathwaytool.publish.gather.timeline import Tick, TimelineRow
from pathwaytool.publish.order.onward import onward_from
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class Filed:
    """By what the limits of a step are found: the steps before it, those who act, the sectors.

    Each is words with blanks between, as an attribute has them. Of a step there stands its number
    in the file and how many ways away it is, such as `3:1`.
    """

    onward: str
    actors: str
    sectors: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the limits can be chosen by: steps with their numbers, actors, sectors."""

    steps: tuple[tuple[int, Step], ...]
    actors: tuple[str, ...]
    sectors: tuple[str, ...]


Limits = tuple[tuple[Limit, Transition | None], ...]


@dataclass(frozen=True, slots=True)
class DeadlinesPage:
    """What the page of a pathway's limits shows."""

    timeline: list[TimelineRow]
    ticks: list[Tick]
    rows: list[tuple[Step, tuple[tuple[Limit, Transition | None], ...]]]
    filed: Mapping[str, Filed]
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
        filed=_filed(pathway, rows),
        choices=_choices(pathway, rows, writer),
        without=[step for step in steps if not step.limits],
    )


def has_limits_onward(pathway: Pathway, step: str) -> bool:
    """Tell whether a limit follows from a step onward, its own counted."""
    return any(pathway.steps[id_].limits for id_ in onward_from(pathway, step))


def _filed(pathway: Pathway, rows: list[tuple[Step, Limits]]) -> Mapping[str, Filed]:
    onward = [onward_from(pathway, id_) for id_ in pathway.steps]
    return {
        step.id: Filed(
            " ".join(f"{at}:{far[step.id]}" for at, far in enumerate(onward) if step.id in far),
            " ".join(_actors(pathway, step, limits)),
            " ".join(_sectors(pathway, step, limits)),
        )
        for step, limits in rows
    }


def _actors(pathway: Pathway, step: Step, limits: Limits) -> list[str]:
    receiving = (pathway.receiver(passing) for _, passing in limits if passing)
    return list(dict.fromkeys((step.accountable, *(id_ for id_ in receiving if id_))))


def _sectors(pathway: Pathway, step: Step, limits: Limits) -> list[str]:
    targets = (
        pathway.steps.get(passing.to) or pathway.ends.get(passing.to)
        for _, passing in limits
        if passing
    )
    reached = (one.sector for one in targets if one and one.sector)
    return list(dict.fromkeys((step.sector, *reached)))


def _choices(pathway: Pathway, rows: list[tuple[Step, Limits]], writer: Writer) -> Choices:
    library = writer.library
    actors = {id_ for step, limits in rows for id_ in _actors(pathway, step, limits)}
    sectors = {id_ for step, limits in rows for id_ in _sectors(pathway, step, limits)}
    return Choices(
        tuple(
            (at, step)
            for at, step in enumerate(pathway.steps.values())
            if has_limits_onward(pathway, step.id)
        ),
        tuple(id_ for id_ in library.actors if id_ in actors),
        tuple(id_ for id_ in library.sectors if id_ in sectors),
    )
