"""Who passes what to whom: the actors of a pathway, free of steps."""

from collections.abc import Collection, Iterable

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.parts import Box, Edge, Form, PictureKind, Remark, View
from pathwaytool.draw.views.elements import Subject
from pathwaytool.draw.views.flow import ONLY
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language


@dataclass(frozen=True, slots=True)
class Handover:
    """What one actor passes to another along one way; `documents` are ids."""

    giver: str
    receiver: str
    documents: tuple[str, ...]
    is_handoff: bool


def cooperation_view(
    pathway: Pathway,
    library: Library,
    language: Language,
    given: Iterable[Handover],
    joints: Collection[str] = (),
) -> View:
    """Return the actors of a pathway, an edge for each pair of which one passes to the other.

    `joints` are the actors without whom the others are cut off from each other; it is said in
    their boxes.
    """
    subject = Subject(pathway, library, language)
    pairs: dict[tuple[str, str], list[Handover]] = {}
    for one in given:
        pairs.setdefault((one.giver, one.receiver), []).append(one)
    actors = dict.fromkeys(actor for pair in pairs for actor in pair)
    return View(
        id=f"{pathway.id}-cooperation",
        kind=PictureKind.COOPERATION,
        title=subject.word("cooperation_title", pathway=pathway.title.in_(language)),
        description=subject.word("cooperation_description", actors=len(actors), pairs=len(pairs)),
        language=language,
        lanes=(),
        columns=(ONLY,),
        boxes=tuple(_box(actor, subject, is_joint=actor in joints) for actor in actors),
        edges=tuple(_edge(*pair, passed, subject) for pair, passed in pairs.items()),
    )


def _box(actor: str, subject: Subject, *, is_joint: bool) -> Box:
    known = subject.library.actors.get(actor)
    sector = known.sector if known else None
    remarks = (Remark(subject.word("joint"), "waits"),) if is_joint else ()
    return Box(
        id=actor,
        title=subject.actor_title(actor),
        form=Form.ACTOR,
        lane="",
        column=ONLY.id,
        slot=subject.slot(sector),
        target=("actor", actor),
        sector=subject.sector_title(sector),
        remarks=remarks,
        centre=is_joint,
    )


def _edge(giver: str, receiver: str, passed: list[Handover], subject: Subject) -> Edge:
    documents = dict.fromkeys(id_ for one in passed for id_ in one.documents)
    known = subject.library.documents
    return Edge(
        origin=giver,
        to=receiver,
        documents=tuple(
            known[id_].title.in_(subject.language) if id_ in known else id_ for id_ in documents
        ),
        handoff=any(one.is_handoff for one in passed),
        count=len(passed),
    )
