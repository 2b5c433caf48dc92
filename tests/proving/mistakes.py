"""Thirty kinds of mistake to plant in a pathway. Each gives mutants, and the steps at fault."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from pathwaytool.model.condition import Condition, Every, Is, Not, Value, facts_read
from pathwaytool.model.control import Loop, Start
from pathwaytool.model.pathway import (
    Fact,
    Guard,
    Pathway,
    Split,
    Step,
    Transition,
    Waits,
)
from pathwaytool.model.time import Duration, Takes, Unit

Mutant = tuple[Pathway, str]
"""A pathway with a mistake in it, and the step where it was planted."""

Planter = Callable[[Pathway], Iterator[Mutant]]


def _with(pathway: Pathway, step: Step) -> Pathway:
    return replace(pathway, steps={**pathway.steps, step.id: step})


def _with_fact(pathway: Pathway, fact: Fact) -> Pathway:
    return replace(pathway, facts={**pathway.facts, fact.id: fact})


def _branching(pathway: Pathway, split: Split) -> Iterator[Step]:
    return (step for step in pathway.steps.values() if step.split == split)


def _changed(step: Step, number: int, transition: Transition) -> Step:
    transitions = list(step.transitions)
    transitions[number] = transition
    return replace(step, transitions=tuple(transitions))


def _dropped(step: Step, number: int) -> Step:
    kept = step.transitions[:number] + step.transitions[number + 1 :]
    return replace(step, transitions=kept)


def _has_rest(step: Step) -> bool:
    return any(one.guard == Guard.OTHERWISE for one in step.transitions)


def _leads(pathway: Pathway, origin: str, target: str, *, forward: bool = False) -> bool:
    """Tell whether a way of one step or more leads from one step to another."""
    seen: set[str] = set()
    busy = [origin]
    while busy:
        step = pathway.steps.get(busy.pop())
        for one in step.transitions if step else ():
            if one.to not in seen and not (forward and one.loop):
                seen.add(one.to)
                busy.append(one.to)
    return target in seen


def _meets_itself(pathway: Pathway, step: Step) -> bool:
    """Tell whether side-by-side work always leads to a step both at once and later on."""
    for other in pathway.steps.values():
        if other.split in {Split.ALL, Split.EACH}:
            to = [one.to for one in other.transitions]
            late = [one for one in to if one != step.id and one in pathway.steps]
            if step.id in to and any(_leads(pathway, one, step.id, forward=True) for one in late):
                return True
    return False


def _named(condition: Condition | None) -> Is | None:
    """Return the first plain test of a condition."""
    match condition:
        case Is():
            return condition
        case Every((first, *_)):
            return _named(first)
        case _:
            return None


def _tested(
    pathway: Pathway, condition: Condition | None, change: Callable[[Fact, Is], tuple[Value, ...]]
) -> Condition | None:
    test = _named(condition)
    if test is None or test.fact not in pathway.facts:
        return None
    values = change(pathway.facts[test.fact], test)
    fresh = Is(test.fact, values)
    if isinstance(condition, Every):
        return Every((fresh, *condition.parts[1:]))
    return fresh


def drop_a_branch(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.ONE):
        if not _has_rest(step):
            for number in range(len(step.transitions)):
                yield _with(pathway, _dropped(step, number)), step.id


def widen_a_condition(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.ONE):
        if _has_rest(step):
            continue
        for number, one in enumerate(step.transitions):
            wider = _tested(pathway, one.when, lambda fact, test: fact.domain)
            if wider is not None and wider != one.when:
                yield _with(pathway, _changed(step, number, replace(one, when=wider))), step.id


def narrow_a_condition(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.ONE):
        if _has_rest(step):
            continue
        for number, one in enumerate(step.transitions):
            narrower = _tested(pathway, one.when, lambda fact, test: test.values[1:])
            if narrower is not None:
                yield _with(pathway, _changed(step, number, replace(one, when=narrower))), step.id


def turn_a_condition_round(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.ONE):
        if _has_rest(step):
            continue
        for number, one in enumerate(step.transitions):
            if one.when is not None:
                turned = replace(one, when=Not(one.when))
                yield _with(pathway, _changed(step, number, turned)), step.id


def write_a_branch_twice(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.ONE):
        for one in step.transitions:
            if one.when is not None:
                yield _with(pathway, replace(step, transitions=(*step.transitions, one))), step.id


def forget_otherwise(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.ONE):
        for number, one in enumerate(step.transitions):
            if one.guard == Guard.OTHERWISE:
                yield _with(pathway, _dropped(step, number)), step.id


def forget_always(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.EACH):
        for number, one in enumerate(step.transitions):
            if one.guard == Guard.ALWAYS and len(step.transitions) > 1:
                yield _with(pathway, _dropped(step, number)), step.id


def each_becomes_one(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.EACH):
        yield _with(pathway, replace(step, split=Split.ONE)), step.id


def all_becomes_one(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.ALL):
        yield _with(pathway, replace(step, split=Split.ONE)), step.id


def nothing_follows(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.THEN):
        yield _with(pathway, replace(step, transitions=())), step.id


def forget_to_give_a_document(pathway: Pathway) -> Iterator[Mutant]:
    needed = {name for step in pathway.steps.values() for name in step.needs}
    for step in pathway.steps.values():
        for name in step.gives:
            givers = [one for one in pathway.steps.values() if name in one.gives]
            if name in needed and len(givers) == 1 and name not in pathway.external_documents:
                gives = tuple(one for one in step.gives if one != name)
                user = next(one for one in pathway.steps.values() if name in one.needs)
                yield _with(pathway, replace(step, gives=gives)), user.id


def need_what_comes_later(pathway: Pathway) -> Iterator[Mutant]:
    steps = list(pathway.steps.values())
    for step in steps:
        for one in step.transitions:
            after = pathway.steps.get(one.to)
            fresh = [name for name in after.gives if name not in step.needs] if after else []
            givers = [other for other in steps if fresh and fresh[0] in other.gives]
            if fresh and len(givers) == 1 and after and after.id != step.id and not one.loop:
                yield _with(pathway, replace(step, needs=(*step.needs, fresh[0]))), step.id


def need_what_only_some_make(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.ONE):
        for one in step.transitions:
            target, others = pathway.steps.get(one.to), step.transitions
            sibling = next(
                (pathway.steps[x.to] for x in others if x.to in pathway.steps and x.to != one.to),
                None,
            )
            if target and sibling and sibling.gives and not one.loop:
                name = sibling.gives[0]
                makers = [x for x in pathway.steps.values() if name in x.gives]
                if len(makers) == 1 and name not in pathway.external_documents:
                    yield _with(pathway, replace(target, needs=(*target.needs, name))), target.id


def hand_over_what_nobody_made(pathway: Pathway) -> Iterator[Mutant]:
    for step in pathway.steps.values():
        for number, one in enumerate(step.transitions):
            target = pathway.steps.get(one.to)
            if one.handoff and target and target.gives and target.id != step.id:
                name = target.gives[0]
                makers = [x for x in pathway.steps.values() if name in x.gives]
                if len(makers) == 1 and name not in pathway.external_documents:
                    handoff = replace(one.handoff, documents=(name,))
                    changed = _changed(step, number, replace(one, handoff=handoff))
                    yield _with(pathway, changed), step.id


def narrow_the_ages_of_a_step(pathway: Pathway) -> Iterator[Mutant]:
    for step in pathway.steps.values():
        ages = step.ages or pathway.ages
        if ages and ages[0] < ages[1]:
            yield _with(pathway, replace(step, ages=(ages[0] + 1, ages[1]))), step.id


def shorten_a_limit(pathway: Pathway) -> Iterator[Mutant]:
    for step in pathway.steps.values():
        if step.takes and step.takes.longest.longest_hours() > 1:
            for number, limit in enumerate(step.within):
                if limit.duration and limit.from_step is None and limit.reach == "finish":
                    short = replace(limit, duration=Duration(0, Unit.HOURS))
                    within = (*step.within[:number], short, *step.within[number + 1 :])
                    yield _with(pathway, replace(step, within=within)), step.id


def let_a_step_drag_on(pathway: Pathway) -> Iterator[Mutant]:
    for step in pathway.steps.values():
        for limit in step.within:
            if limit.duration and limit.from_step is None and limit.reach == "finish":
                takes = Takes(Duration(1, Unit.HOURS), Duration(9, Unit.YEARS))
                yield _with(pathway, replace(step, takes=takes)), step.id


def read_a_fact_before_it_is_decided(pathway: Pathway) -> Iterator[Mutant]:
    made = [fact for fact in pathway.facts.values() if fact.decided_by]
    for step in _branching(pathway, Split.ONE):
        later = [
            fact
            for fact in made
            for one in step.transitions
            if fact.decided_by == (one.to,) and step.id not in fact.decided_by and not one.loop
        ]
        for fact in later[:1]:
            first = step.transitions[0]
            when = Is(fact.id, fact.domain[:1])
            guarded = replace(first, guard=Guard.WHEN, when=when)
            yield _with(pathway, _changed(step, 0, guarded)), step.id


def decide_a_fact_too_late(pathway: Pathway) -> Iterator[Mutant]:
    for fact in pathway.facts.values():
        if len(fact.decided_by) != 1:
            continue
        step = pathway.steps[fact.decided_by[0]]
        reads = any(
            one.when is not None and fact.id in facts_read(one.when) for one in step.transitions
        )
        after = next((one.to for one in step.transitions if one.to in pathway.steps), None)
        if reads and after and after != step.id:
            yield _with_fact(pathway, replace(fact, decided_by=(after,))), step.id


def add_a_value_to_a_fact(pathway: Pathway) -> Iterator[Mutant]:
    for fact in pathway.facts.values():
        by = pathway.steps[fact.decided_by[0]] if len(fact.decided_by) == 1 else None
        reads = by is not None and any(
            one.when is not None and fact.id in facts_read(one.when) for one in by.transitions
        )
        if by and reads and by.split == Split.ONE and not _has_rest(by):
            wider = replace(fact, domain=(*fact.domain, "noget-nyt"))
            yield _with_fact(pathway, wider), fact.decided_by[0]


def let_others_in(pathway: Pathway) -> Iterator[Mutant]:
    fact = pathway.facts.get("alder")
    if fact is not None:
        older = replace(fact, domain=(*fact.domain, int(fact.domain[-1]) + 1))
        starts = [step.id for step in pathway.steps.values() if step.start]
        yield _with_fact(pathway, older), starts[0]


def let_a_start_exclude_some(pathway: Pathway) -> Iterator[Mutant]:
    for step in pathway.steps.values():
        if step.start and step.start.when is not None:
            test = _named(step.start.when)
            if test:
                when = Is(test.fact, test.values[1:])
                yield _with(pathway, replace(step, start=Start(step.start.place, when))), ""


def name_two_leads(pathway: Pathway) -> Iterator[Mutant]:
    for split in (Split.ALL, Split.EACH):
        for step in _branching(pathway, split):
            targets = [one.to for one in step.transitions if one.to in pathway.steps]
            plain = [one for one in targets if pathway.steps[one].waits == Waits.ANY]
            if len(plain) > 1:
                first, second = pathway.steps[plain[0]], pathway.steps[plain[1]]
                mutant = _with(pathway, replace(first, lead="actor-a"))
                yield _with(mutant, replace(second, lead="actor-b")), first.id


def close_the_way_out_of_a_loop(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.ONE):
        backs = [one for one in step.transitions if one.loop and one.to == step.id]
        if backs:
            plain = replace(backs[0], guard=Guard.PLAIN, when=None)
            yield _with(pathway, replace(step, split=Split.THEN, transitions=(plain,))), step.id


def loop_on_what_is_never_decided_anew(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.ONE):
        start_fact = next(f for f in pathway.facts.values() if not f.decided_by)
        backs = [one for one in step.transitions if one.loop and one.to == step.id]
        outs = [one for one in step.transitions if not one.loop]
        if backs and outs:
            when = Is(start_fact.id, start_fact.domain[:1])
            back = replace(backs[0], guard=Guard.WHEN, when=when)
            out = replace(outs[0], guard=Guard.OTHERWISE, when=None)
            yield _with(pathway, replace(step, transitions=(back, out))), step.id


def bound_a_loop_without_a_way_on(pathway: Pathway) -> Iterator[Mutant]:
    for step in _branching(pathway, Split.ONE):
        has_rest = _has_rest(step)
        for one in step.transitions:
            if one.loop and not has_rest and one.loop in pathway.loops:
                loop: Loop = replace(pathway.loops[one.loop], rounds=1)
                mutant = replace(pathway, loops={**pathway.loops, loop.id: loop})
                yield mutant, step.id


def forget_that_a_step_repeats(pathway: Pathway) -> Iterator[Mutant]:
    for step in pathway.steps.values():
        if step.repeats and not _leads(pathway, step.id, step.id):
            yield _with(pathway, replace(step, repeats=False)), step.id


def begin_at_the_first_arrival(pathway: Pathway) -> Iterator[Mutant]:
    for step in pathway.steps.values():
        once = not step.repeats and not _leads(pathway, step.id, step.id)
        if step.waits == Waits.ALL and once and _meets_itself(pathway, step):
            yield _with(pathway, replace(step, waits=Waits.ANY)), step.id


def jump_over_a_step(pathway: Pathway) -> Iterator[Mutant]:
    for step in pathway.steps.values():
        for number, one in enumerate(step.transitions):
            skipped = pathway.steps.get(one.to)
            if skipped and skipped.split == Split.THEN and skipped.transitions:
                to = skipped.transitions[0].to
                after = pathway.steps.get(to)
                if after and set(after.needs) & set(skipped.gives):
                    yield _with(pathway, _changed(step, number, replace(one, to=to))), after.id


def send_to_the_wrong_age(pathway: Pathway) -> Iterator[Mutant]:
    strict = [step for step in pathway.steps.values() if step.ages and step.ages != pathway.ages]
    for step in strict:
        for other in strict:
            if other.ages != step.ages and step.split == Split.ALL:
                first = replace(step.transitions[0], to=other.id)
                yield _with(pathway, _changed(step, 0, first)), other.id


MISTAKES: tuple[Planter, ...] = (
    drop_a_branch,
    widen_a_condition,
    narrow_a_condition,
    turn_a_condition_round,
    write_a_branch_twice,
    forget_otherwise,
    forget_always,
    each_becomes_one,
    all_becomes_one,
    nothing_follows,
    forget_to_give_a_document,
    need_what_comes_later,
    need_what_only_some_make,
    hand_over_what_nobody_made,
    narrow_the_ages_of_a_step,
    shorten_a_limit,
    let_a_step_drag_on,
    read_a_fact_before_it_is_decided,
    decide_a_fact_too_late,
    add_a_value_to_a_fact,
    let_others_in,
    let_a_start_exclude_some,
    name_two_leads,
    close_the_way_out_of_a_loop,
    loop_on_what_is_never_decided_anew,
    bound_a_loop_without_a_way_on,
    forget_that_a_step_repeats,
    begin_at_the_first_arrival,
    jump_over_a_step,
    send_to_the_wrong_age,
)
