"""What the tool has to say to the author of a pathway."""

import re
from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.model.civil_numbers import (
    HIDDEN,
    civil_numbers,
    has_hidden_digits,
    without_civil_numbers,
)
from pathwaytool.model.position import Edit, Location, Pointer, Span
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
        """Return this finding at a place, its gaps filled; no gap repeats a civil number."""
        hide = _without_digits if has_hidden_digits(location.text) else without_civil_numbers
        said = {name: hide(str(value)) for name, value in gaps.items()}
        return Diagnostic(self, location, said)


def _without_digits(text: str) -> str:
    """Return `text` without its longer numbers: a gap may hold a part of a civil number only."""
    return re.sub(r"\d{3,}", lambda digits: HIDDEN * len(digits[0]), text)


@dataclass(frozen=True, slots=True)
class Accepted:
    """That somebody has accepted a finding: why, and the last day that holds."""

    because: Text
    review: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding at a place. `related` are other places that explain it.

    `accepted` tells that it is known and needs no mending yet; it is counted, and fails nothing.
    `titles` is what some of the gaps are called in each language; it is said in place of the gap.
    `edit` is the mend where there is only one and it is exact: applied, it ends the finding.
    """

    message: Message
    location: Location
    gaps: Mapping[str, str]
    related: tuple[Location, ...] = ()
    titles: Mapping[str, Text] = field(default_factory=dict)
    edit: Edit | None = None
    accepted: Accepted | None = None

    @property
    def is_error(self) -> bool:
        """Tell whether it must be mended; what is accepted need not be."""
        return self.message.severity == Severity.ERROR and self.accepted is None

    @property
    def about(self) -> Pointer:
        """Return the way to what it is about, such as ("steps", "plan", "next"); () is the file."""
        return self.location.pointer

    def mended(self, replacement: str, span: Span | None = None) -> "Diagnostic":
        """Return this finding with its exact mend: other text at its own place, or at `span`.

        An edit never repeats a civil number: then the finding is as it was.
        """
        if civil_numbers(replacement):
            return self
        edit = Edit(self.location.path, span or self.location.span, replacement)
        return replace(self, edit=edit)
