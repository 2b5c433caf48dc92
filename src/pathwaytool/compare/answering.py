"""Who answers for what has changed: they have to say yes to it."""

from collections.abc import Iterator

from pathwaytool.compare.change import Change, FieldChange
from pathwaytool.compare.named import place_of, way_of
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway

NAMING = frozenset({"accountable", "lead", "contributors", "handoff.receiver"})
"""Fields that name actors; whoever comes or goes there is asked as well."""


def actors_of(change: Change, versions: tuple[Pathway, Pathway]) -> tuple[str, ...]:
    """Return the actors who answer for a changed part, in the older version and in the newer."""
    found: dict[str, None] = {}
    for pathway in versions:
        for place in places_of(change, pathway):
            found.update(dict.fromkeys(_accountable(pathway, place)))
    for field in change.fields:
        found.update(dict.fromkeys(_named(field)))
    return tuple(found)


def sectors_of(actors: tuple[str, ...], libraries: tuple[Library, Library]) -> tuple[str, ...]:
    """Return the sectors of actors, in the order of the library."""
    known = {**libraries[0].actors, **libraries[1].actors}
    own = {known[id_].sector for id_ in actors if id_ in known}
    order = dict.fromkeys((*libraries[1].sectors, *libraries[0].sectors))
    return tuple(one for one in order if one in own)


def places_of(change: Change, pathway: Pathway) -> tuple[str, ...]:
    """Return the steps and ends that a part belongs to."""
    match change.kind:
        case "step" | "start" | "end":
            return (change.id,)
        case "limit":
            return (place_of(change.id),)
        case "way":
            way = way_of(change.kind, change.id)
            return way[:2] if way else ()
        case "fact" if change.id in pathway.facts:
            return pathway.facts[change.id].decided_by
        case "loop":
            return tuple(
                step.id
                for step in pathway.steps.values()
                if any(one.loop == change.id for one in step.transitions)
            )
        case "promise" if change.id in pathway.promises:
            return tuple(one.id for one in pathway.promises[change.id].named())
    return ()


def _accountable(pathway: Pathway, place: str) -> Iterator[str]:
    if place in pathway.steps:
        yield pathway.steps[place].accountable
    elif place in pathway.ends:
        accountable = pathway.ends[place].accountable
        if accountable:
            yield accountable


def _named(field: FieldChange) -> Iterator[str]:
    if field.name in NAMING:
        for value in (field.before, field.after):
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple):
                yield from map(str, value)
