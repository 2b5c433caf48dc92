"""The pages of a pathway's phases and steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from pathwaytool.model.advice import Recommendation
from pathwaytool.model.edition import Agreement, Departure, Edition, LocalActor
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.position import Location
from pathwaytool.model.promise import Promise
from pathwaytool.model.registers import Phase
from pathwaytool.model.topic import Topic, TopicAdvice
from pathwaytool.publish.frame.site import Page, SearchEntry
from pathwaytool.publish.gather import tables
from pathwaytool.publish.gather.drawings import Drawn, phase_pictures, step_picture
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.pages import at_a_glance
from pathwaytool.publish.pages.deadlines import has_limits_onward
from pathwaytool.publish.pages.hearing import Numbered, numbered
from pathwaytool.publish.pages.promises import promises_on
from pathwaytool.publish.words.templating import Joined
from pathwaytool.publish.words.writer import Writer


def phase_pages(maker: PageMaker, pathway: Pathway, home: str = "") -> Iterator[Page]:
    """Yield the page of each phase of a pathway: below `home` only those that stand there."""
    phases = [maker.library.phases[id_] for id_ in pathway.phases if id_ in maker.library.phases]
    around = [None, *phases, None]
    title_of_pathway = maker.writer.plain(pathway.title)
    for number, phase in enumerate(phases, start=1):
        path = maker.writer.addresses.path("phase", pathway.id, phase.id) or ""
        if not path.startswith(home):
            continue
        title = maker.writer.plain(phase.title)
        steps = tables.steps_in(pathway, phase.id)
        given = PhaseInRow(phase, number, steps, around[number - 1], around[number + 1])
        found = SearchEntry(
            f"{title} – {title_of_pathway}" if home else title,
            maker.writer.word("found_phase"),
            ", ".join(maker.writer.plain(step.title) for step in steps),
        )
        yield maker.page(
            path,
            f"{title} – {title_of_pathway}",
            "phase.html",
            at_a_glance.with_shared(maker, pathway, partial(_phase, pathway, given)),
            about=About(maker.keys.pathways[pathway.id], found.text, (found,), pathway.languages),
        )


@dataclass(frozen=True, slots=True)
class PhaseInRow:
    """A phase of a pathway with its steps, between the phases before and after it."""

    phase: Phase
    number: int
    steps: Sequence[Step]
    previous: Phase | None
    following: Phase | None


@dataclass(frozen=True, slots=True)
class PhasePictures:
    """The pictures of a phase."""

    pictures: list[Drawn]


def _phase(pathway: Pathway, given: PhaseInRow, writer: Writer) -> Joined:
    return Joined((given, PhasePictures(phase_pictures(pathway, given.phase.id, writer))))


def step_pages(maker: PageMaker, pathway: Pathway) -> Iterator[Page]:
    """Yield the page of each step of a pathway."""
    arrivals = tables.arrivals_at(pathway)
    key = maker.keys.pathways[pathway.id]
    for step in pathway.steps.values():
        writer = maker.writer
        text = _searched(step, arrivals.get(step.id, []), writer)
        weight = 5 if maker.main is pathway else 3
        found = SearchEntry(
            writer.plain(step.title), writer.word("found_step"), text, weight=weight
        )
        yield maker.page(
            f"forloeb/{pathway.id}/trin/{step.id}",
            writer.plain(step.title),
            "step.html",
            partial(step_given, maker, pathway, step, arrivals.get(step.id, [])),
            about=About(key, writer.plain(step.purpose), (found,), pathway.languages),
        )


def _searched(step: Step, arrivals: Sequence[Transition], writer: Writer) -> str:
    """Return what a step is found by: its own words, its limits, and the ways to it and on."""
    ways = (one.label for one in (*step.transitions, *arrivals))
    own = [step.purpose, step.description, step.sharing, *ways]
    limits = (str(writer.limit_said(limit)) for limit in step.within)
    return " ".join((*(writer.plain(part) for part in own if part), *limits))


@dataclass(frozen=True, slots=True)
class LocalStep:
    """What the page of a step tells where it is an edition's: whose, why it departs, and from what.

    `nations` is the step as the nation has it; None where only the edition has such a step. `named`
    is what the edition calls who is accountable; `agreements` are those of it that name the step.
    """

    edition: Edition
    departure: Departure | None
    nations: Step | None
    named: LocalActor | None
    agreements: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class StepPage:
    """What a template is given for a step, beside what all pages of its pathway have."""

    step: Step
    local: LocalStep | None
    is_followed: bool
    advice: Sequence[tuple[Topic, TopicAdvice]]
    arrivals: list[Transition]
    recommendations: list[Recommendation]
    promises: tuple[Promise, ...]
    cites: tuple[str, ...]
    place: Location
    numbered: list[Numbered]
    picture: Drawn


def step_given(
    maker: PageMaker, pathway: Pathway, step: Step, arrivals: list[Transition], writer: Writer
) -> Joined:
    """Return what the page of a step is given: one of the nation's, not of an edition."""
    recommended = [one for one in pathway.recommendations.values() if step.id in one.steps]
    own = StepPage(
        step=step,
        local=None,
        is_followed=has_limits_onward(pathway, step.id),
        advice=maker.resting.advice.get((pathway.id, step.id), ()),
        arrivals=arrivals,
        recommendations=recommended,
        promises=promises_on(pathway, step.id),
        cites=tables.cited_in(step),
        place=step.place.key(),
        numbered=numbered(pathway, step, writer),
        picture=step_picture(pathway, step, writer),
    )
    return Joined((at_a_glance.shared_by_pages(maker, pathway, writer), own))
