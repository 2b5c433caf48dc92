"""What a leader must know first of a young person's pathway: five facts."""

from collections.abc import Iterator

from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.time import Limit, LimitKind
from pathwaytool.prove import Proof
from pathwaytool.publish.gather.tables import handoffs_of, legal_ids
from pathwaytool.publish.gather.verdicts import grouped
from pathwaytool.publish.order.onward import onward_from
from pathwaytool.publish.order.pairs import pairs_of
from pathwaytool.publish.words.writer import Writer

FIRST = 3
"""How many of the first limits are told."""


@dataclass(frozen=True, slots=True)
class FirstLimit:
    """One of the limits that come first; `passing` is the hand-off that has it, if one has."""

    step: Step
    limit: Limit
    passing: Transition | None


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """Who leads, the first limits, the longest, how many hand-offs, what is uncertain."""

    leads: tuple[str, ...]
    first: tuple[FirstLimit, ...]
    longest: tuple[str, ...]
    handoffs: str
    uncertain: tuple[str, ...]


def key_facts_of(pathway: Pathway, proof: Proof | None, writer: Writer) -> KeyFacts:
    """Return the five facts; `proof` is None where nothing is proved."""
    steps = pathway.steps.values()
    leads = (pathway.lead, *(step.lead for step in steps))
    pairs = len(pairs_of(pathway, writer.library))
    said = writer.count("n_handoffs", len(handoffs_of(pathway)))
    return KeyFacts(
        tuple(dict.fromkeys(id_ for id_ in leads if id_)),
        tuple(_first(pathway))[:FIRST],
        tuple(_longest(pathway, proof, writer)),
        f"{said} {writer.count('n_between_pairs', pairs)}" if pairs else said,
        tuple(_uncertain(pathway, writer)),
    )


def _first(pathway: Pathway) -> Iterator[FirstLimit]:
    """Yield a limit of each step that has one of some length, the law's before others.

    Those come first that are fewest ways from a beginning.
    """
    near: dict[str, int] = {}
    for step in pathway.steps.values():
        if step.start:
            for id_, far in onward_from(pathway, step.id).items():
                near[id_] = min(far, near.get(id_, far))
    for id_ in sorted(near, key=near.__getitem__):
        timed = [one for one in pathway.steps[id_].limits if one[0].duration or one[0].birthday]
        if timed:
            limit, passing = min(timed, key=lambda one: one[0].kind != LimitKind.STATUTORY)
            yield FirstLimit(pathway.steps[id_], limit, passing)


def _longest(pathway: Pathway, proof: Proof | None, writer: Writer) -> Iterator[str]:
    reached = dict(proof.times.usual.since_start) if proof else {}
    ends = [reached[id_] for id_ in pathway.ends if id_ in reached]
    if not ends:
        yield writer.word("key_longest_unproved")
        return
    hours = max(end.longest for end in ends)
    unknown = {id_ for end in ends for id_ in end.unknown}
    if hours:
        yield writer.word("key_longest", n=grouped(-(-hours // 24), writer))
    if proof and proof.times.undisturbed:
        yield writer.word("times_without_events")
    if unknown:
        yield writer.count("key_unknown", len(unknown))


def _uncertain(pathway: Pathway, writer: Writer) -> Iterator[str]:
    steps, known = pathway.steps.values(), writer.library.legal_bases
    limits = [limit for step in steps for limit, _ in step.limits]
    law = {id_ for step in steps for id_ in legal_ids(step) if id_ in known}
    unsure = [one for one in limits if one.confidence.value in ("unverified", "proposed")]
    if unsure:
        yield writer.word("key_unsure_limits", n=len(unsure), total=len(limits))
    if unchecked := [id_ for id_ in law if not known[id_].checked]:
        yield writer.word("key_unchecked_law", n=len(unchecked), total=len(law))
    if pathway.decisions:
        yield writer.count("key_decisions", len(pathway.decisions))
