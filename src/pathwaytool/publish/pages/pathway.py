"""The pages of one pathway: its front, and what one can look up in it."""

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from pathwaytool.dataclass import dataclass
from pathwaytool.fingerprint import fingerprint
from pathwaytool.model.edition import Edition, PublishedEdition
from pathwaytool.model.pathway import Fact, Level, Pathway, Step, Transition
from pathwaytool.model.registers import Intervention, Source
from pathwaytool.prove import Verdict
from pathwaytool.prove.tell.naming import parts_sentences
from pathwaytool.publish.files.downloads import Download, downloads_of, svg_path
from pathwaytool.publish.frame.menu import PROMISE_PAGES
from pathwaytool.publish.frame.site import Page, SearchEntry
from pathwaytool.publish.gather import tables
from pathwaytool.publish.gather.drawings import (
    Drawn,
    documents_picture,
    flow,
    overview,
    swimlane,
    swimlane_twin,
)
from pathwaytool.publish.gather.tables import Between, DocumentRow, LegalRow, Matrix
from pathwaytool.publish.gather.verdicts import times_of, verdict
from pathwaytool.publish.order.pairs import Pair, pairs_of
from pathwaytool.publish.page_maker import About, Given, PageMaker
from pathwaytool.publish.pages import at_a_glance
from pathwaytool.publish.pages.at_a_glance import AtAGlance, Module
from pathwaytool.publish.pages.cooperation import cooperation_given
from pathwaytool.publish.pages.deadlines import deadlines_given
from pathwaytool.publish.pages.edition import editions_of, published_of
from pathwaytool.publish.pages.follow import follow_given
from pathwaytool.publish.pages.gaps import MOST_STORIES, Gap, gaps_of
from pathwaytool.publish.pages.hearing import hearing_given
from pathwaytool.publish.pages.key_facts import KeyFacts, key_facts_of
from pathwaytool.publish.pages.meanwhile import meanwhile_given
from pathwaytool.publish.pages.pair import title_of
from pathwaytool.publish.pages.promises import promises_given
from pathwaytool.publish.pages.readiness import readiness_given
from pathwaytool.publish.pages.to_you import to_you_given
from pathwaytool.publish.pages.waiting import waiting_given
from pathwaytool.publish.words.templating import Joined, Nothing
from pathwaytool.publish.words.writer import Writer

TEMPLATES = {
    Level.CHILD: "pathway.html",
    Level.AREA: "area.html",
    Level.ORGANISATION: "organisation.html",
}
"""The front of a pathway, by whose it is."""

MOST_SOURCES = 15
"""More sources than this stand on the page of law, knowledge and sources alone."""


def pathway_pages(maker: PageMaker, pathway: Pathway) -> Iterator[Page]:
    """Yield the front page of a pathway, and the pages on which something is looked up."""
    writer = maker.writer
    title = writer.plain(pathway.title)
    key = maker.keys.pathways[pathway.id]
    written = pathway.languages
    # The front and the page of the proof say on which day the proof stood.
    dated = fingerprint(key, maker.site.date)
    found = tuple(_found(maker, pathway))
    front = fingerprint(maker.keys.fronts[pathway.id], maker.site.date)
    about = About(front, writer.plain(pathway.summary), found, written)
    template = TEMPLATES[pathway.level]
    shown = partial(_front, maker, pathway)
    yield maker.page(f"forloeb/{pathway.id}/index", title, template, shown, about=about)
    for name, file, template, given in look_up_pages(maker, pathway):
        own = f"{writer.word(f'page_{name}')} – {title}"
        summary = writer.word("page_of", page=writer.word(f"page_{name}"), title=title)
        # "Frister" leads to the limits, first to those of the main pathway.
        weight = 4 if maker.main is pathway else 3
        is_sought = maker.main is pathway and name != "picture-text"
        text = writer.word(f"find_{name}") if is_sought else ""
        found_page = SearchEntry(own, writer.word("found_page"), text, weight=weight)
        yield maker.page(
            f"forloeb/{pathway.id}/{file}",
            own,
            template,
            given,
            about=About(
                dated if name in ("proof", *PROMISE_PAGES) else key,
                summary,
                () if name == "picture-text" else (found_page,),
                written,
            ),
        )


def _found(maker: PageMaker, pathway: Pathway) -> Iterator[SearchEntry]:
    writer = maker.writer
    title = writer.plain(pathway.title)
    yield SearchEntry(title, writer.word("found_pathway"), writer.plain(pathway.summary), weight=4)
    if pathway.level == Level.CHILD and maker.main is pathway:
        own = f"{writer.word('key_facts')} – {title}"
        yield SearchEntry(
            own, writer.word("found_page"), writer.word("find_key_facts"), "noegle", 4
        )
    for section in pathway.about.values():
        own = f"{writer.plain(section.title)} – {title}"
        text = writer.plain(section.text)
        yield SearchEntry(own, writer.word("found_pathway"), text, f"om-{section.id}")
    for one in pathway.recommendations.values():
        kind, text = writer.word("found_recommendation"), writer.plain(one.text)
        yield SearchEntry(text, kind, writer.plain(one.why), f"anbefaling-{one.id}")


@dataclass(frozen=True, slots=True)
class DeeperPage:
    """A page further into a pathway, and what it is good for."""

    page: str
    what: str


@dataclass(frozen=True, slots=True)
class PathwayFront:
    """What a template is given for the front of a pathway, beside what all its pages have."""

    overview: Drawn
    phases: list[tables.PhaseRow]
    key_facts: KeyFacts
    at_a_glance: AtAGlance
    modules: list[Module]
    callers: Sequence[tuple[Pathway, Step]]
    editions: list[Edition]
    published: list[tuple[PublishedEdition, str | None]]
    confidence: list[tuple[str, int]]
    sources: list[tuple[Source, int]]
    deeper: list[DeeperPage]
    proof: str
    downloads: list[Download]
    svg: str


def _front(maker: PageMaker, pathway: Pathway, writer: Writer) -> Joined:
    sources = tables.sources_of(pathway, maker.library)
    front = PathwayFront(
        overview=overview(pathway, writer),
        phases=tables.phases_of(pathway, maker.library),
        key_facts=key_facts_of(pathway, maker.site.proofs.get(pathway.id), writer),
        at_a_glance=at_a_glance.at_a_glance_of(pathway),
        modules=at_a_glance.modules_of(pathway, maker.library),
        callers=maker.resting.callers.get(pathway.id, ()),
        editions=editions_of(pathway.id, writer),
        published=published_of(pathway.id, maker.library),
        confidence=at_a_glance.confidence_of(pathway),
        sources=sources if len(sources) <= MOST_SOURCES else [],
        deeper=[
            DeeperPage(name, writer.word(f"deeper_{_for_level(name, pathway)}"))
            for name in writer.pathway_pages(pathway)
            if name != "pathway"
        ],
        proof=verdict(pathway, maker.site, writer),
        downloads=downloads_of(pathway, writer),
        svg=svg_path(pathway),
    )
    return Joined((at_a_glance.shared_by_pages(maker, pathway, writer), front))


def _for_level(name: str, pathway: Pathway) -> str:
    return "proof_system" if name == "proof" and pathway.level != Level.CHILD else name


def look_up_pages(maker: PageMaker, pathway: Pathway) -> Iterator[tuple[str, str, str, Given]]:
    """Yield what can be looked up in a pathway: name, file, template, what that is given."""
    library = maker.library
    fixed: dict[str, tuple[str, Given]] = {
        "to-you": ("to_you.html", partial(to_you_given, pathway)),
        "follow": ("follow.html", partial(follow_given, pathway)),
        "picture": ("picture.html", lambda x: _picture(pathway, x)),
        "picture-text": ("picture_text.html", lambda x: PictureText(swimlane_twin(pathway, x))),
        "steps": ("steps.html", lambda x: StepsPage(_groups(pathway))),
        "handoffs": ("handoffs.html", lambda x: _handoffs(maker, pathway, x)),
        "deadlines": ("deadlines.html", partial(deadlines_given, pathway)),
        "meanwhile": ("meanwhile.html", partial(meanwhile_given, maker.site, pathway)),
        "waiting": ("waiting.html", partial(waiting_given, maker.site, pathway)),
        "readiness": ("readiness.html", partial(readiness_given, pathway)),
        "responsibility": (
            "responsibility.html",
            lambda x: ResponsibilityPage(tables.responsibility_of(pathway, library)),
        ),
        "cooperation": ("cooperation.html", partial(cooperation_given, pathway, maker.everybody)),
        "documents-of": ("documents_of.html", partial(_documents, pathway)),
        "basis": ("basis.html", lambda x: _basis(maker, pathway)),
        "decisions": ("decisions.html", lambda x: Nothing()),
        "hearing": ("hearing.html", partial(hearing_given, maker, pathway)),
        **{
            name: ("promises.html", partial(promises_given, maker, pathway, name))
            for name in PROMISE_PAGES
        },
        "proof": ("proof.html", lambda x: _proof(maker, pathway, x)),
    }
    for name, (template, given) in fixed.items():
        path = maker.writer.addresses.path(name, pathway.id)
        if path is None:
            continue
        yield (
            name,
            path.rpartition("/")[2],
            template,
            at_a_glance.with_shared(maker, pathway, given),
        )


@dataclass(frozen=True, slots=True)
class PictureText:
    """What a template is given for the picture in words."""

    twin: Markup


@dataclass(frozen=True, slots=True)
class StepsPage:
    """What a template is given for the steps, by phase."""

    groups: list[tuple[str, tuple[Step, ...]]]


@dataclass(frozen=True, slots=True)
class ResponsibilityPage:
    """What a template is given for who does what."""

    tables: list[Matrix]


@dataclass(frozen=True, slots=True)
class PathwayDocumentsPage:
    """What a template is given for documents."""

    rows: list[DocumentRow]
    picture: Drawn | None


def _documents(pathway: Pathway, writer: Writer) -> PathwayDocumentsPage:
    return PathwayDocumentsPage(
        rows=tables.documents_of(pathway),
        picture=documents_picture(pathway, writer),
    )


@dataclass(frozen=True, slots=True)
class PathwayPicturePage:
    """What a template is given for picture."""

    picture: Drawn
    flow: Drawn
    svg: str
    asked: str


def _picture(pathway: Pathway, writer: Writer) -> PathwayPicturePage:
    return PathwayPicturePage(
        picture=swimlane(pathway, writer),
        flow=flow(pathway, writer),
        svg=svg_path(pathway),
        asked=pathway.id,
    )


def _groups(pathway: Pathway) -> list[tuple[str, tuple[Step, ...]]]:
    groups = ((phase, tables.steps_in(pathway, phase)) for phase in pathway.phases)
    return [(phase, steps) for phase, steps in groups if steps]


@dataclass(frozen=True, slots=True)
class PathwayHandoffsPage:
    """What a template is given for handoffs."""

    transitions: list[Transition]
    groups: list[tuple[str, list[Transition]]]
    matrix: Between
    pairs: list[tuple[Pair, str]]


def _handoffs(maker: PageMaker, pathway: Pathway, writer: Writer) -> PathwayHandoffsPage:
    passing = tables.handoffs_of(pathway)
    groups: dict[str, list[Transition]] = {}
    for one in passing:
        groups.setdefault(pathway.steps[one.origin].sector, []).append(one)
    order = [id_ for id_ in maker.library.sectors if id_ in groups]
    return PathwayHandoffsPage(
        transitions=passing,
        groups=[(id_, groups[id_]) for id_ in order],
        matrix=tables.between_sectors(pathway, maker.library),
        pairs=[(one, title_of(one, writer)) for one in pairs_of(pathway, maker.library)],
    )


@dataclass(frozen=True, slots=True)
class PathwayBasisPage:
    """What a template is given for basis."""

    legal: list[LegalRow]
    interventions: list[Intervention]
    sources: list[tuple[Source, int]]


def _basis(maker: PageMaker, pathway: Pathway) -> PathwayBasisPage:
    return PathwayBasisPage(
        legal=tables.legal_of(pathway, maker.library),
        interventions=tables.interventions_of(pathway, maker.library),
        sources=tables.sources_of(pathway, maker.library),
    )


@dataclass(frozen=True, slots=True)
class PathwayProofPage:
    """What a template is given for proof."""

    verdict: str
    gaps: list[Gap]
    untold: int
    is_proved: bool
    parts: list[str]
    times: list[Markup]
    outcomes: tuple[str, ...]
    facts: list[tuple[Fact, str]]


def _proof(maker: PageMaker, pathway: Pathway, writer: Writer) -> PathwayProofPage:
    proof = maker.site.proofs.get(pathway.id)
    return PathwayProofPage(
        verdict=verdict(pathway, maker.site, writer),
        gaps=gaps_of(proof, pathway, writer) if proof else [],
        untold=len(proof.failures) - MOST_STORIES if proof else 0,
        is_proved=proof is not None and proof.verdict == Verdict.PROVED,
        parts=parts_sentences(proof, pathway, writer.language) if proof else [],
        times=times_of(proof, pathway, writer) if proof else [],
        outcomes=proof.outcomes if proof else (),
        facts=tables.facts_of(pathway, writer),
    )
