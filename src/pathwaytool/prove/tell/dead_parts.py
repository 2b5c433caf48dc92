"""Which of the parts that nobody meets are told of."""

from collections.abc import Iterator

from pathwaytool.model.condition import Value, facts_read
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.time import Birthday, Duration, Unit
from pathwaytool.prove.proof import Dead, LimitTime, Proof


def dead_for_good(proof: Proof, pathway: Pathway) -> Iterator[Dead]:
    """Yield what nobody meets.

    Not ages that somebody may have come to be on the way there, nor values of facts by which the
    target group is drawn.
    """
    drawn = {
        fact
        for one in pathway.impossible
        if one.criterion is not None
        for fact in facts_read(one.when)
    }
    gone = {(one.name, one.value) for one in proof.dead if one.kind == "age"}
    fares = {one.step: one for one in proof.times.outgrown}
    for dead in proof.dead:
        if dead.kind == "value" and dead.name in drawn:
            continue
        first, last = pathway.steps[dead.name].ages or (0, -1) if dead.kind == "age" else (0, -1)
        alive = [age for age in range(first, last + 1) if (dead.name, age) not in gone]
        if not any(_may_become(age, dead.value, fares.get(dead.name)) for age in alive):
            yield dead


def _may_become(age: int, other: Value | None, fares: LimitTime | None) -> bool:
    """Tell whether one of an age at the beginning may be of another when the step begins."""
    if fares is None or int(other or 0) < age:
        return False
    # Not before: rules tell by this module, and most saves prove nothing.
    from pathwaytool.prove.time.birthdays import hours_until

    soonest, _ = hours_until(Birthday(int(other or 0), Duration(0, Unit.HOURS)), age)
    return fares.is_endless or fares.needed.longest > soonest
