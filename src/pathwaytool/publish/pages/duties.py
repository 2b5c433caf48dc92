"""What a municipality, a region or the state owes, and what it is owed, across all sectors."""

from collections.abc import Iterator
from functools import partial

from pathwaytool.dataclass import dataclass
from pathwaytool.fingerprint import fingerprint
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.publish.files.duties import DUTIES, duties_path
from pathwaytool.publish.frame.site import Asset, Page, SearchEntry
from pathwaytool.publish.order.duties import ORGANISATIONS, Duty, IsTheirs, acting_for, duties_of
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.words.writer import Writer

MOST_SHOWN = 75
"""How many duties a page shows; the rest of a larger pathway stands in the file to take away."""


@dataclass(frozen=True, slots=True)
class Group:
    """Duties of one phase or one role; `kind` is what `Writer.url` is asked for."""

    kind: str
    id: str
    duties: tuple[Duty, ...]


def duties_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the pages of each organisation: by phase and by role, for each of its pathways."""
    for organisation in ORGANISATIONS:
        for id_ in maker.writer.addresses.owing(organisation):
            pathway = maker.library.pathways[id_]
            yield _page(maker, organisation, pathway, "phase")
            if maker.writer.url("owes-by-role", organisation, id_):
                yield _page(maker, organisation, pathway, "role")


def duties_files(maker: PageMaker) -> Iterator[Asset]:
    """Yield the table of each organisation for a spreadsheet, in each format."""
    for organisation in ORGANISATIONS:
        if maker.writer.addresses.owing(organisation):
            for ending, make in DUTIES.items():
                path = duties_path(organisation, ending)
                key = fingerprint(maker.keys.whole, maker.writer.language, path)
                made = partial(make, organisation, maker.writer.at(path))
                yield Asset(f"{maker.prefix}{path}", made, key)


def _page(maker: PageMaker, organisation: str, pathway: Pathway, by: str) -> Page:
    writer = maker.writer
    first = writer.addresses.owing(organisation)[0]
    name, of = writer.word(f"owes_{organisation}"), writer.plain(pathway.title)
    is_first = by == "phase" and pathway.id == first
    title = name if is_first else writer.word("owes_in", who=name, pathway=of)
    summary = writer.word("owes_what")
    # The page of an organisation itself also leads to all its other pathways.
    key = maker.keys.whole if is_first else maker.keys.pathways[pathway.id]
    text = writer.word("find_owes") if is_first else ""
    found = (SearchEntry(title, writer.word("found_page"), text, weight=4 if is_first else 1),)
    about = About(key, summary, found if by == "phase" else ())
    path = writer.addresses.path(
        "owes" if by == "phase" else "owes-by-role", organisation, pathway.id
    )
    given = partial(_given, organisation, pathway, by)
    return maker.page(path or "", title, "owes.html", given, about=about)


@dataclass(frozen=True, slots=True)
class DutiesPage:
    """What a template is given for duties."""

    organisation: str
    pathway: Pathway
    by: str
    groups: list[Group]
    untold: int
    counts: list[str]
    contributes: list[Step]
    others: list[Pathway]
    organisations: list[str]
    files: dict[str, str]


def _given(organisation: str, pathway: Pathway, by: str, writer: Writer) -> DutiesPage:
    library = writer.library
    is_theirs = acting_for(organisation, library)
    duties = duties_of(pathway, is_theirs)
    there = writer.addresses.owing(organisation)
    is_first = by == "phase" and pathway.id == there[0]
    return DutiesPage(
        organisation=organisation,
        pathway=pathway,
        by=by,
        groups=_groups(pathway, duties[:MOST_SHOWN], by),
        untold=max(0, len(duties) - MOST_SHOWN),
        counts=_counts(duties, writer),
        contributes=_contributing(pathway, duties, is_theirs),
        others=[library.pathways[id_] for id_ in there[1:]] if is_first else [],
        organisations=[one for one in ORGANISATIONS if writer.addresses.owing(one)],
        files={ending: duties_path(organisation, ending) for ending in DUTIES},
    )


def _groups(pathway: Pathway, duties: list[Duty], by: str) -> list[Group]:
    if by == "phase":
        named = {id_: [one for one in duties if one.step.phase == id_] for id_ in pathway.phases}
    else:
        named = {}
        for one in duties:
            named.setdefault(one.step.accountable, []).append(one)
    kind = "phase" if by == "phase" else "actor"
    return [Group(kind, id_, tuple(rows)) for id_, rows in named.items() if rows]


def _counts(duties: list[Duty], writer: Writer) -> list[str]:
    own = [one.step for one in duties if one.is_own]
    limits = sum(len(step.limits) for step in own)
    counts = {
        "n_steps": len(own),
        "n_limits": limits,
        "n_given": sum(len(one.leaving) for one in duties),
        "n_received": sum(len(one.arriving) for one in duties),
    }
    return [writer.count(name, number) for name, number in counts.items()]


def _contributing(pathway: Pathway, duties: list[Duty], is_theirs: IsTheirs) -> list[Step]:
    own = {one.step.id for one in duties if one.is_own}
    return [
        step
        for step in pathway.steps.values()
        if step.id not in own and any(map(is_theirs, step.contributors))
    ]
