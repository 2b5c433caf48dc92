"""Which lines of the file a planted mistake stands in: what differs between two pathways."""

from typing import NamedTuple

from pathwaytool.model.pathway import Pathway, Split, Step
from pathwaytool.model.position import Location, Pointer

KEYS = ("gives", "needs", "ages", "lead", "takes", "within", "waits", "repeats", "start")
"""What may be changed in a step, beside where it leads. The key in the file is called the same."""


class Block(NamedTuple):
    """Some lines of the file, from the first to the last."""

    first: int
    last: int

    def has(self, location: Location) -> bool:
        return self.first <= location.span.line <= self.last


def planted(good: Pathway, bad: Pathway) -> list[Block]:
    """Return the lines where `bad` says something else than `good`."""
    return [_block(good, pointer) for pointer in _changed(good, bad)]


def removed_from(good: Pathway, bad: Pathway) -> list[Block]:
    """Return the whole steps out of which something has been taken."""
    return [
        _block(good, step.place.pointer)
        for step in good.steps.values()
        if _has_lost(step, bad.steps[step.id])
    ]


def _has_lost(good: Step, bad: Step) -> bool:
    lists = ((good.gives, bad.gives), (good.transitions, bad.transitions))
    return any(len(after) < len(before) for before, after in lists) or (
        good.repeats and not bad.repeats
    )


def _changed(good: Pathway, bad: Pathway) -> list[Pointer]:
    found: list[Pointer] = []
    for name, step in good.steps.items():
        found += _changed_in(step, bad.steps[name])
    found += [("facts", name) for name, fact in good.facts.items() if bad.facts[name] != fact]
    found += [("loops", name) for name, loop in good.loops.items() if bad.loops[name] != loop]
    return found


def _changed_in(good: Step, bad: Step) -> list[Pointer]:
    place = good.place.pointer
    found: list[Pointer] = [
        (*place, key) for key in KEYS if getattr(good, key) != getattr(bad, key)
    ]
    if good.split != bad.split:
        # The word that says how the work goes on.
        found.append((*place, "next", good.split.value))
    both = zip(good.transitions, bad.transitions, strict=False)
    if len(bad.transitions) >= len(good.transitions):
        found += [new.place.pointer for old, new in both if old != new]
        found += [one.place.pointer for one in bad.transitions[len(good.transitions) :]]
    return found


def _block(pathway: Pathway, pointer: Pointer) -> Block:
    """Return the lines of the key and the value at `pointer`.

    Where the planted key is new, the file has no line for it yet: then the first of its step.
    """
    source = pathway.source
    key, value = source.key(pointer).span, source.value(pointer).span
    if len(pointer) > 2 and key == source.key(pointer[:-1]).span:
        return Block(key.line, value.line)
    is_word = pointer[2:3] == ("next",) and pointer[-1] in list(Split)
    return Block(key.line, key.line if is_word else value.end_line)
