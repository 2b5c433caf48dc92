"""No reader meets a page half in another language: what stands first is in all three."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import pathwaytool
from pathwaytool.api import library_from
from pathwaytool.check.texts import pathway_texts
from pathwaytool.locales import LANGUAGES
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Text
from pathwaytool.model.topic import Topic
from pathwaytool.publish.gather.reading import readings_of
from tests.site.libraries import ROOT

LIBRARY = library_from(ROOT / "pathways")


def first_met(pathway: Pathway) -> Iterator[Text]:
    yield from (pathway.title, pathway.summary)
    for step in pathway.steps.values():
        yield step.title
        yield from (limit.text for limit, _ in step.limits if limit.text)
    yield from (end.title for end in pathway.ends.values())
    yield from (one.text for one in pathway.not_stated)


def first_met_of(topic: Topic) -> Iterator[Text]:
    yield from (topic.title, topic.summary)
    yield from (one.title for one in topic.sections.values())
    yield from (one.text for one in topic.not_stated)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_reader_meets_first_is_in_every_language(language: str) -> None:
    texts = [text for one in LIBRARY.pathways.values() for text in first_met(one)]
    texts += [text for topic in LIBRARY.topics.values() for text in first_met_of(topic)]
    assert len(texts) > 300
    assert [text.versions[0][1] for text in texts if not text.has(language)] == []


TOOL_WORDS = {
    "da": (
        "waits",
        "ages",
        "seed",
        "found",
        "proposed",
        "unverified",
        "yaml",
        "logaritmisk",
        "faktum",
        *("løkke", "løkken", "gren", "grenen", "grene", "grenene"),
    ),
    "en": ("waits_any", "yaml", "boolean", "enum", "logarithmic"),
    "sv": (
        *("waits", "ages", "seed", "found", "proposed", "unverified", "yaml", "logaritmisk"),
        *("slinga", "slingan", "gren", "grenen", "grenar"),
    ),
}
"""Words of the tool that say nothing to a reader of a pathway."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_a_pathway_speaks_as_the_tool_does(language: str) -> None:
    said = [
        text.in_(language).casefold()
        for pathway in LIBRARY.pathways.values()
        for text in written_in(pathway)
        if text.has(language)
    ]
    assert len(said) > 500
    words = {word.strip(".,;:()»«\"'") for text in said for word in text.split()}
    assert sorted(words & set(TOOL_WORDS[language])) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_pages_and_pictures_speaks_as_the_tool_does(language: str) -> None:
    named = {"da": {"faktum"}, "en": {"yaml"}, "sv": {"yaml"}}[language]
    shown = set(TOOL_WORDS[language]) - named - {"yaml"}
    folder = Path(pathwaytool.__file__).parent / "locales" / language
    read = [tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in SHOWN]
    words = {
        word.strip(".,;:()»«\"'")
        for said in read
        for text in said.values()
        for word in text.casefold().split()
    }
    assert len(words) > 300
    assert sorted(words & shown) == []


SHOWN = ("site", "draw", "story")
"""The files with the words of pages and pictures, and of what a case meets."""


def written_in(pathway: Pathway) -> list[Text]:
    return [one.text for one in pathway_texts(pathway)]


def test_no_page_is_harder_to_read_than_a_leader_or_a_young_person_can_ask() -> None:
    readings = list(readings_of(LIBRARY))
    assert len(readings) > 250
    assert [(one.path, round(one.counted.lix, 1)) for one in readings if one.is_hard] == []
