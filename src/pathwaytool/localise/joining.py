"""Where extra steps that nothing of the nation's leads by way of may lead themselves.

Such a step begins beside what follows a step, or by itself. Led on to any step of the nation's, it
would let that happen without what the nation demands before it.
"""

from collections.abc import Iterator, Mapping

from pathwaytool.localise.attempts import Attempt, astray
from pathwaytool.localise.rows import target_at
from pathwaytool.model.edition import Edition
from pathwaytool.model.pathway import Guard, Pathway, Split, Step


def joining_attempts(
    edition: Edition, base: Pathway, extras: Mapping[str, Step]
) -> Iterator[Attempt]:
    """Yield the extra steps that let a step of the nation's happen past what it demands.

    They can lead to an end, to each other, and to what is come to all the same: a step that always
    follows the one that they are beside; or one that begins by itself, as they do.
    """
    beginning = [id_ for id_, step in base.steps.items() if step.start is not None]
    for id_, step in extras.items():
        if step.start is not None:
            yield from _astray(id_, beginning, base, extras)
    for departure in edition.departures.values():
        home = base.steps.get(departure.step)
        always = _always(home) if home else []
        for id_ in departure.beside:
            yield from _astray(id_, always, base, extras)


def _always(home: Step) -> list[str]:
    """Return what follows a step whatever the facts are."""
    is_plain = home.split in (Split.THEN, Split.ALL)
    return [way.to for way in home.transitions if is_plain or way.guard == Guard.ALWAYS]


def _astray(
    first: str, allowed: list[str], base: Pathway, extras: Mapping[str, Step]
) -> Iterator[Attempt]:
    waiting, seen = [first], {first}
    while waiting:
        step = extras.get(waiting.pop())
        for way in step.transitions if step else ():
            if way.to in extras and way.to not in seen:
                seen.add(way.to)
                waiting.append(way.to)
            elif step and way.to in base.steps and way.to not in allowed:
                yield astray(target_at(step), way.to, (*allowed, *base.ends))
