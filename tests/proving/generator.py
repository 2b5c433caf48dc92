"""Small pathways at random, with every construct of the format."""

from random import Random

from pathwaytool.model.condition import Condition, Every, Is, Not, Some, Value
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.control import Loop, Start, Stops
from pathwaytool.model.pathway import (
    End,
    Fact,
    FactKind,
    Guard,
    Handoff,
    Impossible,
    Level,
    Pathway,
    Role,
    Split,
    Status,
    Step,
    StepKind,
    Transition,
    Waits,
)
from pathwaytool.model.position import Place, Pointer, SourceFile, Span
from pathwaytool.model.text import Text


def _find(pointer: Pointer, of_key: bool) -> Span:
    return Span(1, 1, 1, 2)


SOURCE = SourceFile("pathways/made.yml", "pathway: made\n", _find)
DOCUMENTS = ("d1", "d2")


def text(words: str) -> Text:
    return Text((("en", words),))


def pathway_of(seed: int) -> Pathway:
    """Return the pathway of a seed: the same every time."""
    return Maker(seed).pathway()


class Maker:
    """Makes one pathway."""

    def __init__(self, seed: int) -> None:
        self.random = random = Random(seed)
        # What was added later draws from its own, so that a seed still makes what it made.
        self.other = Random(f"later {seed}")
        self.count = self._count()
        self.names = [f"s{at}" for at in range(self.count)]
        self.flavour = random.random()
        self.loops: dict[str, Loop] = {}
        self.facts = self._facts()

    def _count(self) -> int:
        return self.random.randint(2, 6)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def pathway(self) -> Pathway:
        steps = {name: self._step(at) for at, name in enumerate(self.names)}
        impossible: tuple[Impossible, ...] = ()
        if self.chance(0.2) and self.facts:
            impossible = (
                Impossible(Place(SOURCE, ("impossible", 0)), self._condition(), text("w")),
            )
        ends = {name: self._end(name) for name in ("e1", "e2")}
        return Pathway(
            "made",
            SOURCE,
            Level.CHILD,
            Status.DRAFT,
            "0",
            text("t"),
            text("s"),
            text("o"),
            None,
            None,
            None,
            (14, 16) if self.chance(0.2) else None,
            (),
            ("p1", "p2"),
            None,
            ("d0",),
            {},
            {},
            self.facts,
            impossible,
            self.loops,
            steps,
            ends,
        )

    def _facts(self) -> dict[str, Fact]:
        facts: dict[str, Fact] = {}
        if self.chance(0.3):
            facts["alder"] = self._fact(
                "alder", FactKind.NUMBER, (14, 15, 16, 17)[: self.random.randint(2, 4)], ()
            )
        for at in range(self.random.randint(0, 2)):
            facts[f"f{at}"] = self._fact(f"f{at}", FactKind.YES_NO, ("yes", "no"), ())
        for at in range(self.random.randint(0, 2)):
            by = tuple(sorted(self.random.sample(self.names, self.random.randint(1, 2))))
            domain: tuple[Value, ...] = ("a", "b", "c")[: self.random.randint(2, 3)]
            kind = FactKind.CHOICE
            if self.other.random() < 0.3:
                kind, domain = FactKind.YES_NO, ("yes", "no")
            facts[f"g{at}"] = self._fact(f"g{at}", kind, domain, by)
        return facts

    def _fact(
        self, name: str, kind: FactKind, domain: tuple[Value, ...], by: tuple[str, ...]
    ) -> Fact:
        role = Role.AGE if name == "alder" else None
        place = Place(SOURCE, ("facts", name))
        return Fact(name, place, text(name), kind, domain, {}, by, None, role)

    def _condition(self, at: int | None = None) -> Condition:
        facts = list(self.facts.values())
        if at is not None and self.chance(0.8):
            facts = [
                f for f in facts if not f.decided_by or self.names[at] in f.decided_by
            ] or facts
        fact = self.random.choice(facts)
        size = self.random.randint(1, max(1, len(fact.domain) - 1))
        values = tuple(sorted(self.random.sample(list(fact.domain), size)))
        condition: Condition = Is(fact.id, values)
        if self.chance(0.15):
            condition = Not(condition)
        if self.chance(0.2):
            other = self._condition(at)
            kind = Every if self.chance(0.5) else Some
            condition = kind((condition, other))
        return condition

    def _target(self, at: int) -> str:
        later = self.names[at + 1 :]
        if later and self.chance(0.8):
            return self.random.choice(later[:3])
        return self.random.choice(["e1", "e2"])

    def _transition(
        self, at: int, number: int, guard: Guard, when: Condition | None = None
    ) -> Transition:
        to, loop = self._target(at), None
        if self.chance(0.12) and guard != Guard.PLAIN:
            to = self.random.choice(self.names[: at + 1])
            loop = f"l{at}"
            rounds = self.random.choice([None, None, 1, 2])
            self.loops.setdefault(
                loop, Loop(loop, Place(SOURCE, ("loops", loop)), text("l"), rounds)
            )
        place = Place(SOURCE, ("steps", self.names[at], "next", number))
        handoff = None
        if self.chance(0.05):
            handoff = Handoff(
                Place(SOURCE, (*place.pointer, "handoff")),
                (self.random.choice(DOCUMENTS),),
                (),
                True,
                None,
                None,
                Confidence.PROPOSED,
                None,
                self._consent(),
            )
        return Transition(place, self.names[at], to, guard, when, None, handoff, loop)

    def _consent(self) -> str | None:
        """Return the fact that says whether a consent is given; often none is named."""
        asked = [one.id for one in self.facts.values() if one.kind == FactKind.YES_NO]
        return self.other.choice(asked) if asked and self.other.random() < 0.7 else None

    def _transitions(self, at: int) -> tuple[Split, tuple[Transition, ...]]:
        kind = (
            self.random.choice(list(Split))
            if self.facts
            else self.random.choice([Split.THEN, Split.ALL])
        )
        size = self.random.randint(2, 3)
        if kind == Split.THEN:
            return kind, (self._transition(at, 0, Guard.PLAIN),)
        if kind == Split.ALL:
            return kind, tuple(self._transition(at, n, Guard.PLAIN) for n in range(size))
        transitions = [
            self._transition(at, n, Guard.WHEN, self._condition(at)) for n in range(size - 1)
        ]
        if self.chance(0.75):
            is_rest = kind == Split.ONE or self.other.random() < 0.5
            guard = Guard.OTHERWISE if is_rest else Guard.ALWAYS
            transitions.append(self._transition(at, size - 1, guard))
        elif kind == Split.ONE:
            other = transitions[0].when
            assert other is not None
            transitions[1:] = [self._transition(at, 1, Guard.WHEN, Not(other))]
        return kind, tuple(transitions)

    def _start(self, at: int, place: Place) -> Start | None:
        if at != 0 and not self.chance(0.1):
            return None
        when = self._condition() if self.facts and self.chance(0.2) else None
        if when is not None and self.chance(0.7) and at == 0:
            when = None
        return Start(Place(SOURCE, (*place.pointer, "start")), when)

    def _stops(self, place: Place) -> Stops | None:
        if not self.chance(0.12):
            return None
        stopped = tuple(self.random.sample(self.names, 1))
        return Stops(
            place, stopped if self.chance(0.7) else (), ("p2",) if self.chance(0.3) else ()
        )

    def _step(self, at: int) -> Step:
        place = Place(SOURCE, ("steps", name := self.names[at]))
        split, transitions = self._transitions(at)
        start, stops = self._start(at, place), self._stops(place)
        documents = tuple(document for document in DOCUMENTS if self.chance(0.3))
        needs = tuple(d for d in ("d0", *DOCUMENTS) if self.chance(0.12))
        ages = (14, 15) if self.chance(0.05) else None
        return Step(
            name,
            place,
            text(name),
            StepKind.ACTION,
            "s",
            self.random.choice(["p1", "p2"]),
            ages,
            "actor",
            self.random.choice(["x", "y"]) if self.chance(0.08) else None,
            (),
            None,
            None,
            None,
            (),
            (),
            (),
            needs,
            (),
            documents,
            None,
            (),
            start,
            Waits.ANY if self.chance(0.3) else Waits.ALL,
            self.chance(0.1),
            stops,
            None,
            split,
            transitions,
            None,
            None,
            Confidence.PROPOSED,
        )

    def _end(self, name: str) -> End:
        return End(name, Place(SOURCE, ("ends", name)), text(name), None, None, None, None, (), ())
