"""Plain data to durations and limits."""

import re
from collections.abc import Mapping
from functools import lru_cache

from pathwaytool.load.condition import condition_of
from pathwaytool.load.text import Part
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.holidays import Calendar
from pathwaytool.model.pathway import Fact
from pathwaytool.model.time import (
    Birthday,
    Duration,
    During,
    Limit,
    LimitKind,
    Moment,
    Pause,
    Takes,
    Unit,
)

_DURATION = re.compile(r"(\d+)(?:-(\d+))? ([a-z]+)")


def duration_of(words: str, calendar: Calendar | None) -> Duration:
    """Return a duration written as "4 months" or "1 month"."""
    return takes_of(words, calendar).longest


@lru_cache(maxsize=1024)  # a library says the same few times over and over
def takes_of(words: str, calendar: Calendar | None) -> Takes:
    """Return a time span written as "3 weeks", "6-8 weeks" or "1 day - 4 months"."""
    spans = [
        (int(first), int(second or first), Unit(unit if unit.endswith("s") else unit + "s"))
        for first, second, unit in _DURATION.findall(words)
    ]
    (least, _, unit), (_, most, last_unit) = spans[0], spans[-1]
    return Takes(_length(least, unit, calendar), _length(most, last_unit, calendar))


def _length(amount: int, unit: Unit, calendar: Calendar | None) -> Duration:
    return Duration(amount, unit, calendar if unit == Unit.WEEKDAYS else None)


def limit_of(part: Part, facts: Mapping[str, Fact], *, handed_over_by: str | None = None) -> Limit:
    """Return a limit. In a hand-off, `handed_over_by` is the step that it counts from.

    Shape of `facts`: fact id to fact, of the pathway that the limit is in.

    A hand-off is done when the next step starts, so that is what its limit reaches unless it says
    otherwise; any other limit reaches the finish of its step.
    """
    length = part.string_or_none("limit")
    limit = None if length is None else duration_of(length, part.calendar)
    age = part.data.get("from", {}).get("before_birthday")
    step, moment = _from(part, handed_over_by) if age is None else (None, Moment.START)
    reach = Moment.FINISH if handed_over_by is None else Moment.START
    return Limit(
        place=part.place,
        kind=LimitKind(part.string("kind")),
        duration=limit if age is None else None,
        percent=part.data.get("percent"),
        from_step=step,
        from_moment=moment,
        reach=Moment(part.data.get("reach", reach)),
        text=part.text_or_none("text"),
        legal=part.ids("legal"),
        cites=part.ids("cites"),
        confidence=part.confidence(Confidence.UNVERIFIED),
        checked=part.check(),
        birthday=Birthday(age, limit) if age is not None and limit else None,
        paused_while=_pause_of(part, facts),
    )


def during_of(part: Part) -> During:
    """Return the steps and phases while one of which is under way."""
    return During(part.place, part.ids("steps"), part.ids("phases"))


def _pause_of(part: Part, facts: Mapping[str, Fact]) -> Pause | None:
    if "paused_while" not in part:
        return None
    pause = part.inner("paused_while")
    holding = condition_of(pause.data["when"], facts) if "when" in pause else None
    return Pause(pause.place, pause.ids("steps"), pause.ids("phases"), holding)


def _from(part: Part, handed_over_by: str | None) -> tuple[str | None, Moment]:
    for moment, step in part.data.get("from", {}).items():
        return step, Moment(moment)
    return handed_over_by, Moment.START if handed_over_by is None else Moment.FINISH
