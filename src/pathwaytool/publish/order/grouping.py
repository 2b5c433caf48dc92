"""The library as a reader meets it: by country, and there by whose pathway it is."""

from collections.abc import Iterable, Mapping

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway
from pathwaytool.model.registers import Country
from pathwaytool.model.topic import Topic

TOPICS = "topic"
"""The name of the collection that holds knowledge, after the levels of pathways."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A pathway on its collection, and those of the same collection that it runs as steps."""

    pathway: Pathway
    modules: tuple[Pathway, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """Pathways of one level, or topics. `name` is the level, or `topic`."""

    name: str
    entries: tuple[Entry, ...]
    topics: tuple[Topic, ...] = ()

    @property
    def size(self) -> int:
        """Return how many pathways and topics it holds."""
        modules = sum(len(one.modules) for one in self.entries)
        return len(self.entries) + modules + len(self.topics)


@dataclass(frozen=True, slots=True)
class CountryGroup:
    """What concerns one country; `country` is None for what names none."""

    country: Country | None
    collections: tuple[Collection, ...]

    @property
    def pathways(self) -> tuple[Pathway, ...]:
        """Return its pathways in the order of the collections, each before those it runs."""
        entries = (entry for collection in self.collections for entry in collection.entries)
        return tuple(one for entry in entries for one in (entry.pathway, *entry.modules))

    @property
    def id(self) -> str:
        """Return a name for anchors, which no other part of a page has."""
        return f"land-{self.country.id}" if self.country else "uden-land"


def country_groups(library: Library) -> tuple[CountryGroup, ...]:
    """Return the library in the order of its countries; what names none comes last.

    In a collection, files at the top of the library come before those in folders.
    """
    groups = ((one, one.id) for one in library.countries.values())
    made = (_group(library, country, id_) for country, id_ in (*groups, (None, None)))
    return tuple(group for group in made if group.collections)


def main_entry(groups: Iterable[CountryGroup]) -> Entry | None:
    """Return what a reader meets first; None where there is no pathway.

    It is a young person's pathway if there is any, of those one at the top of the library, and of
    those the first.
    """
    entries = [
        one for group in groups for collection in group.collections for one in collection.entries
    ]
    return min(entries, key=_rank, default=None)


def _rank(entry: Entry) -> tuple[bool, int]:
    pathway = entry.pathway
    return pathway.level != Level.CHILD, pathway.source.path.count("/")


def _group(library: Library, country: Country | None, id_: str | None) -> CountryGroup:
    known = library.countries
    own = [one for one in library.pathways.values() if _at(one.country, known) == id_]
    topics = tuple(one for one in library.topics.values() if _at(one.country, known) == id_)
    collections = [
        Collection(level.value, _entries([one for one in own if one.level == level]))
        for level in Level
    ]
    collections.append(Collection(TOPICS, (), topics))
    return CountryGroup(country, tuple(collection for collection in collections if collection.size))


def _at(country: str | None, known: Mapping[str, Country]) -> str | None:
    return country if country in known else None


def _entries(pathways: Iterable[Pathway]) -> tuple[Entry, ...]:
    ordered = sorted(pathways, key=lambda one: one.source.path.count("/"))
    here = {one.id: one for one in ordered}
    runs = {
        one.id: [step.runs for step in one.steps.values() if step.runs in here] for one in ordered
    }
    run = {id_ for parts in runs.values() for id_ in parts}
    taken: set[str] = set()
    # Those that none other runs come first; where pathways run in a ring, the first of them stands.
    return tuple(
        Entry(one, _modules(one.id, runs, here, taken))
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
