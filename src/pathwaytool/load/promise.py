"""Plain data to promises and example cases."""

from collections.abc import Mapping
from typing import Any

from pathwaytool.load.condition import answers_of, condition_of
from pathwaytool.load.text import Part
from pathwaytool.load.time import duration_of
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.example import Example
from pathwaytool.model.pathway import Fact
from pathwaytool.model.position import Place, Pointer
from pathwaytool.model.promise import (
    AtMost,
    CanBegin,
    Happening,
    Informed,
    InTime,
    Named,
    OnlyAfter,
    Promise,
    Sort,
)
from pathwaytool.model.time import Moment


def promise_of(id_: str, part: Part, facts: Mapping[str, Fact]) -> Promise:
    """Return a promise. Shape of `facts`: fact id to fact, of the pathway that makes it."""
    together = range(len(part.data.get("never_together", ())))
    return Promise(
        id=id_,
        place=part.place,
        title=part.text("title"),
        when=condition_of(part.data["when"], facts) if "when" in part else None,
        reaches=_happening(part, "reaches"),
        can_reach=_happening(part, "can_reach"),
        never=_happening(part, "never"),
        then=_happening(part, "then"),
        after=_happening(part, "after"),
        only_after=_only_after(part),
        never_together=tuple(_happening(part, "never_together", at) for at in together),
        can_begin=_can_begin(part),
        at_most=_at_most(part),
        within=_within(part),
        told=_told(part, "told"),
        not_told=_told(part, "not_told"),
        legal=part.ids("legal"),
        cites=part.ids("cites"),
        confidence=part.confidence(Confidence.PROPOSED),
        note=part.text_or_none("note"),
    )


def example_of(id_: str, part: Part, facts: Mapping[str, Fact]) -> Example:
    """Return an example case. Shape of `facts`: fact id to fact, of the pathway it is of."""
    return Example(
        id=id_,
        place=part.place,
        title=part.text("title"),
        facts=answers_of(part.data["facts"], facts),
        must=_happening(part, "must"),
        may=_happening(part, "may"),
        never=_happening(part, "never"),
        note=part.text_or_none("note"),
    )


def _only_after(part: Part) -> OnlyAfter | None:
    if "only_after" not in part:
        return None
    pair = part.inner("only_after")
    return OnlyAfter(_happening(pair, "happens"), _happening(pair, "after"))


def _can_begin(part: Part) -> CanBegin | None:
    if "can_begin" not in part:
        return None
    pair = part.inner("can_begin")
    return CanBegin(_happening(pair, "happens"), _happening(pair, "during"))


def _at_most(part: Part) -> AtMost | None:
    if "at_most" not in part:
        return None
    most = part.inner("at_most")
    return AtMost(_happening(most, "happens"), most.data["times"])


def _within(part: Part) -> InTime | None:
    if "within" not in part:
        return None
    limit = part.inner("within")
    (moment,) = limit.data["from"]
    return InTime(
        happens=_happening(limit, "happens"),
        limit=duration_of(limit.string("limit"), part.calendar),
        origin=_happening(limit, "from", moment),
        from_moment=Moment(moment),
        reach=Moment(limit.data.get("reach", Moment.START)),
    )


def _told(part: Part, key: str) -> Informed | None:
    if key not in part:
        return None
    told = part.inner(key)
    return Informed(
        to=_happening(told, "to"),
        document=told.string("document"),
        before=_happening(told, "before"),
        after=_happening(told, "after"),
    )


def _happening(part: Part, *keys: str | int) -> Happening:
    """Return what a key names: one thing, or a list of which any will do; nothing where absent."""
    data: Any = part.data
    for key in keys:
        if isinstance(data, Mapping) and key not in data:
            return ()
        data = data[key]
    pointer = (*part.pointer, *keys)
    if isinstance(data, list):
        return tuple(_named(part, one, (*pointer, at)) for at, one in enumerate(data))
    return (_named(part, data, pointer),)


def _named(part: Part, data: Any, pointer: Pointer) -> Named:
    if isinstance(data, Mapping):
        ((sort, id_),) = data.items()
        return Named(Sort(sort), str(id_), Place(part.source, (*pointer, sort)))
    return Named(Sort.STEP, str(data), Place(part.source, pointer))
