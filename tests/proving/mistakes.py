"""Kinds of mistake to plant in the text of a pathway. Each gives edits, and the steps at fault."""

from collections.abc import Callable, Iterator

from pathwaytool.model.condition import Condition, Every, Is, Not, Value, facts_read
from pathwaytool.model.pathway import Fact, Guard, Pathway, Split, Step, Transition, Waits
from tests.proving.planting import Edit, add, again, cut, has_key, put, rename, written

Mistake = tuple[list[Edit], str]
"""Edits of the text, and the step that the proof finds at fault (empty: the beginning)."""

Planter = Callable[[Pathway], Iterator[Mistake]]


def _branching(pathway: Pathway, split: Split) -> Iterator[Step]:
    return (step for step in pathway.steps.values() if step.split == split)


def _to(pathway: Pathway, way: Transition, target: str) -> Edit:
    """Let a way lead somewhere else. It is planted in the branch, which may take several lines."""
    pointer = (*way.place.pointer, "to")
    if not has_key(pathway, pointer):
        return put(pathway, way.place.pointer, target)
    branch = pathway.source.value(way.place.pointer).span
    return put(pathway, pointer, target)._replace(around=(branch.line, branch.end_line))


def _set(pathway: Pathway, step: Step, key: str, value: str) -> Edit:
    """Write a key of a step, or change it."""
    pointer = (*step.place.pointer, key)
    if has_key(pathway, pointer):
        return put(pathway, pointer, value)
    return add(pathway, step.place.pointer, f"{key}: {value}")


def _needing(pathway: Pathway, step: Step, document: str) -> Edit:
    return _set(pathway, step, "needs", f"[{', '.join((*step.needs, document))}]")


def _only_giver(pathway: Pathway, document: str) -> bool:
    """Tell whether just one step gives a document, that is not there from the beginning."""
    givers = [step for step in pathway.steps.values() if document in step.gives]
    return len(givers) == 1 and document not in pathway.external_documents


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
    if not values or values == test.values:
        return None
    fresh = Is(test.fact, values)
    if isinstance(condition, Every):
        return Every((fresh, *condition.parts[1:]))
    return fresh


def drop_a_branch(pathway: Pathway) -> Iterator[Mistake]:
    for step in _branching(pathway, Split.ONE):
        if not _has_rest(step) and len(step.transitions) > 2:
            for way in step.transitions:
                yield [cut(pathway, way.place.pointer, step)], step.id


def _with_tests(
    pathway: Pathway, change: Callable[[Fact, Is], tuple[Value, ...]]
) -> Iterator[Mistake]:
    for step in _branching(pathway, Split.ONE):
        if _has_rest(step):
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
    for step in _branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.when is not None and not _has_rest(step):
                turned = written(Not(way.when))
                yield [put(pathway, (*way.place.pointer, "when"), turned)], step.id


def write_a_branch_twice(pathway: Pathway) -> Iterator[Mistake]:
    for step in _branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.when is not None:
                yield [again(pathway, way.place.pointer)], step.id


def forget_otherwise(pathway: Pathway) -> Iterator[Mistake]:
    for step in _branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.guard == Guard.OTHERWISE:
                yield [cut(pathway, way.place.pointer, step)], step.id


def forget_always(pathway: Pathway) -> Iterator[Mistake]:
    for step in _branching(pathway, Split.EACH):
        for way in step.transitions:
            if way.guard == Guard.ALWAYS and len(step.transitions) > 1:
                yield [cut(pathway, way.place.pointer, step)], step.id


def each_becomes_one(pathway: Pathway) -> Iterator[Mistake]:
    for step in _branching(pathway, Split.EACH):
        if not any(way.guard == Guard.ALWAYS for way in step.transitions):
            yield [rename(pathway, (*step.place.pointer, "next", "each"), "one")], step.id


def drop_a_branch_of_several(pathway: Pathway) -> Iterator[Mistake]:
    for step in _branching(pathway, Split.EACH):
        if not any(way.guard == Guard.ALWAYS for way in step.transitions):
            for way in step.transitions:
                yield [cut(pathway, way.place.pointer, step)], step.id


def nothing_follows(pathway: Pathway) -> Iterator[Mistake]:
    for step in _branching(pathway, Split.THEN):
        yield [cut(pathway, (*step.place.pointer, "next"), step)], step.id


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
    for step in _branching(pathway, Split.ONE):
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


def narrow_the_ages_of_a_step(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        ages = step.ages or pathway.ages
        if ages and ages[0] < ages[1]:
            yield [_set(pathway, step, "ages", f"{ages[0] + 1}-{ages[1]}")], step.id


def shorten_a_limit(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        if step.takes and step.takes.longest.longest_hours() > 24:
            for limit in step.within:
                if limit.duration and limit.from_step is None and limit.reach == "finish":
                    yield [put(pathway, (*limit.place.pointer, "limit"), "1 hours")], step.id


def let_a_step_drag_on(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        for limit in step.within:
            if limit.duration and limit.from_step is None and limit.reach == "finish":
                yield [_set(pathway, step, "takes", "1-9 years")], step.id


def read_a_fact_before_it_is_decided(pathway: Pathway) -> Iterator[Mistake]:
    made = [fact for fact in pathway.facts.values() if fact.decided_by]
    for step in _branching(pathway, Split.ONE):
        later = [
            fact
            for fact in made
            for way in step.transitions
            if fact.decided_by == (way.to,) and not way.loop
        ]
        for fact in later[:1]:
            way = step.transitions[0]
            when = written(Is(fact.id, fact.domain[:1]))
            if way.when is not None:
                yield [put(pathway, (*way.place.pointer, "when"), when)], step.id


def decide_a_fact_too_late(pathway: Pathway) -> Iterator[Mistake]:
    for fact in pathway.facts.values():
        if len(fact.decided_by) != 1:
            continue
        step = pathway.steps[fact.decided_by[0]]
        reads = any(way.when and fact.id in facts_read(way.when) for way in step.transitions)
        after = next((way.to for way in step.transitions if way.to in pathway.steps), None)
        if reads and after and after != step.id:
            yield [put(pathway, ("facts", fact.id, "decided_by"), f"[{after}]")], step.id


def forget_that_a_step_decides(pathway: Pathway) -> Iterator[Mistake]:
    for fact in pathway.facts.values():
        for step in fact.decided_by if len(fact.decided_by) > 1 else ():
            rest = [one for one in fact.decided_by if one != step]
            edit = put(pathway, ("facts", fact.id, "decided_by"), f"[{', '.join(rest)}]")
            yield [edit], step


def add_a_value_to_a_fact(pathway: Pathway) -> Iterator[Mistake]:
    for fact in pathway.facts.values():
        step = pathway.steps[fact.decided_by[0]] if len(fact.decided_by) == 1 else None
        if step is None or step.split != Split.ONE or _has_rest(step) or not fact.labels:
            continue
        if any(way.when and fact.id in facts_read(way.when) for way in step.transitions):
            value = "noget-nyt: {da: noget nyt, en: something new}"
            yield [add(pathway, ("facts", fact.id, "values"), value)], step.id


def let_others_in(pathway: Pathway) -> Iterator[Mistake]:
    fact = pathway.facts.get("alder")
    if fact is not None:
        first, last = int(fact.domain[0]), int(fact.domain[-1]) + 1
        starts = [step.id for step in pathway.steps.values() if step.start]
        yield [put(pathway, ("facts", "alder", "values"), f"{first}-{last}")], starts[0]


def let_a_start_exclude_some(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        if step.start and step.start.when is not None:
            test = _named(step.start.when)
            if test and len(test.values) > 1:
                when = written(Is(test.fact, test.values[1:]))
                yield [put(pathway, (*step.start.place.pointer, "when"), when)], ""


def forget_a_start(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        if step.start:
            yield [cut(pathway, step.start.place.pointer, step)], ""


def name_two_leads(pathway: Pathway) -> Iterator[Mistake]:
    for split in (Split.ALL, Split.EACH):
        for step in _branching(pathway, split):
            beside = [pathway.steps[way.to] for way in step.transitions if way.to in pathway.steps]
            for one in beside:
                for other in beside:
                    if one.accountable != other.accountable:
                        leads = [_set(pathway, x, "lead", x.accountable) for x in (one, other)]
                        yield leads, one.id


def close_the_way_out_of_a_loop(pathway: Pathway) -> Iterator[Mistake]:
    for step in _branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.loop and way.to == step.id:
                back = f"{{to: {step.id}, loop: {way.loop}}}"
                yield [put(pathway, (*step.place.pointer, "next"), back)], step.id


def loop_on_what_is_never_decided_anew(pathway: Pathway) -> Iterator[Mistake]:
    fact = next(one for one in pathway.facts.values() if not one.decided_by)
    for step in _branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.loop and way.to == step.id and way.when and not _has_rest(step):
                when = written(Is(fact.id, fact.domain[:1]))
                others = [one for one in step.transitions if one != way]
                edits = [cut(pathway, one.place.pointer, step) for one in others[1:]]
                edits.append(put(pathway, (*way.place.pointer, "when"), when))
                pointer = (*others[0].place.pointer, "when")
                rest = written(Is(fact.id, fact.domain[1:]))
                if others[0].when is not None:
                    yield [*edits, put(pathway, pointer, rest)], step.id


def bound_a_loop_without_a_way_on(pathway: Pathway) -> Iterator[Mistake]:
    for step in _branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.loop and not _has_rest(step):
                yield [add(pathway, ("loops", way.loop), "rounds: 1")], step.id


def forget_that_a_step_repeats(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        if step.repeats and not _leads(pathway, step.id, step.id):
            yield [cut(pathway, (*step.place.pointer, "repeats"), step)], step.id


def begin_at_the_first_arrival(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        once = not step.repeats and not _leads(pathway, step.id, step.id)
        if step.waits == Waits.ALL and once and _meets_itself(pathway, step):
            yield [_set(pathway, step, "waits", "any")], step.id


def jump_over_a_step(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        for way in step.transitions:
            skipped = pathway.steps.get(way.to)
            if skipped and skipped.split == Split.THEN and skipped.transitions:
                after = pathway.steps.get(skipped.transitions[0].to)
                if after and set(after.needs) & set(skipped.gives):
                    yield [_to(pathway, way, after.id)], after.id


def send_to_the_wrong_age(pathway: Pathway) -> Iterator[Mistake]:
    strict = [step for step in pathway.steps.values() if step.ages and step.ages != pathway.ages]
    for step in strict:
        for other in strict:
            if other.ages != step.ages and step.split == Split.ALL:
                yield [_to(pathway, step.transitions[0], other.id)], other.id


MISTAKES: tuple[Planter, ...] = (
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
    forget_to_give_a_document,
    need_what_comes_later,
    need_what_only_some_make,
    hand_over_what_nobody_made,
    narrow_the_ages_of_a_step,
    shorten_a_limit,
    let_a_step_drag_on,
    read_a_fact_before_it_is_decided,
    decide_a_fact_too_late,
    forget_that_a_step_decides,
    add_a_value_to_a_fact,
    let_others_in,
    let_a_start_exclude_some,
    forget_a_start,
    name_two_leads,
    close_the_way_out_of_a_loop,
    loop_on_what_is_never_decided_anew,
    bound_a_loop_without_a_way_on,
    forget_that_a_step_repeats,
    begin_at_the_first_arrival,
    jump_over_a_step,
    send_to_the_wrong_age,
)
