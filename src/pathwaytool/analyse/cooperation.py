"""Who holds the cooperation together: actors as the ends of what passes between them.

Everything here counts the drawing alone: every way that is written, whoever can take it.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeAlias

import networkx as nx

from pathwaytool.analyse.graph import receiver_of
from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import Pathway, Transition

Actors: TypeAlias = "nx.Graph[str]"
Passings: TypeAlias = "nx.MultiDiGraph[str]"
Flow: TypeAlias = "nx.DiGraph[Hashable]"

FEWEST_FOR_GROUPS = 6
"""Fewer actors than this are one group; to part them says nothing."""


@dataclass(frozen=True, slots=True)
class Passing:
    """What passes from one actor to another along one way.

    `documents` and `basis` are empty where no sector border is crossed.
    """

    giver: str
    receiver: str
    way: Transition
    documents: tuple[str, ...]
    basis: tuple[str, ...]
    consent: bool


@dataclass(frozen=True, slots=True)
class ActorStanding:
    """How an actor stands in the cooperation.

    `between` is the share of all pairs of other actors whose shortest connection goes through this
    one: betweenness centrality, from 0 to 1 (Freeman 1977). `is_joint`: without this actor some of
    the others are cut off from each other (an articulation point).
    """

    actor: str
    between: float
    is_joint: bool
    gives: int
    receives: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The fewest hand-offs that must fail before nothing from one sector reaches another."""

    origin: str
    to: str
    ways: tuple[Transition, ...]


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Who holds a pathway together.

    `standings` has those first who stand between most others. `groups` are actors who pass more to
    each other than to the rest, the largest first; one group where there are few. `apart` are
    groups that nothing passes between at all.
    """

    passings: tuple[Passing, ...]
    standings: tuple[ActorStanding, ...]
    cuts: tuple[Cut, ...]
    groups: tuple[tuple[str, ...], ...]
    apart: tuple[tuple[str, ...], ...]

    @property
    def joints(self) -> tuple[ActorStanding, ...]:
        """Return those without whom the cooperation falls apart."""
        return tuple(one for one in self.standings if one.is_joint)

    @property
    def only_give(self) -> tuple[str, ...]:
        """Return those to whom nothing is passed."""
        return tuple(one.actor for one in self.standings if not one.receives)

    @property
    def only_receive(self) -> tuple[str, ...]:
        """Return those who pass nothing on."""
        return tuple(one.actor for one in self.standings if not one.gives)


def cooperation_of(pathway: Pathway) -> Cooperation:
    """Return who holds a pathway together, in the order of its file where nothing else orders."""
    passings = tuple(_passings(pathway))
    graph: Passings = nx.MultiDiGraph()
    graph.add_edges_from((one.giver, one.receiver) for one in passings)
    known: Actors = nx.Graph(graph)
    return Cooperation(
        passings,
        _standings(graph, known),
        tuple(_cuts(pathway)),
        _groups(known),
        _ordered(nx.connected_components(known), known),
    )


def _passings(pathway: Pathway) -> Iterator[Passing]:
    for step in pathway.steps.values():
        for way in step.transitions:
            receiver = receiver_of(way, pathway)
            if receiver is None or receiver == step.accountable:
                continue
            one = way.handoff
            yield Passing(
                step.accountable,
                receiver,
                way,
                one.documents if one else (),
                one.basis if one else (),
                one.consent if one else False,
            )


def _standings(graph: Passings, known: Actors) -> tuple[ActorStanding, ...]:
    between: Mapping[str, float] = nx.betweenness_centrality(known)
    joints = set(nx.articulation_points(known))
    found = [
        ActorStanding(
            actor,
            round(between[actor], 4),
            actor in joints,
            graph.out_degree(actor),
            graph.in_degree(actor),
        )
        for actor in known
    ]
    return tuple(sorted(found, key=lambda one: -one.between))


def _cuts(pathway: Pathway) -> Iterator[Cut]:
    sectors = tuple(dict.fromkeys(step.sector for step in pathway.steps.values()))
    flow = _flow(pathway)
    for origin in sectors:
        for to in sectors:
            if origin != to and (ways := _cut(flow, pathway, origin, to)):
                yield Cut(origin, to, ways)


def _flow(pathway: Pathway) -> Flow:
    """Return the steps with a capacity of 1 for each hand-off; other ways cannot be cut."""
    flow: Flow = nx.DiGraph()
    flow.add_nodes_from(pathway.steps)
    for step in pathway.steps.values():
        for way in step.transitions:
            if way.to not in pathway.steps:
                continue
            if way.handoff is None:
                flow.add_edge(way.origin, way.to)
                flow[way.origin][way.to].pop("capacity", None)
            elif not flow.has_edge(way.origin, way.to):
                flow.add_edge(way.origin, way.to, capacity=1)
            elif "capacity" in flow[way.origin][way.to]:
                flow[way.origin][way.to]["capacity"] += 1
    return flow


def _cut(flow: Flow, pathway: Pathway, origin: str, to: str) -> tuple[Transition, ...]:
    asked = flow.copy()
    # Tuples, so that no step can have the name of what stands for a whole sector.
    source, sink = ("from", origin), ("to", to)
    for step in pathway.steps.values():
        if step.sector == origin:
            asked.add_edge(source, step.id)
        if step.sector == to:
            asked.add_edge(step.id, sink)
    try:
        _, (before, _after) = nx.minimum_cut(asked, source, sink)
    except nx.NetworkXUnbounded:  # a way over the border that is no hand-off: `handoff-missing`
        return ()
    return tuple(
        way
        for step in pathway.steps.values()
        for way in step.transitions
        if way.origin in before and way.to in pathway.steps and way.to not in before
    )


def _groups(known: Actors) -> tuple[tuple[str, ...], ...]:
    if len(known) < FEWEST_FOR_GROUPS:
        return (tuple(known),) if len(known) else ()
    return _ordered(nx.community.greedy_modularity_communities(known), known)


def _ordered(groups: Iterable[Iterable[str]], known: Actors) -> tuple[tuple[str, ...], ...]:
    order = {actor: place for place, actor in enumerate(known)}
    sorted_groups = (tuple(sorted(group, key=order.__getitem__)) for group in groups)
    return tuple(sorted(sorted_groups, key=lambda group: (-len(group), order[group[0]])))
