"""How sure we are of a statement."""

from enum import StrEnum

from pathwaytool.dataclass import dataclass


class Confidence(StrEnum):
    """How a statement is known; `CHECKED` alone may carry a published pathway.

    `SEED` stands in one of the source texts, `FOUND` in a stored public source, `UNVERIFIED` is
    background knowledge, `PROPOSED` is the project's own choice for the working group to settle.
    """

    SEED = "seed"
    FOUND = "found"
    UNVERIFIED = "unverified"
    PROPOSED = "proposed"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Check:
    """That a person in a named role (never a named person) has checked it. Date: ISO, a day.

    `seen` is the mark of what it said then; None where nobody has written it.
    """

    date: str
    role: str
    seen: str | None = None
