"""Whose work it is: the pages of sectors and actors, across pathways."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from pathwaytool.model.advice import Recommendation
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.registers import Actor, Sector
from pathwaytool.publish.desk import About, Desk
from pathwaytool.publish.site import Found, Page
from pathwaytool.publish.writer import Writer

MOST_STEPS = 120
"""How many steps a page lists; in a larger library it names the pathways only."""


@dataclass(slots=True)
class Share:
    """What one actor or sector has in one pathway."""

    pathway: Pathway
    steps: list[Step] = field(default_factory=list)
    contributes: list[Step] = field(default_factory=list)
    arriving: list[Transition] = field(default_factory=list)
    leaving: list[Transition] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    short: bool = False

    @property
    def accountable(self) -> list[Step]:
        """Return the steps that the actor answers for."""
        return self.steps


Shares = dict[str, dict[str, Share]]
"""Actor or sector id to pathway id to share."""


def people_pages(desk: Desk) -> Iterator[Page]:
    """Yield the pages of all sectors and actors, and their two lists."""
    library, word = desk.library, desk.writer.word
    about = About(desk.keys.whole, word("sectors_what"))
    yield desk.page("sektorer/index", word("sectors"), "list.html", _sectors, about=about)
    about = About(desk.keys.whole, word("actors_what"))
    yield desk.page("aktoerer/index", word("actors"), "list.html", _actors, about=about)
    sectors, actors = shares_of_sectors(library), shares_of_actors(library)
    for sector in library.sectors.values():
        yield _sector_page(desk, sector, sectors.get(sector.id, {}))
    for actor in library.actors.values():
        yield _actor_page(desk, actor, actors.get(actor.id, {}))


def _sector_page(desk: Desk, sector: Sector, shares: Mapping[str, Share]) -> Page:
    writer = desk.writer
    title = writer.plain(sector.title)
    found = Found(title, writer.word("found_sector"), "", weight=2)
    given = {
        "sector": sector,
        "pathways": _shortened(shares),
        "actors": [one for one in desk.library.actors.values() if one.sector == sector.id],
    }
    about = About(desk.keys.whole, writer.word("sector_what"), (found,))
    return desk.page(
        f"sektorer/{sector.id}", title, "sector.html", partial(_given, given), about=about
    )


def _actor_page(desk: Desk, actor: Actor, shares: Mapping[str, Share]) -> Page:
    writer = desk.writer
    title, what = writer.plain(actor.title), writer.plain(actor.description)
    found = Found(title, writer.word("found_actor"), what, weight=2)
    given = {"actor": actor, "pathways": _shortened(shares)}
    return desk.page(
        f"aktoerer/{actor.id}",
        title,
        "actor.html",
        partial(_given, given),
        about=About(desk.keys.whole, what, (found,)),
    )


def _given(given: Mapping[str, object], writer: Writer) -> Mapping[str, object]:
    return given


def _sectors(writer: Writer) -> Mapping[str, object]:
    groups = []
    for role in ("core", "interface"):
        rows = [
            {"url": writer.url("sector", one.id), "title": writer.say(one.title), "what": ""}
            for one in writer.library.sectors.values()
            if one.role == role
        ]
        if rows:
            groups.append({"title": writer.word(f"role_{role}"), "rows": rows})
    return {
        "title": writer.word("sectors"),
        "what": writer.word("sectors_what"),
        "groups": groups,
    }


def _actors(writer: Writer) -> Mapping[str, object]:
    groups = []
    for sector in writer.library.sectors.values():
        rows = [
            {
                "url": writer.url("actor", one.id),
                "title": writer.say(one.title),
                "what": writer.word(f"organisation_{one.organisation}"),
            }
            for one in writer.library.actors.values()
            if one.sector == sector.id
        ]
        if rows:
            groups.append({"title": writer.say(sector.title), "rows": rows})
    return {"title": writer.word("actors"), "what": writer.word("actors_what"), "groups": groups}


def _shortened(shares: Mapping[str, Share]) -> list[Share]:
    total = sum(len(share.steps) for share in shares.values())
    if total > MOST_STEPS:
        for share in shares.values():
            share.short = True
    return list(shares.values())


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
    target = pathway.steps.get(one.to)
    receiver = one.handoff.receiver or (target.accountable if target else None)
    if receiver:
        _share(shares, receiver, pathway).arriving.append(one)


def _share(shares: Shares, who: str, pathway: Pathway) -> Share:
    return shares.setdefault(who, {}).setdefault(pathway.id, Share(pathway))
