"""A pathway once more as it is in a municipality: its pictures, limits and steps, and to follow."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from pathwaytool.analyse.exchange import graphml
from pathwaytool.dataclass import dataclass
from pathwaytool.draw.dot import dot_of
from pathwaytool.draw.mermaid import mermaid_of
from pathwaytool.draw.view import swimlane_view
from pathwaytool.fingerprint import fingerprint
from pathwaytool.localise import Localised, localised
from pathwaytool.model.pathway import Transition
from pathwaytool.publish.frame.local_addresses import LOCAL_PAGES, LocalAddresses
from pathwaytool.publish.frame.own_parts import own_parts
from pathwaytool.publish.frame.site import Asset, Page, SearchEntry
from pathwaytool.publish.gather.drawings import swimlane_svg
from pathwaytool.publish.gather.tables import arrivals_at
from pathwaytool.publish.page_maker import About, Given, PageMaker
from pathwaytool.publish.pages.edition import FETCHED
from pathwaytool.publish.pages.follow import case_pages, follow_files, follow_given
from pathwaytool.publish.pages.pathway import look_up_pages
from pathwaytool.publish.pages.step import LocalStep, phase_pages, step_given
from pathwaytool.publish.words.templating import Fields, Joined
from pathwaytool.publish.words.writer import Writer


def local_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the pages of each pathway as it is by an edition."""
    for there, local in local_makers(maker):
        yield from _look_ups(local, there)
        yield from phase_pages(local, there.pathway, _home(there))
        yield from _steps(local, there)
        yield from case_pages(local, there.pathway)


def local_files(maker: PageMaker) -> Iterator[Asset]:
    """Yield what can be fetched of each edition, and what its page of questions reads."""
    for there, local in local_makers(maker):
        yield from follow_files(local, there.pathway, _home(there))
        yield from _fetched(local, there)


def local_makers(maker: PageMaker) -> Iterator[tuple[Localised, PageMaker]]:
    """Yield the pathway of each edition with a place of work where it stands for the nation's."""
    site = maker.site
    for edition in maker.library.editions.values():
        there = localised(edition, maker.library)
        if there is None:
            continue
        id_ = there.base.id
        proof = site.local_proofs.get(edition.id)
        proofs = {**site.proofs, **({id_: proof} if proof else {})}
        addresses = LocalAddresses(maker.writer.addresses, there)
        keys = replace(
            maker.keys, pathways={**maker.keys.pathways, id_: maker.keys.editions[edition.id]}
        )
        yield (
            there,
            replace(
                maker,
                site=replace(site, library=there.library, proofs=proofs),
                writer=replace(maker.writer, library=there.library, addresses=addresses),
                keys=keys,
            ),
        )


def _home(there: Localised) -> str:
    return f"udgaver/{there.edition.id}"


def _look_ups(maker: PageMaker, there: Localised) -> Iterator[Page]:
    writer, pathway = maker.writer, there.pathway
    title = writer.plain(pathway.title)
    for name, file, template, given in look_up_pages(maker, pathway):
        if name not in LOCAL_PAGES:
            continue
        own = f"{writer.word(f'page_{name}')} – {title}"
        summary = writer.word("page_of", page=writer.word(f"page_{name}"), title=title)
        found = (SearchEntry(own, writer.word("found_page"), "", weight=2),)
        about = About(
            maker.keys.pathways[pathway.id],
            summary,
            () if name == "picture-text" else found,
            pathway.languages,
        )
        shown = partial(_given, there, name, given)
        yield maker.page(f"{_home(there)}/{file}", own, template, shown, about=about)


def _steps(maker: PageMaker, there: Localised) -> Iterator[Page]:
    """Yield the page of each step that is not as the nation says, or that only we have."""
    writer, pathway = maker.writer, there.pathway
    arrivals = arrivals_at(pathway)
    for id_ in own_parts(there).steps:
        step = pathway.steps[id_]
        title = f"{writer.plain(step.title)} – {writer.plain(there.edition.municipality)}"
        about = About(
            maker.keys.pathways[pathway.id],
            writer.plain(step.purpose),
            (SearchEntry(title, writer.word("found_step"), writer.plain(step.purpose), weight=2),),
            # What only the municipality has is written in its own language.
            pathway.languages if id_ in there.base.steps else (maker.library.language,),
        )
        given = partial(_step, maker, there, id_, arrivals.get(id_, []))
        yield maker.page(f"{_home(there)}/trin/{id_}", title, "step.html", given, about=about)


def _step(
    maker: PageMaker, there: Localised, id_: str, arrivals: list[Transition], writer: Writer
) -> Joined:
    """Return what the page of a step is given, with what is done otherwise, and why."""
    step, edition = there.pathway.steps[id_], there.edition
    given = step_given(maker, there.pathway, step, arrivals, writer)
    local = LocalStep(
        edition=edition,
        departure=edition.departures.get(id_),
        nations=there.base.steps.get(id_),
        named=edition.actors.get(step.accountable),
        agreements=tuple(one for one in edition.agreements.values() if id_ in one.steps),
    )
    return Joined((given, LocalStepShown(local)))


@dataclass(frozen=True, slots=True)
class LocalStepShown:
    """What a step's page is given of an edition."""

    local: LocalStep


@dataclass(frozen=True, slots=True)
class LocalPicture:
    """Where the picture of an edition can be fetched, and what is asked for it."""

    svg: str
    asked: str


def _given(there: Localised, name: str, given: Given, writer: Writer) -> Fields:
    """Return what a page is given, with what stands elsewhere for an edition."""
    id_ = there.edition.id
    if name == "picture":
        return Joined((given(writer), LocalPicture(f"hent/{id_}.svg", id_)))
    if name == "follow":
        return Joined((given(writer), follow_given(there.pathway, writer, _home(there))))
    return given(writer)


def _fetched(maker: PageMaker, there: Localised) -> Iterator[Asset]:
    pathway, id_ = there.pathway, there.edition.id
    writer = maker.writer.at(f"hent/{id_}.svg")
    makers: Mapping[str, Callable[[], str]] = {
        "svg": lambda: swimlane_svg(pathway, writer),
        "dot": lambda: dot_of(swimlane_view(pathway, writer.library, writer.language)),
        "mmd": lambda: mermaid_of(swimlane_view(pathway, writer.library, writer.language)),
        "graphml": lambda: graphml(pathway, writer.language).decode(),
        "yml": lambda: there.edition.source.text,
    }
    for kind in FETCHED:
        key = fingerprint(maker.keys.pathways[pathway.id], writer.language, kind)
        make = partial(_encoded, makers[kind])
        yield Asset(f"{maker.prefix}hent/{id_}.{kind}", make, key)


def _encoded(make: Callable[[], str]) -> bytes:
    return make().encode()
