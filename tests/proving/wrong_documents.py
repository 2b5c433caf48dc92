"""Kinds of mistake in documents: who gives and who needs them. The other kinds: `mistakes.py`."""

from collections.abc import Iterator

from pathwaytool.model.pathway import Pathway, Split, Step
from tests.proving.planting import Edit, cut, put, set_key
from tests.proving.wrong_choices import Mistake, Planter, branching


def _needing(pathway: Pathway, step: Step, document: str) -> Edit:
    return set_key(pathway, step, "needs", f"[{', '.join((*step.needs, document))}]")


def _only_giver(pathway: Pathway, document: str) -> bool:
    """Tell whether just one step gives a document, that is not there from the beginning."""
    givers = [step for step in pathway.steps.values() if document in step.gives]
    return len(givers) == 1 and document not in pathway.external_documents


def forget_to_give_a_document(pathway: Pathway) -> Iterator[Mistake]:
    needed = {name for step in pathway.steps.values() for name in step.needs}
    for step in pathway.steps.values():
        for name in step.gives:
            if name in needed and _only_giver(pathway, name):
                rest = [one for one in step.gives if one != name]
                pointer = (*step.place.pointer, "gives")
                edit = put(pathway, pointer, f"[{', '.join(rest)}]")
                edit = edit._replace(around=cut(pathway, pointer, step).around)
                user = next(one for one in pathway.steps.values() if name in one.needs)
                yield [edit if rest else cut(pathway, pointer, step)], user.id


def need_what_comes_later(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        for way in step.transitions:
            after = pathway.steps.get(way.to)
            if after is None or after.id == step.id or way.loop:
                continue
            for name in after.gives:
                if _only_giver(pathway, name) and name not in step.needs:
                    yield [_needing(pathway, step, name)], step.id


def need_what_only_some_make(pathway: Pathway) -> Iterator[Mistake]:
    for step in branching(pathway, Split.ONE):
        ahead = [way for way in step.transitions if way.to in pathway.steps and not way.loop]
        for way in ahead:
            for other in ahead:
                name = next(iter(pathway.steps[other.to].gives), None)
                if other.to != way.to and name and _only_giver(pathway, name):
                    yield [_needing(pathway, pathway.steps[way.to], name)], way.to


def hand_over_what_nobody_made(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        for way in step.transitions:
            target = pathway.steps.get(way.to)
            if way.handoff and target and target.gives and target.id != step.id:
                name = target.gives[0]
                if _only_giver(pathway, name):
                    pointer = (*way.handoff.place.pointer, "documents")
                    yield [put(pathway, pointer, f"[{name}]")], step.id


WRONG_DOCUMENTS: tuple[Planter, ...] = (
    forget_to_give_a_document,
    need_what_comes_later,
    need_what_only_some_make,
    hand_over_what_nobody_made,
)
