"""Steps that were told to wait for all lines of work, where never more than one comes.

That is what an exclusive split in front of a waiting step makes: the author may believe that the
lines run side by side. It is told only where it is certain: what can be in hand side by side is
taken too large, never too small (`bound/pairs.py`), so no meeting is overlooked.
"""

from collections.abc import Iterator

from pathwaytool.model.pathway import Pathway, Split
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import Flow, Work
from pathwaytool.prove.proof import Dead


def idle_waits(pathway: Pathway, flow: Flow, suspicion: Suspicion) -> Iterator[Dead]:
    """Yield every `waits: all` that is written out, where no case has anything to wait for."""
    for work in flow.works[1 : flow.steps]:
        if not work.waits_for_all or _ways_in(flow, work.index) < 2 or _at_once(flow, work.index):
            continue
        pairs = suspicion.pairs
        if work.step and pairs.comes(work.index) and not pairs.meets(work.index):
            pointer = (*work.step.place.pointer, "waits")
            # Where nothing is written, the place of the key is that of the step itself.
            if pathway.source.key(pointer) != work.step.place.key():
                yield Dead("wait", work.name, None, pointer)


def _ways_in(flow: Flow, index: int) -> int:
    """Return how many ways forward lead to the work."""
    return sum(_ways(work, index) for work in flow.works[: flow.steps])


def _at_once(flow: Flow, index: int) -> bool:
    """Tell whether one work may lead to it by two ways at the same moment."""
    works = flow.works[: flow.steps]
    return any(work.split != Split.ONE and _ways(work, index) > 1 for work in works)


def _ways(work: Work, index: int) -> int:
    return sum(way.to == index and not way.is_loop for way in work.ways)
