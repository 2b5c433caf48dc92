"""A choice has at least two branches.

A choice of one is no choice: either a branch is missing, or the step simply goes on.

Fix: add the missing branch, such as `otherwise:`; or, where the one branch has no condition, write
`next:` with the one step alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.conditions import conditions_of
from pathwaytool.check.graph import reachable
from pathwaytool.check.rule import Setting
from pathwaytool.locales import words
from pathwaytool.model.condition import facts_read
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Guard, Pathway, Split, Step
from pathwaytool.model.text import Text
from pathwaytool.prove.tell.naming import in_all

MESSAGE = Message(
    "one-branch",
    Severity.ERROR,
    "The choice after “{step}” has only one branch.",
    "{advice}",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each `one` or `each` with a single branch."""
    for step in pathway.steps.values():
        if step.split in (Split.ONE, Split.EACH) and len(step.transitions) == 1:
            place = step.place.key("next", step.split.value)
            found = MESSAGE.at(place, step=step.id, advice=step.transitions[0].to)
            yield replace(found, titles={"advice": _advice(step, pathway, setting)})


def _advice(step: Step, pathway: Pathway, setting: Setting) -> Text:
    """Say which branch to add: to what nothing leads to now; or that the only one stands alone."""
    (way,) = step.transitions
    seen = reachable(setting.graph.onward, setting.graph.starts)
    lost = [node for node in setting.graph.nodes if node not in seen]
    target = [*lost, *(end for end in pathway.ends if end != way.to), way.to][0]
    key, fact = "missing-branch", _unread(pathway)
    if way.guard != Guard.WHEN and (lost or fact):
        key = "missing-when"
    elif way.guard != Guard.WHEN:
        key, target = "lone-branch", way.to
    guard = "always" if step.split == Split.EACH else "otherwise"
    gaps = {"guard": guard, "target": target, "fact": f"{fact}: …" if fact else "…"}
    return in_all(lambda language: words(language, "parts")[key].format_map(gaps))


def _unread(pathway: Pathway) -> str:
    """Return the first fact that no condition asks for, or nothing."""
    read = {fact for one in conditions_of(pathway) for fact in facts_read(one.condition)}
    asked = (fact for fact in pathway.facts.values() if not fact.is_implied)
    return next((fact.id for fact in asked if fact.id not in read and not fact.role), "")
