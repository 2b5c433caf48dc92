"""What lies onward from a step: which limits follow, and what is under way beside it."""

from collections import deque
from collections.abc import Iterable, Mapping

from pathwaytool.model.pathway import Pathway, Split


def onward_from(pathway: Pathway, origin: str) -> Mapping[str, int]:
    """Return the steps that can follow a step, itself too, and how many ways away they are.

    Ways back are not followed: what is behind is no longer to come.
    """
    found, fresh = {origin: 0}, deque([origin])
    while fresh:
        at = fresh.popleft()
        for one in pathway.steps[at].transitions:
            if one.loop is None and one.to in pathway.steps and one.to not in found:
                found[one.to] = found[at] + 1
                fresh.append(one.to)
    return found


def beside_of(pathway: Pathway) -> Mapping[str, tuple[str, ...]]:
    """Return for each step those that are set going where it is, on another line of work.

    They are no more ways from there than the step itself, neither leads to the other, and no age
    of a young person rules out one of them.
    """
    onward = {id_: onward_from(pathway, id_) for id_ in pathway.steps}
    found: dict[str, dict[str, None]] = {id_: {} for id_ in pathway.steps}
    for step in pathway.steps.values():
        if step.split not in (Split.ALL, Split.EACH):
            continue
        lines = [
            onward[one.to] for one in step.transitions if one.to in onward and one.loop is None
        ]
        for id_, other in _across(lines):
            if other not in onward[id_] and id_ not in onward[other]:
                found[id_][other] = None
    order = {id_: at for at, id_ in enumerate(pathway.steps)}
    return {
        id_: tuple(
            sorted((one for one in others if _meet(pathway, id_, one)), key=order.__getitem__)
        )
        for id_, others in found.items()
    }


def _across(lines: list[Mapping[str, int]]) -> Iterable[tuple[str, str]]:
    for at, line in enumerate(lines):
        for number, other in enumerate(lines):
            if number != at:
                yield from (
                    (one, two)
                    for one, far in line.items()
                    for two, near in other.items()
                    if one != two and near <= far
                )


def _meet(pathway: Pathway, one: str, other: str) -> bool:
    ages, others = pathway.steps[one].ages, pathway.steps[other].ages
    return not (ages and others) or (ages[0] <= others[1] and others[0] <= ages[1])
