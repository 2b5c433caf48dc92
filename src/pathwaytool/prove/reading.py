"""What the proof reads of a pathway, as one text: where that is the same, the proof is.

Words for people, and what says how sure we are, are no part of it, so an edit of a title or a
source proves nothing anew. All else is, also what is added to the model later: a proof may be made
once too often, but never kept too long.

Times are read last: what is not about time is the same where all but the times is
(`prove/untimed.py`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from pathwaytool.model.pathway import Pathway, Step, Waits
from pathwaytool.model.position import Place, SourceFile
from pathwaytool.model.text import Text

UNREAD = frozenset(
    (
        "about",
        "aspects",
        "cites",
        "confidence",
        "consent_at",
        "contributors",
        "country",
        "decisions",
        "formerly",
        "interventions",
        "languages",
        "not_stated",
        "optional",
        "recommendations",
        "review",
        "to_you",
        "valid_from",
        "valid_to",
        "version",
    )
)
"""Fields of the model that no proof looks at; nor at texts and files."""

TIMES = frozenset(("takes", "within"))
"""Fields of the model that only what is proved of times looks at."""

Bare = None | str | int | tuple[str | int, ...] | list["Bare"]


class _Read(NamedTuple):
    """What was read of a part: all of it, and all but the times. The part keeps its number."""

    part: object
    whole: str
    untimed: str


class Reading:
    """Reads pathways for the proof, and each step that several of them share once.

    Editions have nearly all their steps in common with the pathway that they are of.
    """

    def __init__(self) -> None:
        self._read: dict[int, _Read] = {}

    def proved_of(self, pathway: Pathway) -> str:
        """Return a text that differs wherever the proofs of two pathways may differ.

        Pointers are in it and lines are not: where a finding stands is looked up in today's file.
        """
        return self._pathway(pathway).whole

    def untimed_of(self, pathway: Pathway) -> str:
        """Return the same without the times: how long steps take, and limits."""
        return self._pathway(pathway).untimed

    def _pathway(self, pathway: Pathway) -> _Read:
        if id(pathway) not in self._read:
            rest = repr((self._rest(pathway), _written_waits(pathway)))
            steps = [self._step(step) for step in pathway.steps.values()]
            whole = "\n".join((rest, *(one.whole for one in steps)))
            untimed = "\n".join((rest, *(one.untimed for one in steps)))
            self._read[id(pathway)] = _Read(pathway, whole, untimed)
        return self._read[id(pathway)]

    def _rest(self, pathway: Pathway) -> list[str]:
        """Return what is read of a pathway beside its steps."""
        names = [name for row in _read_fields(Pathway) for name in row if name != "steps"]
        return [self._part(getattr(pathway, name)) for name in names]

    def _part(self, part: object) -> str:
        """Return what is read of a part; of a map, of each entry, which several maps may share."""
        if isinstance(part, Mapping):
            return repr([(key, self._part(one)) for key, one in part.items()])
        if not is_dataclass(part):
            return repr(_bare(part))
        if id(part) not in self._read:
            self._read[id(part)] = _Read(part, repr(_bare(part)), "")
        return self._read[id(part)].whole

    def _step(self, step: Step) -> _Read:
        if id(step) not in self._read:
            times: list[Bare] = []
            untimed = repr(_bare(step, times))
            self._read[id(step)] = _Read(step, f"{untimed} {times!r}", untimed)
        return self._read[id(step)]


def proved_of(pathway: Pathway) -> str:
    """Return a text that differs wherever the proofs of two pathways may differ; see `Reading`."""
    return Reading().proved_of(pathway)


def may_say_waits(pathway: Pathway) -> bool:
    """Tell whether `waits` may be written somewhere, without looking at where things stand."""
    text = pathway.source.text
    return "waits" in text or "\\" in text


def _bare(value: object, times: list[Bare] | None = None) -> Bare:
    """Return what the proof reads of a part of the model.

    Where `times` is given, fields of times are put there, in their order, and nothing of them is
    returned.
    """
    kind: type = type(value)
    if kind in _AS_IT_IS:
        return value  # type: ignore[return-value]
    if isinstance(value, (Text, SourceFile)):
        return None
    if isinstance(value, Place):
        return value.pointer
    if isinstance(value, tuple):
        return _bare_each(value, times) if value else ()
    if isinstance(value, Enum):
        return (kind.__name__, value._name_)
    if isinstance(value, Mapping):
        return _bare_each([part for pair in value.items() for part in pair], times)
    untimed, timed = _readers(kind)
    read: list[Bare] = [kind.__name__, *_bare_each(untimed(value), times)]
    (read if times is None else times).extend(_bare_each(timed(value)))
    return read


def _bare_each(values: Iterable[object], times: list[Bare] | None = None) -> list[Bare]:
    return [
        one if one.__class__ in _AS_IT_IS else _bare(one, times)  # type: ignore[misc]
        for one in values
    ]


_AS_IT_IS = frozenset((str, int, bool, type(None)))

_Reader = Callable[[object], tuple[object, ...]]


@cache
def _readers(kind: type) -> tuple[_Reader, _Reader]:
    """Return what gives the values of the fields that a proof reads: no times, and times."""
    if not is_dataclass(kind):
        raise TypeError(f"it is not known whether a proof reads a {kind.__name__}")
    untimed, timed = map(_reader, _read_fields(kind))
    return untimed, timed


def _reader(names: tuple[str, ...]) -> _Reader:
    match names:
        case ():
            return lambda value: ()
        case (name,):
            return lambda value: (getattr(value, name),)
    return attrgetter(*names)


@cache
def _read_fields(kind: type) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields of a part that a proof reads: those that are no times, and the times."""
    read = [field.name for field in fields(kind) if field.name not in UNREAD]
    return (
        tuple(name for name in read if name not in TIMES),
        tuple(name for name in read if name in TIMES),
    )


def _written_waits(pathway: Pathway) -> list[str]:
    """Return the steps that say in writing that they wait for all: only they are told that they
    need not."""
    if not may_say_waits(pathway):
        return []
    source = pathway.source
    return [
        step.id
        for step in pathway.steps.values()
        if step.waits == Waits.ALL
        and source.key((*step.place.pointer, "waits")) != step.place.key()
    ]
