"""A sheet for a meeting between two sectors: what each gives the other, and by what right."""

from collections.abc import Iterator
from functools import partial

from pathwaytool.dataclass import dataclass
from pathwaytool.model.advice import Decision
from pathwaytool.model.aspect import Aspect, Unstated
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.registers import LegalBasis
from pathwaytool.model.text import Text
from pathwaytool.publish.frame.menu import actors_of
from pathwaytool.publish.frame.site import Page, SearchEntry
from pathwaytool.publish.gather.telling import ToldHandoff, told_of
from pathwaytool.publish.order.pairs import Pair, pairs_of
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.words.prose import in_a_sentence
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class Direction:
    """What one sector gives the other."""

    giver: str
    receiver: str
    told: list[ToldHandoff]


def pair_pages(maker: PageMaker, pathway: Pathway) -> Iterator[Page]:
    """Yield the sheet of each two sectors of a pathway that hand over to each other."""
    for pair in pairs_of(pathway, maker.library):
        path = maker.writer.addresses.path("pair", pathway.id, pair.one, pair.other)
        title = title_of(pair, maker.writer)
        summary = maker.writer.word("pair_what")
        own = f"{title} – {maker.writer.plain(pathway.title)}"
        text = _sought(pathway, pair, maker.writer) if maker.main is pathway else ""
        found = (SearchEntry(own, maker.writer.word("found_page"), text, weight=3),)
        about = About(maker.keys.pathways[pathway.id], summary, found, pathway.languages)
        given = partial(_given, pathway, pair)
        yield maker.page(path or "", own, "pair.html", given, about=about)


def _sought(pathway: Pathway, pair: Pair, writer: Writer) -> str:
    """Return the words that a reader may look for the sheet by: what it is for, and who acts."""
    known = writer.library.actors
    acting = (known[id_] for id_ in actors_of(pathway) if id_ in known)
    titles = (writer.plain(one.title) for one in acting if one.sector in (pair.one, pair.other))
    return " ".join((writer.word("find_pair"), *titles))


def title_of(pair: Pair, writer: Writer) -> str:
    """Return what the sheet of two sectors is called."""
    known = writer.library.sectors
    one, other = (writer.plain(known[id_].title) for id_ in (pair.one, pair.other))
    return writer.word("pair_title", one=one, other=in_a_sentence(other))


@dataclass(frozen=True, slots=True)
class PairPage:
    """What a template is given for pair."""

    pathway: Pathway
    title: str
    directions: list[Direction]
    shared: tuple[Step, ...]
    sharing: list[str]
    limiting: list[LegalBasis]
    open: list[ToldHandoff]
    noted: list[tuple[Text, list[Transition]]]
    unchecked: list[LegalBasis]
    decisions: list[Decision]
    unstated: list[Unstated]
    roles: list[str]


def _given(pathway: Pathway, pair: Pair, writer: Writer) -> PairPage:
    directions = [
        Direction(giver, receiver, told_of(pathway, passings, writer))
        for giver, receiver, passings in (
            (pair.one, pair.other, pair.there),
            (pair.other, pair.one, pair.back),
        )
        if passings or giver != receiver
    ]
    if pair.one == pair.other:
        directions = directions[:1]
    told = [one for direction in directions for one in direction.told]
    return PairPage(
        pathway=pathway,
        title=title_of(pair, writer),
        directions=directions,
        shared=pair.shared,
        sharing=_sharing(pathway, pair),
        limiting=_limiting(pathway, pair, writer),
        open=[one for one in told if one.is_open],
        noted=_noted(pair),
        unchecked=_unchecked(told),
        decisions=_decisions(pathway, pair),
        unstated=[one for one in pathway.not_stated if one.aspect == Aspect.INFORMATION_SHARING],
        roles=_roles(pathway, pair),
    )


def _steps(pathway: Pathway, pair: Pair) -> list[str]:
    ends = (id_ for one in pair.handoffs for id_ in (one.origin, one.to))
    return list(dict.fromkeys((*ends, *(step.id for step in pair.shared))))


def _sharing(pathway: Pathway, pair: Pair) -> list[str]:
    """Return the steps between the two that say themselves what may be shared."""
    steps = pathway.steps
    return [id_ for id_ in _steps(pathway, pair) if id_ in steps and steps[id_].sharing]


def _limiting(pathway: Pathway, pair: Pair, writer: Writer) -> list[LegalBasis]:
    """Return the provisions that set limits in the steps between the two."""
    known, steps = writer.library.legal_bases, pathway.steps
    named = (base for id_ in _steps(pathway, pair) if id_ in steps for base in steps[id_].legal)
    return [known[id_] for id_ in dict.fromkeys(named) if id_ in known and _limits(known[id_])]


def _limits(basis: LegalBasis) -> bool:
    return basis.effect == "limits"


def _noted(pair: Pair) -> list[tuple[Text, list[Transition]]]:
    """Return the notes on what goes between the two, each once, with the hand-offs that have it."""
    noted: dict[Text, list[Transition]] = {}
    for one in pair.handoffs:
        if one.handoff and one.handoff.note:
            noted.setdefault(one.handoff.note, []).append(one)
    return list(noted.items())


def _unchecked(told: list[ToldHandoff]) -> list[LegalBasis]:
    """Return the provisions that something rests on and that no person has checked."""
    law = {basis.id: basis for one in told for basis in one.law if not basis.checked}
    return list(law.values())


def _decisions(pathway: Pathway, pair: Pair) -> list[Decision]:
    """Return the choices that are about both ends of something that goes between the two."""
    ends = [{one.origin, one.to} for one in pair.handoffs]
    return [
        one
        for one in pathway.decisions.values()
        if any(between <= set(one.steps) for between in ends)
    ]


def _roles(pathway: Pathway, pair: Pair) -> list[str]:
    acting = (
        id_
        for one in pair.handoffs
        for id_ in (pathway.steps[one.origin].accountable, pathway.receiver(one))
    )
    return [id_ for id_ in dict.fromkeys(acting) if id_]
