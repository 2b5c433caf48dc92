"""How long something takes, and by when it must be done."""

from dataclasses import field
from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Condition
from pathwaytool.model.confidence import Check, Confidence
from pathwaytool.model.holidays import Calendar, fewest_days, most_days
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text


class Unit(StrEnum):
    """A unit of time, named as it is written in the files."""

    HOURS = "hours"
    DAYS = "days"
    WEEKDAYS = "weekdays"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


# The fewest and the most days that n months in a row can have in the Gregorian calendar, n = 0…12.
_FEWEST = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334, 365)
_MOST = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337, 366)


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A whole number of one unit, such as 4 months.

    `calendar` says whose public holidays are no weekdays; it goes with the pathway, not the amount.
    """

    amount: int
    unit: Unit
    calendar: Calendar | None = field(default=None, compare=False)

    def shortest_hours(self) -> int:
        """Return the fewest hours this can be, whenever it begins."""
        if self.unit == Unit.WEEKDAYS:
            return 24 * fewest_days(self.amount)
        return self.amount if self.unit == Unit.HOURS else 24 * self._days(_FEWEST, 365)

    def longest_hours(self) -> int:
        """Return the most hours this can be, whenever it begins."""
        if self.unit == Unit.WEEKDAYS:
            return 24 * most_days(self.calendar, self.amount)
        return self.amount if self.unit == Unit.HOURS else 24 * self._days(_MOST, 366)

    def plain(self) -> "Duration":
        """Return years as months: they run together, and are the same in every calendar."""
        if self.unit == Unit.YEARS:
            return Duration(12 * self.amount, Unit.MONTHS)
        return self

    def _days(self, months: tuple[int, ...], year: int) -> int:
        match self.unit:
            case Unit.WEEKS:
                return 7 * self.amount
            case Unit.MONTHS:
                return year * (self.amount // 12) + months[self.amount % 12]
            case Unit.YEARS:
                return year * self.amount
            case _:
                return self.amount


@dataclass(frozen=True, slots=True)
class Takes:
    """How long a step lasts, from the shortest to the longest."""

    shortest: Duration
    longest: Duration


class LimitKind(StrEnum):
    """What sort of limit it is."""

    STATUTORY = "statutory"
    TARGET = "target"
    MAXIMUM = "maximum"
    PERCENTAGE = "percentage"
    UNTIL_CONDITION = "until-condition"


class Moment(StrEnum):
    """The beginning or the end of a step."""

    START = "start"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day that lies so long before the young person reaches an age, in years."""

    age: int
    ahead: Duration


@dataclass(frozen=True, slots=True)
class During:
    """The steps, and every step of some phases, while one of which is under way."""

    place: Place
    steps: tuple[str, ...]
    phases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pause:
    """When a clock stands still: while a step of these, or of these phases, is under way.

    And as long as `holding` holds, by what is known at the time.
    """

    place: Place
    steps: tuple[str, ...]
    phases: tuple[str, ...]
    holding: Condition | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """By when a step must have started or finished.

    `duration` counts from `from_moment` of `from_step` (the step's own start where none is named)
    to `reach` of the step itself. A `PERCENTAGE` has `percent`; an `UNTIL_CONDITION` only `text`.
    What must be done before a `birthday` has no `duration`, for it counts from no step. The
    clock stands still `paused_while`.
    """

    place: Place
    kind: LimitKind
    duration: Duration | None
    percent: int | None
    from_step: str | None
    from_moment: Moment
    reach: Moment
    text: Text | None
    legal: tuple[str, ...]
    cites: tuple[str, ...]
    confidence: Confidence
    checked: Check | None = None
    birthday: Birthday | None = None
    paused_while: Pause | None = None
