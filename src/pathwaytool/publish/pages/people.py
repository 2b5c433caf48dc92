"""Whose work it is: the pages of sectors and actors, across pathways."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from pathwaytool.model.advice import Recommendation
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway, Step, Transition
from pathwaytool.model.registers import Actor, Country, Sector
from pathwaytool.publish.frame.site import Page, SearchEntry
from pathwaytool.publish.gather.listing import ListGroup, ListPage, ListRow
from pathwaytool.publish.order.alphabet import alphabetical
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.words.templating import Joined
from pathwaytool.publish.words.writer import Writer

MOST_LINES = 120
"""How many lines a page shows; where there are more, each pathway has a page of its own."""


@dataclass(slots=True)
class Share:
    """What one actor or sector has in one pathway."""

    pathway: Pathway
    steps: list[Step] = field(default_factory=list)
    contributes: list[Step] = field(default_factory=list)
    arriving: list[Transition] = field(default_factory=list)
    leaving: list[Transition] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)

    @property
    def accountable(self) -> list[Step]:
        """Return the steps that the actor answers for."""
        return self.steps

    @property
    def lines(self) -> int:
        """Return how many lines it takes to show this share."""
        owed = len(self.arriving) + len(self.leaving)
        return len(self.steps) + len(self.contributes) + owed + len(self.recommendations)


Shares = dict[str, dict[str, Share]]
"""Actor or sector id to pathway id to share."""


def people_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the pages of all sectors and actors, and their two lists."""
    library, word = maker.library, maker.writer.word
    about = About(maker.keys.whole, word("sectors_what"))
    yield maker.page("sektorer/index", word("sectors"), "list.html", _sectors, about=about)
    about = About(maker.keys.whole, word("actors_what"))
    yield maker.page("aktoerer/index", word("actors"), "list.html", _actors, about=about)
    sectors, actors = shares_of_sectors(library), shares_of_actors(library)
    for sector in library.sectors.values():
        sheet = _sheet_of_sector(maker, sector)
        for own, shown in _parts_of(maker, sheet, sectors.get(sector.id, {})):
            yield _page(maker, own, shown)
    for actor in library.actors.values():
        sheet = _sheet_of_actor(maker, actor)
        for own, shown in _parts_of(maker, sheet, actors.get(actor.id, {})):
            yield _page(maker, own, shown)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the pages of one sector or actor have in common."""

    here: str
    title: str
    template: str
    given: "SectorShown | ActorShown"
    about: About


@dataclass(frozen=True, slots=True)
class SectorShown:
    """What a template is given for a sector, beside what it does where."""

    sector: Sector
    actors: list[Actor]


@dataclass(frozen=True, slots=True)
class ActorShown:
    """What a template is given for an actor, beside what it does where."""

    actor: Actor


@dataclass(frozen=True, slots=True)
class SharesShown:
    """What somebody does where, by country; `is_list` where that is told on pages of their own."""

    groups: list[tuple[Country | None, list[Share]]]
    is_list: bool


def _parts_of(
    maker: PageMaker, sheet: Sheet, shares: Mapping[str, Share]
) -> Iterator[tuple[Sheet, SharesShown]]:
    """Yield what the pages of one sector or actor show: all of it, or a page for each pathway."""
    rows = list(shares.values())
    is_long = sum(share.lines for share in rows) > MOST_LINES and len(rows) > 1
    groups = _by_country(maker, rows)
    yield sheet, SharesShown(groups, is_long)
    for share in rows if is_long else []:
        name = f"{sheet.title} – {maker.writer.plain(share.pathway.title)}"
        about = About(maker.keys.pathways[share.pathway.id], sheet.about.summary)
        given = _in_pathway(sheet, share.pathway, maker)
        part = Sheet(f"{sheet.here}/{share.pathway.id}", name, sheet.template, given, about)
        yield part, SharesShown([(None, [share])], is_list=False)


def _by_country(maker: PageMaker, rows: list[Share]) -> list[tuple[Country | None, list[Share]]]:
    """Return shares by country, in the library's order; one group without a name for one alone."""
    known = maker.library.countries
    groups: dict[str | None, list[Share]] = {country: [] for country in (*known, None)}
    for row in sorted(rows, key=lambda row: _rank(row.pathway)):
        country = row.pathway.country
        groups[country if country in known else None].append(row)
    filled = [(known.get(id_ or ""), shares) for id_, shares in groups.items() if shares]
    return filled if len(filled) > 1 else [(None, shares) for _, shares in filled]


def _rank(pathway: Pathway) -> tuple[int, int]:
    # A young person's pathway first, and files at the top of the library before those in folders.
    return list(Level).index(pathway.level), pathway.source.path.count("/")


def _page(maker: PageMaker, sheet: Sheet, shown: SharesShown) -> Page:
    given = Joined((sheet.given, shown))
    return maker.page(sheet.here, sheet.title, sheet.template, lambda x: given, about=sheet.about)


def _sheet_of_sector(maker: PageMaker, sector: Sector) -> Sheet:
    writer = maker.writer
    title = writer.plain(sector.title)
    found = SearchEntry(title, writer.word("found_sector"), "", weight=2)
    actors = _in_order(
        (one for one in maker.library.actors.values() if one.sector == sector.id), writer
    )
    given = SectorShown(sector, actors)
    about = About(maker.keys.whole, writer.word("sector_what"), (found,))
    return Sheet(f"sektorer/{sector.id}", title, "sector.html", given, about)


def _sheet_of_actor(maker: PageMaker, actor: Actor) -> Sheet:
    writer = maker.writer
    title, what = writer.plain(actor.title), writer.plain(actor.description)
    found = SearchEntry(title, writer.word("found_actor"), what, weight=2)
    about = About(maker.keys.whole, what, (found,))
    return Sheet(f"aktoerer/{actor.id}", title, "actor.html", ActorShown(actor), about)


def _sectors(writer: Writer) -> ListPage:
    groups: list[ListGroup] = []
    for role in ("core", "interface"):
        rows = [
            ListRow(writer.url("sector", one.id), writer.say(one.title), "")
            for one in writer.library.sectors.values()
            if one.role == role
        ]
        if rows:
            groups.append(ListGroup(writer.word(f"role_{role}"), rows))
    return ListPage(writer.word("sectors"), writer.word("sectors_what"), groups)


def _actors(writer: Writer) -> ListPage:
    library = writer.library
    shares = shares_of_actors(library)
    found: dict[tuple[str | None, str], list[Actor]] = {
        (country, sector): []
        for country in (*library.countries, None)
        for sector in library.sectors
    }
    for actor in library.actors.values():
        if actor.sector in library.sectors:
            found[_country(actor, shares, library), actor.sector].append(actor)
    groups = [
        ListGroup(
            _heading(country, sector, writer),
            [_row(one, writer) for one in _in_order(actors, writer)],
        )
        for (country, sector), actors in found.items()
        if actors
    ]
    return ListPage(writer.word("actors"), writer.word("actors_what"), groups)


def _in_order(actors: Iterable[Actor], writer: Writer) -> list[Actor]:
    own = writer.language
    return sorted(actors, key=lambda one: alphabetical(one.title.in_(own), own))


def _country(actor: Actor, shares: Shares, library: Library) -> str | None:
    """Return the one country that an actor acts in; None where there are several or none."""
    acts = {share.pathway.country for share in shares.get(actor.id, {}).values()}
    known = acts & library.countries.keys()
    return known.pop() if len(acts) == 1 and known else None


def _heading(country: str | None, sector: str, writer: Writer) -> Markup:
    library = writer.library
    title = writer.say(library.sectors[sector].title)
    if len(library.countries) < 2:
        return title
    place = writer.say(library.countries[country].title) if country else writer.word("no_country")
    return writer.join((place, title), " · ")


def _row(actor: Actor, writer: Writer) -> ListRow:
    return ListRow(
        url=writer.url("actor", actor.id),
        title=writer.say(actor.title),
        what=writer.word(f"organisation_{actor.organisation}"),
    )


def shares_of_sectors(library: Library) -> Shares:
    """Return what each sector has in each pathway."""
    shares: Shares = {}
    for pathway in library.pathways.values():
        for step in pathway.steps.values():
            _share(shares, step.sector, pathway).steps.append(step)
            for one in step.transitions:
                if one.handoff and one.to in pathway.steps:
                    _share(shares, step.sector, pathway).leaving.append(one)
                    target = pathway.steps[one.to].sector
                    _share(shares, target, pathway).arriving.append(one)
    return shares


def shares_of_actors(library: Library) -> Shares:
    """Return what each actor has in each pathway."""
    shares: Shares = {}
    for pathway in library.pathways.values():
        for step in pathway.steps.values():
            _share(shares, step.accountable, pathway).steps.append(step)
            for actor in step.contributors:
                _share(shares, actor, pathway).contributes.append(step)
            for one in step.transitions:
                _add_handoff(shares, pathway, step, one)
        for advice in pathway.recommendations.values():
            for actor in advice.audience:
                _share(shares, actor, pathway).recommendations.append(advice)
    return shares


def _add_handoff(shares: Shares, pathway: Pathway, step: Step, one: Transition) -> None:
    if not one.handoff:
        return
    _share(shares, step.accountable, pathway).leaving.append(one)
    if receiver := pathway.receiver(one):
        _share(shares, receiver, pathway).arriving.append(one)


def _share(shares: Shares, who: str, pathway: Pathway) -> Share:
    return shares.setdefault(who, {}).setdefault(pathway.id, Share(pathway))


def sector_page_in(maker: PageMaker, sector: str, pathway: Pathway) -> Page | None:
    """Return the page of what a sector has in one pathway; None where it has nothing there."""
    share = shares_of_sectors(maker.library).get(sector, {}).get(pathway.id)
    if share is None or sector not in maker.library.sectors:
        return None
    sheet = _sheet_of_sector(maker, maker.library.sectors[sector])
    part = replace(
        sheet, here=f"{sheet.here}/{pathway.id}", given=_in_pathway(sheet, pathway, maker)
    )
    return _page(maker, part, SharesShown([(None, [share])], is_list=False))


def _in_pathway(sheet: Sheet, pathway: Pathway, maker: PageMaker) -> SectorShown | ActorShown:
    """Return what a template is given, without the actors that have nothing to do in `pathway`."""
    if isinstance(sheet.given, ActorShown):
        return sheet.given
    shares = shares_of_actors(maker.library)
    own = [one for one in sheet.given.actors if pathway.id in shares.get(one.id, {})]
    return SectorShown(sheet.given.sector, own)
