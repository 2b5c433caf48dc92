"""Values of a fact that a pathway treats alike, whatever the other facts are.

They are alike if what is said of combinations, promises and clocks names both or neither, and if
the same work begins for both, and every step leads to the same with both and hands over the same.
A step in between that nothing rests on tells nobody apart: it is in passing.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Condition, Is, Value, facts_read, holds, tests
from pathwaytool.model.pathway import Fact, Guard, Pathway, Split, Step, StepKind, Transition

MOST_COMBINATIONS = 256
"""How many combinations of facts that a choice reads are looked at; beyond that none is alike."""


@dataclass(frozen=True, slots=True)
class ReadWay:
    """Where a way of a choice leads and what it hands over. `is_else`: only where no other is.

    `beyond` is where it leads past steps that nothing rests on.
    """

    to: str
    beyond: str
    passed: object
    when: Condition | None
    is_else: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What begins, or the ways from a step; with all tests of facts in it."""

    ways: tuple[ReadWay, ...]
    tests: tuple[Is, ...]

    def taken(self, case: Mapping[str, Value]) -> "Taken":
        """Return where a case goes."""
        found = {way for way in self.ways if way.when and holds(way.when, case)}
        rest = {way for way in self.ways if way.when is None and not (way.is_else and found)}
        return frozenset((way.to, way.beyond, way.passed) for way in found | rest)


Taken = frozenset[tuple[str, str, object]]
"""Where a case goes: to which steps, to which past those that nothing rests on, with what."""


class ReadChoices:
    """All that tells young people apart in a pathway."""

    def __init__(self, pathway: Pathway) -> None:
        steps = pathway.steps.values()
        starts = [ReadWay(step.id, step.id, None, step.start.when) for step in steps if step.start]
        self._pathway = pathway
        passing = PassedSteps(pathway)
        ways = [[_way(way, step, passing) for way in step.transitions] for step in steps]
        self._all = [_choice(starts), *map(_choice, ways)]
        self._asking: dict[str, list[tuple[str, Condition]]] = {}
        for way in starts:
            if way.when is not None:
                for asked in facts_read(way.when):
                    self._asking.setdefault(asked, []).append((way.to, way.when))
        self._reading: dict[str, list[Choice]] = {}
        for choice in self._all:
            for read in dict.fromkeys(one.fact for one in choice.tests):
                self._reading.setdefault(read, []).append(choice)
        said = [one.when for one in pathway.impossible]
        said += [one.when for one in pathway.promises.values() if one.when is not None]
        pauses = (limit.paused_while for step in steps for limit, _ in step.limits)
        said += [one.holding for one in pauses if one and one.holding is not None]
        self._said = [one for condition in said for one in tests(condition)]

    def reading(self, fact: Fact) -> list[Choice]:
        """Return the choices that turn on a fact."""
        return self._reading.get(fact.id, [])

    def begun_by(self, fact: Fact, value: Value) -> list[str]:
        """Return the steps that begin for a value; none where less than two starts ask for it."""
        asking = self._asking.get(fact.id, [])
        if len(asking) < 2 or fact.decided_by:
            return []
        return [step for step, when in asking if _names(when, fact, value)]

    def is_whole(self, fact: Fact) -> bool:
        """Tell whether a test names all values of a fact: a slip of another sort."""
        asked = (one for choice in self.reading(fact) for one in choice.tests)
        return any(one.fact == fact.id and {*one.values} == {*fact.domain} for one in asked)

    def alike(self, fact: Fact, first: Value, second: Value) -> bool:
        """Tell whether the pathway treats two values of a fact alike.

        Not so where a way that tells them apart is taken by nobody: that is a slip of another sort.
        """
        two = (first, second)
        return not _tell(self._said, fact, two) and all(
            self._leads_alike(one, fact, two) for one in self.reading(fact)
        )

    def shared(self, fact: Fact, value: Value) -> Iterator[str]:
        """Yield where the choices that read a fact lead with a value, as far as they name it."""
        for choice in self.reading(fact):
            named = [
                way.beyond for way in choice.ways if way.when and _names(way.when, fact, value)
            ]
            yield from named or [way.beyond for way in choice.ways if way.is_else]

    def _leads_alike(self, choice: Choice, fact: Fact, two: tuple[Value, Value]) -> bool:
        if not _tell(choice.tests, fact, two):
            return True
        read = sorted({one.fact for one in choice.tests} - {fact.id})
        domains = [self._pathway.facts[one].domain for one in read]
        if prod(map(len, domains)) > MOST_COMBINATIONS:
            return False
        taken: set[tuple[str, str, object]] = set()
        for values in product(*domains):
            case = dict(zip(read, values, strict=True))
            first, second = (choice.taken({**case, fact.id: value}) for value in two)
            if not _comes_together(first, second):
                return False
            taken |= first | second
        asked = [way for way in choice.ways if way.when and _tell(tests(way.when), fact, two)]
        return taken >= {(way.to, way.beyond, way.passed) for way in asked}


def _choice(ways: Iterable[ReadWay]) -> Choice:
    listed = tuple(ways)
    asked = tuple(one for way in listed if way.when for one in tests(way.when))
    return Choice(listed, asked)


class PassedSteps:
    """Steps that nothing rests on: whoever passes them meets the same people, and goes on."""

    def __init__(self, pathway: Pathway) -> None:
        self._pathway = pathway
        steps, events = pathway.steps.values(), pathway.events.values()
        named = {name for fact in pathway.facts.values() for name in fact.decided_by}
        named |= {limit.from_step or "" for step in steps for limit, _ in step.limits}
        named |= {name for one in pathway.recommendations.values() for name in one.steps}
        named |= {name for one in pathway.decisions.values() for name in one.steps}
        pauses = (limit.paused_while for step in steps for limit, _ in step.limits)
        stops = (*(one.stops for one in steps), *(one.stops for one in events))
        whiles = [one for one in (*pauses, *(event.during for event in events), *stops) if one]
        expected = [
            one for case in pathway.cases.values() for one in (*case.must, *case.may, *case.never)
        ]
        expected += [one for promise in pathway.promises.values() for one in promise.named()]
        self._named = named | {name for one in whiles for name in (*one.steps, *one.phases)}
        self._named |= {one.id for one in expected}

    def beyond(self, to: str, accountable: str) -> str:
        """Return the step that work comes to that goes to `to`, past what nothing rests on.

        What comes last before an end is not passed: it is all that there is.
        """
        seen = set[str]()
        while to not in seen and self._is_bare(step := self._pathway.steps.get(to), accountable):
            seen.add(to)
            to = step.transitions[0].to if step else to
        return to

    def _is_bare(self, step: Step | None, accountable: str) -> bool:
        if step is None or step.accountable != accountable or len(step.transitions) != 1:
            return False
        (way,) = step.transitions
        own = (step.within, step.needs, step.uses, step.gives, step.interventions, step.legal)
        rest = (
            step.takes,
            step.ages,
            step.runs,
            step.stops,
            step.start,
            step.lead,
            way.handoff,
            way.loop,
        )
        names = {step.id, step.phase, step.sector, step.accountable}
        if way.to not in self._pathway.steps or step.kind != StepKind.ACTION:
            return False
        return not (any((*own, *rest)) or names & self._named or way.guard != Guard.PLAIN)


def _way(way: Transition, step: Step, passing: PassedSteps) -> ReadWay:
    handoff = way.handoff
    passed = handoff and (handoff.documents, handoff.basis, handoff.consent, handoff.receiver)
    # What is done side by side with other work is no detour.
    beyond = passing.beyond(way.to, step.accountable) if step.split == Split.ONE else way.to
    return ReadWay(way.to, beyond, passed, way.when, way.guard == Guard.OTHERWISE)


def _comes_together(first: Taken, second: Taken) -> bool:
    """Tell whether two lead to the same, but for what one of them passes on the way there."""
    past = [{(beyond, passed) for _, beyond, passed in some} for some in (first, second)]
    own = (first - second, second - first)
    is_detour = any(all(to == beyond for to, beyond, _ in some) for some in own)
    return past[0] == past[1] and is_detour


def _tell(asked: Iterable[Is], fact: Fact, two: tuple[Value, Value]) -> bool:
    """Tell whether a test names just one of two values."""
    return any(
        one.fact == fact.id and (two[0] in one.values) != (two[1] in one.values) for one in asked
    )


def _names(condition: Condition, fact: Fact, value: Value) -> bool:
    return any(one.fact == fact.id and value in one.values for one in tests(condition))
