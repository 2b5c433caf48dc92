"""Kinds of mistake to plant in the text of a pathway. Each gives edits, and the steps at fault."""

from collections import Counter
from collections.abc import Iterator

from pathwaytool.model.condition import Is, facts_read
from pathwaytool.model.pathway import Pathway, Split, Step, Transition, Waits
from tests.proving.planting import Edit, add, cut, has_key, put, set_key, written
from tests.proving.wrong_choices import WRONG_CHOICES, Mistake, Planter, branching, has_rest, named
from tests.proving.wrong_documents import WRONG_DOCUMENTS


def _to(pathway: Pathway, way: Transition, target: str) -> Edit:
    """Let a way lead somewhere else. It is planted in the branch, which may take several lines."""
    pointer = (*way.place.pointer, "to")
    if not has_key(pathway, pointer):
        return put(pathway, way.place.pointer, target)
    branch = pathway.source.value(way.place.pointer).span
    return put(pathway, pointer, target)._replace(around=(branch.line, branch.end_line))


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


def narrow_the_ages_of_a_step(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        ages = step.ages or pathway.ages
        if ages and ages[0] < ages[1]:
            yield [set_key(pathway, step, "ages", f"{ages[0] + 1}-{ages[1]}")], step.id


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
                yield [set_key(pathway, step, "takes", "1-9 years")], step.id


def read_a_fact_before_it_is_decided(pathway: Pathway) -> Iterator[Mistake]:
    made = [fact for fact in pathway.facts.values() if fact.decided_by]
    for step in branching(pathway, Split.ONE):
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
        if step is None or step.split != Split.ONE or has_rest(step) or not fact.labels:
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
    """Take a value from a start. Whom another start takes in still begins: that is no fault."""
    starts = [step.start for step in pathway.steps.values() if step.start]
    tests = [named(start.when) for start in starts]
    for start, test in zip(starts, tests, strict=True):
        others = {value for one in tests if one and one != test for value in one.values}
        rest = tuple(value for value in test.values if value in others) if test else ()
        if test and 0 < len(rest) < len(test.values):
            yield [put(pathway, (*start.place.pointer, "when"), written(Is(test.fact, rest)))], ""


def forget_a_start(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        if step.start:
            yield [cut(pathway, step.start.place.pointer, step)], ""


def name_two_leads(pathway: Pathway) -> Iterator[Mistake]:
    for split in (Split.ALL, Split.EACH):
        for step in branching(pathway, split):
            beside = [pathway.steps[way.to] for way in step.transitions if way.to in pathway.steps]
            for one in beside:
                for other in beside:
                    if one.accountable != other.accountable:
                        leads = [set_key(pathway, x, "lead", x.accountable) for x in (one, other)]
                        yield leads, one.id


def close_the_way_out_of_a_loop(pathway: Pathway) -> Iterator[Mistake]:
    for step in branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.loop and way.to == step.id:
                back = f"{{to: {step.id}, loop: {way.loop}}}"
                yield [put(pathway, (*step.place.pointer, "next"), back)], step.id


def loop_on_what_is_never_decided_anew(pathway: Pathway) -> Iterator[Mistake]:
    fact = next(one for one in pathway.facts.values() if not one.decided_by)
    for step in branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.loop and way.to == step.id and way.when and not has_rest(step):
                when = written(Is(fact.id, fact.domain[:1]))
                others = [one for one in step.transitions if one != way]
                edits = [cut(pathway, one.place.pointer, step) for one in others[1:]]
                edits.append(put(pathway, (*way.place.pointer, "when"), when))
                pointer = (*others[0].place.pointer, "when")
                rest = written(Is(fact.id, fact.domain[1:]))
                if others[0].when is not None:
                    yield [*edits, put(pathway, pointer, rest)], step.id


def bound_a_loop_without_a_way_on(pathway: Pathway) -> Iterator[Mistake]:
    for step in branching(pathway, Split.ONE):
        for way in step.transitions:
            if way.loop and not has_rest(step):
                yield [add(pathway, ("loops", way.loop), "rounds: 1")], step.id


def forget_that_a_step_repeats(pathway: Pathway) -> Iterator[Mistake]:
    """Where only one way leads from a step that runs once, nobody comes twice: no fault."""
    ways = Counter(way.to for step in pathway.steps.values() for way in step.transitions)
    for step in pathway.steps.values():
        if step.repeats and ways[step.id] > 1 and not _leads(pathway, step.id, step.id):
            yield [cut(pathway, (*step.place.pointer, "repeats"), step)], step.id


def begin_at_the_first_arrival(pathway: Pathway) -> Iterator[Mistake]:
    for step in pathway.steps.values():
        once = not step.repeats and not _leads(pathway, step.id, step.id)
        if step.waits == Waits.ALL and once and _meets_itself(pathway, step):
            yield [set_key(pathway, step, "waits", "any")], step.id


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
    *WRONG_CHOICES,
    *WRONG_DOCUMENTS,
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
