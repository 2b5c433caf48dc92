"""Who belongs to the target group is known from the start.

A criterion says whom the pathway is for. What a step decides is not known when somebody comes, and
the proof would leave out what may turn out on the way.

Fix: let the criterion ask for a fact that is known from the start, or leave `when:` out; the
criterion is then shown as not modelled.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.condition import facts_read
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "criterion-decided-later",
    Severity.ERROR,
    "The criterion asks for “{fact}”, which is first decided on the way: by {steps}.",
    "Let the criterion ask for a fact that is known from the start, or write its words alone,"
    " without `when:`.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each fact that a criterion asks for and that is decided on the way."""
    for one in pathway.impossible if pathway.criteria else ():
        if one.criterion is None:
            continue
        for name in sorted(facts_read(one.written)):
            decided_by = pathway.facts[name].decided_by
            if decided_by:
                steps = ", ".join(decided_by)
                yield MESSAGE.at(one.place.value("when"), fact=name, steps=steps)
