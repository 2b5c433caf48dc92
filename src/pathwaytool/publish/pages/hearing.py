"""A pathway's hearing: who answers by when, what can be answered to, and what was answered."""

from collections.abc import Iterator, Mapping, Sequence

from pathwaytool.dataclass import dataclass
from pathwaytool.hearing.described import described
from pathwaytool.model.heard import by_any_key, heard_of
from pathwaytool.model.hearing import Answer, Hearing
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.publish.page_maker import PageMaker
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class HearingItem:
    """Something to answer to: its number, what it is, where it stands, and the answers to it."""

    number: str
    what: str
    step: str | None
    answers: Sequence[Answer]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number of the hearing, its address, and what it is the number of."""

    number: str
    url: str
    what: str


@dataclass(frozen=True, slots=True)
class HearingPage:
    """What the page of the hearing is given."""

    hearing: Hearing | None
    asked: list[tuple[str, bool]]
    items: list[HearingItem]
    elsewhere: object
    total: int
    open: int


def hearing_given(maker: PageMaker, pathway: Pathway, writer: Writer) -> HearingPage:
    """Return what the page of the hearing is given."""
    names = {pathway.id, *pathway.formerly}
    answers = [one for one in maker.library.answers.values() if one.pathway in names]
    known = by_any_key(pathway)
    about: dict[str, list[Answer]] = {}
    for one in answers:
        about.setdefault(known[one.to].key if one.to in known else "", []).append(one)
    hearing = pathway.hearing
    answered = {one.organisation for one in answers}
    return HearingPage(
        hearing=hearing,
        asked=[(one, one in answered) for one in hearing.asked] if hearing else [],
        items=list(_items(maker, pathway, about, writer)),
        elsewhere=about.get("", ()),
        total=len(answers),
        open=sum(1 for one in answers if one.outcome is None),
    )


def numbered(pathway: Pathway, step: Step, writer: Writer) -> list[Numbered]:
    """Return a step, its limits and its hand-offs with their numbers, where there is a hearing."""
    if pathway.hearing is None:
        return []
    page = writer.url("hearing", pathway.id)
    return [
        Numbered(
            one.number,
            f"{page}#{one.number}",
            described(one, pathway, writer.library, writer.language),
        )
        for one in heard_of(pathway).values()
        if one.step is not None and one.step.id == step.id
    ]


def _items(
    maker: PageMaker, pathway: Pathway, about: Mapping[str, Sequence[Answer]], writer: Writer
) -> Iterator[HearingItem]:
    for key, one in heard_of(pathway).items():
        what = described(one, pathway, maker.library, writer.language)
        step = one.step.id if one.step else None
        yield HearingItem(one.number, what, step, about.get(key, ()))
