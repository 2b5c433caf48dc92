"""What no case ever meets: steps, branches, values of facts, ages.

What the outer bounds do not reach, nobody can reach. They may reach a little more than is real, so
what is told here is certain, and something dead may now and then be left untold.
"""

from collections.abc import Iterator

from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.flow import BEGINNING, Flow, Work
from pathwaytool.prove.proof import Dead
from pathwaytool.prove.suspects import Suspicion
from pathwaytool.prove.values import EMPTY


def dead_parts(pathway: Pathway, flow: Flow, suspicion: Suspicion) -> tuple[Dead, ...]:
    """Return what is dead, in the order of the file; of a dead line only where it begins."""
    found = [*_steps(flow, suspicion), *_ages(flow, suspicion)]
    return (*found, *_values(pathway, flow, suspicion))


def _steps(flow: Flow, suspicion: Suspicion) -> Iterator[Dead]:
    alive = [cases != EMPTY for cases in suspicion.lines.arriving]
    for work in flow.works[1 : flow.steps]:
        if alive[work.index] and work.step:
            yield from _branches(work, suspicion)
        elif work.step and not _is_told(flow, work):
            yield Dead("step", work.name, None, work.step.place.pointer)


def _is_told(flow: Flow, work: Work) -> bool:
    """Tell whether `work` is dead only because something before it is, which is told already.

    Of a start that nobody begins at, nothing is told but this.
    """
    return any(way.to == work.index for other in flow.works[1 : flow.steps] for way in other.ways)


def _branches(work: Work, suspicion: Suspicion) -> Iterator[Dead]:
    for way in work.ways:
        if not suspicion.takes(work, way):
            kind = "loop" if way.is_loop else "branch"
            yield Dead(kind, f"{work.name} → {way.target}", None, way.place.pointer)


def _values(pathway: Pathway, flow: Flow, suspicion: Suspicion) -> Iterator[Dead]:
    """Find values that the impossible combinations rule out for everybody."""
    for level, fact in enumerate(pathway.facts.values()):
        is_decided = flow.decided >> level & 1
        deciders = [w for w in flow.works if w.decides >> level & 1] or [flow.works[BEGINNING]]
        met: set[int] = set()
        for work in deciders:
            cases = suspicion.lines.choices[work.index] if is_decided else suspicion.universe
            met.update(flow.sets.values(cases, level))
        for at, value in enumerate(fact.domain):
            if at not in met:
                yield Dead("value", fact.id, value, fact.place.pointer)


def _ages(flow: Flow, suspicion: Suspicion) -> Iterator[Dead]:
    """Find ages that a step says it is for, but that never come to it."""
    for work in flow.works[1 : flow.steps]:
        step, cases = work.step, suspicion.lines.arriving[work.index]
        if step is None or step.ages is None or flow.age < 0 or cases == EMPTY:
            continue
        came = flow.sets.values(cases, flow.age)
        for at in flow.sets.values(work.ages, flow.age):
            if at not in came:
                yield Dead(
                    "age", step.id, flow.domains[flow.age][at], (*step.place.pointer, "ages")
                )
