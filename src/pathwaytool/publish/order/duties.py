"""Whose duty is what: the steps of a pathway by those who answer for them."""

from collections.abc import Callable, Iterable, Mapping

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step, Transition

ORGANISATIONS = {
    "municipality": "kommunen",
    "region": "regionen",
    "state": "staten",
    "independent": "uafhaengige",
    "joint": "faelles",
}
"""Those that actors belong to, and the name that their pages have, in the order of the site."""

IsTheirs = Callable[[str | None], bool]
"""Tells whether an actor is one of those whose duties are asked for."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A step in which somebody owes or gets something.

    `is_own`: they answer for the step; else they only take over what comes to it. `leaving` are
    the hand-offs that they must make, `arriving` those that are made to them.
    """

    step: Step
    is_own: bool
    leaving: tuple[Transition, ...]
    arriving: tuple[Transition, ...]

    @property
    def is_any(self) -> bool:
        """Tell whether there is anything to do here."""
        return self.is_own or bool(self.arriving)


def duties_of(pathway: Pathway, is_theirs: IsTheirs) -> list[Duty]:
    """Return what some actors owe and get in a pathway, in the order of the file."""
    arriving: dict[str, list[Transition]] = {}
    for step in pathway.steps.values():
        for one in step.transitions:
            if one.handoff and is_theirs(pathway.receiver(one)):
                arriving.setdefault(one.to, []).append(one)
    duties = (_duty(step, is_theirs, arriving.get(step.id, ())) for step in pathway.steps.values())
    return [duty for duty in duties if duty.is_any]


def _duty(step: Step, is_theirs: IsTheirs, arriving: Iterable[Transition]) -> Duty:
    is_own = is_theirs(step.accountable)
    leaving = tuple(one for one in step.transitions if is_own and one.handoff)
    return Duty(step, is_own, leaving, tuple(arriving))


def acting_for(organisation: str, library: Library) -> IsTheirs:
    """Return what tells whether an actor belongs to an organisation."""
    theirs = {one.id for one in library.actors.values() if one.organisation == organisation}
    return theirs.__contains__


def owing_in(library: Library, main: Pathway | None) -> Mapping[str, Mapping[str, int]]:
    """Return each organisation that owes something, and the pathways where it does.

    Shape: organisation to pathway id to how many roles act there; the main pathway comes first,
    the others in the order of the library.
    """
    pathways = sorted(library.pathways.values(), key=lambda one: one is not main)
    found = {}
    for organisation in ORGANISATIONS:
        is_theirs = acting_for(organisation, library)
        duties = {one.id: duties_of(one, is_theirs) for one in pathways}
        roles = {id_: len({one.step.accountable for one in rows}) for id_, rows in duties.items()}
        found[organisation] = {id_: number for id_, number in roles.items() if number}
    return {organisation: there for organisation, there in found.items() if there}
