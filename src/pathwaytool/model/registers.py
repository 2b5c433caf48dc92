"""What pathways share: sectors, phases, actors, law, documents, evidence, sources and words.

Every entry has the id it is keyed by and the place where it stands.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.model.confidence import Check, Confidence
from pathwaytool.model.holidays import Calendar
from pathwaytool.model.position import Place
from pathwaytool.model.text import Language, Text


@dataclass(frozen=True, slots=True)
class Country:
    """A country whose pathways the library describes, with its public holidays if it names them."""

    id: str
    place: Place
    title: Text
    calendar: Calendar | None = None


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of the public sector. Role: `core` or `interface`."""

    id: str
    place: Place
    title: Text
    role: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage of a pathway; pathways list the phases they use in order."""

    id: str
    place: Place
    title: Text


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a role, a unit or a body, never a named person.

    Kind: role | unit | body | authority | provider. Organisation: municipality | region | state |
    independent | joint.
    """

    id: str
    place: Place
    title: Text
    sector: str
    kind: str
    organisation: str
    description: Text | None


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A provision that demands, permits or limits something.

    `sharing`: it permits passing on information about a person. Dates are ISO days, inclusive.
    """

    id: str
    place: Place
    act: Text
    section: str
    title: Text
    effect: str
    sharing: bool
    valid_from: str | None
    valid_to: str | None
    replaced_by: str | None
    source: str | None
    checked: Check | None
    confidence: Confidence
    note: Text | None

    @property
    def after_act(self) -> str:
        """Return the section with a space before it; nothing where a dash stands for no section."""
        return "" if self.section == "-" else f" {self.section}"


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that is handed over: a plan, a notification, a decision.

    `personal`: it holds information about a person.
    """

    id: str
    place: Place
    title: Text
    description: Text | None
    personal: bool = False


class Scheme(StrEnum):
    """A scheme for grading evidence; schemes are never merged."""

    VIDENSDEKLARATION = "vidensdeklaration"
    GRADE = "grade"
    SBU = "sbu"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A grade in one scheme.

    Shape of `grades`: pairs of dimension and grade; a grade may be `unknown`.
    """

    place: Place
    scheme: Scheme
    grades: tuple[tuple[str, str], ...]
    cites: tuple[str, ...]
    note: Text | None


@dataclass(frozen=True, slots=True)
class Intervention:
    """A method or programme that a step can offer. No evidence means that it is unknown."""

    id: str
    place: Place
    title: Text
    description: Text | None
    evidence: tuple[Evidence, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is written. `date` is as the source gives it: a day, a year or words."""

    id: str
    place: Place
    title: Text
    publisher: Text
    date: str | None
    address: str | None
    kind: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a source says, in our words, with how sure we are of it.

    `corrects` says what stood in the library before the statement was found, and was wrong.
    """

    id: str
    place: Place
    text: Text
    source: str
    locator: str | None
    confidence: Confidence
    checked: Check | None
    note: Text | None
    corrects: Text | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field with its meaning and its near equivalents in other languages.

    `beware` says why it is a false friend, `unlike` names terms it is mistaken for, and `partial`
    the languages where the word is only nearly the same. Shape of `forms`: language to inflections
    that a text may have the word in.
    """

    id: str
    place: Place
    title: Text
    meaning: Text
    confidence: Confidence
    beware: Text | None = None
    unlike: tuple[str, ...] = ()
    partial: tuple[Language, ...] = ()
    forms: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
