"""Example cases: invented young persons, and what must, may and must never happen to them."""

from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Condition
from pathwaytool.model.position import Place
from pathwaytool.model.promise import Happening
from pathwaytool.model.text import Text


@dataclass(frozen=True, slots=True)
class Example:
    """One example case. Of each list, every entry is expected by itself.

    `facts` is what is known from the start and what is decided on the way, whenever it is; a fact
    that is not named may be anything.
    """

    id: str
    place: Place
    title: Text
    facts: Condition
    must: Happening
    may: Happening
    never: Happening
    note: Text | None
