"""A local edition: what one municipality does differently from a pathway."""

from collections.abc import Mapping
from dataclasses import dataclass

from pathwaytool.model.pathway import Step
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.text import Text
from pathwaytool.model.time import Limit


@dataclass(frozen=True, slots=True)
class LocalActor:
    """What an actor is called locally, and the unit (never a person) that answers for it."""

    id: str
    place: Place
    title: Text
    unit: Text | None


@dataclass(frozen=True, slots=True)
class Departure:
    """A change to a step of the national pathway, with its reason. Limits may only be shorter."""

    step: str
    place: Place
    reason: Text
    within: tuple[Limit, ...]
    contributors: tuple[str, ...]
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    after: tuple[str, ...]


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
