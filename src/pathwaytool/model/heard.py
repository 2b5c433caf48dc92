"""What in a pathway can be answered to in a hearing: its steps, limits and hand-offs, with keys.

A key is made of ids and of what a limit is, never of where it stands, so that nothing shifts when
something is put in. A step that is called otherwise answers to its earlier ids as well.
"""

from collections.abc import Iterator, Mapping

from pathwaytool.dataclass import dataclass
from pathwaytool.model.hearing import WHOLE, number_of
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.time import Limit


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """One thing to answer to: the limit where there is one, else the hand-off, else the step, else
    the pathway as a whole. `passing` of a limit is the hand-off that it is of."""

    key: str
    step: Step | None = None
    limit: Limit | None = None
    passing: Transition | None = None

    @property
    def number(self) -> str:
        """Return its number, such as T204513."""
        return number_of(self.key)


def heard_of(pathway: Pathway) -> dict[str, Heard]:
    """Return what can be answered to, by key, in the order of the file: the whole first."""
    found: dict[str, Heard] = {}
    for one in (Heard(WHOLE), *_of_steps(pathway, {})):
        key, count = one.key, 1
        while key in found:  # two limits of one kind, or two ways to one step
            count += 1
            key = f"{one.key}/{count}"
        found[key] = Heard(key, one.step, one.limit, one.passing)
    return found


def by_any_key(pathway: Pathway) -> dict[str, Heard]:
    """Return the same, found also by what the keys were called when steps had their old ids."""
    now = heard_of(pathway)
    before: dict[str, Heard] = {}
    for step in pathway.steps.values():
        for old in step.formerly:
            if old not in pathway.steps:
                names = {step.id: old}
                pairs = zip(_of_steps(pathway, {}), _of_steps(pathway, names), strict=True)
                before |= {then.key: now[one.key] for one, then in pairs if one.key != then.key}
    return {**before, **now}


def _of_steps(pathway: Pathway, names: Mapping[str, str]) -> Iterator[Heard]:
    for step in pathway.steps.values():
        called = names.get(step.id, step.id)
        yield Heard(f"trin/{called}", step)
        for limit in step.within:
            yield Heard(f"frist/{called}/{_clock(limit, called, names)}", step, limit)
        for way in step.transitions:
            if way.handoff is None:
                continue
            to = names.get(way.to, way.to)
            yield Heard(f"overlevering/{called}/{to}", step, None, way)
            if way.handoff.within:
                clock = _clock(way.handoff.within, called, names)
                yield Heard(f"frist/{called}/{clock}/{to}", step, way.handoff.within, way)


def _clock(limit: Limit, step: str, names: Mapping[str, str]) -> str:
    """Return what tells the limits of a step apart, whatever their length."""
    if limit.birthday is not None:
        return f"{limit.kind.value}/before-{limit.birthday.age}/{limit.reach.value}"
    start = names.get(limit.from_step, limit.from_step) if limit.from_step else step
    return f"{limit.kind.value}/{limit.from_moment.value}-{start}/{limit.reach.value}"
