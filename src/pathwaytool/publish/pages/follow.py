"""Follow a young person: a page that asks, and invented young persons whose way stands ready."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from urllib.parse import urlencode

from pathwaytool.dataclass import dataclass
from pathwaytool.fingerprint import fingerprint
from pathwaytool.model.condition import Condition, Every, Is, Value
from pathwaytool.model.edition import Edition
from pathwaytool.model.example import Example
from pathwaytool.model.pathway import Level, Pathway, Step
from pathwaytool.model.promise import Promise
from pathwaytool.prove.compile.pathway import Broken
from pathwaytool.prove.compile.values import TooLarge
from pathwaytool.prove.follow.walk import walk
from pathwaytool.prove.follow.way import (
    Asked,
    Faring,
    ImpossibleCaseError,
    NotAsAsked,
    Passage,
    Walk,
)
from pathwaytool.prove.tell.naming import fact_words
from pathwaytool.publish.files.static import FOLDER
from pathwaytool.publish.frame.site import Asset, Page, SearchEntry
from pathwaytool.publish.gather.drawings import Drawn, flow, swimlane
from pathwaytool.publish.gather.follow import (
    SAID,
    bases,
    documents,
    follow_script,
    handed,
    limit_words,
    picture_script,
)
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.pages import at_a_glance
from pathwaytool.publish.pages.edition import editions_of
from pathwaytool.publish.words.writer import Writer

SCRIPT = "foelg.js"
"""The file that hands a pathway's page of questions what it asks about."""

PICTURES: Mapping[str, tuple[str, Callable[[Pathway, Writer], Drawn]]] = {
    "lanes": ("foelg-baner.js", swimlane),
    "flow": ("foelg-flow.js", flow),
}
"""The pictures in which that page lights the way: each with its file, and what draws it."""


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step of an invented young person's way, as its page shows it; lists are of words.

    `onward` are the parts it leads to, each with what is handed over on the way.
    """

    step: Step
    decided: tuple[str, ...]
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    legal: tuple[str, ...]
    limits: tuple[str, ...]
    onward: tuple[tuple[str, str], ...]
    departed: tuple[str, ...]
    loop: bool


def young_page(maker: PageMaker) -> Page:
    """Return the page from which every young person's pathway can be followed."""
    word = maker.writer.word
    own = word("young_title")
    found = (SearchEntry(own, word("found_page"), word("find_young"), weight=4),)
    about = About(maker.keys.whole, word("young_lead"), found)
    return maker.page("foelg-en-ung", own, "young.html", partial(_young, maker), about=about)


@dataclass(frozen=True, slots=True)
class FollowYoungPage:
    """What a template is given for young."""

    pathways: list[Pathway]
    editions: dict[str, list[Edition]]


def _young(maker: PageMaker, writer: Writer) -> FollowYoungPage:
    own = (one for one in maker.library.pathways.values() if one.level == Level.CHILD)
    first = (one for one in (maker.main,) if one and one.level == Level.CHILD)
    return FollowYoungPage(
        pathways=list({one.id: one for one in (*first, *own)}.values()),
        editions={id_: editions_of(id_, writer) for id_ in maker.library.pathways},
    )


def follow_files(maker: PageMaker, pathway: Pathway, home: str = "") -> Iterator[Asset]:
    """Yield what the page of questions reads: the flow of the proof, and its words.

    `home` is the folder of the page; that of the pathway where none is said.
    """
    if pathway.level == Level.CHILD:
        home = home or f"forloeb/{pathway.id}"
        here = f"{home}/{SCRIPT}"
        writer = maker.writer.at(f"{home}/foelg")
        key = fingerprint(maker.keys.pathways[pathway.id], writer.language, SCRIPT)
        path = f"{maker.prefix}{here}"
        yield Asset(path, lambda: follow_script(pathway, writer).encode(), key)
        for name, (file, draw) in PICTURES.items():
            key = fingerprint(maker.keys.pathways[pathway.id], writer.language, file)
            make = partial(_picture, name, draw, pathway, writer)
            yield Asset(f"{maker.prefix}{home}/{file}", make, key)


def _picture(
    name: str, draw: Callable[[Pathway, Writer], Drawn], pathway: Pathway, writer: Writer
) -> bytes:
    return picture_script(name, draw(pathway, writer)).encode()


@dataclass(frozen=True, slots=True)
class FollowPage:
    """The scripts of the page of questions, and those it asks for as its pictures come near."""

    scripts: list[str]
    pictures: list[str]


def follow_given(pathway: Pathway, writer: Writer, home: str = "") -> FollowPage:
    """Return what the page of questions is given; `home` is as for `follow_files`."""
    home = home or f"forloeb/{pathway.id}"
    return FollowPage(
        scripts=[
            writer.asset(f"{FOLDER}/walk.js"),
            writer.fetch(f"{home}/{SCRIPT}"),
            writer.asset(f"{FOLDER}/follow.js"),
            writer.asset(f"{FOLDER}/unfolding.js"),
        ],
        pictures=[writer.fetch(f"{home}/{file}") for file, _ in PICTURES.values()],
    )


def case_pages(maker: PageMaker, pathway: Pathway) -> Iterator[Page]:
    """Yield a page for each invented young person of a pathway."""
    if pathway.level != Level.CHILD:
        return
    writer = maker.writer
    for case in pathway.cases.values():
        title = writer.plain(case.title)
        kind = writer.word("follow_case_kicker")
        found = (SearchEntry(title, kind, writer.plain(case.note), weight=2),)
        about = About(
            maker.keys.pathways[pathway.id],
            f"{kind}: {title}",
            found,
            pathway.languages,
        )
        given = at_a_glance.with_shared(maker, pathway, partial(_case, pathway, case))
        here = writer.addresses.path("case", pathway.id, case.id)
        assert here is not None  # it is a case of the pathway
        yield maker.page(here, title, "follow_case.html", given, about=about)


@dataclass(frozen=True, slots=True)
class FollowCasePage:
    """What a template is given for case."""

    case: Example
    known: list[str]
    way: Walk | None
    steps: list[ShownStep]
    words: Callable[..., str]
    address: str
    promises: list[tuple[Promise, str]]


def _case(pathway: Pathway, case: Example, writer: Writer) -> FollowCasePage:
    asked = asked_of(case.facts)
    way = _followed(pathway, asked, writer)
    answers = {
        name: " ".join(map(str, one)) if isinstance(one, tuple) else str(one)
        for name, one in asked.items()
    }
    return FollowCasePage(
        case=case,
        known=_known(way, pathway, writer) if way else [],
        way=way,
        steps=[_taken(one, way, pathway, writer) for one in way.passages] if way else [],
        words=lambda name, **gaps: writer.word(f"{SAID}{name}", **gaps),
        address=f"{writer.url('follow', pathway.id)}#{urlencode(answers)}",
        promises=[
            (pathway.promises[id_], writer.word(f"{SAID}fares_{fares.value}"))
            for id_, fares in (way.promises if way else ())
            if fares != Faring.NOT_ASKED
        ],
    )


def asked_of(condition: Condition) -> Asked:
    """Return the facts that `condition` fixes: of several values the first; nothing of a choice."""
    match condition:
        case Is(fact, values) if values:
            return {fact: values[0]}
        case Every(parts):
            return {fact: one for part in parts for fact, one in asked_of(part).items()}
        case _:
            return {}


def _followed(pathway: Pathway, asked: Asked, writer: Writer) -> Walk | None:
    try:
        return walk(pathway, writer.library, asked)
    except (Broken, TooLarge, ImpossibleCaseError):
        return None


def _known(way: Walk, pathway: Pathway, writer: Writer) -> list[str]:
    """Return what is known from the start; what is only assumed says so."""
    return [_capital(_said(name, value, way, pathway, writer)) for name, value in way.facts]


def _said(name: str, value: Value, way: Walk, pathway: Pathway, writer: Writer) -> str:
    said = fact_words(name, value, pathway, writer.language)
    return f"{said} ({writer.word('follow_case_assumed')})" if name in way.assumed else said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _taken(passage: Passage, way: Walk, pathway: Pathway, writer: Writer) -> ShownStep:
    step = pathway.steps[passage.step]
    ways = {one.to: one for one in step.transitions}
    limits = (
        limit_words(limit, passing, pathway, writer)
        for limit, passing in step.limits
        if passing is None or passing.to in passage.to
    )
    return ShownStep(
        step,
        tuple(_said(*one, way, pathway, writer) for one in passage.decided),
        tuple(documents(step.needs, writer)),
        tuple(documents(step.gives, writer)),
        tuple(bases(step.legal, writer)),
        tuple(limits),
        tuple((to, handed(ways[to], pathway, writer)) for to in passage.to),
        tuple(_departed(one, pathway, writer) for one in passage.departures),
        passage.loop,
    )


def _departed(one: NotAsAsked, pathway: Pathway, writer: Writer) -> str:
    """Say what could not come out as the example says, with the author's own reason."""
    said = fact_words(one.fact, one.asked, pathway, writer.language)
    why = "" if one.impossible is None else writer.plain(pathway.impossible[one.impossible].why)
    return f"{writer.word(f'{SAID}departs', fact=said)} {why}".strip()
