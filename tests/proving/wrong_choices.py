"""Kinds of mistake in a choice: branches and their conditions. The other kinds: `mistakes.py`."""

from collections.abc import Callable, Iterator

from pathwaytool.model.condition import Condition, Every, Is, Not, Value
from pathwaytool.model.pathway import Fact, Guard, Pathway, Split, Step
from tests.proving.planting import Edit, again, cut, put, rename, written

Mistake = tuple[list[Edit], str]
"""Edits of the text, and the step that the proof finds at fault (empty: the beginning)."""

Planter = Callable[[Pathway], Iterator[Mistake]]


def branching(pathway: Pathway, split: Split) -> Iterator[Step]:
    return (step for step in pathway.steps.values() if step.split == split)


def has_rest(step: Step) -> bool:
    return any(one.guard == Guard.OTHERWISE for one in step.transitions)


def named(condition: Condition | None) -> Is | None:
    """Return the first plain test of a condition."""
    match condition:
        case Is():
            return condition
        case Every((first, *_)):
            return named(first)
        case _:
            return None


def _tested(
    pathway: Pathway, condition: Condition | None, change: Callable[[Fact, Is], tuple[Value, ...]]
) -> Condition | None:
    test = named(condition)
    if test is None or test.fact not in pathway.facts:
        return None
    values = change(pathway.facts[test.fact], test)
    if not values or values == test.values:
        return None
    fresh = Is(test.fact, values)
    if isinstance(condition, Every):
        return Every((fresh, *condition.parts[1:]))
    return fresh


def drop_a_branch(pathway: Pathway) -> Iterator[Mistake]:
    for step in branching(pathway, Split.ONE):
        if not has_rest(step) and len(step.transitions) > 2:
            for way in step.transitions:
                yield [cut(pathway, way.place.pointer, step)], step.id


def _with_tests(
    pathway: Pathway, change: Callable[[Fact, Is], tuple[Value, ...]]
) -> Iterator[Mistake]:
    for step in branching(pathway, Split.ONE):
        if has_rest(step):
            continue
        for way in step.transitions:
            changed = _tested(pathway, way.when, change)
            if changed is not None:
                yield [put(pathway, (*way.place.pointer, "when"), written(changed))], step.id


def widen_a_condition(pathway: Pathway) -> Iterator[Mistake]:
    yield from _with_tests(pathway, lambda fact, test: fact.domain)


def narrow_a_condition(pathway: Pathway) -> Iterator[Mistake]:
    yield from _with_tests(pathway, lambda fact, test: test.values[1:])


def turn_a_condition_round(pathway: Pathway) -> Iterator[Mistake]:
    for step in branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.when is not None and not has_rest(step):
                turned = written(Not(way.when))
                yield [put(pathway, (*way.place.pointer, "when"), turned)], step.id


def write_a_branch_twice(pathway: Pathway) -> Iterator[Mistake]:
    for step in branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.when is not None:
                yield [again(pathway, way.place.pointer)], step.id


def forget_otherwise(pathway: Pathway) -> Iterator[Mistake]:
    for step in branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.guard == Guard.OTHERWISE:
                yield [cut(pathway, way.place.pointer, step)], step.id


def forget_always(pathway: Pathway) -> Iterator[Mistake]:
    for step in branching(pathway, Split.EACH):
        for way in step.transitions:
            if way.guard == Guard.ALWAYS and len(step.transitions) > 1:
                yield [cut(pathway, way.place.pointer, step)], step.id


def each_becomes_one(pathway: Pathway) -> Iterator[Mistake]:
    for step in branching(pathway, Split.EACH):
        if not any(way.guard == Guard.ALWAYS for way in step.transitions):
            yield [rename(pathway, (*step.place.pointer, "next", "each"), "one")], step.id


def drop_a_branch_of_several(pathway: Pathway) -> Iterator[Mistake]:
    for step in branching(pathway, Split.EACH):
        if not any(way.guard == Guard.ALWAYS for way in step.transitions):
            for way in step.transitions:
                yield [cut(pathway, way.place.pointer, step)], step.id


def nothing_follows(pathway: Pathway) -> Iterator[Mistake]:
    for step in branching(pathway, Split.THEN):
        yield [cut(pathway, (*step.place.pointer, "next"), step)], step.id


WRONG_CHOICES: tuple[Planter, ...] = (
    drop_a_branch,
    widen_a_condition,
    narrow_a_condition,
    turn_a_condition_round,
    write_a_branch_twice,
    forget_otherwise,
    forget_always,
    each_becomes_one,
    drop_a_branch_of_several,
    nothing_follows,
)
