"""A step of the nation's as the municipality does it: more, sooner, never less."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace

from pathwaytool.dataclass import dataclass
from pathwaytool.localise.attempts import (
    Attempt,
    Loosening,
    astray,
    length,
    listed,
    settled,
    written,
)
from pathwaytool.localise.limits import is_kept_by, loosened, tightened, with_grounds
from pathwaytool.localise.replacing import joined, replaced, replacing
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.edition import Departure, LocalHandoff
from pathwaytool.model.pathway import Handoff, Step, Transition
from pathwaytool.model.position import Place, Pointer
from pathwaytool.model.time import Limit, LimitKind, Moment, Takes

CONSENT = "consent"

LISTS = ("contributors", "needs", "gives", "legal")
"""What a departure adds to in a step."""

WORDS = ("title", "kind", "purpose", "description", "good", "takes")
"""What an extra step in the place of a step says of it."""


@dataclass(frozen=True, slots=True)
class Departed:
    """A step as it is done locally, what of it is written in the edition, and what was tried."""

    step: Step
    attempts: tuple[Attempt, ...]
    moved: Mapping[Pointer, Pointer] = field(default_factory=dict)


def departed(
    step: Step, departure: Departure, extras: Mapping[str, Step], ours: Collection[str]
) -> Departed:
    """Return `step` with a departure, but for the extra steps around it.

    Shape of `extras`: id to extra step; `ours` are their ids.
    """
    attempts: list[Attempt] = []
    if departure.accountable not in (None, step.accountable):
        at = departure.place.value("accountable")
        attempts.append(settled(at, "accountable", f"accountable: {step.accountable}"))
    attempts += _emptied(step, departure)
    attempts += _too_long(step, departure)
    limits = tightened(step.within, departure.within, ours)
    attempts += limits.attempts
    moved: dict[Pointer, Pointer] = dict(_moved(step, departure))
    changed = replace(
        step,
        within=limits.limits,
        takes=departure.takes or step.takes,
        note=departure.note or step.note,
        contributors=joined(step.contributors, departure.contributors),
        needs=joined(step.needs, departure.needs),
        gives=joined(step.gives, departure.gives),
        legal=joined(step.legal, departure.legal),
    )
    for handoff in departure.handoffs.values():
        if handoff.to in ours:  # it is made where the extra step is put in
            continue
        changed, tried = _handed(changed, handoff)
        attempts += tried
    extra = extras.get(departure.instead or "")
    if extra is not None:
        tried = list(replacing(step, departure, extra))
        attempts += tried
        if not tried:
            changed, loose = replaced(changed, extra, ours)
            attempts += loose
            moved |= {("steps", step.id, key): ("steps", extra.id, key) for key in WORDS}
    return Departed(changed, tuple(attempts), moved)


def _too_long(step: Step, departure: Departure) -> Iterator[Attempt]:
    """Yield a time that even at its shortest is longer than the nation lets the step take."""
    if departure.takes is None:
        return
    for limit in step.within:
        is_own = limit.from_step is None and limit.reach == Moment.FINISH
        if limit.duration is None or not is_own or limit.paused_while:
            continue
        if departure.takes.shortest.shortest_hours() > limit.duration.longest_hours():
            gaps = {"said": f"takes: {_takes(departure.takes)}", "demanded": written(limit)}
            yield Attempt(Loosening.LIMIT, departure.place.value("takes"), gaps)
            return


def _takes(takes: Takes) -> str:
    if takes.shortest == takes.longest:
        return length(takes.longest)
    same = takes.shortest.unit == takes.longest.unit
    first = str(takes.shortest.amount) if same else length(takes.shortest)
    return f"{first}-{length(takes.longest)}"


def _emptied(step: Step, departure: Departure) -> Iterator[Attempt]:
    """Yield lists that are written and empty, where the nation has something: it stands."""
    demanded = {key: getattr(step, key) for key in LISTS}
    demanded["within"] = tuple(map(written, step.within))
    yield from _nothing_of(demanded, departure, departure.place)


def _nothing_of(
    demanded: Mapping[str, tuple[str, ...]], local: Departure | LocalHandoff, place: Place
) -> Iterator[Attempt]:
    for key, names in demanded.items():
        is_written = place.key(key) != place.key()
        if names and is_written and not getattr(local, key):
            yield settled(place.key(key), key, f"{key}: {listed(names)}")


def _moved(step: Step, departure: Departure) -> Iterable[tuple[Pointer, Pointer]]:
    """Yield where each part that is written in the edition comes to stand, and where it is."""
    for key in ("takes", "note"):
        if getattr(departure, key) is not None:
            yield ("steps", step.id, key), ("departures", step.id, key)
    for key in LISTS:
        at = len(getattr(step, key))
        for number, id_ in enumerate(getattr(departure, key)):
            if id_ not in getattr(step, key):
                yield ("steps", step.id, key, at), ("departures", step.id, key, number)
                at += 1


def _handed(step: Step, local: LocalHandoff) -> tuple[Step, list[Attempt]]:
    """Return a step with what the municipality adds to one of its hand-offs."""
    there = [one for one in step.transitions if one.to == local.to and one.handoff]
    if not there:
        known = (one.to for one in step.transitions if one.handoff)
        return step, [astray(local.place.key(), local.to, known)]
    attempts: list[Attempt] = []
    ways = list[Transition]()
    for way in step.transitions:
        if way in there and way.handoff:
            handoff, tried = _added_to(way.handoff, local)
            attempts = attempts or tried  # told once, also where several ways lead there
            ways.append(replace(way, handoff=handoff))
        else:
            ways.append(way)
    return replace(step, transitions=tuple(ways)), attempts


def made_in(departure: Departure, to: str) -> Handoff | None:
    """Return the hand-off to an extra step, if the edition says one."""
    local = departure.handoffs.get(to)
    if local is None:
        return None
    is_consent = CONSENT in local.basis
    return Handoff(
        place=local.place,
        documents=local.documents,
        basis=_laws(local),
        consent=is_consent,
        receiver=None,
        within=local.within,
        confidence=Confidence.PROPOSED,
        note=None,
        consent_fact=local.consent_fact,
        consent_at=local.basis.index(CONSENT) if is_consent else None,
    )


def _laws(local: LocalHandoff) -> tuple[str, ...]:
    return tuple(id_ for id_ in local.basis if id_ != CONSENT)


def _added_to(handoff: Handoff, local: LocalHandoff) -> tuple[Handoff, list[Attempt]]:
    demanded = {"documents": handoff.documents, "basis": _basis_names(handoff)}
    attempts = list(_nothing_of(demanded, local, local.place))
    if local.basis and not _is_basis_kept(handoff, local):
        at = local.place.value("basis")
        attempts.append(settled(at, "basis", f"basis: {basis_written(handoff)}"))
        local = replace(local, basis=())
    within, tried = _limit(handoff.within, local.within)
    return replace(
        handoff,
        documents=joined(handoff.documents, local.documents),
        basis=joined(handoff.basis, _laws(local)),
        within=within,
    ), [*attempts, *tried]


def _is_basis_kept(handoff: Handoff, local: LocalHandoff) -> bool:
    """Tell whether what is said of the basis is what the nation says, and maybe more provisions.

    Beside a legal basis consent would no longer be needed; and where the nation has a legal basis
    alone, consent would be asked for that changes nothing.
    """
    laws = _laws(local)
    return (
        set(handoff.basis) <= set(laws)
        and handoff.consent == (CONSENT in local.basis)
        and local.consent_fact in (None, handoff.consent_fact)
        and bool(handoff.basis) == bool(laws)
    )


def _basis_names(handoff: Handoff) -> tuple[str, ...]:
    if not handoff.consent:
        return handoff.basis
    named = f"{{consent: {handoff.consent_fact}}}" if handoff.consent_fact else CONSENT
    return (*handoff.basis, named)


def _limit(national: Limit | None, local: Limit | None) -> tuple[Limit | None, list[Attempt]]:
    if national is None or local is None:
        return national or local, []
    clocks = {_clock(one) for one in (national, local)}
    if len(clocks) > 1 or not is_kept_by(national, local):
        return national, [loosened(local, national)]
    return with_grounds(local, (national,)), []


def _clock(one: Limit) -> tuple[str | None, Moment, Moment, LimitKind, bool]:
    return one.from_step, one.from_moment, one.reach, one.kind, one.birthday is None


def basis_written(handoff: Handoff) -> str:
    """Return the basis of a hand-off as it is written in a file."""
    return listed(_basis_names(handoff))
