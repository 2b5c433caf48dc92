"""Which document is needed before which other can be made."""

from pathwaytool.draw.parts import Box, Edge, Form, PictureKind, View
from pathwaytool.draw.views.elements import Subject
from pathwaytool.draw.views.flow import ONLY
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.text import Language


def documents_view(pathway: Pathway, library: Library, language: Language) -> View:
    """Return the documents that steps need or give; an edge leads from a need to what is given."""
    subject = Subject(pathway, library, language)
    givers: dict[str, list[Step]] = {}
    pairs: dict[tuple[str, str], dict[str, None]] = {}
    for step in pathway.steps.values():
        for document in (*step.needs, *step.gives):
            givers.setdefault(document, [])
        for document in step.gives:
            givers[document].append(step)
            for needed in step.needs:
                if needed != document:
                    title = step.title.in_(language)
                    pairs.setdefault((needed, document), {})[title] = None
    return View(
        id=f"{pathway.id}-documents",
        kind=PictureKind.DOCUMENTS,
        title=subject.word("documents_title", pathway=pathway.title.in_(language)),
        description=subject.word("documents_description", documents=len(givers), pairs=len(pairs)),
        language=language,
        lanes=(),
        columns=(ONLY,),
        boxes=tuple(_box(id_, steps, subject) for id_, steps in givers.items()),
        edges=tuple(
            Edge(needed, given, label=", ".join(titles))
            for (needed, given), titles in pairs.items()
        ),
    )


def _box(document: str, givers: list[Step], subject: Subject) -> Box:
    known = subject.library.documents.get(document)
    actors = dict.fromkeys(subject.actor_title(step.accountable) for step in givers)
    return Box(
        id=document,
        title=known.title.in_(subject.language) if known else document,
        form=Form.DOCUMENT,
        lane="",
        column=ONLY.id,
        slot=subject.slot(givers[0].sector if givers else None),
        target=("document", document),
        accountable=", ".join(actors),
    )
