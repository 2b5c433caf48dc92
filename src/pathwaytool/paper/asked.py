"""What one can ask to have on paper, and the pages of the site that it is made of."""

from collections.abc import Iterator

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway
from pathwaytool.publish.order.pairs import pairs_of

WHOLE = "whole"

LOOKED_UP = (
    "handoffs", "deadlines", "meanwhile", "responsibility", "documents-of", "basis", "decisions",
    "promises", "proof",
)  # fmt: skip
"""Pages that stand at the end of the whole pathway, where the site has them."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the site in a document: what `Addresses.path` is asked for.

    `level` is that of its heading there. Without `pictures` they and their twins are left out;
    with `pictures_only` the rest is, and the pictures are drawn for sheets.
    """

    where: tuple[str, ...]
    level: int = 1
    pictures: bool = True
    pictures_only: bool = False


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """What a document holds. `has_cover`: a cover and contents; else it is a sheet with a head.

    `has_poster` ends it with the large sheet.
    """

    chapters: tuple[Chapter, ...]
    has_cover: bool = False
    has_poster: bool = False


class NoSuchPartError(Exception):
    """There is no part of that name; `names` are those there are."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def plan_of(part: str, pathway: Pathway, library: Library) -> DocumentPlan:
    """Return what is asked for by `part`. Raises: NoSuchPartError where it is nothing there is."""
    kind, _, name = part.partition(":")
    plans = _plans(pathway, library).get(kind, {})
    if name not in plans:
        raise NoSuchPartError(tuple(parts_of(pathway, library)))
    return plans[name]


def parts_of(pathway: Pathway, library: Library) -> Iterator[str]:
    """Yield the name of everything of a pathway that can be had on paper."""
    for kind, named in _plans(pathway, library).items():
        yield from (f"{kind}:{name}" if name else kind for name in named)


def _plans(pathway: Pathway, library: Library) -> dict[str, dict[str, DocumentPlan]]:
    """Return how each part is planned. Shape: kind to name, empty where a kind has one alone."""
    id_ = pathway.id
    phases = [one for one in pathway.phases if one in library.phases]
    sectors = {step.sector for step in pathway.steps.values()}
    cases = pathway.cases if pathway.level == Level.CHILD else ()
    return {
        WHOLE: {"": _whole(pathway, phases)},
        "poster": {"": DocumentPlan((), has_poster=True)},
        "phase": {one: _phase(pathway, one) for one in phases},
        "sector": {
            one: DocumentPlan((Chapter(("sector-in", one, id_)),), has_cover=True)
            for one in library.sectors
            if one in sectors
        },
        "pair": {
            f"{pair.one}/{pair.other}": _sheet("pair", id_, pair.one, pair.other)
            for pair in pairs_of(pathway, library)
        },
        "readiness": {"": _sheet("readiness", id_)},
        "case": {one: _sheet("case", id_, one) for one in cases},
    }


def _sheet(*where: str) -> DocumentPlan:
    return DocumentPlan((Chapter(where),))


def _whole(pathway: Pathway, phases: list[str]) -> DocumentPlan:
    ahead = (Chapter(("pathway", pathway.id)),)
    inside = (chapter for phase in phases for chapter in _of_phase(pathway, phase))
    after = (Chapter((name, pathway.id), pictures=False) for name in LOOKED_UP)
    return DocumentPlan((*ahead, *inside, *after), has_cover=True, has_poster=True)


def _phase(pathway: Pathway, phase: str) -> DocumentPlan:
    return DocumentPlan(tuple(_of_phase(pathway, phase)), has_cover=True)


def _of_phase(pathway: Pathway, phase: str) -> Iterator[Chapter]:
    yield Chapter(("phase", pathway.id, phase), pictures_only=True)
    for step in pathway.steps.values():
        if step.phase == phase:
            yield Chapter(("step", pathway.id, step.id), level=2, pictures=False)
