"""Where a case begins, what sets other work aside, and which ways back are meant."""

from dataclasses import dataclass

from pathwaytool.model.condition import Condition
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text


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
