"""Where a case begins, what sets other work aside, what can come, and which ways back are meant."""

from collections.abc import Mapping

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Condition, Value
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text
from pathwaytool.model.time import During


@dataclass(frozen=True, slots=True)
class Start:
    """A step where a case can begin, for every case or for those where `when` holds."""

    place: Place
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Stops:
    """What a step sets aside when it begins: steps, and every step of some phases."""

    place: Place
    steps: tuple[str, ...]
    phases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """A declared way back, taken at most `rounds` times where that is bounded."""

    id: str
    place: Place
    title: Text
    rounds: int | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that may come, once, at any moment `during` some work; or never.

    It decides each fact of `decides` as one of the values given, stops what it `stops`, and leads
    `to` a step or an end.
    """

    id: str
    place: Place
    title: Text
    during: During
    decides: Mapping[str, tuple[Value, ...]]
    stops: Stops | None
    to: str
    legal: tuple[str, ...]
    cites: tuple[str, ...]
    note: Text | None
    confidence: Confidence
