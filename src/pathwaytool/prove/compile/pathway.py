"""Pathway -> Flow."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace

from pathwaytool.model.condition import Condition, Every, Is, Not, Some, Value
from pathwaytool.model.consent import consent_of
from pathwaytool.model.control import Event, Stops
from pathwaytool.model.pathway import (
    Guard,
    Pathway,
    Split,
    Step,
    Transition,
    Waits,
)
from pathwaytool.model.time import During, Pause
from pathwaytool.prove.compile.depth import deep_enough
from pathwaytool.prove.compile.flow import BEGINNING, END, Flow, Way, Work, mask_of
from pathwaytool.prove.compile.level import held_to
from pathwaytool.prove.compile.loops import loops_of, repeating
from pathwaytool.prove.compile.order import Levels, order_of
from pathwaytool.prove.compile.reach import reach_of, weights_of
from pathwaytool.prove.compile.there import AskedDocuments
from pathwaytool.prove.compile.values import EMPTY, FULL, CaseSets


class Broken(Exception):
    """The pathway refers to something that does not exist, so there is nothing to prove yet."""


class Circular(Broken):
    """A way leads back and is no declared loop, so it is not known what waits for what."""


class _Compiler:
    """Holds what every part of the compilation reads."""

    def __init__(
        self,
        pathway: Pathway,
        most: int,
        sets: CaseSets | None = None,
        there: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.pathway = pathway
        self.asking = AskedDocuments(pathway, there)
        self.facts = tuple(pathway.facts)
        self.level = {fact: at for at, fact in enumerate(self.facts)}
        bounded = [loop for loop in pathway.loops.values() if loop.rounds is not None]
        self.counter = {loop.id: len(self.facts) + at for at, loop in enumerate(bounded)}
        self.work = {step: at + 1 for at, step in enumerate(pathway.steps)}
        wanted = {one for step in pathway.steps.values() for one in self.asking.of(step)}
        self.documents = tuple(sorted(wanted - set(pathway.external_documents)))
        first = len(self.facts) + len(bounded)
        self.document = {name: first + at for at, name in enumerate(self.documents)}
        sizes = [len(fact.domain) for fact in pathway.facts.values()]
        if 0 in sizes:  # a fact that is the outcome of a pathway that does not exist
            raise Broken
        rounds = [(loop.rounds or 0) + 1 for loop in bounded]
        first += len(self.documents)
        made = [fact.id for fact in pathway.facts.values() if fact.decided_by]
        self.knowing = {self.level[fact]: first + at for at, fact in enumerate(made)}
        twos = [2] * (len(self.documents) + len(made))
        order = order_of(pathway, Levels(self.level, self.counter, self.document))
        self.sets = sets or CaseSets([*sizes, *rounds, *twos], most, self._beside(order))
        self.decided = mask_of(
            [self.level[fact.id] for fact in pathway.facts.values() if fact.decided_by]
        )

    def _beside(self, order: list[int]) -> Iterator[int]:
        """Yield the levels of `order`, each fact followed by whether it is known."""
        for level in order:
            yield level
            if level in self.knowing:
                yield self.knowing[level]

    def holds(self, condition: Condition) -> int:
        match condition:
            case Is(fact, values):
                if fact not in self.level:
                    raise Broken
                return self.value(fact, values)
            case Every(parts):
                result = FULL
                for part in parts:
                    result = self.sets.both(result, self.holds(part))
                return result
            case Some(parts):
                return self.sets.union(self.holds(part) for part in parts)
            case Not(part):
                return self.sets.complement(self.holds(part))

    def value(self, fact: str, values: tuple[Value, ...]) -> int:
        domain = self.pathway.facts[fact].domain
        return self.sets.having(
            self.level[fact], (at for at, value in enumerate(domain) if value in values)
        )

    def way(self, number: int, transition: Transition) -> Way:
        target = transition.to
        if target not in self.work and target not in self.pathway.ends:
            raise Broken
        holds = FULL if transition.when is None else self.holds(transition.when)
        counter = self.counter.get(transition.loop) if transition.loop else None
        if counter is not None:
            left = range(self.sets.sizes[counter] - 1)
            holds = self.sets.both(holds, self.sets.having(counter, left))
        return Way(
            number,
            transition.place,
            self.work.get(target, END),
            target,
            holds,
            transition.loop is not None,
            counter,
            self.mask(self.asking.handed(transition)),
            transition,
            consent=self.consent(transition),
        )

    def consent(self, transition: Transition) -> int:
        """Return the cases in which what a way shares is shared with consent."""
        name = consent_of(transition, self.pathway)
        handoff = transition.handoff
        if name is None or (handoff and handoff.basis):
            return FULL
        if name not in self.level:
            raise Broken
        return self.value(name, ("yes",))

    def mask(self, documents: Iterable[str]) -> int:
        return mask_of([self.document[name] for name in documents if name in self.document])

    def ways(self, step: Step) -> tuple[Way, ...]:
        ways = [self.way(number, each) for number, each in enumerate(step.transitions)]
        named = self.sets.union(
            way.holds
            for way, transition in zip(ways, step.transitions, strict=True)
            if transition.guard != Guard.OTHERWISE
        )
        rest = self.sets.complement(named)
        return tuple(
            replace(way, holds=self.sets.both(way.holds, rest))
            if transition.guard == Guard.OTHERWISE
            else way
            for way, transition in zip(ways, step.transitions, strict=True)
        )

    def work_of(self, step: Step) -> Work:
        for limit, _ in step.limits:
            if limit.paused_while and limit.paused_while.holding:
                self.holds(limit.paused_while.holding)  # raises where it asks for what is not there
        decides = [fact.id for fact in self.pathway.facts.values() if step.id in fact.decided_by]
        return Work(
            self.work[step.id],
            step.id,
            step,
            None,
            step.split,
            self.ways(step),
            mask_of([self.level[fact] for fact in decides]),
            self.mask(step.gives),
            self.mask(self.asking.needs(step)),
            self.ages(step),
            step.lead,
            self.named(step.stops) & ~(1 << self.work[step.id]),
            step.waits == Waits.ALL,
            step.repeats,
        )

    def named(self, some: Stops | During | Pause | None) -> int:
        """Return the mask of the steps that are named, or lie in a phase that is."""
        if some is None:
            return 0
        return mask_of(
            self.work[step.id]
            for step in self.pathway.steps.values()
            if step.id in some.steps or step.phase in some.phases
        )

    def event_of(self, index: int, event: Event) -> Work:
        if event.to not in self.work and event.to not in self.pathway.ends:
            raise Broken
        outcome = FULL
        for fact, values in event.decides.items():
            if fact not in self.level or not self.decided >> self.level[fact] & 1:
                raise Broken
            outcome = self.sets.both(outcome, self.value(fact, values))
        way = Way(0, event.place, self.work.get(event.to, END), event.to, FULL)
        return Work(
            index,
            event.id,
            None,
            None,
            Split.THEN,
            (way,),
            decides=mask_of([self.level[fact] for fact in event.decides]),
            stops=self.named(event.stops),
            during=self.named(event.during),
            outcome=outcome,
        )

    def age(self) -> str | None:
        """Return the fact that is the age of the young person, known from the start."""
        facts = self.pathway.facts.values()
        return next((fact.id for fact in facts if fact.is_age), None)

    def ages(self, step: Step) -> int:
        ages = step.ages or self.pathway.ages
        name = self.age()
        if ages is None or name is None:
            return FULL
        return self.value(name, tuple(range(ages[0], ages[1] + 1)))

    def beginning(self) -> Work:
        ways = [
            Way(
                0,
                step.start.place,
                self.work[step.id],
                step.id,
                FULL if step.start.when is None else self.holds(step.start.when),
            )
            for step in self.pathway.steps.values()
            if step.start
        ]
        numbered = tuple(replace(way, number=at) for at, way in enumerate(ways))
        return Work(BEGINNING, "", None, None, Split.EACH, numbered)

    def allowed(self, outcomes: Mapping[str, frozenset[str]]) -> int:
        result = FULL
        for fact, ends in outcomes.items():
            result = self.sets.both(result, self.value(fact, tuple(sorted(ends))))
        return result


def room_for(pathway: Pathway) -> AbstractContextManager[None]:
    """Return a context in which what is compiled of `pathway`, of any size, can be worked on."""
    asking = AskedDocuments(pathway)
    wanted = {document for step in pathway.steps.values() for document in asking.of(step)}
    return deep_enough(2 * len(pathway.facts) + len(pathway.loops) + len(wanted))


def compile_pathway(
    pathway: Pathway,
    outcomes: Mapping[str, frozenset[str]],
    most: int = 2_000_000,
    there: Mapping[str, frozenset[str]] | None = None,
) -> Flow:
    """Return `pathway` ready to explore, inside `room_for`. `outcomes`: the ends of outcome facts.

    Ages and leads count in a young person's pathway only. Shape of `outcomes`: fact id to end ids.
    `there` are documents that surely exist when a step begins, and need not be asked for.
    Raises: Broken, Circular, TooLarge.
    """
    return _compiled(_Compiler(held_to(pathway), most, there=there), outcomes)


def compile_beside(flow: Flow, pathway: Pathway) -> Flow:
    """Return `pathway` with the sets of `flow`: they have the same facts, loops and documents.

    Raises: Broken, Circular, TooLarge.
    """
    return _compiled(_Compiler(held_to(pathway), 0, flow.sets), {})


def _compiled(compiler: _Compiler, outcomes: Mapping[str, frozenset[str]]) -> Flow:
    pathway = compiler.pathway
    works = [compiler.beginning(), *map(compiler.work_of, pathway.steps.values())]
    first = len(works)
    works += [compiler.event_of(first + at, one) for at, one in enumerate(pathway.events.values())]
    steps = len(works)
    works = _with_arms(works)
    loops = loops_of(works[:steps])
    works = repeating(works, loops)
    impossible = tuple(compiler.holds(each.when) for each in pathway.impossible)
    reach = reach_of(works, compiler.sets, impossible)
    if any(ahead >> at & 1 for at, ahead in enumerate(reach.forward)):
        raise Circular
    return Flow(
        compiler.sets,
        compiler.facts,
        tuple(fact.domain for fact in pathway.facts.values()),
        compiler.documents,
        tuple(works),
        steps,
        compiler.decided,
        mask_of(list(compiler.counter.values())),
        mask_of(list(compiler.document.values())),
        compiler.knowing,
        impossible,
        compiler.allowed(outcomes),
        reach,
        weights_of(works),
        {to: loop.inside for to, loop in loops.items()},
        compiler.level.get(compiler.age() or "", -1),
        mask_of(range(first, steps)),
    )


def _with_arms(works: list[Work]) -> list[Work]:
    """Add a postponed branch for every conditional branch of an `each` that has several."""
    arms: list[Work] = []
    result: list[Work] = []
    for work in works:
        conditional = [way for way in work.ways if _may_be_postponed(way)]
        if work.split != Split.EACH or len(conditional) < 2:
            result.append(work)
            continue
        ways = []
        for way in work.ways:
            if way in conditional:
                index = len(works) + len(arms)
                arms.append(Work(index, work.name, None, work.index, Split.EACH, (way,)))
                ways.append(replace(way, arm=index))
            else:
                ways.append(way)
        result.append(replace(work, ways=tuple(ways)))
    return result + arms


def _may_be_postponed(way: Way) -> bool:
    """Tell whether a branch turns on facts alone: `otherwise` turns on its siblings too."""
    otherwise = way.transition is not None and way.transition.guard == Guard.OTHERWISE
    return way.holds not in (EMPTY, FULL) and not otherwise
