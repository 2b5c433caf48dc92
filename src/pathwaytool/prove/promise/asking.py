"""Whether somebody asks for a promise: single cases are sent to where they would.

That is much quicker than to look at every situation, and who is seen to ask does ask. That nobody
is seen says nothing.
"""

from pathwaytool.prove.bound.lines import surely_holds
from pathwaytool.prove.bound.suspects import Suspicion
from pathwaytool.prove.compile.flow import Flow, bits
from pathwaytool.prove.compile.promised import Promised
from pathwaytool.prove.compile.values import EMPTY
from pathwaytool.prove.parts.parts import PartsLeft
from pathwaytool.prove.parts.single import has
from pathwaytool.prove.parts.walks import Walks


class Asking:
    """Sends single cases through `flow`, in which no event comes."""

    def __init__(self, flow: Flow, suspicion: Suspicion) -> None:
        self._flow = flow
        self._suspicion = suspicion
        self._made: Walks | None = None

    def is_seen(self, promised: Promised) -> bool:
        """Tell whether somebody is seen to ask for the promise on the way."""
        sets, when = self._flow.sets, surely_holds(self._flow, promised.when)
        places = promised.other.steps if promised.is_after else promised.deciders
        for index in bits(places):
            wanted = sets.both(self._suspicion.lines.finished(index), when)
            for work, values in self._walks().to(index, wanted) if wanted != EMPTY else ():
                is_there = not promised.is_after or places >> work.index & 1
                if is_there and has(sets.nodes, when, values):
                    return True
        return False

    def _walks(self) -> Walks:
        if self._made is None:
            nothing = PartsLeft(self._flow, self._suspicion)
            nothing.left.clear()
            self._made = Walks(self._flow, self._suspicion, nothing)
        return self._made
