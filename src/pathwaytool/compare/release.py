"""What a release needs: a number that fits the size of the change, and the dates of its status."""

from collections.abc import Iterator
from enum import IntEnum

from pathwaytool.compare.answering import places_of
from pathwaytool.compare.change import Difference, Fate, PathwayDifference
from pathwaytool.compare.record import Number, RecordError, number_of
from pathwaytool.compare.sentences import is_worse
from pathwaytool.model.pathway import Pathway, Status


class Size(IntEnum):
    """How large a change is: only words; what is said and promised; where somebody goes."""

    WORDS = 0
    MEANING = 1
    WAY = 2


Problem = tuple[str, dict[str, str | int]]
"""Why there can be no release: a key of `cli.toml` and its gaps."""


def size_of(difference: Difference, pathway: str) -> Size | None:
    """Return how large the change of a pathway is; None where nothing has changed in it."""
    found = [one for one in difference.pathways if one.id == pathway]
    if not found:
        return Size.WORDS if difference.shared else None
    return _size(found[0])


def _size(one: PathwayDifference) -> Size:
    is_gone = any(each.sort == Fate.REMOVED and each.kind == "promise" for each in one.changes)
    if one.concerned is not None or not one.is_counted or is_gone or _is_worse(one):
        return Size.WAY
    return Size.MEANING if one.is_meant else Size.WORDS


def _is_worse(one: PathwayDifference) -> bool:
    """Tell whether a limit or a promise fares worse than before."""
    limits = ((each.before, each.after) for each in one.fares.limits)
    promises = ((each.before, each.after) for each in one.fares.promises)
    return any(old != new and is_worse(new) for old, new in (*limits, *promises))


def steps_of(difference: Difference | None, pathway: Pathway) -> tuple[str, ...]:
    """Return the steps that are not as before, also where only words differ; all if all is new."""
    found = [one for one in difference.pathways if one.id == pathway.id] if difference else []
    if difference is None or any(one.before is None for one in found):
        return tuple(pathway.steps)
    places = {
        place
        for one in found
        for each in one.changes
        for place in places_of(each, pathway)[: 1 if each.kind == "way" else None]
    }
    return tuple(step for step in pathway.steps if step in places)


def least_after(previous: Number, size: Size) -> Number:
    """Return the least version that may follow. Below 1.0.0 the second number is the first."""
    first, second, third = previous
    if size == Size.WORDS:
        return first, second, third + 1
    if size == Size.MEANING or first == 0:
        return first, second + 1, 0
    return first + 1, 0, 0


def is_fitting(version: Number, previous: Number, size: Size) -> bool:
    """Tell whether a version may follow another after a change of this size."""
    return version >= least_after(previous, size)


def problems_of(
    pathway: Pathway, version: str, previous: str | None, size: Size | None, day: str
) -> Iterator[Problem]:
    """Yield what stands in the way of a release on `day`, beside what the rules and proofs say."""
    try:
        number = number_of(version)
    except RecordError:
        yield "release-number", {"version": version}
        return
    if previous is not None:
        if size is None:
            yield "release-nothing", {"previous": previous}
        elif not is_fitting(number, number_of(previous), size):
            least = ".".join(map(str, least_after(number_of(previous), size)))
            what = f"release-size-{size.name.lower()}"
            yield what, {"version": version, "least": least, "previous": previous}
    yield from _dates(pathway, day)


def _dates(pathway: Pathway, day: str) -> Iterator[Problem]:
    if pathway.status != Status.PUBLISHED:
        return
    if pathway.valid_from is None:
        yield "release-no-valid", {}
    if pathway.review is None:
        yield "release-no-review", {}
    elif pathway.review <= day:
        yield "release-late-review", {"day": pathway.review}
    if pathway.valid_to is not None and pathway.valid_to < day:
        yield "release-past", {"day": pathway.valid_to}
