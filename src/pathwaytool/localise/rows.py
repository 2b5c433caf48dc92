"""Rows of extra steps: which follow each other, and which are put in right."""

from collections.abc import Iterator, Mapping

from pathwaytool.localise.attempts import Attempt, Loosening, settled
from pathwaytool.model.edition import Departure, Edition
from pathwaytool.model.pathway import Guard, Split, Step, Transition
from pathwaytool.model.position import Location

Steps = Mapping[str, Step]

PLACES = ("before", "after", "beside")
"""The keys of a departure that list extra steps."""


def row_of(ids: tuple[str, ...], extras: Steps) -> tuple[str, ...]:
    """Return the extra steps that `ids` name, and those that each of them names itself, in a row.

    Unknown ids are left out.
    """
    row: list[str] = []
    for id_ in ids:
        while id_ in extras and id_ not in row:
            row.append(id_)
            id_ = onward(extras[id_]) or ""  # noqa: PLW2901  it is followed
    return tuple(row)


def onward(step: Step) -> str | None:
    """Return where a step leads on to, if to one place and nothing else; None where it does not."""
    if step.split == Split.THEN and len(step.transitions) == 1:
        way = step.transitions[0]
        return way.to if way.guard == Guard.PLAIN and way.loop is None else None
    return None


def led_to(step: Step) -> str:
    """Return what a step leads to, as it is said in a sentence."""
    named = ", ".join(dict.fromkeys(way.to for way in step.transitions))
    return named if step.split == Split.THEN else f"{step.split.value}: {named}"


def link(step: Step, to: str, place_of: Step) -> Transition:
    """Return a plain way that the edition makes, from `step` to another."""
    return Transition(place_of.place, step.id, to, Guard.PLAIN, None, None, None, None)


def target_at(step: Step) -> Location:
    """Return where it stands what an extra step leads to."""
    if len(step.transitions) == 1 and step.split == Split.THEN:
        way = step.transitions[0]
        return way.place.value("to")
    return step.place.key("next")


def named_in(departure: Departure) -> Iterator[tuple[str, str, Location]]:
    """Yield every extra step that a departure names: its id, the key and the place."""
    for key in PLACES:
        for number, id_ in enumerate(getattr(departure, key)):
            yield id_, key, departure.place.value(key, number)
    if departure.instead is not None:
        yield departure.instead, "instead", departure.place.value("instead")


def _with_start(step: Step, places: list[str]) -> list[str]:
    """Return where a step comes in: by itself too, where it stands in the place of no other."""
    is_twice = step.start and places and not places[0].endswith(".instead")
    return [*places, "start"] if is_twice else places


def placing_attempts(edition: Edition, extras: Steps) -> Iterator[Attempt]:
    """Yield what is put in that is no extra step, and extra steps that come in nowhere or twice."""
    homes: dict[str, list[str]] = {id_: [] for id_ in extras}
    for departure in edition.departures.values():
        for id_, key, location in named_in(departure):
            if id_ in homes:
                homes[id_].append(f"{departure.step}.{key}")
            elif id_ not in edition.steps:
                yield settled(location, key, f"steps: {id_}")
    led_to = {way.to for step in extras.values() for way in step.transitions}
    for id_, step in extras.items():
        places = _with_start(step, homes[id_])
        is_beside = all(place.endswith(".beside") for place in places)
        if not places and (step.start or id_ in led_to):
            continue
        if not places or (len(places) > 1 and not is_beside):
            gaps = {"id": id_, "places": ", ".join(places) or "–"}
            yield Attempt(Loosening.PLACED, step.place.key(), gaps)
