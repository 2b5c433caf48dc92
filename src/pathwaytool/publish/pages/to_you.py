"""The pathway told to the young person and the parents."""

from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.registers import Phase
from pathwaytool.model.time import Limit
from pathwaytool.publish.gather import tables
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A step as it is told. `limits` are those that are a time."""

    step: Step
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class ToYouPage:
    """What the page for the young person and the parents shows, the phases in order."""

    phases: list[tuple[Phase, list[ToldStep]]]
    untold: list[Step]


def to_you_given(pathway: Pathway, writer: Writer) -> ToYouPage:
    """Return what the page for the young person and the parents shows, the phases in order."""
    known = writer.library.phases
    rows = [(known[id_], _told(pathway, id_)) for id_ in pathway.phases if id_ in known]
    return ToYouPage(phases=[row for row in rows if row[1]], untold=untold(pathway))


def _told(pathway: Pathway, phase: str) -> list[ToldStep]:
    steps = tables.steps_in(pathway, phase)
    return [ToldStep(step, _limits(step)) for step in steps if step.to_you]


def _limits(step: Step) -> tuple[Limit, ...]:
    return tuple(one for one in step.within if one.duration or one.birthday)


def untold(pathway: Pathway) -> list[Step]:
    """Return the steps that nothing is told of."""
    return [step for step in pathway.steps.values() if not step.to_you]
