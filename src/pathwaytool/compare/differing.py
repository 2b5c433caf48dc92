"""Who of those whose map differs goes another way: exactly, or between which numbers."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from pathwaytool.compare.aligned import Aligned
from pathwaytool.compare.change import Change, Fate
from pathwaytool.compare.concern import Concern
from pathwaytool.compare.named import place_of, way_of, ways_of
from pathwaytool.compare.parts import Depth, VersionParts
from pathwaytool.compare.routes import Otherwise, Routes
from pathwaytool.compare.space import MOST_NODES
from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.compile.flow import mask_of
from pathwaytool.prove.compile.pathway import Broken
from pathwaytool.prove.compile.values import EMPTY, FULL, CaseSets, TooLarge

FOLLOWED = frozenset(
    {"waits", "stops", "repeats", "domain", "decided_by", "during", "decides", "to"}
)
"""Fields of steps, facts and events that show in what happens, and only there."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Whose route differs, as sets of cases: surely these, and nobody but those at most."""

    surely: int
    at_most: int


def differing(
    concern: Concern, changes: Iterable[Change], by_map: int, met: int = EMPTY
) -> Differing:
    """Return whose route differs, of those whom both versions have; `by_map` whose map does.

    `met` are those who are known to meet something that shows (`shows_itself`).
    """
    told = [one for one in changes if one.level == Depth.MEANING]
    sets = concern.space.sets
    at_most = sets.both(by_map, concern.both)
    surely = sets.both(at_most, met)
    rest = sets.without(at_most, surely)
    if rest == EMPTY or any(_is_for_all(one) for one in told):
        return Differing(at_most, at_most)
    with suppress(Broken, TooLarge):
        aligned = Aligned(concern.before.pathway, concern.after.pathway, concern.space, MOST_NODES)
        routes = Routes(aligned, _otherwise(aligned, told))
        for in_one_order in (True, False):
            start = carried(sets, aligned.sets, rest)
            found, is_all = routes.differing(start, in_one_order=in_one_order)
            found = carried(aligned.sets, sets, found)
            surely, rest = sets.either(surely, found), sets.without(rest, found)
            if is_all or rest == EMPTY:
                return Differing(surely, surely)
            if not routes.is_through:
                break  # what is too much in one order is too much in all
    return Differing(surely, at_most)


def shows_itself(change: Change, before: Pathway, after: Pathway) -> bool:
    """Tell whether whoever meets a part in either version goes another way just by that.

    If nothing has differed until then, they meet it in both, and there it says otherwise. Of ways
    to the same place the one may have taken the cases of the other.
    """
    if change.level != Depth.MEANING:
        return False
    if change.kind in ("limit", "end"):
        return True
    if change.kind == "step":
        return change.sort != Fate.CHANGED or bool(_names(change) - FOLLOWED)
    way = way_of(change.kind, change.id) if change.kind == "way" else None
    if way is None:
        return False
    leading = [
        {one for one, _ in ways_of(own.steps[way[0]]) if one[1] == way[1]}
        for own in (before, after)
        if way[0] in own.steps
    ]
    return len(set().union(*leading)) == 1


def _is_for_all(change: Change) -> bool:
    return change.kind == "pathway" and any(one.name == "lead" for one in change.fields)


def carried(source: CaseSets, target: CaseSets, cases: int) -> int:
    """Return a set of cases as one of other sets that have the same facts at the same levels."""
    known = {EMPTY: EMPTY, FULL: FULL}

    def of(node: int) -> int:
        if node not in known:
            level, children = source.nodes[node]
            parts = (
                target.both(target.having(level, (at,)), of(one))
                for at, one in children_of(children)
            )
            known[node] = target.union(parts)
        return known[node]

    return of(cases)


def children_of(children: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield the values of a fact that lead on, each with where to."""
    return ((at, one) for at, one in enumerate(children) if one != EMPTY)


def _otherwise(aligned: Aligned, changes: list[Change]) -> Otherwise:
    """Return what of the changes shows to those who meet it, and not in where they go."""
    shown = [one for one in changes if one.sort != Fate.CHANGED or _names(one) - FOLLOWED]
    begins = {one.id for one in shown if one.kind == "step"}
    begins |= {place_of(one.id) for one in changes if one.kind == "limit"}
    finishes = {one.id for one in shown if one.kind == "event"}
    finishes |= {step for one in shown if one.kind == "fact" for step in _deciding(one, aligned)}
    finishes |= _deciding_otherwise(aligned)
    before, after = (_contents(one, aligned) for one in aligned.versions)
    return Otherwise(
        _mask(begins, aligned),
        _mask(finishes, aligned),
        frozenset(one.id for one in changes if one.kind == "end"),
        (before, after),
    )


def _names(change: Change) -> set[str]:
    return {one.name for one in change.fields if one.level == Depth.MEANING}


def _deciding(change: Change, aligned: Aligned) -> Iterator[str]:
    """Yield the steps that decide a fact in either version."""
    for pathway in aligned.versions:
        if change.id in pathway.facts:
            yield from pathway.facts[change.id].decided_by


def _deciding_otherwise(aligned: Aligned) -> set[str]:
    """Return the steps that decide a fact in one version only."""
    before, after = (
        {(step, fact.id) for fact in pathway.facts.values() for step in fact.decided_by}
        for pathway in aligned.versions
    )
    return {step for step, _ in before ^ after}


def _mask(names: set[str], aligned: Aligned) -> int:
    return mask_of(aligned.index[name] for name in names if name in aligned.index)


def _contents(pathway: Pathway, aligned: Aligned) -> Mapping[tuple[int, int], object]:
    """Return what each way is beside its condition, by its work and its place among the ways."""
    found: dict[tuple[int, int], object] = {}
    parts = VersionParts()
    for step in pathway.steps.values():
        for number, way in enumerate(step.transitions):
            fields = parts.way(way).items()
            said = sorted((name, said.bare) for name, said in fields if said.level == Depth.MEANING)
            loop = pathway.loops.get(way.loop or "")
            if said or loop:
                found[aligned.index[step.id], number] = (said, loop.rounds if loop else None)
    return found
