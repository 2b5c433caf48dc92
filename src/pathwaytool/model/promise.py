"""What a pathway promises those it is for: one claim each, proved beside the flow."""

from collections.abc import Iterator
from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Condition
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text
from pathwaytool.model.time import Duration, Moment


class Sort(StrEnum):
    """What sort of thing happens: a step or an end, or any step of a phase, sector or actor."""

    STEP = "step"
    PHASE = "phase"
    SECTOR = "sector"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can happen, by its id. A `STEP` may be an end."""

    sort: Sort
    id: str
    place: Place


Happening = tuple[Named, ...]
"""Of several, any."""


class Claim(StrEnum):
    """What is claimed, as its key in the file."""

    REACHES = "reaches"
    CAN_REACH = "can_reach"
    NEVER = "never"
    THEN = "then"
    ONLY_AFTER = "only_after"
    NEVER_TOGETHER = "never_together"
    CAN_BEGIN = "can_begin"
    AT_MOST = "at_most"
    WITHIN = "within"
    TOLD = "told"
    NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True)
class OnlyAfter:
    """`happens` never begins before `after` has finished once."""

    happens: Happening
    after: Happening


@dataclass(frozen=True, slots=True)
class CanBegin:
    """`happens` can begin at any time while `during` is under way: an event that leads to it can
    come, or has come.
    """

    happens: Happening
    during: Happening


@dataclass(frozen=True, slots=True)
class AtMost:
    """`happens` at most `times` times in any run."""

    happens: Happening
    times: int


@dataclass(frozen=True, slots=True)
class InTime:
    """From the last `from_moment` of `origin` to the next `reach` of `happens`: at most `limit`."""

    happens: Happening
    limit: Duration
    origin: Happening
    from_moment: Moment
    reach: Moment


@dataclass(frozen=True, slots=True)
class Informed:
    """One of `to`, actors or sectors, gets `document`; or none of them may.

    `before`: they have it before this begins. `after`: it is asked for once this has finished.
    """

    to: Happening
    document: str
    before: Happening = ()
    after: Happening = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised, to those and at the time that `when` says; None is everybody, always.

    Just one of the fields named as a `Claim` is set; `after` belongs to `then`.
    """

    id: str
    place: Place
    title: Text
    when: Condition | None
    reaches: Happening
    can_reach: Happening
    never: Happening
    then: Happening
    after: Happening
    only_after: OnlyAfter | None
    never_together: tuple[Happening, ...]
    can_begin: CanBegin | None
    at_most: AtMost | None
    within: InTime | None
    told: Informed | None
    not_told: Informed | None
    legal: tuple[str, ...]
    cites: tuple[str, ...]
    confidence: Confidence
    note: Text | None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims that are made, in the order of `Claim`: one, where it is right."""
        return tuple(claim for claim in Claim if getattr(self, claim.value))

    @property
    def claim(self) -> Claim:
        """Return the first claim. Raises: IndexError where none is made."""
        return self.claims[0]

    @property
    def telling(self) -> Informed | None:
        """Return who is to get a document, or is not to get it."""
        return self.told or self.not_told

    @property
    def happens(self) -> Happening:
        """Return what the claim is about: that which happens or does not; of a pair, the first.

        Of what somebody is told it is that which does not begin before.
        """
        for whole in (self.only_after, self.can_begin, self.at_most, self.within):
            if whole is not None:
                return whole.happens
        if self.telling:
            return self.telling.before
        plain = (self.reaches, self.can_reach, self.never, self.then)
        return next(filter(None, (*plain, *self.never_together)), ())

    @property
    def other(self) -> Happening:
        """Return what it is held against: what comes before it, or must not go on beside it."""
        if self.only_after:
            return self.only_after.after
        if self.can_begin:
            return self.can_begin.during
        if self.within:
            return self.within.origin
        if self.telling:
            return self.telling.after
        return self.never_together[-1] if self.never_together else self.after

    def named(self) -> Iterator[Named]:
        """Yield all that the promise names, in the order of the model."""
        for whole in (self.reaches, self.can_reach, self.never, self.then, self.after):
            yield from whole
        for pair in (self.only_after, self.within):
            if pair is not None:
                yield from pair.happens
                yield from pair.after if isinstance(pair, OnlyAfter) else pair.origin
        for one in self.never_together:
            yield from one
        if self.can_begin is not None:
            yield from self.can_begin.happens
            yield from self.can_begin.during
        if self.at_most is not None:
            yield from self.at_most.happens
        if self.telling is not None:
            yield from self.telling.to
            yield from self.telling.before
            yield from self.telling.after
