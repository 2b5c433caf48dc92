"""What is told apart of a fact leads to different places.

Two values of which every choice makes the same, whatever the other facts are, are two words for one
thing - or something has been forgotten that one of them should lead to. It is no fault of the flow,
so no proof of it can see it. What the pathway says of combinations that cannot occur, and its
promises, tell values apart as well; a number is left out, and so is how another pathway ends.

A step that only one of them passes after a `one`, before both go on to the same, tells them apart
in passing only, if nothing rests on it: it is an action, the same actor is accountable as before
it, it decides, gives, needs and offers nothing, has no time, limit, law or ages, and no promise,
recommendation or event names it.

Where the pathway begins differently for the values of a fact, and the same for two of them, those
two share all that begins, also if they are told apart later on. Most often a start has forgotten
one: who comes in with both a concern and a police report then meets only those who look at the
concern.

Fix: add the value to the start or branch that lacks it; or make the two one value, if they mean the
same. The warning may stay where it is meant: then promise what both are to meet.
"""

from collections.abc import Iterator
from itertools import combinations

from pathwaytool.check.alike import ReadChoices
from pathwaytool.check.rule import MOST_OF_A_SORT, Setting
from pathwaytool.model.condition import Value
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Fact, FactKind, Pathway

MESSAGE = Message(
    "values-alike",
    Severity.WARNING,
    "“{first}” and “{second}” of the fact “{fact}” lead to the same: {steps}.",
    "Add one of them to the `start:` or the branch that lacks it, or make them one value.",
)

KINDS = frozenset((FactKind.CHOICE, FactKind.YES_NO))


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each value of a fact that is treated as one before it."""
    choices = ReadChoices(pathway)
    for fact in pathway.facts.values():
        if fact.kind in KINDS and choices.reading(fact) and not choices.is_whole(fact):
            yield from _of_fact(fact, choices)


def _of_fact(fact: Fact, choices: ReadChoices) -> Iterator[Diagnostic]:
    told: set[Value] = set()
    for first, second in combinations(fact.domain, 2):
        if first in told or second in told:
            continue
        steps = choices.begun_by(fact, first)
        if not steps or steps != choices.begun_by(fact, second):
            if not choices.alike(fact, first, second):
                continue
            steps = list(dict.fromkeys(choices.shared(fact, first)))
        told.add(second)
        yield MESSAGE.at(
            fact.place.key("values", str(second)),
            first=str(first),
            second=str(second),
            fact=fact.id,
            steps=", ".join(steps[:MOST_OF_A_SORT]),
        )
