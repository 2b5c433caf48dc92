"""Every step can be reached from a start.

A step that nobody can arrive at is left over, or has lost the transition that led to it. Where a
choice has an answer that no branch is for, that choice is named: the branch may be missing there.

Fix: let another step lead to it, make it a start, or delete it.
"""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.check.graph import reachable
from pathwaytool.check.rule import Setting
from pathwaytool.locales import words
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.text import Text
from pathwaytool.prove.tell.naming import in_all, titles_of

MESSAGE = Message(
    "unreachable-step",
    Severity.ERROR,
    "No way from a start leads to “{step}”. {lost}",
    "Let another step lead to “{step}”, make it a start, or delete it.",
)


def check(pathway: Pathway, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a finding for each step or end where something unreachable begins."""
    graph = setting.graph
    seen = reachable(graph.onward, graph.starts)
    places = {step.id: step.place for step in pathway.steps.values()}
    places |= {end.id: end.place for end in pathway.ends.values()}
    lost = [node for node in graph.nodes if node not in seen]
    # What only follows from something lost is mended with it, so it is not told of on its own.
    followers = {child for node in lost for child in graph.onward[node] if child != node}
    first = [node for node in lost if node not in followers] or lost[:1]
    gaping = _gaping(pathway) if first else ()
    related = tuple(pathway.source.key((*step.place.pointer, "next")) for step in gaping)
    for node in first:
        found = MESSAGE.at(places[node].key(), step=node, lost=" ".join(one.id for one in gaping))
        yield replace(found, related=related, titles={"lost": _lost(pathway, gaping)})


def _gaping(pathway: Pathway) -> tuple[Step, ...]:
    # Heavy, and only wanted where something is lost.
    from pathwaytool.prove.bound.gaps import gaping_choices

    return gaping_choices(pathway)


def _lost(pathway: Pathway, gaping: tuple[Step, ...]) -> Text:
    """Say after which choices a branch may be missing; nothing where there are none."""

    def say(language: str) -> str:
        names = titles_of([step.id for step in gaping], pathway, language)
        return words(language, "parts")["lost-branch"].format(names=names) if gaping else ""

    return in_all(say)
