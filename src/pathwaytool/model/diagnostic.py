"""What the tool has to say to the author of a pathway."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pathwaytool.model.position import Location
from pathwaytool.model.text import Text


class Severity(StrEnum):
    """How grave a finding is. Only errors fail a run, unless warnings are asked to as well."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Message:
    """A kind of finding: its rule id, how grave it is, and the English sentence with {gaps}.

    The same sentence in other languages, and the mend, stand in `locales/`.
    """

    rule: str
    severity: Severity
    english: str
    mend: str

    def at(self, location: Location, /, **gaps: str | int) -> "Diagnostic":
        """Return this finding at a place, its gaps filled."""
        return Diagnostic(self, location, {name: str(value) for name, value in gaps.items()})


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding at a place. `related` are other places that explain it.

    `titles` is what some of the gaps are called in each language; it is said in place of the gap.
    """

    message: Message
    location: Location
    gaps: Mapping[str, str]
    related: tuple[Location, ...] = ()
    titles: Mapping[str, Text] = field(default_factory=dict)
