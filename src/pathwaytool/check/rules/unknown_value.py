"""A condition asks for values that the fact can have.

A value that the fact never has makes a branch that nobody takes, and it is most often a slip of the
pen. A young person who should have taken that branch stands without a next step.

Fix: use one of the fact's values, or add the value to the fact.
"""

from collections.abc import Iterator

from pathwaytool.check.conditions import conditions_of
from pathwaytool.check.known import nearest
from pathwaytool.check.references import tests_at
from pathwaytool.check.rule import Setting
from pathwaytool.model.condition import Value
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Fact, FactKind, Pathway

MESSAGE = Message(
    "unknown-value",
    Severity.ERROR,
    "The fact “{fact}” can never be {values}.",
    "{near} It can be: {known}.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each test of a fact that asks for values outside its domain."""
    for stated in conditions_of(pathway):
        for test, pointer in tests_at(stated.condition, stated.pointer):
            fact = pathway.facts.get(test.fact)
            if fact is None or not fact.domain:
                continue
            strange = [value for value in test.values if value not in fact.domain]
            if strange:
                yield MESSAGE.at(
                    stated.place.value(*pointer),
                    fact=fact.id,
                    values=_values(strange),
                    known=_known(fact),
                    near=nearest(str(strange[0]), map(str, fact.domain))
                    if fact.kind != FactKind.NUMBER
                    else "",
                )


def _values(values: list[Value]) -> str:
    return ", ".join(str(value) for value in values[:10])


def _known(fact: Fact) -> str:
    if fact.kind == FactKind.NUMBER:
        return f"{fact.domain[0]}–{fact.domain[-1]}"
    return ", ".join(str(value) for value in fact.domain)
