"""Steps that were told to wait for all lines of work, and then do not.

An exclusive split in front of a waiting step makes that never more than one comes; or a line that
is waited for may go another way. The author may believe that the lines run side by side, and that
all of them come. The first is told where what can be in hand side by side rules it out, which is
taken too large, never too small (`bound/pairs.py`), so that no meeting is overlooked; the second
where somebody has been seen to go.
"""

from collections.abc import Iterator

from pathwaytool.model.pathway import Pathway, Split
from pathwaytool.prove.bound.pairs import Stage
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import Flow, Work, bits, mask_of
from pathwaytool.prove.parts.leaving import leaving
from pathwaytool.prove.proof import Dead
from pathwaytool.prove.reading import may_say_waits


def idle_waits(pathway: Pathway, flow: Flow, suspicion: Suspicion, most: int) -> Iterator[Dead]:
    """Yield every `waits: all` that is written out, and does not keep what it says.

    Where a line that is waited for may leave, the value is the step where it does. At most `most`
    events are looked at for that.
    """
    pairs = suspicion.pairs
    meeting = _meeting(flow) if may_say_waits(pathway) else 0
    written = [
        work
        for work in flow.works[1 : flow.steps]
        if meeting >> work.index & 1 and _is_written(pathway, work)
    ]
    met = mask_of(work.index for work in written if pairs.meets(work.index))
    left = leaving(flow, suspicion.universe, met, most) if met else {}
    for work in written:
        assert work.step is not None
        pointer = (*work.step.place.pointer, "waits")
        if work.index in left:
            yield Dead("wait", work.name, flow.works[left[work.index]].name, pointer)
        elif pairs.comes(work.index) and not met >> work.index & 1:
            yield Dead("wait", work.name, None, pointer)


def never_meets(flow: Flow, suspicion: Suspicion, index: int) -> bool:
    """Tell whether it is sure that nothing else comes to work `index`, which waits for all, while a
    line of work is there: it is then the same whether it waits or begins at the first.
    """
    pairs = suspicion.pairs
    ways = [sum(way.to == index for way in work.ways) for work in flow.works]
    if max(ways) > 1 or any(ways[event] for event in bits(flow.events)):
        return False
    leading = mask_of(
        work.index
        for work in flow.works
        if work.index != index and flow.reach.works[work.index] >> index & 1
    )
    return not any(
        works & leading
        for here in (Stage.WAITING, Stage.RUNNING)
        for works, _ in pairs.in_hand_beside((here, index))
    )


def _is_written(pathway: Pathway, work: Work) -> bool:
    """Tell whether `waits: all` is written out at a step."""
    if not work.waits_for_all or work.step is None:
        return False
    place = work.step.place
    # Where nothing is written, the place of the key is that of the step itself.
    return pathway.source.key((*place.pointer, "waits")) != place.key()


def _meeting(flow: Flow) -> int:
    """Return the works that several ways forward lead to, no two of one work at the same moment."""
    once = several = at_once = 0
    for work in flow.works[: flow.steps]:
        own = 0
        for way in work.ways:
            if way.to < 0 or way.is_loop:
                continue
            at_once |= own & 1 << way.to if work.split != Split.ONE else 0
            several |= once & 1 << way.to
            own |= 1 << way.to
            once |= 1 << way.to
    return several & ~at_once
