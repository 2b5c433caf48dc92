"""A hearing: who is asked by when, what they can answer to, and what they answered."""

from enum import StrEnum

from pathwaytool.dataclass import dataclass
from pathwaytool.fingerprint import fingerprint
from pathwaytool.model.position import Place
from pathwaytool.model.text import Text

DIGITS = 6


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who answers by when. `asked` are names of organisations, never of persons; days are ISO."""

    place: Place
    begins: str | None
    until: str
    asked: tuple[str, ...]


class AnswerOutcome(StrEnum):
    """What was decided on an answer."""

    FOLLOWED = "followed"
    PARTLY = "partly"
    DECLINED = "declined"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an organisation answered to one thing in a pathway.

    `to` is the key of what it is about, see `Heard`. `outcome` and `reply` are what was decided;
    None until somebody has.
    """

    id: str
    place: Place
    pathway: str
    to: str
    organisation: str
    text: str
    outcome: AnswerOutcome | None
    reply: Text | None


WHOLE = "forloebet"
"""The key of the pathway as a whole."""

LETTERS = {"trin": "T", "frist": "F", "overlevering": "O", WHOLE: "A"}
"""What the number of each sort of thing begins with."""


def number_of(key: str) -> str:
    """Return the number of what a key names: T, F, O or A and six digits, the same for ever.

    It is made of the key alone, so that what is put in beside it moves nothing.
    """
    sort = key.partition("/")[0]
    return f"{LETTERS[sort]}{int(fingerprint(key), 16) % 10**DIGITS:0{DIGITS}}"
