"""What is told apart from the start leads to different places.

Where the pathway begins differently for the values of a fact, and the same for two of them, those
two share all that begins. Most often a start has forgotten one: who comes in with both a concern
and a police report then meets only those who look at the concern. It is no fault of the flow, so no
proof of it can see it.

Fix: add the value to the start that lacks it; or make the two one value, if they mean the same. The
warning may stay where it is meant: then promise what both are to meet.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from pathwaytool.check.rule import Setting
from pathwaytool.model.condition import Value, facts_read, tests
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Fact, FactKind, Pathway, Step

MESSAGE = Message(
    "values-alike",
    Severity.WARNING,
    "“{first}” and “{second}” of the fact “{fact}” begin at the same steps: {steps}.",
    "Add one of them to the `start:` that lacks it, or make them one value.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each two values of a fact that all starts treat alike."""
    for fact in pathway.facts.values():
        if fact.kind == FactKind.CHOICE and not fact.decided_by:
            yield from _alike(fact, _begun(fact, pathway))


def _begun(fact: Fact, pathway: Pathway) -> Mapping[Value, tuple[str, ...]]:
    """Return the steps that begin for each value; none where no start asks for the fact."""
    asking = [step for step in pathway.steps.values() if _asks(step, fact)]
    if len(asking) < 2:
        return {}
    return {
        value: tuple(step.id for step in asking if _names(step, fact, value))
        for value in fact.domain
    }


def _asks(step: Step, fact: Fact) -> bool:
    when = step.start.when if step.start else None
    return when is not None and fact.id in facts_read(when)


def _names(step: Step, fact: Fact, value: Value) -> bool:
    when = step.start.when if step.start else None
    named = tests(when) if when is not None else ()
    return any(one.fact == fact.id and value in one.values for one in named)


def _alike(fact: Fact, begun: Mapping[Value, tuple[str, ...]]) -> Iterator[Diagnostic]:
    for first, second in combinations(begun, 2):
        if begun[first] == begun[second] and begun[first]:
            yield MESSAGE.at(
                fact.place.key("values", str(second)),
                first=str(first),
                second=str(second),
                fact=fact.id,
                steps=", ".join(begun[first]),
            )
