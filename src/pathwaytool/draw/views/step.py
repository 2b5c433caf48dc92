"""One step: what comes before it and what comes after."""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.draw.parts import Box, Column, Edge, Lane, PictureKind, Remark, View
from pathwaytool.draw.views.elements import (
    Subject,
    box_of,
    edge_of,
    step_box,
    transitions,
)
from pathwaytool.draw.views.gathering import AFTER, BEFORE, HERE, MOST_BOXES, gathered
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.text import Language

ONE_LANE = "all"
"""The lane of a picture that needs none: its boxes say their sector themselves."""


def step_view(pathway: Pathway, library: Library, step_id: str, language: Language) -> View:
    """Return a step with its neighbours. Raises: KeyError for a step that is not there.

    A neighbour both before and after the step stands once, after it.
    """
    subject = Subject(pathway, library, language)
    near = [
        edge_of(one, subject) for one in transitions(pathway) if step_id in (one.origin, one.to)
    ]
    arrivals = sum(edge.to == step_id for edge in near)
    leaving = sum(edge.origin == step_id for edge in near)
    centre = _centre(pathway.steps[step_id], arrivals, subject)
    neighbours = _before(near, step_id, subject) + _after(near, step_id, subject)
    shown, edges = neighbours, near
    if len(neighbours) >= MOST_BOXES:
        shown, edges = gathered(neighbours, near, [ONE_LANE], subject)
    boxes = (
        *(box for box in shown if box.column == BEFORE),
        centre,
        *(box for box in shown if box.column == AFTER),
    )
    columns = tuple(
        Column(column, subject.word(f"column_{column}"))
        for column in (BEFORE, HERE, AFTER)
        if any(box.column == column for box in boxes)
    )
    return View(
        id=f"{pathway.id}-step-{step_id}",
        kind=PictureKind.STEP,
        title=subject.word("step_title", step=centre.title),
        description=subject.word("step_description", before=arrivals, after=leaving),
        language=language,
        lanes=(Lane(ONE_LANE, "", 0),),
        columns=columns,
        boxes=boxes,
        edges=tuple(edges),
    )


def _centre(step: Step, arrivals: int, subject: Subject) -> Box:
    box = step_box(step, subject)
    return replace(
        box,
        lane=ONE_LANE,
        column=HERE,
        centre=True,
        remarks=(*_remarks(step, arrivals, subject), *box.remarks, *_meanwhile(step, subject)),
    )


def _meanwhile(step: Step, subject: Subject) -> Iterator[Remark]:
    """Say what may come at any time while a step is under way."""
    for event in subject.pathway.events.values():
        if step.id in event.during.steps or step.phase in event.during.phases:
            to = box_of(event.to, subject)
            gaps = {"title": event.title.in_(subject.language), "to": to.title if to else event.to}
            yield Remark(subject.word("event_during", **gaps), "branch")


def _remarks(step: Step, arrivals: int, subject: Subject) -> tuple[Remark, ...]:
    """Say how a step begins where several ways lead to it, and what it sets aside."""
    remarks = []
    if arrivals > 1:
        remarks.append(Remark(subject.word(f"waits_{step.waits.value}"), "waits"))
    if step.stops:
        steps = [box_of(name, subject) for name in step.stops.steps]
        phases = [
            subject.word("whole_phase", phase=subject.phase_title(phase))
            for phase in step.stops.phases
        ]
        names = [*(box.title for box in steps if box), *phases]
        # Titles have commas and "and" of their own.
        remarks.append(Remark(subject.word("stops", names="; ".join(names)), "stops"))
    return tuple(remarks)


def _before(near: list[Edge], step_id: str, subject: Subject) -> list[Box]:
    after = {edge.to for edge in near if edge.origin == step_id}
    names = [edge.origin for edge in near if edge.origin not in after | {step_id}]
    return _placed(names, BEFORE, subject)


def _after(near: list[Edge], step_id: str, subject: Subject) -> list[Box]:
    names = [edge.to for edge in near if edge.origin == step_id and edge.to != step_id]
    return _placed(names, AFTER, subject)


def _placed(names: list[str], column: str, subject: Subject) -> list[Box]:
    found = [box_of(name, subject) for name in dict.fromkeys(names)]
    return [
        replace(box, lane=ONE_LANE, column=column, aside=True) for box in found if box is not None
    ]
