"""Each system of the five source texts has its pathway or page, and says what is not stated."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Text
from pathwaytool.model.topic import Topic
from tests.library import recorded


class System(NamedTuple):
    """A system: its file's id, country, level (None for a topic), language and source text."""

    id: str
    country: str
    level: str | None
    language: str
    source: str


SYSTEMS = (
    System("forloebsbeskrivelse", "dk", "organisation", "da", "SRC-SEED-FB"),
    System("siri-raadgivning", "dk", "organisation", "da", "SRC-SEED-SIRI"),
    System("aalborg-haard-kerne", "dk", "area", "da", "SRC-SEED-AALBORG"),
    System("aalborg-omraade", "dk", "area", "da", "SRC-SEED-AALBORG"),
    System("forstarkningsteam", "se", "organisation", "sv", "SRC-SEED-FORSTARK"),
    System("sig", "se", "child", "sv", "SRC-SEED-FORSTARK"),
    System("sspf", "se", "child", "sv", "SRC-SEED-FORSTARK"),
    System("avhoppare", "se", "child", "sv", "SRC-SEED-KONF"),
    System("avhopparuppdraget", "se", "organisation", "sv", "SRC-SEED-KONF"),
    System("kvinnor-i-kriminella-miljoer", "se", None, "sv", "SRC-SEED-KONF"),
    System("evidens-val-av-insats", "se", "organisation", "sv", "SRC-SEED-KONF"),
    System("familjeakademin", "se", "area", "sv", "SRC-SEED-KONF"),
    System("unga-insatser", "se", "child", "sv", "SRC-SEED-KONF"),
)
"""The eleven systems; the work with avhoppare has a pathway on each of its two levels, and
Familjeakademin and Unga Insatser are one system in the plan but two pathways."""

every_system = pytest.mark.parametrize("system", SYSTEMS, ids=[one.id for one in SYSTEMS])


def _file(system: System) -> Pathway | Topic:
    library = recorded.library()
    return library.topics[system.id] if system.level is None else library.pathways[system.id]


@every_system
def test_system_has_its_level_country_and_language(system: System) -> None:
    file = _file(system)
    level = file.level.value if isinstance(file, Pathway) else None
    assert (level, file.country) == (system.level, system.country)
    assert file.languages[0] == system.language


@every_system
def test_system_says_what_its_source_does_not(system: System) -> None:
    assert _file(system).not_stated


@every_system
def test_title_is_read_in_three_languages(system: System) -> None:
    assert {code for code, _ in _file(system).title.versions} == {"da", "en", "sv"}


def _large_words(pathway: Pathway) -> Iterator[Text]:
    """Yield what stands in pictures and headings: titles, and the answers on the branches."""
    for parts in (pathway.about, pathway.decisions, pathway.facts, pathway.loops):
        yield from (one.title for one in parts.values())
    for fact in pathway.facts.values():
        yield from fact.labels.values()
    for step in pathway.steps.values():
        yield step.title
        yield from (way.label for way in step.transitions if way.label)
    yield from (end.title for end in pathway.ends.values())


@pytest.mark.parametrize("id_", sorted(recorded.library().pathways))
def test_titles_and_branches_are_read_in_three_languages(id_: str) -> None:
    said = _large_words(recorded.library().pathways[id_])
    missing = [text.in_("da") for text in said if not all(map(text.has, ("da", "en", "sv")))]
    assert missing == []


@pytest.mark.parametrize("id_", sorted(recorded.library().topics))
def test_headings_of_topics_are_read_in_three_languages(id_: str) -> None:
    titles = [one.title for one in recorded.library().topics[id_].sections.values()]
    assert [one.in_("da") for one in titles if len(one.versions) < 3] == []


@every_system
def test_system_rests_on_its_source_text(system: System) -> None:
    statements = recorded.library().statements
    assert system.source in {statements[id_].source for id_ in _cited(_file(system))}


def test_every_swedish_pathway_is_a_system() -> None:
    library = recorded.library()
    swedish = {one.id for one in library.pathways.values() if one.country == "se"}
    assert swedish == {one.id for one in SYSTEMS if one.country == "se" and one.level}


def test_four_courses_can_be_chosen_alone_or_together() -> None:
    library = recorded.library()
    run = {step.runs for step in library.pathways["siri-raadgivning"].steps.values()} - {None}
    assert run == {"siri-samarbejde", "siri-opsporing", "siri-udredning", "siri-indsatser"}


def test_prison_sentence_is_served_within_a_month() -> None:
    steps = recorded.library().pathways["aalborg-haard-kerne"].steps.values()
    limits = [limit for step in steps for limit in step.within if "SD-10" in limit.cites]
    assert limits, [step.id for step in steps]


def _cited(file: Pathway | Topic) -> set[str]:
    if isinstance(file, Topic):
        cites = [section.cites for section in file.sections.values()]
        cites += [advice.cites for advice in file.advice.values()]
    else:
        cites = [step.cites for step in file.steps.values()]
        cites += [section.cites for section in file.about.values()]
    return {id_ for one in cites for id_ in one}
