"""An optional step of the nation's, done in another way."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from pathwaytool.localise.attempts import Attempt, settled
from pathwaytool.localise.limits import tightened
from pathwaytool.model.edition import Departure
from pathwaytool.model.pathway import Step, Waits
from pathwaytool.model.text import Text

SETTLED = ("accountable", "sector", "phase")
"""What whatever takes a step's place must say as the nation does."""


def replaced(step: Step, extra: Step, ours: Collection[str]) -> tuple[Step, tuple[Attempt, ...]]:
    """Return a step with the work of an extra step in it, and what was tried.

    All that leads to the step and from it stands, and so does all that it demands; `ours` are the
    ids of extra steps.
    """
    limits = tightened(step.within, extra.within, ours)
    done = replace(
        step,
        title=extra.title,
        kind=extra.kind,
        purpose=extra.purpose or step.purpose,
        description=extra.description or step.description,
        good=extra.good or step.good,
        sharing=extra.sharing or step.sharing,
        note=extra.note or step.note,
        to_you=extra.to_you or step.to_you,
        takes=extra.takes or step.takes,
        within=limits.limits,
        contributors=joined(step.contributors, extra.contributors),
        legal=joined(step.legal, extra.legal),
        cites=joined(step.cites, extra.cites),
        interventions=joined(step.interventions, extra.interventions),
        needs=joined(step.needs, extra.needs),
        uses=joined(step.uses, extra.uses),
        gives=joined(step.gives, extra.gives),
        confidence=extra.confidence,
    )
    return done, limits.attempts


def replacing(step: Step, departure: Departure, extra: Step) -> Iterator[Attempt]:
    """Yield why an extra step cannot take the place of a step."""
    if not step.optional:
        yield settled(departure.place.value("instead"), "instead", f"steps: {step.id}")
        return
    for key in SETTLED:
        demanded = getattr(step, key)
        if getattr(extra, key) != demanded:
            yield settled(extra.place.value(key), key, f"{key}: {demanded}")
    if extra.ages not in (None, step.ages):
        ages = f"ages: {step.ages[0]}-{step.ages[1]}" if step.ages else f"steps: {step.id}"
        yield settled(extra.place.value("ages"), "ages", ages)
    if step.sharing and extra.sharing and not _is_said(step.sharing, extra.sharing):
        words = f"sharing: {step.sharing.versions[0][1]}"
        yield settled(extra.place.value("sharing"), "sharing", words)
    for key, is_said in (
        ("next", bool(extra.transitions)),
        ("start", extra.start is not None),
        ("stops", extra.stops is not None),
        ("runs", extra.runs is not None),
        ("waits", extra.waits not in (Waits.ALL, step.waits)),
        ("repeats", extra.repeats and not step.repeats),
    ):
        if is_said:
            yield settled(extra.place.key(key), key, f"steps: {step.id}")


def _is_said(national: Text, local: Text) -> bool:
    return not {text for _, text in local.versions}.isdisjoint(
        text for _, text in national.versions
    )


def joined(national: tuple[str, ...], local: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of both lists, the nation's first, each once."""
    return tuple(dict.fromkeys((*national, *local)))
