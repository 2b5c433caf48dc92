"""What a person can vouch for by checking it, and whether it still says what it said then.

What is marked is the thing's own words and what it rests on in the registers, one step on: what
changes further away is told where it changes, and spreads when somebody changes something there.
"""

from collections.abc import Iterable, Iterator

from pathwaytool.dataclass import dataclass
from pathwaytool.model.advice import Recommendation
from pathwaytool.model.confidence import Check, Confidence
from pathwaytool.model.edition import Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Handoff, Pathway, Step, Transition
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.registers import LegalBasis, Statement
from pathwaytool.model.seen import mark_of_parts
from pathwaytool.model.time import Limit

Checkable = LegalBasis | Statement | Step | Limit | Handoff | Recommendation

UNSAID = ("checked", "confidence", "note")
"""Fields that say how sure we are of something, and nothing of what it says."""

OWN = (
    "title",
    "kind",
    "sector",
    "ages",
    "accountable",
    "lead",
    "contributors",
    "purpose",
    "description",
    "good",
    "legal",
    "cites",
    "interventions",
    "needs",
    "uses",
    "gives",
    "takes",
    "sharing",
)
"""What is checked of a step: its ways are proved, its limits and hand-offs checked on their own."""


@dataclass(frozen=True, slots=True, eq=False)
class Vouched:
    """Something that a person can check; `parts` are what the mark of it is made of.

    `id` is what it is called in a sentence: its own id, or that of its step. `pathway`, `step` and
    `transition` are those that it stands in, where it stands in one.
    """

    id: str
    thing: Checkable
    parts: tuple[object, ...]
    pathway: Pathway | None = None
    step: Step | None = None
    transition: Transition | None = None

    @property
    def place(self) -> Place:
        """Return where it stands."""
        return self.thing.place

    @property
    def file(self) -> SourceFile:
        """Return the file that it stands in."""
        return self.place.source

    @property
    def check(self) -> Check | None:
        """Return who has checked it, if anybody has."""
        return self.thing.checked

    @property
    def confidence(self) -> Confidence:
        """Return how sure we are of it."""
        return self.thing.confidence

    @property
    def mark(self) -> str:
        """Return the mark of what it says now."""
        return mark_of_parts(self.parts, UNSAID)

    @property
    def is_suspect(self) -> bool:
        """Tell whether it, or what it rests on, has changed since somebody checked it."""
        seen = self.check.seen if self.check else None
        return seen is not None and seen != self.mark

    @property
    def is_unmarked(self) -> bool:
        """Tell whether somebody has checked it, and nobody can see whether it has changed since."""
        return self.check is not None and self.check.seen is None


def vouched_in(library: Library) -> Iterator[Vouched]:
    """Yield everything that can be checked, in the order of the files."""
    yield from in_registers(library)
    for pathway in library.pathways.values():
        yield from in_pathway(pathway, library)
    for edition in library.editions.values():
        yield from in_edition(edition, library)


def in_registers(library: Library) -> Iterator[Vouched]:
    """Yield the legal bases and the statements, each with its source."""
    entries: list[LegalBasis | Statement] = [
        *library.legal_bases.values(),
        *library.statements.values(),
    ]
    for one in entries:
        yield Vouched(one.id, one, (one, library.sources.get(one.source or "")))


def in_pathway(pathway: Pathway, library: Library) -> Iterator[Vouched]:
    """Yield the recommendations, steps, limits and hand-offs of a pathway."""
    for advice in pathway.recommendations.values():
        parts = (advice, *_grounds((), advice.cites, library))
        yield Vouched(advice.id, advice, parts, pathway)
    yield from _in_steps(pathway.steps.values(), library, pathway)


def in_edition(edition: Edition, library: Library) -> Iterator[Vouched]:
    """Yield the extra steps of an edition with their limits and hand-offs, and its own limits."""
    base = library.pathways.get(edition.edition_of)
    yield from _in_steps(edition.steps.values(), library, base)
    for one in edition.departures.values():
        handed = (handoff.within for handoff in one.handoffs.values())
        for limit in (*one.within, *filter(None, handed)):
            step = base.steps.get(one.step) if base else None
            yield _of_limit(limit, library, (base, step, None))


def suspects_in(library: Library) -> frozenset[Check]:
    """Return the checks that must be renewed. A check holds the mark of what it is of."""
    return frozenset(one.check for one in vouched_in(library) if one.check and one.is_suspect)


def _in_steps(
    steps: Iterable[Step], library: Library, pathway: Pathway | None
) -> Iterator[Vouched]:
    for step in steps:
        own = [getattr(step, name) for name in OWN]
        ways = [(way.guard, way.when) for way in step.transitions]
        grounds = _grounds(step.legal, step.cites, library)
        yield Vouched(step.id, step, (own, ways, *grounds), pathway, step)
        for limit, way in step.limits:
            yield _of_limit(limit, library, (pathway, step, way))
        for way in step.transitions:
            if way.handoff:
                yield _of_handoff(way.handoff, step, (pathway, way), library)


def _of_limit(
    limit: Limit, library: Library, stands: tuple[Pathway | None, Step | None, Transition | None]
) -> Vouched:
    step = stands[1]
    parts = (limit, *_grounds(limit.legal, limit.cites, library))
    return Vouched(step.id if step else "", limit, parts, *stands)


def _of_handoff(
    handoff: Handoff, step: Step, stands: tuple[Pathway | None, Transition], library: Library
) -> Vouched:
    pathway, way = stands
    there = pathway.receiver(way) if pathway else handoff.receiver
    own = (handoff.documents, handoff.basis, handoff.consent, handoff.consent_fact)
    parts = (own, step.accountable, there, *_grounds(handoff.basis, (), library))
    return Vouched(step.id, handoff, parts, pathway, step, way)


def _grounds(
    legal: Iterable[str], cites: Iterable[str], library: Library
) -> Iterator[LegalBasis | Statement]:
    """Yield what something rests on in the registers, as far as it is there."""
    yield from (library.legal_bases[id_] for id_ in sorted(legal) if id_ in library.legal_bases)
    yield from (library.statements[id_] for id_ in sorted(cites) if id_ in library.statements)
