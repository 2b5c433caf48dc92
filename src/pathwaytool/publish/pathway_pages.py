"""The pages of one pathway: its front, its phases, its steps, and what one can look up in it."""

from collections.abc import Iterator, Mapping
from functools import partial

from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.prove import Verdict
from pathwaytool.publish import tables, timeline
from pathwaytool.publish.desk import About, Desk, Given, fingerprint
from pathwaytool.publish.downloads import downloads_of, svg_path
from pathwaytool.publish.drawings import (
    overview,
    phase_pictures,
    step_picture,
    swimlane,
    swimlane_twin,
)
from pathwaytool.publish.failures import MOST_STORIES, gaps_of
from pathwaytool.publish.site import Found, Page
from pathwaytool.publish.verdicts import times_of, verdict
from pathwaytool.publish.writer import Writer


def pathway_pages(desk: Desk, pathway: Pathway) -> Iterator[Page]:
    """Yield every page of a pathway, its front page first."""
    writer = desk.writer
    title = writer.plain(pathway.title)
    key = desk.keys.pathways[pathway.id]
    found = Found(title, writer.word("found_pathway"), writer.plain(pathway.summary), weight=4)
    # The front and the page of the proof say on which day the proof stood.
    dated = fingerprint((key, desk.site.date))
    about = About(dated, writer.plain(pathway.summary), (found, *_recommendations(desk, pathway)))
    front = partial(_front, desk, pathway)
    yield desk.page(f"forloeb/{pathway.id}/index", title, "pathway.html", front, about=about)
    for name, file, template, given in _lookups(desk, pathway):
        own = f"{writer.word(f'page_{name}')} – {title}"
        summary = writer.word("page_of", page=writer.word(f"page_{name}"), title=title)
        found_page = Found(own, writer.word("found_page"), summary)
        yield desk.page(
            f"forloeb/{pathway.id}/{file}",
            own,
            template,
            given,
            about=About(dated if name == "proof" else key, summary, (found_page,)),
        )
    yield from _phase_pages(desk, pathway)
    yield from _step_pages(desk, pathway)


def _recommendations(desk: Desk, pathway: Pathway) -> Iterator[Found]:
    writer = desk.writer
    for one in pathway.recommendations.values():
        kind, text = writer.word("found_recommendation"), writer.plain(one.text)
        yield Found(text, kind, writer.plain(one.why), f"anbefaling-{one.id}")


def _front(desk: Desk, pathway: Pathway, writer: Writer) -> Mapping[str, object]:
    lookups = [name for name, *_ in _lookups(desk, pathway)]
    return {
        "pathway": pathway,
        "overview": overview(pathway, writer),
        "phases": tables.phases_of(pathway, desk.library),
        "deeper": [
            {"page": name, "what": writer.word(f"deeper_{name}")}
            for name in lookups
            if name != "picture-text"
        ],
        "proof": verdict(pathway, desk.site, writer),
        "downloads": [
            {"path": one.path, "title": one.title} for one in downloads_of(pathway, writer)
        ],
        "svg": svg_path(pathway),
    }


def _lookups(desk: Desk, pathway: Pathway) -> Iterator[tuple[str, str, str, Given]]:
    """Yield the look-up pages: name, file, template, what the template is given."""
    library = desk.library
    fixed: dict[str, tuple[str, Given]] = {
        "picture": ("picture.html", lambda x: _picture(pathway, x)),
        "picture-text": ("picture_text.html", lambda x: {"twin": swimlane_twin(pathway, x)}),
        "steps": ("steps.html", lambda x: {"groups": _groups(pathway)}),
        "handoffs": ("handoffs.html", lambda x: _handoffs(desk, pathway)),
        "deadlines": ("deadlines.html", lambda x: _deadlines(pathway, x)),
        "responsibility": (
            "responsibility.html",
            lambda x: {"tables": tables.responsibility_of(pathway, library)},
        ),
        "documents-of": ("documents_of.html", lambda x: {"rows": tables.documents_of(pathway)}),
        "basis": ("basis.html", lambda x: _basis(desk, pathway)),
        "decisions": ("decisions.html", lambda x: {}),
        "proof": ("proof.html", lambda x: _proof(desk, pathway, x)),
    }
    for name, (template, given) in fixed.items():
        path = desk.writer.atlas.path(name, pathway.id)
        if path is None:
            continue
        yield name, path.rpartition("/")[2], template, _with(pathway, given)


def _with(pathway: Pathway, given: Given) -> Given:
    return lambda writer: {"pathway": pathway, **given(writer)}


def _picture(pathway: Pathway, writer: Writer) -> Mapping[str, object]:
    return {
        "picture": swimlane(pathway, writer),
        "svg": svg_path(pathway),
    }


def _groups(pathway: Pathway) -> list[tuple[str, tuple[Step, ...]]]:
    groups = ((phase, tables.steps_in(pathway, phase)) for phase in pathway.phases)
    return [(phase, steps) for phase, steps in groups if steps]


def _handoffs(desk: Desk, pathway: Pathway) -> Mapping[str, object]:
    passing = tables.handoffs_of(pathway)
    groups: dict[str, list[Transition]] = {}
    for one in passing:
        groups.setdefault(pathway.steps[one.origin].sector, []).append(one)
    order = [id_ for id_ in desk.library.sectors if id_ in groups]
    return {
        "transitions": passing,
        "groups": [(id_, groups[id_]) for id_ in order],
        "matrix": tables.between_sectors(pathway, desk.library),
    }


def _deadlines(pathway: Pathway, writer: Writer) -> Mapping[str, object]:
    steps = pathway.steps.values()
    return {
        "timeline": timeline.timeline_of(pathway),
        "ticks": timeline.ticks(writer),
        "rows": [(step, step.within) for step in steps if step.within],
        "without": [step for step in steps if not step.within],
    }


def _basis(desk: Desk, pathway: Pathway) -> Mapping[str, object]:
    return {
        "legal": tables.legal_of(pathway, desk.library),
        "interventions": tables.interventions_of(pathway, desk.library),
        "sources": tables.sources_of(pathway, desk.library),
    }


def _proof(desk: Desk, pathway: Pathway, writer: Writer) -> Mapping[str, object]:
    proof = desk.site.proofs.get(pathway.id)
    return {
        "verdict": verdict(pathway, desk.site, writer),
        "gaps": gaps_of(proof, pathway, writer) if proof else [],
        "untold": len(proof.failures) - MOST_STORIES if proof else 0,
        "is_proved": proof is not None and proof.verdict == Verdict.PROVED,
        "times": times_of(proof, pathway, writer) if proof else [],
        "outcomes": proof.outcomes if proof else (),
        "facts": tables.facts_of(pathway, writer),
    }


def _phase_pages(desk: Desk, pathway: Pathway) -> Iterator[Page]:
    phases = [desk.library.phases[id_] for id_ in pathway.phases if id_ in desk.library.phases]
    around = [None, *phases, None]
    for number, phase in enumerate(phases, start=1):
        title = desk.writer.plain(phase.title)
        steps = tables.steps_in(pathway, phase.id)
        given = {
            "pathway": pathway,
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
            partial(_phase, pathway, phase.id, given),
            about=About(desk.keys.pathways[pathway.id], found.text, (found,)),
        )


def _phase(
    pathway: Pathway, phase: str, given: Mapping[str, object], writer: Writer
) -> Mapping[str, object]:
    return {**given, "pictures": phase_pictures(pathway, phase, writer)}


def _step_pages(desk: Desk, pathway: Pathway) -> Iterator[Page]:
    arrivals = tables.arrivals_at(pathway)
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
            partial(_step, pathway, step, arrivals.get(step.id, [])),
            about=About(desk.keys.pathways[pathway.id], writer.plain(step.purpose), (found,)),
        )


def _step(
    pathway: Pathway, step: Step, arrivals: list[Transition], writer: Writer
) -> Mapping[str, object]:
    recommended = [one for one in pathway.recommendations.values() if step.id in one.steps]
    return {
        "pathway": pathway,
        "step": step,
        "arrivals": arrivals,
        "recommendations": recommended,
        "cites": tables.cited_in(step),
        "place": step.place.key(),
        "picture": step_picture(pathway, step, writer),
    }
