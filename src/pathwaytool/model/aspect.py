"""What a system of help can be asked about, and what its sources say or leave unsaid."""

from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text


class Aspect(StrEnum):
    """What systems are compared on.

    Steps say that they answer one of the first seven; `TIME` and `OUTCOMES` are answered by time
    limits and ends.
    """

    ENTRY = "entry"
    RISK_ASSESSMENT = "risk-assessment"
    COORDINATION = "coordination"
    INFORMATION_SHARING = "information-sharing"
    INTERVENTION = "intervention"
    FOLLOW_UP = "follow-up"
    EVIDENCE = "evidence"
    TIME = "time"
    OUTCOMES = "outcomes"


@dataclass(frozen=True, slots=True)
class Unstated:
    """What the sources do not say: shown, never filled in. `aspect` is what it leaves open."""

    place: Place
    text: Text
    aspect: Aspect | None


@dataclass(frozen=True, slots=True)
class Section:
    """A passage about a system or a topic that is no step. `cites` names statements."""

    id: str
    place: Place
    title: Text
    text: Text
    cites: tuple[str, ...]
    confidence: Confidence
