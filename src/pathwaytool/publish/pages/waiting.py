"""Where the waiting is: the longest way to each decision, what would be sooner, what is unknown."""

from collections.abc import Iterator

from markupsafe import Markup

from pathwaytool.dataclass import dataclass
from pathwaytool.locales.conditions import fact_sentence, listed
from pathwaytool.locales.times import DAYS_FROM, hours_words
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove import LimitTime, LongestWay
from pathwaytool.publish.frame.site import SiteInput
from pathwaytool.publish.gather.verdicts import times_of
from pathwaytool.publish.words.writer import Writer

HOURS_OF_DAY = 24


@dataclass(frozen=True, slots=True)
class ShownWay:
    """The longest way to a decision, as a page tells it.

    `chain` are the steps that take any time, in order, and `rest` how many beside them do not say;
    `sooner` are the steps of which a week less is noticed. Both: the step's id and a length in
    words.
    """

    step: str
    longest: str
    chain: tuple[tuple[str, str], ...]
    rest: int
    sooner: tuple[tuple[str, str], ...]
    silent: tuple[str, ...]
    among: str
    is_endless: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """A limit that cannot be worked out for want of a number.

    `silent`: the steps that do not say how long they take, and how long each may take at the most,
    in words; while the others are silent they count for nothing.
    """

    step: str
    allowed: str
    silent: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """What the page of the longest ways of a pathway shows."""

    ways: list[ShownWay]
    unknown: list[Unknown]
    times: list[Markup]


def waiting_given(site: SiteInput, pathway: Pathway, writer: Writer) -> WaitingPage:
    """Return what the page of the longest ways of a pathway shows."""
    proof = site.proofs.get(pathway.id)
    times = proof.times if proof else None
    ways = times.usual.longest_ways if times else ()
    limits = times.limits if times else ()
    return WaitingPage(
        ways=[_shown(one, pathway, writer) for one in ways if one.step in pathway.steps],
        unknown=list(_unknown(limits, pathway, writer)),
        times=times_of(proof, pathway, writer) if proof else [],
    )


def _shown(way: LongestWay, pathway: Pathway, writer: Writer) -> ShownWay:
    chain = [(name, hours) for name, hours in way.chain if name in pathway.steps]
    timed = [(name, hours) for name, hours in chain if hours]
    return ShownWay(
        way.step,
        days(way.hours, writer),
        tuple((name, days(hours, writer)) for name, hours in timed),
        sum(pathway.steps[name].takes is None for name, hours in chain if not hours),
        tuple((one.step, days(one.hours, writer)) for one in way.sooner),
        way.silent,
        _among(way, pathway, writer),
        way.is_endless,
    )


def _among(way: LongestWay, pathway: Pathway, writer: Writer) -> str:
    said = [
        fact_sentence(pathway.facts[fact], values, writer.language)
        for fact, values in way.among
        if fact in pathway.facts
    ]
    return listed(said, "and", writer.language) if said else ""


def _unknown(limits: tuple[LimitTime, ...], pathway: Pathway, writer: Writer) -> Iterator[Unknown]:
    for one in limits:
        silent = tuple(
            (by.step, days(by.hours.longest, writer))
            for by in one.settled_by
            if by.step in pathway.steps
        )
        if silent:
            yield Unknown(one.step, days(one.allowed.shortest, writer), silent)


def days(hours: int, writer: Writer) -> str:
    """Say hours as they are where they are few, else as whole days, rounded up: it is a bound."""
    whole = -(-hours // HOURS_OF_DAY) * HOURS_OF_DAY if hours >= DAYS_FROM else hours
    return hours_words(whole, writer.language)
