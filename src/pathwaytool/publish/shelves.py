"""The library as a reader meets it: by country, and there by whose pathway it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway
from pathwaytool.model.registers import Country
from pathwaytool.model.topic import Topic

TOPICS = "topic"
"""The name of the shelf that holds knowledge, after the levels of pathways."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A pathway on its shelf, and those of the same shelf that it runs as steps."""

    pathway: Pathway
    modules: tuple[Pathway, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pathways of one level, or topics. `name` is the level, or `topic`."""

    name: str
    volumes: tuple[Volume, ...]
    topics: tuple[Topic, ...] = ()

    @property
    def size(self) -> int:
        """Return how many pathways and topics it holds."""
        modules = sum(len(one.modules) for one in self.volumes)
        return len(self.volumes) + modules + len(self.topics)


@dataclass(frozen=True, slots=True)
class Room:
    """What concerns one country; `country` is None for what names none."""

    country: Country | None
    shelves: tuple[Shelf, ...]

    @property
    def pathways(self) -> tuple[Pathway, ...]:
        """Return its pathways in the order of the shelves, each before those it runs."""
        volumes = (volume for shelf in self.shelves for volume in shelf.volumes)
        return tuple(one for volume in volumes for one in (volume.pathway, *volume.modules))

    @property
    def id(self) -> str:
        """Return a name for anchors, which no other part of a page has."""
        return f"land-{self.country.id}" if self.country else "uden-land"


def rooms_of(library: Library) -> tuple[Room, ...]:
    """Return the library in the order of its countries; what names none comes last.

    In a shelf, files at the top of the library come before those in folders.
    """
    rooms = ((one, one.id) for one in library.countries.values())
    made = (_room(library, country, id_) for country, id_ in (*rooms, (None, None)))
    return tuple(room for room in made if room.shelves)


def main_volume(rooms: Iterable[Room]) -> Volume | None:
    """Return what a reader meets first; None where there is no pathway.

    It is a young person's pathway if there is any, of those one at the top of the library, and of
    those the first.
    """
    volumes = [one for room in rooms for shelf in room.shelves for one in shelf.volumes]
    return min(volumes, key=_rank, default=None)


def _rank(volume: Volume) -> tuple[bool, int]:
    pathway = volume.pathway
    return pathway.level != Level.CHILD, pathway.source.path.count("/")


def _room(library: Library, country: Country | None, id_: str | None) -> Room:
    known = library.countries
    own = [one for one in library.pathways.values() if _at(one.country, known) == id_]
    topics = tuple(one for one in library.topics.values() if _at(one.country, known) == id_)
    shelves = [
        Shelf(level.value, _volumes([one for one in own if one.level == level])) for level in Level
    ]
    shelves.append(Shelf(TOPICS, (), topics))
    return Room(country, tuple(shelf for shelf in shelves if shelf.size))


def _at(country: str | None, known: Mapping[str, Country]) -> str | None:
    return country if country in known else None


def _volumes(pathways: Iterable[Pathway]) -> tuple[Volume, ...]:
    ordered = sorted(pathways, key=lambda one: one.source.path.count("/"))
    here = {one.id: one for one in ordered}
    runs = {
        one.id: [step.runs for step in one.steps.values() if step.runs in here] for one in ordered
    }
    run = {id_ for parts in runs.values() for id_ in parts}
    taken: set[str] = set()
    # Those that none other runs come first; where pathways run in a ring, the first of them stands.
    return tuple(
        Volume(one, _modules(one.id, runs, here, taken))
        for one in sorted(ordered, key=lambda one: one.id in run)
        if one.id not in taken
    )


def _modules(
    root: str, runs: Mapping[str, list[str]], here: Mapping[str, Pathway], taken: set[str]
) -> tuple[Pathway, ...]:
    taken.add(root)
    found: list[Pathway] = []
    waiting = list(runs[root])
    while waiting:
        id_ = waiting.pop(0)
        if id_ not in taken:
            taken.add(id_)
            found.append(here[id_])
            waiting += runs[id_]
    return tuple(found)
