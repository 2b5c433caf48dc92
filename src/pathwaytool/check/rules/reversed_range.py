"""A range goes from the lowest to the highest.

A range the other way round covers nothing: no age, no time.

Fix: write the lowest first.
"""

from collections.abc import Iterator

from pathwaytool.check.rule import Setting
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import FactKind, Pathway
from pathwaytool.model.position import Location
from pathwaytool.model.time import Takes

MESSAGE = Message(
    "reversed-range",
    Severity.ERROR,
    "The range {range} begins with the highest.",
    "Write the lowest first.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each reversed range of ages or of time."""
    for location in _reversed(pathway):
        span = location.span
        written = location.text[span.column - 1 : span.end_column - 1].strip("\"'")
        yield MESSAGE.at(location, range=written)


def _reversed(pathway: Pathway) -> Iterator[Location]:
    if _is_backwards(pathway.ages):
        yield pathway.place.value("target", "ages")
    for fact in pathway.facts.values():
        if fact.kind == FactKind.NUMBER and not fact.domain:
            yield fact.place.value("values")
    for step in pathway.steps.values():
        if _is_backwards(step.ages):
            yield step.place.value("ages")
        if step.takes and _is_longer_first(step.takes):
            yield step.place.value("takes")


def _is_backwards(ages: tuple[int, int] | None) -> bool:
    return ages is not None and ages[0] > ages[1]


def _is_longer_first(takes: Takes) -> bool:
    return takes.shortest.shortest_hours() > takes.longest.longest_hours()
