"""A pathway and an edition of it -> the pathway as it is in that municipality."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.localise.attempts import Attempt, settled
from pathwaytool.localise.departing import Departed, departed
from pathwaytool.localise.joining import joining_attempts
from pathwaytool.localise.names import name_attempts, named
from pathwaytool.localise.rows import placing_attempts
from pathwaytool.localise.two_files import TwoFiles, two_files
from pathwaytool.localise.weaving import Weave
from pathwaytool.model.edition import Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.position import HasPlace, Place, Pointer
from pathwaytool.model.text import Text


class Origin(StrEnum):
    """Whose a part is: the nation's, the municipality's, or the nation's with a departure."""

    NATIONAL = "national"
    LOCAL = "local"
    DEPARTED = "departed"


@dataclass(frozen=True, slots=True)
class Localised:
    """A pathway as it is in one municipality, and what its edition tried and may not.

    The pathway keeps the id of the nation's, and `library` is the library as it is there: with this
    pathway in the place of the nation's, and with what actors are called locally.
    """

    edition: Edition
    base: Pathway
    pathway: Pathway
    library: Library
    attempts: tuple[Attempt, ...]

    def origin(self, part: HasPlace) -> Origin:
        """Return whose a part of the pathway is: a step, a limit, a way, a hand-off, a promise."""
        if part.place.source is self.edition.source:
            return Origin.LOCAL
        return Origin.DEPARTED if isinstance(part.place.source, TwoFiles) else Origin.NATIONAL


def localised(edition: Edition, library: Library) -> Localised | None:
    """Return the pathway that an edition is of, as it is there; None where there is no such one.

    What is named and does not exist is left out. Raises: nothing.
    """
    base = library.pathways.get(edition.edition_of)
    if base is None:
        return None
    extras, tried = _extras(edition, base)
    attempts = [
        *name_attempts(library.actors, edition),
        *_taken(edition, base),
        *tried,
        *placing_attempts(edition, extras),
        *joining_attempts(edition, base, extras),
    ]
    done = {
        id_: departed(step, edition.departures[id_], extras, extras.keys())
        for id_, step in base.steps.items()
        if id_ in edition.departures
    }
    steps = {**base.steps, **{id_: one.step for id_, one in done.items()}}
    weave = _woven(steps, edition, _placed_apart(extras, edition))
    attempts += [*(tried for one in done.values() for tried in one.attempts), *weave.attempts]
    pathway = _pathway(edition, base, weave, done)
    there = replace(
        library,
        pathways={**library.pathways, base.id: pathway},
        actors=named(library.actors, edition),
    )
    told = {(one.kind, one.location): one for one in reversed(attempts)}
    return Localised(edition, base, pathway, there, tuple(reversed(told.values())))


def _pathway(
    edition: Edition, base: Pathway, weave: Weave, done: Mapping[str, Departed]
) -> Pathway:
    promises = {id_: one for id_, one in edition.promises.items() if id_ not in base.promises}
    moved = _moved(weave.extras, promises, done.values())
    source = two_files(base.source, edition.source, moved)
    return replace(
        base,
        source=source,
        title=_title(base, edition),
        version=edition.version,
        steps=_placed(weave.in_order(), done, source),
        promises={**base.promises, **promises},
    )


def _moved(
    extras: Iterable[str], promises: Iterable[str], done: Iterable[Departed]
) -> dict[Pointer, Pointer]:
    """Return what is written in the edition. Shape: pointer in the whole to pointer there."""
    moved: dict[Pointer, Pointer] = {("pathway",): ("edition",), ("departures",): ("departures",)}
    moved |= {(key,): (key,) for key in ("version", "agreements", "actors")}
    moved |= {("steps", id_): ("steps", id_) for id_ in extras}
    moved |= {("promises", id_): ("promises", id_) for id_ in promises}
    for one in done:
        moved |= one.moved
    return moved


def _placed(
    steps: Mapping[str, Step], departed_from: Iterable[str], source: TwoFiles
) -> dict[str, Step]:
    """Return the steps, those that are departed from standing in both files."""
    both = set(departed_from)
    return {
        id_: replace(step, place=Place(source, step.place.pointer)) if id_ in both else step
        for id_, step in steps.items()
    }


def _woven(steps: Mapping[str, Step], edition: Edition, extras: Mapping[str, Step]) -> Weave:
    """Return the flow with the extra steps in it: those after others first, as they are named."""
    weave = Weave({**steps, **extras}, extras)
    for put_in in (weave.after, weave.before, weave.beside):
        for departure in edition.departures.values():
            if departure.step in steps:
                put_in(departure)
    return weave


def _placed_apart(extras: Mapping[str, Step], edition: Edition) -> dict[str, Step]:
    """Return the extra steps that are steps of their own, and stand in no other's place."""
    instead = {one.instead for one in edition.departures.values()}
    return {id_: step for id_, step in extras.items() if id_ not in instead}


def _taken(edition: Edition, base: Pathway) -> Iterator[Attempt]:
    """Yield what has the id of something of the nation's: it would take its place."""
    for id_, step in edition.steps.items():
        if id_ in base.steps or id_ in base.ends:
            yield settled(step.place.key(), id_, f"steps: {id_}")
    for id_, departure in edition.departures.items():
        for key, known in (("ends", base.ends), ("events", base.events)):
            if id_ in known:
                yield settled(departure.place.key(), id_, f"{key}: {id_}")
    for id_, promise in edition.promises.items():
        if id_ in base.promises:
            yield settled(promise.place.key(), id_, f"promises: {id_}")


def _extras(edition: Edition, base: Pathway) -> tuple[dict[str, Step], list[Attempt]]:
    """Return the extra steps by id, and what they would set aside that is the nation's."""
    extras: dict[str, Step] = {}
    attempts: list[Attempt] = []
    for id_, step in edition.steps.items():
        if id_ in base.steps or id_ in base.ends:
            continue
        extras[id_] = step
        if step.stops is None:
            continue
        ours = tuple(one for one in step.stops.steps if one in edition.steps)
        if len(ours) < len(step.stops.steps) or step.stops.phases:
            theirs = [one for one in step.stops.steps if one not in ours]
            demanded = [*(f"steps: {one}" for one in theirs)]
            demanded += [f"phases: {one}" for one in step.stops.phases]
            attempts.append(settled(step.place.key("stops"), "stops", ", ".join(demanded)))
        extras[id_] = replace(step, stops=replace(step.stops, steps=ours, phases=()))
    return extras, attempts


def _title(base: Pathway, edition: Edition) -> Text:
    """Return the pathway's title with the municipality's name, in each language of the title."""
    return Text(
        tuple(
            (language, f"{title} – {edition.municipality.in_(language)}")
            for language, title in base.title.versions
        )
    )
