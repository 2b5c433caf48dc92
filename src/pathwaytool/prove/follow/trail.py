"""The way a case took, as a picture shows it: from a story of a failure, or from a walk."""

from pathwaytool.dataclass import dataclass
from pathwaytool.prove.follow.way import Walk
from pathwaytool.prove.proof import Failure


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a case has been. `names` are steps and ends in the order they were met, each once.

    `ways` are the transitions taken, as origin and target. `stop` is the step where it all stops;
    empty where nothing does.
    """

    names: tuple[str, ...]
    ways: frozenset[tuple[str, str]]
    stop: str = ""


def trail_of_failure(failure: Failure) -> Trail:
    """Return the way to a failure; without names where no step has begun."""
    events = failure.story.events
    met = [name for event in events for name in (event.step, *event.begun) if name]
    stop = [failure.step] if failure.step else []
    ways = ((event.step, to) for event in events if event.step for to in event.to)
    return Trail(tuple(dict.fromkeys((*met, *stop))), frozenset(ways), failure.step)


def trail_of_walk(walk: Walk) -> Trail:
    """Return the way of one young person."""
    met = [passage.step for passage in walk.passages]
    ways = ((passage.step, to) for passage in walk.passages for to in passage.to)
    stop = walk.fault.step if walk.fault else ""
    names = dict.fromkeys((*met, *walk.reached, *([stop] if stop else [])))
    return Trail(tuple(names), frozenset(ways), stop)
