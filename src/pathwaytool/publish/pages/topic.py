"""Knowledge: a page for each topic, and the list of them."""

from collections.abc import Iterator
from functools import partial

from pathwaytool.dataclass import dataclass
from pathwaytool.model.registers import Source
from pathwaytool.model.topic import Topic
from pathwaytool.publish.frame.site import Page, SearchEntry
from pathwaytool.publish.gather import tables
from pathwaytool.publish.order.grouping import country_groups
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.pages.at_a_glance import title_of
from pathwaytool.publish.words.writer import Writer


def topic_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the list of topics and a page for each; nothing where the library has none."""
    word, topics = maker.writer.word, maker.library.topics
    if topics:
        about = About(maker.keys.whole, word("topics_what"))
        yield maker.page("viden/index", word("topics"), "topics.html", _topics, about=about)
    for topic in topics.values():
        yield maker.page(
            f"viden/{topic.id}",
            maker.writer.plain(topic.title),
            "topic.html",
            partial(_topic, topic),
            about=About(
                maker.keys.topics[topic.id],
                maker.writer.plain(topic.summary),
                tuple(_found(topic, maker.writer)),
                topic.languages,
            ),
        )


@dataclass(frozen=True, slots=True)
class TopicPage:
    """What a template is given for topic."""

    topic: Topic
    sources: list[tuple[Source, int]]


def _topic(topic: Topic, writer: Writer) -> TopicPage:
    return TopicPage(topic=topic, sources=tables.sources_of_topic(topic, writer.library))


def _found(topic: Topic, writer: Writer) -> Iterator[SearchEntry]:
    title, kind = writer.plain(topic.title), writer.word("found_topic")
    yield SearchEntry(title, kind, writer.plain(topic.summary), weight=4)
    for one in topic.sections.values():
        own = f"{writer.plain(one.title)} – {title}"
        yield SearchEntry(own, kind, writer.plain(one.text), f"afsnit-{one.id}")
    for advice in topic.advice.values():
        yield SearchEntry(writer.plain(advice.text), kind, title, f"raad-{advice.id}")


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """What a template is given for topics."""

    groups: list[tuple[str, str, tuple[Topic, ...]]]


def _topics(writer: Writer) -> TopicsPage:
    groups = country_groups(writer.library)
    return TopicsPage(
        groups=[
            (group.id, title_of(group, writer), collection.topics)
            for group in groups
            for collection in group.collections
            if collection.topics
        ]
    )
