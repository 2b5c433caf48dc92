"""Every loop has a way out.

Where steps only lead back to each other, the young person goes in circles and is never finished.

Fix: let at least one of the steps in the loop also lead to a step outside it, or to an end.
"""

from collections.abc import Iterator

from pathwaytool.check.loops import loops_without_way_out, way_back
from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "loop-without-way-out",
    Severity.ERROR,
    "From here one only comes round to “{step}” again: no way leads out of the loop ({steps}).",
    "Let one of the steps in the loop also lead to a step outside it, or to an end.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each loop that no transition leaves."""
    if not pathway.ends:
        return
    for loop in loops_without_way_out(setting.graph):
        way = way_back(pathway, loop)
        yield MESSAGE.at(way.location, step=way.to, steps=", ".join(loop))
