"""A municipality's own page: how it does it, beside what the nation's pathway says."""

from collections.abc import Iterator, ValuesView
from dataclasses import replace
from functools import partial

from pathwaytool.dataclass import dataclass
from pathwaytool.localise import Localised, localised
from pathwaytool.model.edition import Departure, Edition, LocalActor, PublishedEdition
from pathwaytool.model.example import Example
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Handoff, Level, Pathway, Step
from pathwaytool.model.registers import Actor
from pathwaytool.model.time import Limit
from pathwaytool.prove import Proof, Verdict
from pathwaytool.publish.frame.local_addresses import LOCAL_PAGES, LocalAddresses
from pathwaytool.publish.frame.menu import OF_PATHWAY
from pathwaytool.publish.frame.site import Page, SearchEntry
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.words.citing import safe_address
from pathwaytool.publish.words.writer import Writer

MOST_ON_FRONT = 12
"""How many departures of an only edition a front page tells in full; else it has the list."""

FETCHED = ("svg", "dot", "mmd", "graphml", "yml")
"""What can be fetched of an edition, by its ending."""

PLACES = ("before", "after", "beside")


@dataclass(frozen=True, slots=True)
class DepartureRow:
    """One thing that is done otherwise: a word for it, what stands here, and what the nation says.

    `kind` is how both are shown: `limits`, `takes`, `actor`, `document`, `legal` or `handoff`.
    """

    word: str
    kind: str
    ours: tuple[object, ...]
    nations: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class ToldDeparture:
    """A departure as the page tells it; `extras` are extra steps with the key that names them."""

    departure: Departure
    step: Step
    rows: tuple[DepartureRow, ...]
    extras: tuple[tuple[str, Step], ...]


def edition_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each edition of a pathway that there is."""
    for edition in maker.library.editions.values():
        there = localised(edition, maker.library)
        if there is None:
            continue
        writer = maker.writer
        name, of = writer.plain(edition.municipality), writer.plain(there.base.title)
        summary = writer.word("edition_lead", who=name, pathway=of)
        found = (SearchEntry(name, writer.word("found_edition"), summary, weight=3),)
        given = partial(_given, there, maker.site.local_proofs.get(edition.id))
        about = About(maker.keys.editions[edition.id], summary, found)
        yield maker.page(f"udgaver/{edition.id}", name, "edition.html", given, about=about)


def editions_of(pathway: str, writer: Writer) -> list[Edition]:
    """Return the editions of a pathway that have a page, in the order of the library."""
    return [one for one in writer.library.editions.values() if one.edition_of == pathway]


def published_of(pathway: str, library: Library) -> list[tuple[PublishedEdition, str | None]]:
    """Return the editions of a pathway on other sites, each with its address where that is safe."""
    published = (one for one in library.published if one.edition_of == pathway)
    return [(one, safe_address(one.address)) for one in published]


@dataclass(frozen=True, slots=True)
class OurEdition:
    """What the front of a municipality's own library tells of an edition: all where `is_told`.

    `here` is the writer that says and leads to what is there.
    """

    edition: Edition
    pathway: Pathway
    told: "list[ToldDeparture]"
    here: Writer
    is_told: bool


def ours_given(maker: PageMaker, writer: Writer) -> list[OurEdition]:
    """Return what the front of a municipality's own library tells of its editions, first of all.

    Nothing for a library that rests on no other: there the nation's pathways come first.
    """
    if maker.library.base is None:
        return []
    there = (localised(one, maker.library) for one in maker.library.editions.values())
    locally = maker.site.local_proofs
    given = [_given(one, locally.get(one.edition.id), writer) for one in there if one]
    departures = [one for ours in maker.library.editions.values() for one in ours.departures]
    is_told = len(given) == 1 and len(departures) <= MOST_ON_FRONT
    return [OurEdition(one.edition, one.pathway, one.told, one.here, is_told) for one in given]


@dataclass(frozen=True, slots=True)
class EditionPage:
    """What a template is given for an edition. `here` says and leads to what is there."""

    edition: Edition
    pathway: Pathway
    is_proved: bool
    told: list[ToldDeparture]
    names: list[tuple[Actor, LocalActor]]
    here: Writer
    pages: list[tuple[str, str]]
    cases: ValuesView[Example] | tuple[()]
    fetched: tuple[str, str, str, str, str]


def _given(there: Localised, proof: Proof | None, writer: Writer) -> EditionPage:
    edition, base = there.edition, there.base
    addresses = LocalAddresses(writer.addresses, there)
    return EditionPage(
        edition=edition,
        pathway=base,
        is_proved=proof is not None and proof.verdict == Verdict.PROVED,
        told=[
            _told(one, base.steps[one.step], edition)
            for one in edition.departures.values()
            if one.step in base.steps
        ],
        names=[
            (writer.library.actors[id_], one)
            for id_, one in edition.actors.items()
            if id_ in writer.library.actors
        ],
        here=replace(writer, library=there.library, addresses=addresses),
        pages=[
            (name, OF_PATHWAY[name])
            for name in LOCAL_PAGES
            if addresses.path(name, base.id) is not None
        ],
        cases=base.cases.values() if base.level == Level.CHILD else (),
        fetched=FETCHED,
    )


def _told(departure: Departure, step: Step, edition: Edition) -> ToldDeparture:
    extras = [
        (key, edition.steps[id_])
        for key in PLACES
        for id_ in getattr(departure, key)
        if id_ in edition.steps
    ]
    instead = edition.steps.get(departure.instead or "")
    extras += [("instead", instead)] if instead else []
    return ToldDeparture(departure, step, tuple(_rows(departure, step)), tuple(extras))


def _rows(departure: Departure, step: Step) -> Iterator[DepartureRow]:
    if departure.within:
        yield DepartureRow("deadline", "limits", departure.within, step.within)
    if departure.takes:
        yield DepartureRow(
            "takes", "takes", (departure.takes,), (step.takes,) if step.takes else ()
        )
    kinds = {"contributors": "actor", "needs": "document", "gives": "document", "legal": "legal"}
    words = {"legal": "legal_bases"}
    for key, kind in kinds.items():
        added = tuple(id_ for id_ in getattr(departure, key) if id_ not in getattr(step, key))
        if added:
            yield DepartureRow(words.get(key, key), kind, added, getattr(step, key))
    for local in departure.handoffs.values():
        nations = [one.handoff for one in step.transitions if one.to == local.to and one.handoff]
        if local.documents:
            documents = tuple(id_ for one in nations for id_ in one.documents)
            yield DepartureRow("handoff_documents", "document", local.documents, documents)
        if local.within:
            yield DepartureRow("handoff_within", "limits", (local.within,), _limits(nations))


def _limits(handoffs: list[Handoff]) -> tuple[Limit, ...]:
    return tuple(one.within for one in handoffs if one.within)
