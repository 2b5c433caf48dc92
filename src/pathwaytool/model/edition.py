"""A local edition: what one municipality does differently from a pathway."""

from collections.abc import Mapping
from dataclasses import field

from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Step
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.promise import Promise
from pathwaytool.model.text import Text
from pathwaytool.model.time import Limit, Takes


@dataclass(frozen=True, slots=True)
class LocalActor:
    """What an actor is called locally, the unit (never a person) that answers for it, and whom to
    turn to: a role."""

    id: str
    place: Place
    title: Text
    unit: Text | None
    contact: Text | None = None


@dataclass(frozen=True, slots=True)
class LocalHandoff:
    """What is added to a hand-off to the step `to`. Its limit may only be shorter.

    In `basis` the word `consent` stands for consent; `consent_fact` is the fact that says whether
    it is given, where one is named.
    """

    to: str
    place: Place
    documents: tuple[str, ...]
    basis: tuple[str, ...]
    within: Limit | None
    consent_fact: str | None = None


@dataclass(frozen=True, slots=True)
class Departure:
    """A change to a step of the national pathway, with its reason. Limits may only be shorter.

    `within` replaces limits, the other lists add. `accountable` can only repeat what the nation
    says. `before`, `after` and `beside` name extra steps, `instead` one that takes the place of an
    optional step. `handoffs` is keyed by the step that receives. `seen` is the fingerprint of what
    the nation said when somebody last looked at the departure.
    """

    step: str
    place: Place
    reason: Text
    within: tuple[Limit, ...] = ()
    contributors: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    accountable: str | None = None
    takes: Takes | None = None
    handoffs: Mapping[str, LocalHandoff] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    instead: str | None = None
    note: Text | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A local agreement between actors, such as a fixed meeting or a form."""

    id: str
    place: Place
    title: Text
    text: Text
    actors: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """A municipality's edition that stands in its own library, and where that is published."""

    place: Place
    municipality: Text
    edition_of: str
    address: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole edition file. Mappings are keyed by id, in the order of the file."""

    id: str
    source: SourceFile
    edition_of: str
    municipality: Text
    version: str
    actors: Mapping[str, LocalActor]
    agreements: Mapping[str, Agreement]
    departures: Mapping[str, Departure]
    steps: Mapping[str, Step]
    promises: Mapping[str, Promise] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """Return the top of the file."""
        return Place(self.source)
