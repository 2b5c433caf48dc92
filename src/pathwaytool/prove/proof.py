"""What was proved about a pathway: plain data, the same on every machine."""

from dataclasses import field
from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Value
from pathwaytool.model.position import Pointer

Facts = tuple[tuple[str, Value], ...]
"""Facts, by id, and the values that they have."""

VERSION = 11
"""Raised whenever the proof comes to mean something else, so that kept proofs are not reused."""


class Verdict(StrEnum):
    """Proved for every case; failed, with a story; or not proved: it says why and how far."""

    PROVED = "proved"
    FAILED = "failed"
    NOT_PROVED = "not-proved"


class Reason(StrEnum):
    """Why nothing is proved."""

    SITUATIONS = "situations"
    MEMORY = "memory"
    EVENTS = "events"
    BESIDE = "beside"
    BROKEN_REFERENCE = "broken-reference"
    UNDECLARED_LOOP = "undeclared-loop"
    RESTS_ON = "rests-on"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the proof may go.

    `situations` are visits of a situation by the exploration of all cases, `search` those of the
    search for one suspected fault; `parts` are events in the search for what nobody seems to meet;
    `promises` are visits for each promise that the bounds do not settle;
    `nodes` are those of the diagrams, of about 200 bytes each.
    """

    situations: int = 600
    search: int = 150
    parts: int = 200
    promises: int = 200
    nodes: int = 700_000


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """A step has finished. `decided` are the facts it decided, where they matter to the story.

    `to` are the steps and ends it led to; `begun` the steps that began then. The beginning of the
    case is the event whose step is empty.
    """

    step: str
    decided: Facts
    to: tuple[str, ...]
    begun: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """How a young person comes to the failure.

    `facts` are those known from the start that matter; `case` is a whole case with all of them.
    `decisions` are, event by event, all that each step decided, so that the story can be replayed.
    `running` are the steps under way when it stops; `turn` is the step whose turn it would be.
    """

    facts: Facts
    case: Facts
    events: tuple[StoryEvent, ...]
    decisions: tuple[Facts, ...]
    running: tuple[str, ...]
    turn: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Something is wrong for some cases. `pointer` is where in the pathway's file it is mended.

    `kind` is one of `move.situation.Kind`; `step` the step it is wrong with (empty: the beginning);
    `names` the ids of the facts, documents, steps or branches in question; `cases` how many
    combinations of facts meet it there. `others` are where else it is mended as well.
    """

    kind: str
    step: str
    pointer: Pointer
    names: tuple[str, ...]
    cases: int
    story: Story
    others: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class Dead:
    """Something that no case ever meets. Kind: step, branch, loop, value, age, wait."""

    kind: str
    name: str
    value: Value | None
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the shortest to the longest it can take, in hours.

    `unknown` are the steps on the way that do not say how long they take; they count for nothing.
    """

    shortest: int
    longest: int
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settling:
    """How long a step that does not say so may take for a limit to be met. Unit: hours.

    While other steps are silent too, they count for nothing here.
    """

    step: str
    hours: Stretch


@dataclass(frozen=True, slots=True)
class LimitTime:
    """How one limit fares. Status: met, at-risk, impossible, unknown.

    `step` is that which is to be reached in time, in a hand-off the receiving step or the end.
    `allowed` is the limit itself, in its shortest and longest calendar. `chain` are the steps that
    take the longest, in order. `settled_by` are the numbers for want of which it is unknown. Of a
    limit to a birthday `needed` is counted from the beginning, and `ages` are those that somebody
    may have then who misses it; `is_endless`: ways back that nothing bounds lie before it.
    """

    step: str
    pointer: Pointer
    status: str
    needed: Stretch
    allowed: Stretch
    chain: tuple[str, ...]
    settled_by: tuple[Settling, ...] = ()
    ages: tuple[Value, ...] = ()
    is_endless: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """The longest that a finished step can wait for the next to begin.

    `is_exact`: somebody can really come to wait that long; else nobody waits longer. `is_endless`:
    while nobody takes a way back that nothing bounds, on which the next step waits as well.
    """

    origin: str
    step: str
    hours: int
    is_exact: bool = False
    is_endless: bool = False


@dataclass(frozen=True, slots=True)
class Sooner:
    """If a step took a week less each time, or none at all, it would be so many hours sooner."""

    step: str
    hours: int


@dataclass(frozen=True, slots=True)
class LongestWay:
    """The longest until a decision is made, in hours from the beginning: nobody waits longer.

    `chain` are the steps in order, each with its hours and those of passing it on. `sooner` are
    those of which a week less would be noticed. `silent` are the steps on any way there that do not
    say how long they take; they count for nothing. `among`: who comes to all of the chain has one
    of these values of these facts. `is_endless`: a way back that nothing bounds is left out.
    """

    step: str
    hours: int
    chain: tuple[tuple[str, int], ...]
    sooner: tuple[Sooner, ...]
    silent: tuple[str, ...]
    among: tuple[tuple[str, tuple[Value, ...]], ...]
    is_endless: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """Time on all routes. `since_start`: when each step begins or end is reached, by id.

    `longest_ways` are those to the decisions, the longest first. `undisturbed`: the same for those
    to whom no event comes; None where no event can change it. `outgrown` is for each step with ages
    how it fares with the birthday on which it is outgrown, as a limit to that.
    """

    limits: tuple[LimitTime, ...] = ()
    since_start: tuple[tuple[str, Stretch], ...] = ()
    longest_wait: Wait | None = None
    longest_ways: tuple[LongestWay, ...] = ()
    undisturbed: "Times | None" = None
    outgrown: tuple[LimitTime, ...] = ()

    @property
    def usual(self) -> "Times":
        """Return the times of those to whom no event comes."""
        return self.undisturbed or self


class PromiseVerdict(StrEnum):
    """How a promise fares.

    `EMPTY`: nobody can ask for it. Of a promised time: `AT_RISK`, it may come too late; `UNKNOWN`,
    a step between does not say how long it takes.
    """

    KEPT = "kept"
    BROKEN = "broken"
    EMPTY = "empty"
    AT_RISK = "at-risk"
    UNKNOWN = "unknown"
    NOT_PROVED = "not-proved"


@dataclass(frozen=True, slots=True)
class PromiseProof:
    """What is proved of one promise.

    `cases` is how many combinations of facts known from the start it may be asked for by.
    `failure` tells of one who meets it broken; `situations` is how many were looked at. `limit` is
    how the time of a promise `within` fares.
    """

    id: str
    verdict: PromiseVerdict
    cases: int
    situations: int = 0
    failure: Failure | None = None
    limit: LimitTime | None = None


@dataclass(frozen=True, slots=True)
class CaseProof:
    """How an example case fares. `EMPTY`: there is no such young person.

    The names of its `failure` are the id of the case, the key of what was expected, and its place
    in that list; the key is `facts` where the case comes to no end.
    """

    id: str
    verdict: PromiseVerdict
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """The result for one pathway.

    `combinations` is how many combinations of facts were covered; `facts` are the facts that some
    condition or age reads; `outcomes` the ends that can be reached; `rests_on` the pathways that
    its steps run, with their verdicts; `begun` the steps that some case begins; `open` the faults,
    kind and step, that could neither be found nor ruled out. `unsettled` are parts that may be dead
    or not; where a fault is found, it may be what keeps everybody away. `situations` counts
    everything that was looked at: pairs of positions, and situations where these did not settle it.
    `promises` are those of the pathway, in the order of the file; a broken one is among the
    `failures` too. `examples` are its example cases, in the same manner. `outside` is how
    many others lie outside the target group; None where no criterion has a condition.
    """

    pathway: str
    verdict: Verdict
    combinations: int
    situations: int
    facts: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    dead: tuple[Dead, ...] = ()
    unsettled: tuple[Dead, ...] = ()
    times: Times = field(default_factory=Times)
    outcomes: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    rests_on: tuple[tuple[str, str], ...] = ()
    open: tuple[tuple[str, str], ...] = ()
    reason: Reason | None = None
    promises: tuple[PromiseProof, ...] = ()
    examples: tuple[CaseProof, ...] = ()
    outside: int | None = None
