"""A way back is declared as a loop.

Following up and assessing again are ways back that are meant; others are slips of the pen that
let a young person go in circles. A declared loop has a title, and can say how many times it may
be taken.

Fix: correct the transition; if the way back is meant, declare it under `loops:` and write its id
in `loop:` on the transition.
"""

from collections.abc import Iterator

from pathwaytool.check.graph import components, loops_of, neighbours_of
from pathwaytool.check.loops import loops_without_way_out, way_back
from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "undeclared-loop",
    Severity.ERROR,
    "“{origin}” leads back to “{step}”, and the way back is not declared as a loop.",
    "Correct the transition; or declare the loop under `loops:`, and write its id in `loop:` here.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each loop that is left when the declared ways back are taken away."""
    if not setting.graph.loops:
        return
    told = {node for loop in loops_without_way_out(setting.graph) for node in loop}
    after = neighbours_of(pathway, lambda way: way.loop is None)
    for loop in loops_of(components(after), after):
        if told.isdisjoint(loop):
            way = way_back(pathway, loop)
            yield MESSAGE.at(way.location, origin=way.origin, step=way.to)
