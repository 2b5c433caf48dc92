"""Which pathways are systems that are compared side by side, and what belongs to each.

A pathway is a system where it says what its steps answer (`aspects`) or what its sources leave
unsaid (`not_stated`). What it runs and is no system itself is a part of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway

MOST_SYSTEMS = 24
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
    own = {id_: one for id_, one in library.pathways.items() if _is_system(one)}
    countries = list(library.countries)
    levels = list(Level)

    def place(pathway: Pathway) -> tuple[int, int, int]:
        known = pathway.country in library.countries
        country = countries.index(pathway.country or "") if known else len(countries)
        return country, levels.index(pathway.level), pathway.source.path.count("/")

    ordered = sorted(own.values(), key=place)
    return [System(one, tuple(_parts(one, library, own))) for one in ordered]


def _is_system(pathway: Pathway) -> bool:
    return bool(pathway.not_stated) or any(step.aspects for step in pathway.steps.values())


def _parts(pathway: Pathway, library: Library, systems: Mapping[str, Pathway]) -> list[Pathway]:
    found: dict[str, Pathway] = {}
    ahead = [pathway]
    while ahead:
        for step in ahead.pop().steps.values():
            run = library.pathways.get(step.runs or "")
            if run and run.id not in found and run.id not in systems:
                found[run.id] = run
                ahead.append(run)
    return list(found.values())


def groups_of(systems: Sequence[System]) -> list[tuple[str | None, Level, list[System]]]:
    """Return systems by country and level, in their order."""
    groups: dict[tuple[str | None, Level], list[System]] = {}
    for one in systems:
        groups.setdefault((one.pathway.country, one.pathway.level), []).append(one)
    return [(country, level, rows) for (country, level), rows in groups.items()]
