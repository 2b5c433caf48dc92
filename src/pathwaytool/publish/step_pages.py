"""The pages of a pathway's phases and steps."""

from collections.abc import Iterator, Mapping
from functools import partial

from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.publish import portrait, tables
from pathwaytool.publish.desk import About, Desk
from pathwaytool.publish.drawings import phase_pictures, step_picture
from pathwaytool.publish.site import Found, Page
from pathwaytool.publish.writer import Writer


def phase_pages(desk: Desk, pathway: Pathway) -> Iterator[Page]:
    """Yield the page of each phase of a pathway."""
    phases = [desk.library.phases[id_] for id_ in pathway.phases if id_ in desk.library.phases]
    around = [None, *phases, None]
    for number, phase in enumerate(phases, start=1):
        title = desk.writer.plain(phase.title)
        steps = tables.steps_in(pathway, phase.id)
        given = {
            "phase": phase,
            "number": number,
            "steps": steps,
            "previous": around[number - 1],
            "following": around[number + 1],
        }
        found = Found(
            title,
            desk.writer.word("found_phase"),
            ", ".join(desk.writer.plain(step.title) for step in steps),
        )
        yield desk.page(
            f"forloeb/{pathway.id}/fase-{phase.id}",
            f"{title} – {desk.writer.plain(pathway.title)}",
            "phase.html",
            portrait.with_shared(desk, pathway, partial(_phase, pathway, phase.id, given)),
            about=About(desk.keys.pathways[pathway.id], found.text, (found,), pathway.languages),
        )


def _phase(
    pathway: Pathway, phase: str, given: Mapping[str, object], writer: Writer
) -> Mapping[str, object]:
    return {**given, "pictures": phase_pictures(pathway, phase, writer)}


def step_pages(desk: Desk, pathway: Pathway) -> Iterator[Page]:
    """Yield the page of each step of a pathway."""
    arrivals = tables.arrivals_at(pathway)
    key = desk.keys.pathways[pathway.id]
    for step in pathway.steps.values():
        writer = desk.writer
        text = " ".join(
            writer.plain(part) for part in (step.purpose, step.description, step.sharing) if part
        )
        found = Found(writer.plain(step.title), writer.word("found_step"), text, weight=4)
        yield desk.page(
            f"forloeb/{pathway.id}/trin/{step.id}",
            writer.plain(step.title),
            "step.html",
            partial(_step, desk, pathway, step, arrivals.get(step.id, [])),
            about=About(key, writer.plain(step.purpose), (found,), pathway.languages),
        )


def _step(
    desk: Desk, pathway: Pathway, step: Step, arrivals: list[Transition], writer: Writer
) -> Mapping[str, object]:
    recommended = [one for one in pathway.recommendations.values() if step.id in one.steps]
    return {
        **portrait.shared_by_pages(desk, pathway, writer),
        "step": step,
        "advice": desk.ties.advice.get((pathway.id, step.id), ()),
        "arrivals": arrivals,
        "recommendations": recommended,
        "cites": tables.cited_in(step),
        "place": step.place.key(),
        "picture": step_picture(pathway, step, writer),
    }
