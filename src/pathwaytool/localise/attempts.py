"""What an edition tries and may not, said in the words of the format."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Condition, Every, Is, Not, Some
from pathwaytool.model.position import Location
from pathwaytool.model.time import Duration, Limit, LimitKind, Moment, Pause


class Loosening(StrEnum):
    """What sort of attempt it is, by the rule that tells of it."""

    LIMIT = "limit-loosened"
    SETTLED = "settled-by-nation"
    NAME = "local-name-shared"
    ASTRAY = "extra-step-astray"
    PLACED = "extra-step-unplaced"


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt at a place; `gaps` are for the sentence of its rule, in no language."""

    kind: Loosening
    location: Location
    gaps: Mapping[str, str]


def settled(location: Location, key: str, demanded: str) -> Attempt:
    """Return an attempt to say `key` otherwise than the nation; `demanded` is what that says."""
    return Attempt(Loosening.SETTLED, location, {"key": key, "demanded": demanded})


def astray(location: Location, to: str, demanded: Iterable[str]) -> Attempt:
    """Return an attempt to lead to `to`, where the nation leads to one of `demanded`."""
    return Attempt(Loosening.ASTRAY, location, {"to": to, "demanded": listed(demanded)})


def listed(ids: Iterable[str]) -> str:
    """Return ids as a list is written in a file."""
    return f"[{', '.join(ids)}]"


def written(limit: Limit) -> str:
    """Return a limit as it is written in a file, without its references.

    Its text is said only where it is all that the limit says, in the library's own language.
    """
    parts = [f"kind: {limit.kind.value}"]
    if limit.kind == LimitKind.PERCENTAGE and limit.percent is not None:
        parts.append(f"percent: {limit.percent}")
    if limit.duration is None and limit.birthday is None and limit.text is not None:
        parts.append(f"text: {limit.text.versions[0][1]}")
    if limit.duration is not None:
        parts.append(f"limit: {length(limit.duration)}")
    if limit.birthday is not None:
        parts.append(f"limit: {length(limit.birthday.ahead)}")
        parts.append(f"from: {{before_birthday: {limit.birthday.age}}}")
    if limit.from_step is not None:
        parts.append(f"from: {{{limit.from_moment.value}: {limit.from_step}}}")
    if limit.paused_while is not None:
        parts.append(f"paused_while: {{{_pause(limit.paused_while)}}}")
    if limit.reach == Moment.START:
        parts.append("reach: start")
    return f"{{{', '.join(parts)}}}"


def _pause(pause: Pause) -> str:
    named = (("steps", pause.steps), ("phases", pause.phases))
    said = [f"{key}: {listed(ids)}" for key, ids in named if ids]
    if pause.holding is not None:
        said.append(f"when: {{{_condition(pause.holding)}}}")
    return ", ".join(said)


def _condition(condition: Condition) -> str:
    """Return a condition as it is written in a file, without its braces."""
    match condition:
        case Is(fact, (value,)):
            return f"{fact}: {value}"
        case Is(fact, values):
            return f"{fact}: {listed(map(str, values))}"
        case Every(parts):
            return ", ".join(map(_condition, parts))
        case Some(parts):
            return f"any: [{', '.join(f'{{{_condition(part)}}}' for part in parts)}]"
        case Not(part):
            return f"not: {{{_condition(part)}}}"


def length(duration: Duration) -> str:
    """Return a duration as it is written in a file."""
    unit = duration.unit.value
    return f"{duration.amount} {unit.removesuffix('s') if duration.amount == 1 else unit}"
