"""A condition asks for values that the fact can have.

A value that the fact never has makes a branch that nobody takes, and it is most often a slip of the
pen. A young person who should have taken that branch stands without a next step.

Fix: use one of the fact's values, or add the value to the fact.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.conditions import conditions_of, decided_by_events
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
    """Yield a finding for the values outside a fact's domain that its tests ask for.

    What is asked for in several places is told once: most often the fact's value was renamed.
    """
    once: dict[tuple[str, str], list[Diagnostic]] = {}
    for found in _strange(pathway):
        once.setdefault((found.gaps["fact"], found.gaps["values"]), []).append(found)
    for first, *others in once.values():
        if not others:
            yield first
            continue
        related = tuple(dict.fromkeys(one.location for one in others))
        is_one_place = related == (first.location,)
        yield first if is_one_place else replace(first, related=related, edit=None)


def _strange(pathway: Pathway) -> Iterator[Diagnostic]:
    used = _used(pathway)
    for stated in (*conditions_of(pathway), *decided_by_events(pathway)):
        for test, pointer in tests_at(stated.condition, stated.pointer):
            fact = pathway.facts.get(test.fact)
            if fact is None or not fact.domain:
                continue
            strange = [value for value in test.values if value not in fact.domain]
            if strange and (half := _half_of_yes_or_no(fact, str(strange[0]))):
                gaps = {"values": str(strange[0]), "known": _known(fact), "near": str(strange[0])}
                at = fact.place.key("values", half)
                yield MESSAGE.at(at, fact=fact.id, **gaps).mended(str(strange[0]))
            elif strange:
                place = stated.place.value(*pointer)
                near = _near(str(strange[0]), fact, used.get(fact.id, set()))
                found = MESSAGE.at(
                    place, fact=fact.id, values=_values(strange), known=_known(fact), near=near
                )
                span = place.span
                written = place.text[span.column - 1 : span.end_column - 1]
                yield found.mended(near) if near and written == str(strange[0]) else found


def _half_of_yes_or_no(fact: Fact, asked: str) -> str:
    """Return the value of a fact that was meant as the one that is asked for: `ja` beside `no`.

    "" where there is none.
    """
    written = [str(one) for one in fact.domain if YES_OR_NO.get(str(one)) == asked]
    is_half = len(fact.domain) == 2 and {"yes", "no"} - {asked} <= set(fact.domain)
    return written[0] if written and is_half else ""


def _used(pathway: Pathway) -> dict[str, set[Value]]:
    """Return the values that conditions ask for. Shape: fact id to values."""
    used: dict[str, set[Value]] = {}
    for stated in conditions_of(pathway):
        for test, _ in tests_at(stated.condition, stated.pointer):
            used.setdefault(test.fact, set()).update(test.values)
    return used


def _near(value: str, fact: Fact, used: set[Value]) -> str:
    """Return the value that was meant: one that nothing in the file asks for has been renamed.

    A value that is asked for elsewhere is never a guess: both would be the same.
    """
    if fact.kind == FactKind.NUMBER:
        return ""
    if fact.kind == FactKind.YES_NO:
        return YES_OR_NO.get(value.casefold(), "")
    left = [str(one) for one in fact.domain if one not in used]
    return left[0] if len(left) == 1 else nearest(value, left)


YES_OR_NO = {"ja": "yes", "nej": "no", "y": "yes", "n": "no", "true": "yes", "false": "no"}
"""What an editor may write for the words of the format."""


def _values(values: list[Value]) -> str:
    return ", ".join(str(value) for value in values[:10])


def _known(fact: Fact) -> str:
    if fact.kind == FactKind.NUMBER:
        return f"{fact.domain[0]}–{fact.domain[-1]}"
    return ", ".join(str(value) for value in fact.domain)
