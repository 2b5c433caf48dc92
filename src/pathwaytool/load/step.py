"""Plain data to steps, and to the ways that lead on from them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pathwaytool.load.condition import condition_of, range_of
from pathwaytool.load.text import Part
from pathwaytool.load.time import limit_of, takes_of
from pathwaytool.model.aspect import Aspect
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.control import Start, Stops
from pathwaytool.model.pathway import (
    Fact,
    Guard,
    Handoff,
    Split,
    Step,
    StepKind,
    Transition,
    Waits,
)
from pathwaytool.model.position import Place
from pathwaytool.model.time import Takes

Facts = Mapping[str, Fact]

CONSENT = "consent"
"""The word that stands among the legal bases of a hand-off where there is consent."""

NOT_STATED = "not-stated"
"""The word that stands alone as the basis of a hand-off where the sources do not say it."""


def step_of(id_: str, part: Part, facts: Facts) -> Step:
    """Return a step. Shape of `facts`: fact id to fact, of the pathway that the step is in."""
    split, ways = _next(id_, part, facts)
    start = _start(part, facts)
    return replace(_alone(id_, part, facts), start=start, split=split, transitions=ways)


def _alone(id_: str, part: Part, facts: Facts) -> Step:
    """Return a step as it is without what leads to it and on from it."""
    return Step(
        id=id_,
        place=part.place,
        title=part.text("title"),
        kind=StepKind(part.string("kind")),
        sector=part.string("sector"),
        phase=part.string("phase"),
        ages=ages_of(part),
        accountable=part.string("accountable"),
        lead=part.string_or_none("lead"),
        contributors=part.ids("contributors"),
        purpose=part.text_or_none("purpose"),
        description=part.text_or_none("description"),
        good=part.text_or_none("good"),
        legal=part.ids("legal"),
        cites=part.ids("cites"),
        interventions=part.ids("interventions"),
        needs=part.ids("needs"),
        uses=part.ids("uses"),
        gives=part.ids("gives"),
        takes=_takes(part),
        within=tuple(limit_of(one, facts) for one in part.items("within")),
        start=None,
        waits=Waits(part.data.get("waits", Waits.ALL)),
        repeats=part.data.get("repeats", False),
        stops=stops_of(part),
        runs=part.string_or_none("runs"),
        split=Split.THEN,
        transitions=(),
        sharing=part.text_or_none("sharing"),
        note=part.text_or_none("note"),
        confidence=part.confidence(Confidence.PROPOSED),
        aspects=tuple(Aspect(one) for one in part.ids("aspects")),
        formerly=part.ids("formerly"),
        optional=part.data.get("optional", False),
        checked=part.check(),
        to_you=part.text_or_none("to_you"),
    )


def ages_of(part: Part) -> tuple[int, int] | None:
    """Return the first and the last age that a part is for, or None where it does not say."""
    written = part.data.get("ages")
    return None if written is None else range_of(written)


def _takes(part: Part) -> Takes | None:
    written = part.string_or_none("takes")
    return None if written is None else takes_of(written, part.calendar)


def _start(part: Part, facts: Facts) -> Start | None:
    written = part.data.get("start")
    if written is None:
        return None
    place = Place(part.source, (*part.pointer, "start"))
    return Start(place, None if written == "always" else condition_of(written["when"], facts))


def stops_of(part: Part) -> Stops | None:
    """Return what a part sets aside, or None where it does not say."""
    if "stops" not in part:
        return None
    stops = part.inner("stops")
    return Stops(stops.place, stops.ids("steps"), stops.ids("phases"))


def _next(origin: str, part: Part, facts: Facts) -> tuple[Split, tuple[Transition, ...]]:
    written = part.data.get("next")
    if written is None:
        return Split.THEN, ()
    for split in (Split.ALL, Split.ONE, Split.EACH):
        if split in written and not isinstance(written, str):
            ways = [part.inner("next", split, index) for index in range(len(written[split]))]
            return split, tuple(_transition(origin, way, facts) for way in ways)
    return Split.THEN, (_transition(origin, part.inner("next"), facts),)


def _transition(origin: str, way: Part, facts: Facts) -> Transition:
    data: Any = way.data
    if isinstance(data, str):
        return Transition(way.place, origin, data, Guard.PLAIN, None, None, None, None)
    guard, to = _guard(data)
    return Transition(
        place=way.place,
        origin=origin,
        to=to,
        guard=guard,
        when=condition_of(data["when"], facts) if guard == Guard.WHEN else None,
        label=way.text_or_none("label"),
        handoff=_handoff(origin, way.inner("handoff"), facts) if "handoff" in way else None,
        loop=way.string_or_none("loop"),
        back=way.text_or_none("back"),
    )


def _guard(data: Mapping[str, Any]) -> tuple[Guard, str]:
    for guard in (Guard.OTHERWISE, Guard.ALWAYS):
        if guard in data:
            return guard, data[guard]
    return (Guard.WHEN if "when" in data else Guard.PLAIN), data["to"]


def _handoff(origin: str, part: Part, facts: Facts) -> Handoff:
    within = part.inner("within") if "within" in part else None
    written = part.data["basis"]
    listed = [written] if isinstance(written, dict) else list(written)
    named = [one[CONSENT] for one in listed if isinstance(one, dict)]
    basis = tuple(one for one in listed if isinstance(one, str))
    return Handoff(
        place=part.place,
        documents=part.ids("documents"),
        basis=() if basis == (NOT_STATED,) else tuple(one for one in basis if one != CONSENT),
        consent=bool(named) or CONSENT in basis,
        receiver=part.string_or_none("receiver"),
        within=None if within is None else limit_of(within, facts, handed_over_by=origin),
        confidence=part.confidence(Confidence.PROPOSED),
        note=part.text_or_none("note"),
        consent_fact=named[0] if named else None,
        checked=part.check(),
        consent_at=next((at for at, one in enumerate(listed) if _is_consent(one)), None),
    )


def _is_consent(basis: str | dict[str, str]) -> bool:
    return isinstance(basis, dict) or basis == CONSENT
