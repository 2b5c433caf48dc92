"""A pathway made ready for the proof: every condition a set of cases, every list of steps a mask.

Masks are whole numbers whose bits stand for works (steps), facts or documents. Work 0 is the
beginning of the case, whose ways are the starts; then come the steps and the events;
then the postponed branches, one for each conditional branch of an `each` that has several (see
`move/order.py`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from math import prod

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Value
from pathwaytool.model.pathway import Split, Step, Transition
from pathwaytool.model.position import Place
from pathwaytool.prove.compile.values import FULL, CaseSets
from pathwaytool.prove.proof import Facts

BEGINNING = 0
END = -1


@dataclass(frozen=True, slots=True)
class Way:
    """A start or a transition. `number` is its place among the ways of the work it leaves.

    `to` is a work, or END. `holds` is the set of cases that take it; `counter` the level that
    counts the rounds of its loop, where they are bounded. `arm` is its postponed branch, or 0.
    `consent` are the cases in which the consent that its hand-off rests on is given.
    `reopens` are the steps, as a mask, that a new round comes to again when it is taken.
    """

    number: int
    place: Place
    to: int
    target: str
    holds: int
    is_loop: bool = False
    counter: int | None = None
    documents: int = 0
    transition: Transition | None = None
    arm: int = 0
    reopens: int = 0
    consent: int = FULL


@dataclass(frozen=True, slots=True)
class Work:
    """A step, the beginning (`step` and `branch_of` None), an event, or a postponed branch.

    `ages` is the set of cases whose age fits. `may_repeat`: it repeats or lies on a declared loop.
    `repeats_freely`: an arrival is never too much, not even within a round. An event is in hand
    from the beginning until it comes, which it can do while a work of `during`, a mask, is under
    way; `outcome` is how the facts it decides come out.
    """

    index: int
    name: str
    step: Step | None
    branch_of: int | None
    split: Split
    ways: tuple[Way, ...]
    decides: int = 0
    gives: int = 0
    needs: int = 0
    ages: int = FULL
    lead: str | None = None
    stops: int = 0
    waits_for_all: bool = False
    may_repeat: bool = False
    repeats_freely: bool = False
    during: int = 0
    outcome: int = FULL

    @property
    def owner(self) -> int:
        """Return the work that has the ways of this one: itself, or the step of the branch."""
        return self.index if self.branch_of is None else self.branch_of

    @property
    def hours(self) -> tuple[int, int]:
        """Return the fewest and the most hours that it takes; none where it does not say."""
        takes = self.step.takes if self.step else None
        if takes is None:
            return 0, 0
        return takes.shortest.shortest_hours(), takes.longest.longest_hours()


@dataclass(frozen=True, slots=True)
class Reach:
    """What lies ahead of each work, as masks, by work. Loops included unless it says forward.

    `facts`: those that may be read before they are decided anew. `documents`: those needed.
    """

    works: tuple[int, ...]
    forward: tuple[int, ...]
    facts: tuple[int, ...]
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole pathway, compiled. `facts` and `documents` name what levels stand for,
    `domains` the values of the facts.

    The sets have a level for each fact, then one for each bounded loop, that counts its rounds,
    then one for each document that somebody needs: 1 where it exists. `counters` and `papers` are
    the masks of those; `decided` of the facts that steps decide. A last level for each of these,
    in `knowing`, is 1 where it is decided; only `bound/lines.py` uses it. `impossible` are the
    cases that cannot occur; `allowed` what decided facts can come out as at all. `weights` order
    the works: more is earlier. `loops` gives for each step gone back to the works of its loop, as a
    mask. `age` is the level of the age, or -1. `events` is the mask of the events, that stand last
    among the first `steps` works.
    """

    sets: CaseSets
    facts: tuple[str, ...]
    domains: tuple[tuple[Value, ...], ...]
    documents: tuple[str, ...]
    works: tuple[Work, ...]
    steps: int
    decided: int
    counters: int
    papers: int
    knowing: Mapping[int, int]
    impossible: tuple[int, ...]
    allowed: int
    reach: Reach
    weights: tuple[int, ...]
    loops: Mapping[int, int]
    age: int = -1
    events: int = 0
    shared: dict[str, object] = field(default_factory=dict, compare=False)
    """What is worked out once for this flow and for those in which some events never come."""
    levels: int = field(init=False)
    """The mask of all levels."""
    beside: int = field(init=False)
    """The mask of all levels that are not facts."""
    made: int = field(init=False)
    """The mask of all levels that come about on the way, decided facts among them."""

    def __post_init__(self) -> None:
        """Work out the masks that every set of cases is forgotten by."""
        levels = (1 << len(self.sets.sizes)) - 1
        beside = levels & ~((1 << len(self.facts)) - 1)
        object.__setattr__(self, "levels", levels)
        object.__setattr__(self, "beside", beside)
        object.__setattr__(self, "made", self.decided | beside)

    @property
    def at_start(self) -> int:
        """Return the mask of the facts that are known from the start."""
        return self.levels & ~self.made

    @property
    def untouched(self) -> int:
        """Return the cases in which there is no document, no round and nothing decided yet."""
        return self.sets.only(dict.fromkeys(bits(self.beside), 0))

    def by_start(self, cases: int) -> int:
        """Return all cases whose facts from the start are those of one of `cases`."""
        return self.sets.forget(cases, self.made)

    def count_by_start(self, cases: int) -> int:
        """Return how many combinations of facts from the start are in `cases`."""
        alike = prod(self.sets.sizes[level] for level in bits(self.made))
        return self.sets.count(self.by_start(cases)) // alike

    def stopped_by(self, works: int) -> int:
        """Return the mask of what is set aside when `works`, a mask, begin."""
        return union_of(self.works[index].stops for index in bits(works))

    def read_after(self, work: int) -> int:
        """Return the levels that are read when a work is left: by its conditions and consents."""
        ways = self.works[work].ways
        return union_of(self.sets.facts(way.holds) | self.sets.facts(way.consent) for way in ways)

    def able(self, running: int) -> int:
        """Return those of the works `running` that can finish, or come, next."""
        able = running & ~self.events
        for index in bits(running & self.events):
            if self.works[index].during & running:
                able |= 1 << index
        return able

    def still_possible(self, running: int, waiting: int) -> int:
        """Return `running` without the events that can never come any more."""
        left = (running | waiting) & ~self.events
        if not running & self.events:
            return running
        ahead = left | union_of(self.reach.works[at] for at in bits(running | waiting))
        return running & ~mask_of(
            index
            for index in bits(running & self.events)
            if not left or not self.works[index].during & ahead
        )

    def answers(self, work: Work, ruled_out: Callable[[int], int]) -> int:
        """Return how the facts that `work` decides can come out.

        `ruled_out` says of an impossible combination which cases it surely rules out by then.
        """
        decides = work.decides
        keeps = self.sets.forget(self.allowed, self.levels & ~decides)
        keeps = self.sets.both(keeps, work.outcome)
        for combination in self.impossible:
            if self.sets.facts(combination) & decides:
                keeps = self.sets.without(keeps, ruled_out(combination))
        return keeps

    def named(self, values: Iterable[tuple[int, int]]) -> Facts:
        """Return facts and values, given as levels and places in the domain, as the file does."""
        return tuple((self.facts[level], self.domains[level][at]) for level, at in values)

    def name(self, level: int) -> str:
        """Return the id of the fact or the document that `level` stands for."""
        if level < len(self.facts):
            return self.facts[level]
        return self.documents[level - next(bits(self.papers))]


def bits(mask: int) -> Iterator[int]:
    """Yield the places of the bits that are set, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def mask_of(places: Iterable[int]) -> int:
    """Return the mask with these bits set."""
    result = 0
    for place in places:
        result |= 1 << place
    return result


def union_of(masks: Iterable[int]) -> int:
    """Return the mask with the bits that are set in any of `masks`."""
    result = 0
    for mask in masks:
        result |= mask
    return result
