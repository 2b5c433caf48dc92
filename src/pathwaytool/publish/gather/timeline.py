"""Deadlines on a time axis."""

from math import log

from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.time import Duration, Limit, Unit
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A deadline as a bar. `width` is in the units of the picture, 0 to 400.

    `passing` is the hand-off that has the deadline; None where the step itself has it.
    """

    step: Step
    limit: Limit
    passing: Transition | None
    width: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the time axis."""

    x: int
    label: str
    anchor: str


AXIS = 400
_TICKS = (
    Duration(1, Unit.HOURS),
    Duration(1, Unit.DAYS),
    Duration(1, Unit.WEEKS),
    Duration(1, Unit.MONTHS),
    Duration(1, Unit.YEARS),
    Duration(4, Unit.YEARS),
)


def timeline_of(pathway: Pathway) -> list[TimelineRow]:
    """Return all deadlines that have a length, the shortest first."""
    rows = [
        TimelineRow(step, limit, passing, _place(limit.duration))
        for step in pathway.steps.values()
        for limit, passing in step.limits
        if limit.duration is not None
    ]
    return sorted(rows, key=lambda row: row.width)


def ticks(writer: Writer) -> list[Tick]:
    """Return the marks of the time axis: an hour to four years, each ten times as far apart."""
    last = len(_TICKS) - 1
    return [
        Tick(
            _place(one),
            writer.duration(one),
            "start" if number == 0 else "end" if number == last else "middle",
        )
        for number, one in enumerate(_TICKS)
    ]


def _place(duration: Duration) -> int:
    # A logarithmic axis: an hour and four years can be read on the same line.
    longest = log(_TICKS[-1].longest_hours())
    hours = max(1, duration.longest_hours())
    return round(AXIS * min(1.0, log(hours) / longest)) if hours > 1 else 4
