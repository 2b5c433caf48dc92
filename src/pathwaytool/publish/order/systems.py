"""Which pathways are systems that are compared side by side, and what belongs to each.

A pathway is a system where it says what its steps answer (`aspects`) or what its sources leave
unsaid (`not_stated`). What it runs is a part of it where it is no system itself, or where both
have the same owner, as courses that can be taken one by one.
"""

from collections.abc import Iterable, Mapping, Sequence

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway
from pathwaytool.model.resting import reached, runs_in
from pathwaytool.model.text import Text

MOST_SYSTEMS = 16
"""How many systems stand side by side; where there are more, the table goes on on a new page."""


@dataclass(frozen=True, slots=True)
class System:
    """A pathway that is compared with others, and the pathways that are parts of it."""

    pathway: Pathway
    parts: tuple[Pathway, ...]

    @property
    def pathways(self) -> tuple[Pathway, ...]:
        """Return the pathway itself and its parts."""
        return (self.pathway, *self.parts)

    def part(self, pathway: Pathway) -> Pathway | None:
        """Return `pathway` where it is a part; None for the system's own."""
        return None if pathway.id == self.pathway.id else pathway


def systems_of(library: Library) -> list[System]:
    """Return the systems of a library by country and level.

    Files at the top of the library come before those in folders.
    """
    compared = {id_: one for id_, one in library.pathways.items() if _is_compared(one)}
    parts = _modules(compared, library)
    own = {id_: one for id_, one in compared.items() if id_ not in parts}
    countries = list(library.countries)
    levels = list(Level)

    def place(pathway: Pathway) -> tuple[int, int, int]:
        known = pathway.country in library.countries
        country = countries.index(pathway.country or "") if known else len(countries)
        return country, levels.index(pathway.level), pathway.source.path.count("/")

    ordered = sorted(own.values(), key=place)
    return [System(one, tuple(_reached(one, library, own))) for one in ordered]


def _is_compared(pathway: Pathway) -> bool:
    return bool(pathway.not_stated) or any(step.aspects for step in pathway.steps.values())


def _modules(compared: Mapping[str, Pathway], library: Library) -> set[str]:
    """Return the pathways that are only parts: another of the same owner runs them.

    Where pathways run in a ring, the first of them stands for all.
    """
    steps = ((one, step) for one in compared.values() for step in one.steps.values())
    run = {step.runs for one, step in steps if _owner(compared, step.runs) == one.owner}
    found: set[str] = set()
    for one in sorted(compared.values(), key=lambda one: one.id in run):
        if one.id not in found:
            foreign = {id_: two for id_, two in compared.items() if two.owner != one.owner}
            found |= {part.id for part in _reached(one, library, foreign | {one.id: one})}
    return found & compared.keys()


def _owner(compared: Mapping[str, Pathway], id_: str | None) -> Text | None:
    known = compared.get(id_ or "")
    return known.owner if known else None


def _reached(pathway: Pathway, library: Library, systems: Mapping[str, Pathway]) -> list[Pathway]:
    """Return what a pathway runs, and what that runs, as far as it is none of `systems`."""

    def next_to(id_: str) -> Iterable[str]:
        return (run for run in runs_in(library, id_) if run not in systems)

    return [library.pathways[id_] for id_ in reached([pathway.id], next_to)[1:]]


def groups_of(systems: Sequence[System]) -> list[tuple[str | None, Level, list[System]]]:
    """Return systems by country and level, in their order."""
    groups: dict[tuple[str | None, Level], list[System]] = {}
    for one in systems:
        groups.setdefault((one.pathway.country, one.pathway.level), []).append(one)
    return [(country, level, rows) for (country, level), rows in groups.items()]
