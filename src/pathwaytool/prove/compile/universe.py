"""The cases that there are: every combination of facts known from the start, but the impossible."""

from pathwaytool.prove.compile.flow import Flow
from pathwaytool.prove.compile.values import FULL


def universe_of(flow: Flow) -> int:
    """Return the cases at the beginning: no document, no round, nothing that is impossible."""
    universe = FULL
    for combination in flow.impossible:
        universe = flow.sets.without(universe, flow.sets.always(combination, flow.decided))
    return flow.sets.both(universe, flow.untouched)
