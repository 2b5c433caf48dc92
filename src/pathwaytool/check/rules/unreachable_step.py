"""Every step can be reached from a start.

A step that nobody can arrive at is left over, or has lost the transition that led to it.

Fix: let another step lead to it, make it a start, or delete it.
"""

from collections.abc import Iterator

from pathwaytool.check.graph import reachable
from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "unreachable-step",
    Severity.ERROR,
    "No way from a start leads to “{step}”.",
    "Let another step lead to “{step}”, make it a start, or delete it.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each step or end where something unreachable begins."""
    graph = setting.graph
    seen = reachable(graph.after, graph.starts)
    places = {step.id: step.place for step in pathway.steps.values()}
    places |= {end.id: end.place for end in pathway.ends.values()}
    lost = [node for node in graph.nodes if node not in seen]
    # What only follows from something lost is mended with it, so it is not told of on its own.
    followers = {child for node in lost for child in graph.after[node] if child != node}
    for node in [node for node in lost if node not in followers] or lost[:1]:
        yield MESSAGE.at(places[node].key(), step=node)
