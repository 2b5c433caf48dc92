"""What a walk finds: the steps of one young person's way, and whether it came to its end."""

from collections.abc import Mapping
from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Value
from pathwaytool.prove.proof import Facts

Span = tuple[int, int | None]
"""Hours since the beginning, at the earliest and at the latest; None where nobody has said how long
something before takes. Then the earliest counts such a step as no time."""

Asked = Mapping[str, Value | tuple[Value, ...]]
"""Fact to the answer asked for: one for all times, or one for each time, the last for all later."""


Comes = Mapping[str, str]
"""Event to the step while which it comes: the first time that step is under way, at once."""


class ImpossibleCaseError(Exception):
    """No young person has these facts: one has no such value, or `impossible:` rules them out.

    Or there is no such event, or it cannot come while that step is under way.
    """


class OneAnswerError(ImpossibleCaseError):
    """A fact that is known from the start, the argument, is asked for with several answers."""


@dataclass(frozen=True, slots=True)
class NotAsAsked:
    """`fact` cannot be as `asked` at this step. `impossible` is the place, from 0, of the
    combination under `impossible:` that rules it out; None where something else does."""

    fact: str
    asked: Value
    impossible: int | None


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something is wrong with the pathway for this case: its kind, the step, and what it names."""

    kind: str
    step: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A step that was taken, or an event that came (`is_event`; then `step` is its id).

    `after` are the numbers, from 1, of the passages that it waited for. `decided` are the facts it
    decided, `departures` what could not come out as asked; `to` where it led; `loop` whether it led
    back. `flaws` are those that work can go on in spite of; with the first
    passage are told those of how the case begins.
    """

    step: str
    begins: Span
    ends: Span
    after: tuple[int, ...]
    decided: Facts
    departures: tuple[NotAsAsked, ...]
    to: tuple[str, ...]
    loop: bool
    flaws: tuple[Flaw, ...]
    is_event: bool = False


class Faring(StrEnum):
    """How a promise fares on the way of one young person.

    It is not asked for; kept; broken; still open, for the way is not at its end; or it is no matter
    of this way alone: another may lead where this one did not, or it is one of time.
    """

    NOT_ASKED = "not-asked"
    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Walk:
    """A way through. `facts` are all those known from the start.

    `assumed` names the facts, from the start or decided on the way, that nobody asked for; `unused`
    those of which an answer asked for was not needed. `complete`: nothing is running any more.
    `reached` are the ends that a line of work has come to; `ends` the same where it is complete,
    else nothing. `why` it is not complete: `repeats`, `too-long` or `fault`; `same_as` is the
    number of the passage after which everything stood as it does after the last, 0 for the
    beginning. `under_way` are the steps that have begun or wait. `stayed_away` are the events asked
    for that did not come; `promises` how each promise fares, by id.
    """

    facts: Facts
    assumed: tuple[str, ...]
    unused: tuple[str, ...]
    passages: tuple[Passage, ...]
    complete: bool
    ends: tuple[str, ...]
    finished: Span | None
    why: str | None
    same_as: int | None
    reached: tuple[str, ...]
    under_way: tuple[str, ...]
    fault: Flaw | None
    stayed_away: tuple[str, ...] = ()
    promises: tuple[tuple[str, Faring], ...] = ()

    @property
    def is_as_asked(self) -> bool:
        """Tell whether it came to its end as was asked for, with nothing wrong on the way."""
        return self.complete and not any(one.departures or one.flaws for one in self.passages)
