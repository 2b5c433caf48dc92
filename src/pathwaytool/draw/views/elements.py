"""Steps, ends and transitions as boxes and edges, in the same words in every picture."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.parts import Box, Branching, Column, Edge, Form, Lane, Remark
from pathwaytool.locales import words
from pathwaytool.locales.conditions import condition_sentence, when_sentence
from pathwaytool.locales.times import birthday_words, duration_words
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import End, Guard, Pathway, Step, Transition
from pathwaytool.model.text import Language
from pathwaytool.model.time import Limit

SLOTS = 8
"""How many sector colours there are; a ninth sector takes the first again."""

Route = Sequence[str]
"""Step and end ids in the order a case meets them; it may pass a step several times."""

Ways = Collection[tuple[str, str]]
"""The transitions that a case takes, as origin and target, where work runs side by side."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture is drawn from: a pathway in its library, in one language."""

    pathway: Pathway
    library: Library
    language: Language

    def word(self, name: str, /, **gaps: str | int) -> str:
        """Return one of the drawing's own words, its gaps filled."""
        return words(self.language, "draw")[name].format(**gaps)

    def slot(self, sector: str | None) -> int:
        """Return the colour slot of a sector: its place in the library."""
        ids = list(self.library.sectors)
        return ids.index(sector) % SLOTS if sector in ids else 0

    def sector_title(self, sector: str | None) -> str:
        """Return the sector's words; its id where the library does not know it."""
        if sector is None:
            return ""
        known = self.library.sectors.get(sector)
        return known.title.in_(self.language) if known else sector

    def phase_title(self, phase: str | None) -> str:
        """Return the phase's words; its id where the library does not know it."""
        if phase is None:
            return ""
        known = self.library.phases.get(phase)
        return known.title.in_(self.language) if known else phase

    def actor_title(self, actor: str | None) -> str:
        """Return the actor's words; the id where the library does not know it."""
        if actor is None:
            return ""
        known = self.library.actors.get(actor)
        return known.title.in_(self.language) if known else actor


def step_box(step: Step, subject: Subject) -> Box:
    """Return a step as a box in the lane of its sector and the column of its phase."""
    return Box(
        id=step.id,
        title=step.title.in_(subject.language),
        form=Form(step.kind.value),
        lane=step.sector,
        column=step.phase,
        slot=subject.slot(step.sector),
        target=("step", subject.pathway.id, step.id),
        sector=subject.sector_title(step.sector),
        phase=subject.phase_title(step.phase),
        accountable=subject.actor_title(step.accountable),
        deadlines=tuple(deadline(limit, subject) for limit in step.within),
        branching=Branching(step.split.value),
        start=_start(step, subject),
        remarks=_begun_by(step.id, subject),
    )


def end_box(end: End, subject: Subject) -> Box:
    """Return an end as a box.

    One of no sector stands in the lane that it is reached from, one of no phase in the last column.
    """
    last = _last_step(subject.pathway)
    sector = end.sector or _sector_before(end, subject.pathway) or (last.sector if last else "")
    phase = end.phase or (last.phase if last else "")
    return Box(
        id=end.id,
        title=end.title.in_(subject.language),
        form=Form.END,
        lane=sector,
        column=phase,
        slot=subject.slot(sector),
        target=("end", subject.pathway.id, end.id),
        sector=subject.sector_title(end.sector),
        phase=subject.phase_title(end.phase),
        accountable=subject.actor_title(end.accountable),
        remarks=_begun_by(end.id, subject),
    )


def box_of(name: str, subject: Subject) -> Box | None:
    """Return the step or end called `name` as a box; None where there is none."""
    if name in subject.pathway.steps:
        return step_box(subject.pathway.steps[name], subject)
    if name in subject.pathway.ends:
        return end_box(subject.pathway.ends[name], subject)
    return None


def edge_of(transition: Transition, subject: Subject) -> Edge:
    """Return a transition as an edge."""
    handoff = transition.handoff
    return Edge(
        origin=transition.origin,
        to=transition.to,
        condition=_condition(transition, subject),
        label=transition.label.in_(subject.language) if transition.label else "",
        documents=_documents(handoff.documents, subject) if handoff else (),
        handoff=handoff is not None,
        deadline=deadline(handoff.within, subject) if handoff and handoff.within else "",
        loop=_loop(transition, subject),
    )


def transitions(pathway: Pathway) -> Iterable[Transition]:
    """Yield every transition that leads to something that exists, in the order of the file."""
    for step in pathway.steps.values():
        for transition in step.transitions:
            if transition.to in pathway.steps or transition.to in pathway.ends:
                yield transition


def lanes_of(sectors: Iterable[str], subject: Subject) -> tuple[Lane, ...]:
    """Return the lanes that `sectors` need, in the order of the library, unknown ones last."""
    wanted = dict.fromkeys(sectors)
    known = [sector for sector in subject.library.sectors if sector in wanted]
    unknown = [sector for sector in wanted if sector not in subject.library.sectors]
    return tuple(
        Lane(sector, subject.sector_title(sector), subject.slot(sector), ("sector", sector))
        for sector in known + unknown
    )


def columns_of(phases: Iterable[str], subject: Subject) -> tuple[Column, ...]:
    """Return the columns that `phases` need, in the order of the pathway, unknown ones last."""
    wanted = dict.fromkeys(phases)
    known = [phase for phase in subject.pathway.phases if phase in wanted]
    unknown = [phase for phase in wanted if phase not in subject.pathway.phases]
    return tuple(
        Column(phase, subject.phase_title(phase), ("phase", subject.pathway.id, phase))
        for phase in known + unknown
    )


def along(
    boxes: Iterable[Box], edges: Iterable[Edge], route: Route, ways: Ways | None = None
) -> tuple[tuple[Box, ...], tuple[Edge, ...]]:
    """Mark the boxes and the edges that a route takes; a box keeps its first place on the route.

    Without `ways`, a route leads from each of its boxes to the next.
    """
    places = {name: place for place, name in reversed(list(enumerate(route, start=1)))}
    taken = set(pairwise(route)) if ways is None else ways
    return (
        tuple(replace(box, order=places.get(box.id, 0)) for box in boxes),
        tuple(replace(edge, on_route=(edge.origin, edge.to) in taken) for edge in edges),
    )


def deadline(limit: Limit, subject: Subject) -> str:
    """Say a limit briefly, such as "Frist 24 timer: vurderingen er truffet"."""
    text = limit.text.in_(subject.language) if limit.text else ""
    if limit.birthday is not None:
        time = birthday_words(limit.birthday, subject.language)
    elif limit.duration is not None:
        time = duration_words(limit.duration, subject.language)
    else:
        return text
    said = subject.word(f"limit_{limit.kind.value}", time=time, percent=limit.percent or "")
    return f"{said}: {text[0].lower()}{text[1:]}" if text else said


def _begun_by(name: str, subject: Subject) -> tuple[Remark, ...]:
    """Say which events lead to a step or an end: they are on no way."""
    events = (one for one in subject.pathway.events.values() if one.to == name)
    titles = (one.title.in_(subject.language) for one in events)
    return tuple(Remark(subject.word("event_here", title=title), "start") for title in titles)


def _start(step: Step, subject: Subject) -> str:
    if step.start is None:
        return ""
    if step.start.when is None:
        return subject.word("start")
    said = when_sentence(step.start.when, subject.pathway.facts, subject.language)
    return subject.word("start_when", condition=said)


def _condition(transition: Transition, subject: Subject) -> str:
    if transition.guard == Guard.OTHERWISE:
        return words(subject.language, "grammar")["otherwise"]
    if transition.guard == Guard.ALWAYS:
        return words(subject.language, "grammar")["always"]
    if transition.when is None:
        return ""
    return condition_sentence(transition.when, subject.pathway.facts, subject.language)


def _documents(ids: Iterable[str], subject: Subject) -> tuple[str, ...]:
    known = subject.library.documents
    return tuple(known[id_].title.in_(subject.language) if id_ in known else id_ for id_ in ids)


def _loop(transition: Transition, subject: Subject) -> str:
    if transition.loop is None:
        return ""
    loop = subject.pathway.loops.get(transition.loop)
    return loop.title.in_(subject.language) if loop else transition.loop


def _sector_before(end: End, pathway: Pathway) -> str:
    """Return the sector of the step that leads to an end; of several, of the latest one."""
    phases = {phase: number for number, phase in enumerate(pathway.phases)}
    before = [
        (phases.get(step.phase, len(phases)), number, step.sector)
        for number, step in enumerate(pathway.steps.values())
        if any(way.to == end.id for way in step.transitions)
    ]
    return max(before)[2] if before else ""


def _last_step(pathway: Pathway) -> Step | None:
    return list(pathway.steps.values())[-1] if pathway.steps else None
