"""How the parts of a library hang together: who runs whom, and which knowledge touches a step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.model.topic import Topic, TopicAdvice
from pathwaytool.publish.order.grouping import country_groups, main_entry


@dataclass(frozen=True, slots=True)
class Relations:
    """What a page must know of other files than its own.

    Shape of `callers`: pathway id to the pathways and the steps that run it. Shape of `advice`:
    pathway id and step id to topics and their advice. `main` is the pathway that a reader meets
    first; its target group is the library's.
    """

    callers: Mapping[str, Sequence[tuple[Pathway, Step]]]
    advice: Mapping[tuple[str, str], Sequence[tuple[Topic, TopicAdvice]]]
    main: Pathway | None


def relations_of(library: Library) -> Relations:
    """Work out what hangs together in a library."""
    callers: dict[str, list[tuple[Pathway, Step]]] = {}
    for pathway in library.pathways.values():
        for step in pathway.steps.values():
            if step.runs:
                callers.setdefault(step.runs, []).append((pathway, step))
    advice: dict[tuple[str, str], list[tuple[Topic, TopicAdvice]]] = {}
    for topic in library.topics.values():
        for one in topic.advice.values():
            for id_, steps in one.steps.items():
                for step_id in steps:
                    advice.setdefault((id_, step_id), []).append((topic, one))
    main = main_entry(country_groups(library))
    return Relations(callers, advice, main.pathway if main else None)
