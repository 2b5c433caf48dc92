"""A topic: what is known about a question, and what it means for the steps of pathways."""

from collections.abc import Mapping

from pathwaytool.dataclass import dataclass
from pathwaytool.model.aspect import Section, Unstated
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.pathway import Status
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.text import Language, Text


@dataclass(frozen=True, slots=True)
class TopicAdvice:
    """What a pathway must take care of. Shape of `steps`: pathway id to ids of its steps."""

    id: str
    place: Place
    text: Text
    cites: tuple[str, ...]
    confidence: Confidence
    steps: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Topic:
    """A whole topic file: a page of knowledge. Mappings are keyed by id, in the file's order.

    `languages` are those the file promises, that of its plain texts first.
    """

    id: str
    source: SourceFile
    languages: tuple[Language, ...]
    country: str | None
    status: Status
    version: str
    title: Text
    summary: Text
    sections: Mapping[str, Section]
    advice: Mapping[str, TopicAdvice]
    not_stated: tuple[Unstated, ...]

    @property
    def place(self) -> Place:
        """Return the top of the file."""
        return Place(self.source)
