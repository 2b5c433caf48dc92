"""Steps that were told to wait for all lines of work, and then do not.

An exclusive split in front of a waiting step makes that never more than one comes; or a line that
is waited for may go another way. The author may believe that the lines run side by side, and that
all of them come. The first is told where what can be in hand side by side rules it out, which is
taken too large, never too small (`bound/pairs.py`), so that no meeting is overlooked; the second
where somebody has been seen to go.
"""

from collections.abc import Iterator

from pathwaytool.model.pathway import Pathway, Split
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import Flow, Work, mask_of
from pathwaytool.prove.parts.leaving import leaving
from pathwaytool.prove.proof import Dead


def idle_waits(pathway: Pathway, flow: Flow, suspicion: Suspicion, most: int) -> Iterator[Dead]:
    """Yield every `waits: all` that is written out, and does not keep what it says.

    Where a line that is waited for may leave, the value is the step where it does. At most `most`
    events are looked at for that.
    """
    pairs = suspicion.pairs
    written = [work for work in flow.works[1 : flow.steps] if _is_written(pathway, flow, work)]
    met = mask_of(work.index for work in written if pairs.meets(work.index))
    left = leaving(flow, suspicion.universe, met, most) if met else {}
    for work in written:
        assert work.step is not None
        pointer = (*work.step.place.pointer, "waits")
        if work.index in left:
            yield Dead("wait", work.name, flow.works[left[work.index]].name, pointer)
        elif pairs.comes(work.index) and not met >> work.index & 1:
            yield Dead("wait", work.name, None, pointer)


def _is_written(pathway: Pathway, flow: Flow, work: Work) -> bool:
    """Tell whether `waits: all` stands at a step that several lines of work lead to."""
    if not work.waits_for_all or work.step is None:
        return False
    if _ways_in(flow, work.index) < 2 or _at_once(flow, work.index):
        return False
    place = work.step.place
    # Where nothing is written, the place of the key is that of the step itself.
    return pathway.source.key((*place.pointer, "waits")) != place.key()


def _ways_in(flow: Flow, index: int) -> int:
    """Return how many ways forward lead to the work."""
    return sum(_ways(work, index) for work in flow.works[: flow.steps])


def _at_once(flow: Flow, index: int) -> bool:
    """Tell whether one work may lead to it by two ways at the same moment."""
    works = flow.works[: flow.steps]
    return any(work.split != Split.ONE and _ways(work, index) > 1 for work in works)


def _ways(work: Work, index: int) -> int:
    return sum(way.to == index and not way.is_loop for way in work.ways)
