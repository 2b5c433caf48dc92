"""A pathway: steps across sectors, the ways between them, and what is known on the way."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.model.advice import Decision, Recommendation
from pathwaytool.model.aspect import Aspect, Section, Unstated
from pathwaytool.model.condition import Condition, Not, Value
from pathwaytool.model.confidence import Check, Confidence
from pathwaytool.model.control import Event, Loop, Start, Stops
from pathwaytool.model.example import Example
from pathwaytool.model.hearing import Hearing
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.promise import Promise
from pathwaytool.model.text import Language, Text
from pathwaytool.model.time import Limit, Takes


class Level(StrEnum):
    """Whose pathway it is: a young person's, an area's, or support to organisations."""

    CHILD = "child"
    AREA = "area"
    ORGANISATION = "organisation"


class Status(StrEnum):
    """How far a pathway has come."""

    DRAFT = "draft"
    HEARING = "hearing"
    PUBLISHED = "published"
    RETIRED = "retired"


class FactKind(StrEnum):
    """The domain of a fact: whole numbers, a choice, yes or no, or another pathway's ends."""

    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes-no"
    OUTCOME = "outcome"


class Role(StrEnum):
    """What a fact is to the proof beside being a fact."""

    AGE = "age"
    AGE_NOW = "age-now"
    CONSENT = "consent"


class ConsentTo(StrEnum):
    """What somebody consents to: a measure, or that information is shared."""

    MEASURE = "measure"
    SHARING = "sharing"


@dataclass(frozen=True, slots=True)
class Consent:
    """What a fact of consent is about: to what, who gives it, and between whom it is shared.

    `givers` and `receivers` are sectors or actors; empty means all.
    """

    to: ConsentTo
    given_by: Text | None
    givers: tuple[str, ...]
    receivers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What can be known about a case.

    `domain` lists every value in order: whole numbers, or ids (`yes`, `no` for yes or no). `labels`
    says the values in words where words were given. `decided_by` lists the steps that decide it;
    empty means that it is known from the start. `role`: it is the young person's age at the
    beginning or when it is asked for, or a consent, which `consent` tells more of. `is_implied`: it
    is not written, but follows from the target group's ages.
    """

    id: str
    place: Place
    title: Text
    kind: FactKind
    domain: tuple[Value, ...]
    labels: Mapping[Value, Text]
    decided_by: tuple[str, ...]
    outcomes_of: str | None
    role: Role | None = None
    consent: Consent | None = None
    is_implied: bool = False
    formerly: tuple[str, ...] = ()

    @property
    def is_age(self) -> bool:
        """Tell whether it is the age of the young person, known from the start."""
        return self.role == Role.AGE and self.kind == FactKind.NUMBER and not self.decided_by

    @property
    def is_age_now(self) -> bool:
        """Tell whether it is the age of the young person when a step asks for it.

        The first of its values is that age or less, the last that age or more.
        """
        is_asked = self.role == Role.AGE_NOW and bool(self.decided_by)
        return is_asked and self.kind == FactKind.NUMBER


@dataclass(frozen=True, slots=True)
class Impossible:
    """A combination of facts that cannot occur, and why.

    `criterion`: it is that one of the target group's criteria does not hold; its place in the list.
    """

    place: Place
    when: Condition
    why: Text
    criterion: int | None = None

    @property
    def written(self) -> Condition:
        """Return the condition as it stands in the file: of a criterion, who is inside."""
        if self.criterion is not None and isinstance(self.when, Not):
            return self.when.part
        return self.when


class StepKind(StrEnum):
    """What sort of work a step is; it chooses the icon and the shape."""

    ACTION = "action"
    ASSESSMENT = "assessment"
    DECISION = "decision"
    SERVICE = "service"
    DOCUMENT = "document"
    HANDOFF = "handoff"


class Waits(StrEnum):
    """How a step that several lines of work reach begins: after all, or at the first."""

    ALL = "all"
    ANY = "any"


class Split(StrEnum):
    """How work goes on after a step."""

    THEN = "then"
    ALL = "all"
    ONE = "one"
    EACH = "each"


class Guard(StrEnum):
    """When a transition is taken: always, when its condition holds, or if no sibling's does."""

    PLAIN = "plain"
    WHEN = "when"
    OTHERWISE = "otherwise"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Handoff:
    """What passes over a sector border.

    `consent`: the young person or the parents agree to the sharing; `consent_fact` is the fact that
    says whether they do, where the hand-off names one. With neither `basis` nor consent, the
    sources do not say by what right.

    `receiver` is the actor who takes over; the target's accountable actor where none is named.
    `consent_at`: how many bases stand before the consent in the file; None where it has none.
    """

    place: Place
    documents: tuple[str, ...]
    basis: tuple[str, ...]
    consent: bool
    receiver: str | None
    within: Limit | None
    confidence: Confidence
    note: Text | None
    consent_fact: str | None = None
    checked: Check | None = None
    consent_at: int | None = None

    def basis_key(self, number: int) -> tuple[str, int]:
        """Return where basis `number` stands below the hand-off: consent may stand before it."""
        is_after = self.consent_at is not None and number >= self.consent_at
        return "basis", number + is_after


@dataclass(frozen=True, slots=True)
class Transition:
    """A way from a step to another step or an end.

    `when` is set for Guard.WHEN only. `loop` names the declared loop that this transition closes.
    `label` is the author's own words for the branch, beside the generated sentence. `back` says why
    it leads to an earlier phase, where it does so without closing a loop.
    """

    place: Place
    origin: str
    to: str
    guard: Guard
    when: Condition | None
    label: Text | None
    handoff: Handoff | None
    loop: str | None
    back: Text | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of work with one accountable actor.

    `ages` is the first and the last age it is for. `needs` are documents that must exist when it
    begins, `uses` those it reads if they exist, `gives` those it produces. `runs` names the pathway
    that this step is. `cites` names statements. `lead` leads the case while the step runs, in place
    of the pathway's `lead`; steps that run side by side must agree on it. `aspects` is what the
    step answers where systems are compared. `formerly` are the ids that it had before. `optional`:
    a local edition may do it otherwise. `to_you` tells the young person and the parents of it.
    """

    id: str
    place: Place
    title: Text
    kind: StepKind
    sector: str
    phase: str
    ages: tuple[int, int] | None
    accountable: str
    lead: str | None
    contributors: tuple[str, ...]
    purpose: Text | None
    description: Text | None
    good: Text | None
    legal: tuple[str, ...]
    cites: tuple[str, ...]
    interventions: tuple[str, ...]
    needs: tuple[str, ...]
    uses: tuple[str, ...]
    gives: tuple[str, ...]
    takes: Takes | None
    within: tuple[Limit, ...]
    start: Start | None
    waits: Waits
    repeats: bool
    stops: Stops | None
    runs: str | None
    split: Split
    transitions: tuple[Transition, ...]
    sharing: Text | None
    note: Text | None
    confidence: Confidence
    aspects: tuple[Aspect, ...] = ()
    formerly: tuple[str, ...] = ()
    optional: bool = False
    checked: Check | None = None
    to_you: Text | None = None

    @property
    def limits(self) -> tuple[tuple[Limit, Transition | None], ...]:
        """Return every limit of the step: its own, and those of its hand-offs with their way."""
        own = ((limit, None) for limit in self.within)
        passing = (
            (one.handoff.within, one)
            for one in self.transitions
            if one.handoff and one.handoff.within
        )
        return (*own, *passing)

    @property
    def bases(self) -> tuple[str, ...]:
        """Return the legal bases of the step and of its own limits, without repeats."""
        own = (id_ for limit in self.within for id_ in limit.legal)
        return tuple(dict.fromkeys((*self.legal, *own)))


@dataclass(frozen=True, slots=True)
class End:
    """Where a line of work is finished; its id is the outcome."""

    id: str
    place: Place
    title: Text
    description: Text | None
    sector: str | None
    phase: str | None
    accountable: str | None
    gives: tuple[str, ...]
    cites: tuple[str, ...]
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pathway:
    """A whole pathway file. Mappings are keyed by id, in the order of the file. Dates are ISO days.

    `ages` is the target group's first and last age; `lead` is the actor that leads a case where the
    pathway has such a role and a step names no other; `external_documents` exist before the pathway
    begins or come from outside it. `languages` are those the file promises, that of its plain texts
    first. `about` is what is known of it that is no step, and `not_stated` what its sources leave
    open; `to_you` is said to the young person and the parents.
    """

    id: str
    source: SourceFile
    level: Level
    status: Status
    version: str
    title: Text
    summary: Text
    owner: Text
    valid_from: str | None
    valid_to: str | None
    review: str | None
    ages: tuple[int, int] | None
    criteria: tuple[Text, ...]
    phases: tuple[str, ...]
    lead: str | None
    external_documents: tuple[str, ...]
    recommendations: Mapping[str, Recommendation]
    decisions: Mapping[str, Decision]
    facts: Mapping[str, Fact]
    impossible: tuple[Impossible, ...]
    loops: Mapping[str, Loop]
    steps: Mapping[str, Step]
    ends: Mapping[str, End]
    languages: tuple[Language, ...] = ()
    country: str | None = None
    about: Mapping[str, Section] = field(default_factory=dict)
    not_stated: tuple[Unstated, ...] = ()
    promises: Mapping[str, Promise] = field(default_factory=dict)
    cases: Mapping[str, Example] = field(default_factory=dict)
    formerly: tuple[str, ...] = ()
    events: Mapping[str, Event] = field(default_factory=dict)
    hearing: Hearing | None = None
    to_you: Mapping[str, Section] = field(default_factory=dict)

    @property
    def loose_criteria(self) -> tuple[Text, ...]:
        """Return the criteria without a condition: no part of the proof."""
        modelled = {one.criterion for one in self.impossible}
        return tuple(one for at, one in enumerate(self.criteria) if at not in modelled)

    @property
    def place(self) -> Place:
        """Return the top of the file."""
        return Place(self.source)

    def receiver(self, passing: Transition) -> str | None:
        """Return the actor that takes over after a hand-off; None where nobody is named."""
        if passing.handoff and passing.handoff.receiver:
            return passing.handoff.receiver
        target = self.steps.get(passing.to) or self.ends.get(passing.to)
        return target.accountable if target else None
