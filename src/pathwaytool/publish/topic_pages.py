"""Knowledge: a page for each topic, and the list of them."""

from collections.abc import Iterator, Mapping
from functools import partial

from pathwaytool.model.topic import Topic
from pathwaytool.publish import tables
from pathwaytool.publish.desk import About, Desk
from pathwaytool.publish.portrait import title_of
from pathwaytool.publish.shelves import rooms_of
from pathwaytool.publish.site import Found, Page
from pathwaytool.publish.writer import Writer


def topic_pages(desk: Desk) -> Iterator[Page]:
    """Yield the list of topics and a page for each; nothing where the library has none."""
    word, topics = desk.writer.word, desk.library.topics
    if topics:
        about = About(desk.keys.whole, word("topics_what"))
        yield desk.page("viden/index", word("topics"), "topics.html", _topics, about=about)
    for topic in topics.values():
        yield desk.page(
            f"viden/{topic.id}",
            desk.writer.plain(topic.title),
            "topic.html",
            partial(_topic, topic),
            about=About(
                desk.keys.topics[topic.id],
                desk.writer.plain(topic.summary),
                tuple(_found(topic, desk.writer)),
                topic.languages,
            ),
        )


def _topic(topic: Topic, writer: Writer) -> Mapping[str, object]:
    return {"topic": topic, "sources": tables.sources_of_topic(topic, writer.library)}


def _found(topic: Topic, writer: Writer) -> Iterator[Found]:
    title, kind = writer.plain(topic.title), writer.word("found_topic")
    yield Found(title, kind, writer.plain(topic.summary), weight=4)
    for one in topic.sections.values():
        own = f"{writer.plain(one.title)} – {title}"
        yield Found(own, kind, writer.plain(one.text), f"afsnit-{one.id}")
    for advice in topic.advice.values():
        yield Found(writer.plain(advice.text), kind, title, f"raad-{advice.id}")


def _topics(writer: Writer) -> Mapping[str, object]:
    rooms = rooms_of(writer.library)
    return {
        "rooms": [
            (room.id, title_of(room, writer), shelf.topics)
            for room in rooms
            for shelf in room.shelves
            if shelf.topics
        ]
    }
