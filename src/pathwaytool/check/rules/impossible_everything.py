"""What is declared impossible leaves someone over.

A combination under `impossible:` that covers every value rules out every young person, and then
there is nobody left to prove anything for.

Fix: correct the condition, so that it only covers what cannot occur.
"""

from collections.abc import Iterator

from pathwaytool.check.conditions import is_ever
from pathwaytool.check.rule import Setting
from pathwaytool.model.condition import facts_read
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway

MESSAGE = Message(
    "impossible-everything",
    Severity.ERROR,
    "This declares every young person impossible: the condition always holds.",
    "Correct the condition, so that it only covers what cannot occur.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each impossible combination that covers all values of its facts."""
    written = (one for one in pathway.impossible if one.criterion is None)
    for impossible in written:
        condition = impossible.when
        if facts_read(condition) and not is_ever(condition, pathway.facts, outcome=False):
            yield MESSAGE.at(impossible.place.value("when"))
