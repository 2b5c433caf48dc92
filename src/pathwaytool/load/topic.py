"""Plain data to a topic."""

from pathwaytool.load.aspect import section_of, unstated_of
from pathwaytool.load.text import Part
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.pathway import Status
from pathwaytool.model.text import Language
from pathwaytool.model.topic import Topic, TopicAdvice


def topic_of(part: Part, languages: tuple[Language, ...]) -> Topic:
    """Return the topic of a file that fits the schema; `languages` are the library's."""
    return Topic(
        id=part.string("topic"),
        source=part.source,
        languages=tuple(part.data.get("languages", languages)),
        country=part.string_or_none("country"),
        status=Status(part.string("status")),
        version=part.string("version"),
        title=part.text("title"),
        summary=part.text("summary"),
        sections=part.entries("sections", section_of),
        advice=part.entries("advice", _advice),
        not_stated=tuple(unstated_of(one) for one in part.items("not_stated")),
    )


def _advice(id_: str, part: Part) -> TopicAdvice:
    return TopicAdvice(
        id=id_,
        place=part.place,
        text=part.text("text"),
        cites=part.ids("cites"),
        confidence=part.confidence(Confidence.PROPOSED),
        steps={pathway: tuple(steps) for pathway, steps in part.data.get("steps", {}).items()},
    )
