"""Limits that may be shorter and never longer."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from pathwaytool.dataclass import dataclass
from pathwaytool.localise.attempts import Attempt, Loosening, length, written
from pathwaytool.model.time import Birthday, Duration, Limit, LimitKind, Moment, Unit


@dataclass(frozen=True, slots=True)
class Tightened:
    """The limits that then hold, and what was tried."""

    limits: tuple[Limit, ...]
    attempts: tuple[Attempt, ...] = ()


def tightened(
    national: tuple[Limit, ...], local: Iterable[Limit], ours: Collection[str]
) -> Tightened:
    """Return the nation's limits of a step with the municipality's put in.

    A local limit takes the place of the nation's with the same clock and kind, and stands beside
    the others; what it does not name stands. Where the nation has several such, it takes the place
    of the one with the same text, or of the shortest. `ours` are the ids of extra steps: a limit
    that counts from one of them is a new one.
    """
    local = tuple(local)
    limits = list(national)
    attempts: list[Attempt] = []
    for one in local:
        if _is_in_words(one):
            limits, tried = _in_words(limits, one, local)
            attempts += tried
            continue
        on_clock = [other for other in national if _clock(other) == _clock(one)]
        same = [other for other in on_clock if other.kind == one.kind and not _is_in_words(other)]
        same = [other for other in same if _words(other) & _words(one)] or same
        against = same or on_clock
        if not against and one.from_step not in ours:
            # Who must have finished by then must have begun by then.
            reaches = (one.reach, Moment.FINISH if one.reach == Moment.START else one.reach)
            against = [other for other in national if other.reach in reaches]
        looser = next((other for other in against if not is_kept_by(other, one)), None)
        if looser is not None:
            attempts.append(loosened(one, looser))
            continue
        same = [other for other in same if all(is_kept_by(each, other) for each in same)][:1]
        limits = [other for other in limits if other not in same]
        limits.append(with_grounds(one, same))
    return Tightened(tuple(limits), tuple(attempts))


def _in_words(
    limits: list[Limit], one: Limit, local: tuple[Limit, ...]
) -> tuple[list[Limit], list[Attempt]]:
    """Return the limits with one that is only words, and what was tried.

    The nation's words stand. Others come beside them where the edition repeats those; else they
    would be read in their place.
    """
    theirs = [
        other
        for other in limits
        if _is_in_words(other) and (other.kind, _clock(other)) == (one.kind, _clock(one))
    ]
    if any(_is_said_again(other, one) for other in theirs):
        return limits, []
    more = [other for other in local if other is not one]
    unsaid = [other for other in theirs if not any(_is_said_again(other, each) for each in more)]
    unsaid.sort(key=lambda other: not _words(other) & _words(one))
    timed = [other for other in limits if other.duration and other.reach == one.reach]
    against = unsaid or (timed if not theirs else [])
    if against:
        return limits, [loosened(one, against[0])]
    return [*limits, one], []


def _is_in_words(one: Limit) -> bool:
    """Tell whether a limit says no time: only its words can be kept."""
    return one.duration is None and one.birthday is None


def _is_said_again(national: Limit, local: Limit) -> bool:
    return bool(_words(national) & _words(local)) and national.percent == local.percent


def _words(limit: Limit) -> frozenset[str]:
    """Return what a limit says, in whatever language."""
    versions = limit.text.versions if limit.text else ()
    return frozenset(" ".join(text.split()) for _, text in versions)


def loosened(local: Limit, national: Limit) -> Attempt:
    """Return the attempt to put `local` in the place of what the nation demands.

    Where the two differ in length alone, no more is said of them.
    """
    lengths = (local.duration, national.duration)
    at = local.place.value() if lengths[0] is None else local.place.value("limit")
    said, demanded = written(local), written(national)
    if None not in lengths and written(replace(local, duration=lengths[1])) == demanded:
        said, demanded = (f"limit: {length(one)}" for one in lengths if one)
    return Attempt(Loosening.LIMIT, at, {"said": said, "demanded": demanded})


def with_grounds(local: Limit, national: Iterable[Limit]) -> Limit:
    """Return a local limit that rests on all that those rest on whose place it takes."""
    for one in national:
        local = replace(
            local,
            legal=tuple(dict.fromkeys((*one.legal, *local.legal))),
            cites=tuple(dict.fromkeys((*one.cites, *local.cites))),
            text=local.text or one.text,
        )
    return local


def is_kept_by(national: Limit, local: Limit) -> bool:
    """Tell whether whoever keeps `local` keeps `national` too, were their clocks the same."""
    if national.birthday is not None:
        return local.birthday is not None and is_no_later(local.birthday, national.birthday)
    if national.duration is None:
        return not _is_in_words(local) or _is_said_again(national, local)  # else it stands
    if local.duration is None or not _stands_still_less(local, national):
        return False
    both = {local.kind, national.kind}
    if both == {LimitKind.PERCENTAGE} and (local.percent or 0) < (national.percent or 0):
        return False
    return is_no_longer(local.duration, national.duration)


def _stands_still_less(local: Limit, national: Limit) -> bool:
    """Tell whether the clock of `local` only stands still where that of `national` does."""
    ours, theirs = local.paused_while, national.paused_while
    if ours is None or theirs is None:
        return ours is None
    is_named = {*ours.steps} <= {*theirs.steps} and {*ours.phases} <= {*theirs.phases}
    return is_named and ours.holding in (None, theirs.holding)


def is_no_later(local: Birthday, national: Birthday) -> bool:
    """Tell whether the day of `local` is never after that of `national`: as early, or earlier."""
    return local.age <= national.age and is_no_longer(national.ahead, local.ahead)


def is_no_longer(local: Duration, national: Duration) -> bool:
    """Tell whether `local` is no longer than `national` in any calendar.

    Weekdays have no longest time, since there are public holidays: they are only compared with
    weekdays.
    """
    local, national = local.plain(), national.plain()
    if local.unit == national.unit:
        return local.amount <= national.amount
    if local.unit == Unit.WEEKDAYS:
        return False
    return local.longest_hours() <= national.shortest_hours()


def _clock(limit: Limit) -> tuple[str | None, str, str]:
    """Return from what a limit counts to what."""
    moment = "birthday" if limit.birthday else limit.from_moment.value
    return (limit.from_step, moment, limit.reach.value)
