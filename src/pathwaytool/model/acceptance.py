"""Findings that somebody has accepted: which, where, why, and until when."""

from pathwaytool.dataclass import dataclass
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One entry under `accepted` in the library file.

    `finding` is the id of a rule, `at` a file of the library or the id of what stands in one, and
    `review` the last day it holds. `seen` are the marks of the findings as they were then.
    """

    place: Place
    finding: str
    at: str
    because: Text
    review: str
    seen: tuple[str, ...]
