"""A pathway as a graph that anybody can put questions of their own to."""

from collections.abc import Mapping
from typing import TypeAlias

import networkx as nx

from pathwaytool.locales.conditions import condition_sentence
from pathwaytool.locales.times import birthday_words, duration_words
from pathwaytool.model.pathway import End, Pathway, Step, Transition
from pathwaytool.model.text import Language
from pathwaytool.model.time import Limit

# networkx gives no type for what nodes and edges carry; ours hold text, numbers, lists and None.
Graph: TypeAlias = "nx.MultiDiGraph[str]"


def graph_of(pathway: Pathway, language: Language | None = None) -> Graph:
    """Return a pathway as a graph: steps and ends are nodes, ways are edges.

    A node has `kind` (`step` or `end`), `title`, `sector`, `phase` and `accountable`; a step also
    `form`, `contributors`, `needs`, `uses`, `gives`, `legal`, `ages`, `starts`, `waits`, `split`,
    `runs` and `limits`. An edge has `guard`, `when` (a sentence, or ""), `loop`, and `handoff`:
    None, or a mapping with `documents`, `basis`, `consent`, `receiver` and `limit`. Ways that lead
    nowhere are left out. Texts are in `language`, by default the first of the file. Says nothing of
    who can take which way: that is the proof's.
    """
    spoken = language or (pathway.languages[0] if pathway.languages else "da")
    graph: Graph = nx.MultiDiGraph(id=pathway.id, title=pathway.title.in_(spoken))
    for step in pathway.steps.values():
        graph.add_node(step.id, **_of_step(step, pathway, spoken))
    for end in pathway.ends.values():
        graph.add_node(end.id, **_of_end(end, spoken))
    for step in pathway.steps.values():
        for way in step.transitions:
            if way.to in graph:
                graph.add_edge(way.origin, way.to, **_of_way(way, pathway, spoken))
    return graph


def receiver_of(way: Transition, pathway: Pathway) -> str | None:
    """Return the actor who takes over what passes along a way; None at an end that names none."""
    if way.handoff and way.handoff.receiver:
        return way.handoff.receiver
    target = pathway.steps.get(way.to) or pathway.ends.get(way.to)
    return target.accountable if target else None


def _of_step(step: Step, pathway: Pathway, language: Language) -> Mapping[str, object]:
    return {
        "kind": "step",
        "title": step.title.in_(language),
        "form": step.kind.value,
        "sector": step.sector,
        "phase": step.phase,
        "accountable": step.accountable,
        "contributors": list(step.contributors),
        "needs": list(step.needs),
        "uses": list(step.uses),
        "gives": list(step.gives),
        "legal": list(step.legal),
        "ages": list(step.ages or pathway.ages or ()),
        "starts": step.start is not None,
        "waits": step.waits.value,
        "split": step.split.value,
        "runs": step.runs or "",
        "limits": [_limit(limit, language) for limit in step.within],
    }


def _of_end(end: End, language: Language) -> Mapping[str, object]:
    return {
        "kind": "end",
        "title": end.title.in_(language),
        "sector": end.sector or "",
        "phase": end.phase or "",
        "accountable": end.accountable or "",
        "gives": list(end.gives),
    }


def _of_way(way: Transition, pathway: Pathway, language: Language) -> Mapping[str, object]:
    said = condition_sentence(way.when, pathway.facts, language) if way.when else ""
    return {
        "guard": way.guard.value,
        "when": said,
        "loop": way.loop or "",
        "handoff": _handoff(way, pathway, language),
    }


def _handoff(way: Transition, pathway: Pathway, language: Language) -> Mapping[str, object] | None:
    one = way.handoff
    if one is None:
        return None
    return {
        "documents": list(one.documents),
        "basis": list(one.basis),
        "consent": one.consent,
        "receiver": receiver_of(way, pathway) or "",
        "limit": _limit(one.within, language) if one.within else "",
    }


def _limit(limit: Limit, language: Language) -> str:
    if limit.birthday is not None:
        return f"{limit.kind.value}: {birthday_words(limit.birthday, language)}"
    if limit.duration is None:
        return limit.text.in_(language) if limit.text else ""
    return f"{limit.kind.value}: {duration_words(limit.duration, language)}"
