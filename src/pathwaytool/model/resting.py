"""What rests on what in a library, near and far: said here and nowhere else.

All that is kept between runs - findings, proofs, pages - has keys that are worked out from this.
"""

from collections.abc import Callable, Iterable, Mapping

from pathwaytool.dataclass import dataclass
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.position import SourceFile
from pathwaytool.model.topic import Topic, TopicAdvice


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on what.

    Shape of `below`: pathway id to the ids of the pathways that it names: those that its steps run,
    and those whose ends its facts are. Of `advised`: topic
    id to the ids of the pathways that it advises on. Both name only what is there. Of `callers`:
    pathway id to the pathways and the steps that run it. Of `advice`: pathway id and step id to
    topics and their advice. On the files in `shared` - the library file, the registers, the
    editions - every pathway and every topic rests.
    """

    below: Mapping[str, tuple[str, ...]]
    advised: Mapping[str, tuple[str, ...]]
    callers: Mapping[str, tuple[tuple[Pathway, Step], ...]]
    advice: Mapping[tuple[str, str], tuple[tuple[Topic, TopicAdvice], ...]]
    shared: tuple[SourceFile, ...]

    def under_pathway(self, id_: str) -> tuple[str, ...]:
        """Return the pathway and those that it names, near or far: what its proof rests on."""
        return reached([id_], self.below.__getitem__)

    def under_topic(self, id_: str) -> tuple[str, ...]:
        """Return the pathways that a topic advises on, and those that they name, near or far."""
        return reached(self.advised[id_], self.below.__getitem__)

    def advising(self, id_: str) -> tuple[str, ...]:
        """Return the topics that advise on a pathway."""
        return tuple(topic for topic, pathways in self.advised.items() if id_ in pathways)


def reached(starts: Iterable[str], next_to: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Return `starts` and all that they lead to, the nearest first; `next_to` leads one step on."""
    found = list(dict.fromkeys(starts))
    seen = set(found)
    for one in found:  # it grows while we walk it
        for name in next_to(one):
            if name not in seen:
                seen.add(name)
                found.append(name)
    return tuple(found)


def resting_of(library: Library) -> Resting:
    """Work out what rests on what in a library."""
    pathways, topics = library.pathways, library.topics
    own = {one.source.path for one in pathways.values()}
    own |= {one.source.path for one in topics.values()}
    return Resting(
        below={id_: named_in(library, id_) for id_ in pathways},
        advised={
            id_: tuple(advised for advised in advised_by(one) if advised in pathways)
            for id_, one in topics.items()
        },
        callers=_callers(library),
        advice=_advice(library),
        shared=tuple(one for one in library.files if one.path not in own),
    )


def runs_of(pathway: Pathway) -> tuple[str, ...]:
    """Return what the steps of a pathway run, in their order, whether it is there or not."""
    return tuple(dict.fromkeys(step.runs for step in pathway.steps.values() if step.runs))


def named_in(library: Library, id_: str) -> tuple[str, ...]:
    """Return the ids of the pathways that a pathway rests on at once, and that are there."""
    pathway = library.pathways[id_]
    outcomes = [fact.outcomes_of for fact in pathway.facts.values() if fact.outcomes_of]
    named = dict.fromkeys((*runs_of(pathway), *outcomes))
    return tuple(name for name in named if name in library.pathways)


def runs_in(library: Library, id_: str) -> tuple[str, ...]:
    """Return the ids of the pathways that the steps of a pathway run and that are there."""
    return tuple(run for run in runs_of(library.pathways[id_]) if run in library.pathways)


def advised_by(topic: Topic) -> tuple[str, ...]:
    """Return what a topic advises on, in its order, whether it is there or not."""
    return tuple(dict.fromkeys(id_ for one in topic.advice.values() for id_ in one.steps))


def _callers(library: Library) -> Mapping[str, tuple[tuple[Pathway, Step], ...]]:
    found: dict[str, list[tuple[Pathway, Step]]] = {}
    for pathway in library.pathways.values():
        for step in pathway.steps.values():
            if step.runs:
                found.setdefault(step.runs, []).append((pathway, step))
    return {id_: tuple(callers) for id_, callers in found.items()}


def _advice(library: Library) -> Mapping[tuple[str, str], tuple[tuple[Topic, TopicAdvice], ...]]:
    found: dict[tuple[str, str], list[tuple[Topic, TopicAdvice]]] = {}
    for topic in library.topics.values():
        for one in topic.advice.values():
            for id_, steps in one.steps.items():
                for step_id in steps:
                    found.setdefault((id_, step_id), []).append((topic, one))
    return {at: tuple(rows) for at, rows in found.items()}
