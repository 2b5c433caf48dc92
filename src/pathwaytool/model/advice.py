"""What the authors of a pathway advise, and what they chose where the sources leave a gap."""

from pathwaytool.dataclass import dataclass
from pathwaytool.model.confidence import Check, Confidence
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What we advise. Strength: strong | conditional | good-practice. No evidence means unknown."""

    id: str
    place: Place
    text: Text
    why: Text | None
    strength: str
    audience: tuple[str, ...]
    interventions: tuple[str, ...]
    cites: tuple[str, ...]
    steps: tuple[str, ...]
    confidence: Confidence
    checked: Check | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice made where the sources leave a gap, for the working group to settle."""

    id: str
    place: Place
    title: Text
    gap: Text
    choice: Text
    steps: tuple[str, ...]
    cites: tuple[str, ...]
