"""Rules asked about a pathway, an edition, a topic and the library as a whole."""

from collections.abc import Iterable
from itertools import chain

from pathwaytool.check.found import has_errors
from pathwaytool.check.graph import step_graph
from pathwaytool.check.references import edition_references, pathway_references
from pathwaytool.check.rule import Locally, Outline, Setting, Whole
from pathwaytool.check.rules import LEFT_OVER, STAGES
from pathwaytool.check.texts import pathway_texts
from pathwaytool.localise import localised
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.edition import Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.resting import runs_of
from pathwaytool.model.topic import Topic


def check_pathway(pathway: Pathway, setting: Setting) -> list[Diagnostic]:
    """Return what the rules find in one pathway, up to the first stage with an error.

    They look at that pathway, the registers, the pathways that it runs and the names of the others.
    """
    found: list[Diagnostic] = []
    for stage in STAGES:
        for rule in stage:
            if rule.check and pathway.level in rule.levels:
                found += rule.check(pathway, setting)
        if has_errors(found):
            break
    return found


def check_edition(edition: Edition, library: Library) -> list[Diagnostic]:
    """Return what the rules find in an edition, up to the first stage with an error.

    What holds of the pathway as it then is, is not looked at: see `check_pathway`.
    """
    found: list[Diagnostic] = []
    there = localised(edition, library)
    locally = Locally(edition, library, there.attempts if there else ())
    for stage in STAGES:
        for rule in stage:
            if rule.check_edition:
                found += rule.check_edition(locally)
        if has_errors(found):
            break
    return found


def check_topic(topic: Topic, whole: Whole) -> list[Diagnostic]:
    """Return what the rules find in one topic, up to the first stage with an error."""
    found: list[Diagnostic] = []
    for stage in STAGES:
        for rule in stage:
            if rule.check_topic:
                found += rule.check_topic(topic, whole)
        if has_errors(found):
            break
    return found


def check_whole(whole: Whole, others: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what the rules find in topics and in the library as a whole, such as an unused entry.

    What is left over is not told where there are errors, also among the `others` that were found.
    """
    found = [one for topic in whole.library.topics.values() for one in check_topic(topic, whole)]
    found += [
        one
        for stage in STAGES
        if stage is not LEFT_OVER
        for rule in stage
        if rule.check_library
        for one in rule.check_library(whole)
    ]
    if not has_errors(chain(others, found)):
        found += [
            one for rule in LEFT_OVER if rule.check_library for one in rule.check_library(whole)
        ]
    return found


def setting_of(pathway: Pathway, library: Library, date: str) -> Setting:
    """Return what the rules may need beside the pathway itself."""
    return Setting(
        library=library,
        date=date,
        graph=step_graph(pathway),
        references=tuple(pathway_references(pathway)),
        texts=tuple(pathway_texts(pathway)),
    )


def outline_of(pathway: Pathway, setting: Setting) -> Outline:
    """Return what the rules about the whole library need to know of a pathway."""
    return Outline(
        frozenset((reference.kind, reference.id) for reference in setting.references),
        runs_of(pathway),
    )


def outline_of_edition(edition: Edition) -> Outline:
    """Return what the rules about the whole library need to know of an edition."""
    return Outline(frozenset((one.kind, one.id) for one in edition_references(edition)), ())
