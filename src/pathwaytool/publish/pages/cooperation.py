"""Who holds a pathway together, and what falls if a provision is changed."""

from collections.abc import Iterator
from functools import partial

from pathwaytool.analyse.cooperation import Cooperation, cooperation_of
from pathwaytool.analyse.dependence import Affected, affected_by_bases
from pathwaytool.analyse.sentences import Answered, parts_of
from pathwaytool.analyse.unavoidable import Everybody
from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Transition
from pathwaytool.model.registers import LegalBasis
from pathwaytool.publish.frame.site import Page
from pathwaytool.publish.gather.drawings import Drawn, cooperation_picture
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class CooperationRow:
    """An actor in the cooperation: how often others pass to them, and they to others."""

    actor: str
    gives: int
    receives: int
    is_joint: bool


@dataclass(frozen=True, slots=True)
class CooperationPage:
    """What the page of a pathway's cooperation shows."""

    parts: tuple[Answered, ...]
    picture: Drawn | None
    roles: list[CooperationRow]
    downloads: list[tuple[str, str]]


def cooperation_given(pathway: Pathway, everybody: Everybody, writer: Writer) -> CooperationPage:
    """Return what the page of a pathway's cooperation shows."""
    found = cooperation_of(pathway)
    return CooperationPage(
        parts=parts_of(pathway, everybody, writer.language),
        picture=_picture(pathway, found, writer),
        roles=[
            CooperationRow(one.actor, one.gives, one.receives, one.is_joint)
            for one in found.standings
        ],
        downloads=[
            (f"hent/{pathway.id}.samarbejde.json", writer.word("fetch_analysis")),
            (f"hent/{pathway.id}.graphml", writer.word("fetch_graphml")),
        ],
    )


def _picture(pathway: Pathway, found: Cooperation, writer: Writer) -> Drawn | None:
    return cooperation_picture(pathway, found, writer) if found.passings else None


@dataclass(frozen=True, slots=True)
class Touched:
    """What in one pathway must be looked at when a provision is changed.

    `promises` are the ids of the promises that rest on it.
    """

    pathway: Pathway
    steps: tuple[str, ...]
    limits: tuple[str, ...]
    handoffs: tuple[Transition, ...]
    promises: tuple[str, ...]


def basis_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each legal basis: all that must be looked at if it is changed."""
    affected = affected_by_bases(maker.library)
    for basis in maker.library.legal_bases.values():
        touched = tuple(_touched(basis, affected.get(basis.id, ()), maker.library))
        yield _basis_page(maker, basis, touched)


def _basis_page(maker: PageMaker, basis: LegalBasis, touched: tuple[Touched, ...]) -> Page:
    writer = maker.writer
    name = f"{writer.plain(basis.act)}{basis.after_act}"
    title = writer.word("basis_changes", basis=name)
    return maker.page(
        f"lovgrundlag/{basis.id}",
        title,
        "basis_changes.html",
        partial(_basis_given, basis, touched),
        about=About(maker.keys.whole, writer.plain(basis.title)),
    )


@dataclass(frozen=True, slots=True)
class CooperationBasisPage:
    """What a template is given for basis."""

    basis: LegalBasis
    touched: tuple[Touched, ...]
    counts: list[str]


def _basis_given(
    basis: LegalBasis, touched: tuple[Touched, ...], writer: Writer
) -> CooperationBasisPage:
    counts = {
        "steps": sum(len(one.steps) for one in touched),
        "limits": sum(len(one.limits) for one in touched),
        "handoffs": sum(len(one.handoffs) for one in touched),
        "promises": sum(len(one.promises) for one in touched),
    }
    said = [writer.count(f"touched_{name}", number) for name, number in counts.items() if number]
    return CooperationBasisPage(basis=basis, touched=touched, counts=said)


def _touched(
    basis: LegalBasis, affected: tuple[Affected, ...], library: Library
) -> Iterator[Touched]:
    by_pathway = {one.pathway: one for one in affected}
    for pathway in library.pathways.values():
        one = by_pathway.get(pathway.id, Affected(pathway.id, (), (), ()))
        promises = tuple(
            promise.id for promise in pathway.promises.values() if basis.id in promise.legal
        )
        if not (one.steps or one.handoffs or promises):
            continue
        ways = set(one.handoffs)
        handoffs = tuple(
            way
            for step in pathway.steps.values()
            for way in step.transitions
            if way.handoff and (way.origin, way.to) in ways
        )
        yield Touched(pathway, one.steps, one.limits, handoffs, promises)
