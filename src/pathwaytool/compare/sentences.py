"""A difference in sentences, the gravest first."""

from collections.abc import Iterator, Sequence

from pathwaytool.compare.change import (
    Change,
    Concerned,
    Fate,
    FieldChange,
    LimitFare,
    PathwayDifference,
    PromiseFare,
)
from pathwaytool.compare.named import COLON, place_of, way_of
from pathwaytool.compare.parts import Depth
from pathwaytool.compare.values import Values
from pathwaytool.dataclass import dataclass
from pathwaytool.locales.times import DAYS_FROM, hours_words
from pathwaytool.model.library import Library
from pathwaytool.prove.proof import Wait

HOURS_A_DAY = 24

GRAVE = frozenset({"broken", "empty", "impossible", "failed"})
UNSURE = frozenset({"at-risk", "not-proved", "unknown"})
"""How something may fare that nobody may be left with, and that nobody may count on."""


FEW_WAYS = 3
"""How many ways that say what they said are told each by itself."""

FEW_PROMISES = 3
"""How many promises of which only another number can be kept to are told each by itself."""

FEW_NAMES = 3
"""How many names a sentence has where there are more than one above that; the rest are counted."""

SHARPENED = frozenset({"accountable", "duration", "kind", "within"})
"""Fields of which a change is as grave as that somebody no longer comes to a place."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing to say, and how grave it is: more is graver, and comes first."""

    text: str
    gravity: tuple[int, int] = (0, 0)


class Sentences:
    """Says what differs in one pathway."""

    def __init__(self, difference: PathwayDifference, values: Values) -> None:
        self._difference = difference
        self._values = values

    def who(self) -> Iterator[str]:
        """Yield who goes another way: how many, what they share, the shortest case."""
        one, say = self._difference, self._say
        if one.before is None or one.after is None:
            yield say("new-pathway" if one.before is None else "gone-pathway")
            return
        if one.before.id != one.after.id:
            yield say("renamed", id=one.before.id)
        if not one.is_counted:
            yield say("who-uncounted")
            return
        yield from self._concerned(one.concerned) if one.is_exact else self._between(one)
        for key, count in (("new-cases", one.new), ("gone-cases", one.gone)):
            if count:
                yield say(key, n=self._values.number(count))

    def _concerned(self, one: Concerned | None) -> Iterator[str]:
        say, number = self._say, self._values.number
        if one is None or not one.cases:
            yield say("who-none")
            return
        if one.cases == one.all:
            yield say("who-1" if one.all == 1 else "who-all", all=number(one.all))
            return
        yield say("who", cases=number(one.cases), all=number(one.all))
        having = self._values.having(one.among)
        if having and one.cases == one.of:
            yield say("among-just", facts=having)
            return
        if having:
            yield say("among", facts=having, of=number(one.of))
        yield from self._shortest(one)

    def _shortest(self, one: Concerned) -> Iterator[str]:
        if one.shortest:
            facts = self._values.having([(id_, (value,)) for id_, value in one.shortest])
            yield self._say("shortest", facts=facts)

    def _between(self, one: PathwayDifference) -> Iterator[str]:
        """Yield between which numbers they are, where they could not all be followed."""
        most, least = one.concerned, one.surely
        assert most is not None
        gaps = {"cases": self._values.number(most.cases), "all": self._values.number(most.all)}
        if least is None:
            yield self._say("who-at-most", **gaps)
        else:
            yield self._say("who-between", least=self._values.number(least.cases), **gaps)
        if having := self._values.having(most.among):
            yield self._say("among", facts=having, of=self._values.number(most.of))
        if least is not None:
            yield from self._shortest(least)

    def likely(self) -> Iterator[str]:
        """Yield what may only be called otherwise, with the line that says so."""
        for one in self._difference.likely:
            what = self._what(one.kind, one.after)
            yield self._say("likely", what=what, id=one.before, now=one.after)

    def meant(self) -> list[Sentence]:
        """Return all that differs in more than words, the gravest first."""
        found = [*self._fares(), *self._comings(), *self._changes()]
        return sorted(found, key=lambda one: one.gravity, reverse=True)

    def _is_told(self, one: Change) -> bool:
        is_whole = one.kind == "pathway" and one.sort != Fate.CHANGED
        return one.level == Depth.MEANING and not is_whole and not self._is_inside(one)

    def _is_inside(self, one: Change) -> bool:
        """Tell whether a part is new, or gone, because the step that it belongs to is."""
        if one.sort == Fate.CHANGED or one.kind not in ("way", "start", "limit"):
            return False
        way = way_of(one.kind, one.id)
        step = (way[0] or way[1]) if way else place_of(one.id)
        return any(
            (each.kind, each.id, each.sort) == ("step", step, one.sort)
            for each in self._difference.changes
        )

    def words(self) -> int:
        """Return in how many places only words differ."""
        return sum(one.level == Depth.WORDING for one in self._difference.changes)

    # -- what the proofs say ---------------------------------------------------------------

    def _fares(self) -> Iterator[Sentence]:
        fares = self._difference.fares
        before, after = fares.verdicts
        if before != after and self._difference.before and self._difference.after:
            said = [self._values.say[f"verdict-{one or 'none'}"] for one in (before, after)]
            gravity = (5 if after == "failed" else 4, 0)
            yield Sentence(self._say("verdict", before=said[0], after=said[1]), gravity)
        yield from self._promises([one for one in fares.promises if self._is_news(one)])
        yield from map(self._limit, filter(self._is_limit_news, fares.limits))
        if fares.waits[0] != fares.waits[1]:
            said = [self._wait(one) for one in fares.waits]
            if said[0] != said[1]:
                yield Sentence(self._say("wait", before=said[0], after=said[1]), (2, 1))

    def _is_news(self, one: PromiseFare | LimitFare) -> bool:
        """Tell whether it is more than that something new holds, or is gone: that is a change."""
        return one.after is not None and (one.before is not None or is_worse(one.after))

    def _is_limit_news(self, one: LimitFare) -> bool:
        """Tell whether a limit fares otherwise, or needs another time as it is said."""
        old, new = map(self._hours, one.needed)
        return self._is_news(one) and (one.before != one.after or old != new)

    def _promises(self, promises: Sequence[PromiseFare]) -> Iterator[Sentence]:
        """Yield how each promise fares; many of which only the number differs, together."""
        counted = [one for one in promises if one.before == one.after]
        if len(counted) > FEW_PROMISES:
            promises = [one for one in promises if one.before != one.after]
            named = ", ".join(f"»{self._values.title(one.id)}«" for one in counted[:FEW_PROMISES])
            told = self._say("promises-cases", n=self._values.number(len(counted)), titles=named)
            yield Sentence(told)
        yield from map(self._promise, promises)

    def _promise(self, one: PromiseFare) -> Sentence:
        title = self._values.title(one.id)
        if one.before == one.after:
            old, new = (self._values.number(count or 0) for count in one.cases)
            return Sentence(self._say("promise-cases", title=title, before=old, after=new), (1, 0))
        before, after = map(self._fare, (one.before, one.after))
        told = self._say("promise", title=title, before=before, after=after)
        return Sentence(told, _gravity(one.after))

    def _limit(self, one: LimitFare) -> Sentence:
        limit = self._limit_name(one.id)
        limit = f"{limit[:1].upper()}{limit[1:]}"
        if one.before == one.after:
            old, new = (self._hours(hours) for hours in one.needed)
            return Sentence(self._say("limit-needed", limit=limit, before=old, after=new), (2, 0))
        before, after = map(self._fare, (one.before, one.after))
        told = self._say("limit", limit=limit, before=before, after=after)
        return Sentence(told, _gravity(one.after))

    def _limit_name(self, id_: str) -> str:
        way = way_of("way", id_) if COLON not in id_ else None
        if way:
            return self._way_name(way[0], way[1])
        return self._what("limit", place_of(id_))

    def _fare(self, status: str | None) -> str:
        return self._values.say[f"fare-{status or 'none'}"]

    def _hours(self, hours: int | None) -> str:
        return "–" if hours is None else hours_words(hours, self._values.language)

    def _wait(self, wait: Wait | None) -> str:
        if wait is None:
            return self._say("wait-none")
        days = -(-wait.hours // HOURS_A_DAY)
        hours = wait.hours if wait.hours < DAYS_FROM else days * HOURS_A_DAY
        return hours_words(hours, self._values.language)

    # -- who comes where, and what is changed ----------------------------------------------

    def _comings(self) -> Iterator[Sentence]:
        """Yield who comes where only now, or no longer: places with the same cases together."""
        groups: dict[tuple[Fate, Concerned], list[str]] = {}
        for one in self._difference.coming:
            groups.setdefault((one.sort, one.concerned), []).append(one.place)
        for (sort, concerned), places in groups.items():
            key = "comes-now" if sort == Fate.ADDED else "comes-no-more"
            key += "" if concerned.is_exact else "-may"
            mark = self._values.say["place"]
            named = [mark.format(place=self._values.title(place)) for place in places]
            told = self._say(key, cases=self._cases(concerned), places=self._listed(named))
            yield Sentence(told, (3 if sort == Fate.REMOVED else 2, concerned.cases))

    def _changes(self) -> Iterator[Sentence]:
        """Yield what became of each part: those that fare alike, for the same cases, together."""
        told = [one for one in self._difference.changes if self._is_told(one)]
        same = [one for one in told if is_same_way(one)]
        if len(same) > FEW_WAYS:
            yield Sentence(self._same_ways(same))
            told = [one for one in told if not is_same_way(one)]
        groups: dict[tuple[object, ...], list[Change]] = {}
        for one in told:
            key = (one.sort, one.kind, one.concerned, tuple(self._details(one)))
            groups.setdefault(key, []).append(one)
        for group in groups.values():
            yield Sentence(self._change(group), max(map(_gravity_of, group)))

    def _same_ways(self, ways: Sequence[Change]) -> str:
        """Say of many ways that they are the same, and that others take them."""
        named = ", ".join(map(self._name, ways[:FEW_WAYS]))
        return self._say("same-ways", n=self._values.number(len(ways)), ways=named)

    def _details(self, one: Change) -> list[str]:
        """Say each field that differs, first what the part was called."""
        details = [self._field(field) for field in one.fields if field.level == Depth.MEANING]
        return [self._say("formerly", id=one.formerly), *details] if one.formerly else details

    def change(self, one: Change) -> str:
        """Say what became of one part, and whom it concerns."""
        return self._change((one,))

    def _change(self, group: Sequence[Change]) -> str:
        """Say what became of parts that fare alike, and whom it concerns."""
        one, what = group[0], self._listed([*map(self._name, group)])
        details = self._details(one)
        told = self._say(one.sort.value, what=what)
        told = f"{told} – {'; '.join(details)}." if details else f"{told}."
        if one.concerned is None:
            return told
        if not one.concerned.cases:
            return f"{told} {self._say('concerns-nobody')}"
        cases = self._cases(one.concerned)
        key = "concerns" if one.concerned.is_exact else "concerns-at-most"
        return f"{told} {self._say(key, cases=cases[:1].lower() + cases[1:])}"

    def _cases(self, one: Concerned) -> str:
        number, having = self._values.number, self._values.having(one.among)
        gaps = {"cases": number(one.cases), "all": number(one.all), "of": number(one.of)}
        if one.cases == one.all:
            return self._say("cases-all-1" if one.all == 1 else "cases-all", **gaps)
        if not having:
            return self._say("cases", **gaps)
        key = "cases-just" if one.cases == one.of else "cases-among"
        return self._say("cases-just-1" if one.of == 1 else key, facts=having, **gaps)

    def _listed(self, names: Sequence[str]) -> str:
        """Say some names, of many only the first and how many more there are."""
        left = len(names) - FEW_NAMES
        if left <= 1:
            return ", ".join(names)
        more = self._say("and-more", n=self._values.number(left))
        return f"{', '.join(names[:FEW_NAMES])} {more}"

    def _name(self, one: Change) -> str:
        way = way_of(one.kind, one.id) if one.kind == "way" else None
        if way:
            return self._way_name(way[0], way[1])
        if one.kind == "impossible":
            return self._say("what-impossible", title=self._impossible(one))
        return self._what(one.kind, place_of(one.id))

    def _impossible(self, one: Change) -> str:
        """Say a combination that cannot occur: it has no name but what it says."""
        gone = one.sort == Fate.REMOVED
        pathway = self._difference.before if gone else self._difference.after
        return self._values.value(pathway.impossible[int(one.id)].when) if pathway else one.id

    def _way_name(self, origin: str, to: str) -> str:
        title = self._values.title
        return self._say("what-way", origin=title(origin), to=title(to))

    def _what(self, kind: str, id_: str) -> str:
        return self._say(f"what-{kind}", title=self._values.title(id_))

    def _field(self, field: FieldChange) -> str:
        return field_sentence(field, self._values)

    def _say(self, key: str, **gaps: str) -> str:
        return self._values.say[key].format(**gaps)


def is_same_way(one: Change) -> bool:
    """Tell whether a way says what it said, and others take it because something else differs."""
    meant = [field for field in one.fields if field.level == Depth.MEANING]
    return (
        one.kind in ("way", "start")
        and one.sort == Fate.CHANGED
        and [field.name for field in meant] == ["when"]
        and meant[0].before == meant[0].after
    )


def field_sentence(field: FieldChange, values: Values) -> str:
    """Say what one field said and says."""
    name, say = values.field(field.name), values.say
    if _is_list(field.before) and _is_list(field.after):
        old, new = (_each(field.name, side, values) for side in (field.before, field.after))
        gained = [one for one in new if one not in old]
        lost = [one for one in old if one not in new]
        key = "gained-lost" if gained and lost else "gained" if gained else "lost"
        if gained or lost:
            return say[key].format(name=name, added=", ".join(gained), removed=", ".join(lost))
    before, after = (values.said(field.name, side) for side in (field.before, field.after))
    if before == after:
        return say["who-takes"] if field.name == "when" and field.before == field.after else name
    if field.before is None:
        return say["set"].format(name=name, after=after)
    if field.after is None:
        return say["cleared"].format(name=name, before=before)
    return say["to"].format(name=name, before=before, after=after)


def _is_list(value: object) -> bool:
    """Tell whether a value lists things, and is no span of numbers."""
    return isinstance(value, tuple) and not any(isinstance(one, int) for one in value)


def _each(name: str, value: object, values: Values) -> list[str]:
    return [values.said(name, one) for one in value] if isinstance(value, tuple) else []


def yes_from(actors: tuple[str, ...], libraries: tuple[Library, Library], values: Values) -> str:
    """Say which sectors must say yes, each with its actors; nothing where nobody must."""
    known = {**libraries[0].actors, **libraries[1].actors}
    by_sector: dict[str, list[str]] = {}
    for id_ in actors:
        if id_ in known:
            title = known[id_].title.in_(values.language)
            by_sector.setdefault(known[id_].sector, []).append(title)
    named = [
        values.say["yes-of"].format(
            sector=values.title_in("sectors", sector), actors=", ".join(titles)
        )
        for sector, titles in by_sector.items()
    ]
    return values.say["yes"].format(names=", ".join(named)) if named else ""


def is_worse(status: str | None) -> bool:
    """Tell whether nobody may be left with what a limit or a promise has come to."""
    return status in GRAVE or status in UNSURE


def _gravity_of(one: Change) -> tuple[int, int]:
    cases = one.concerned.cases if one.concerned else 0
    if one.kind in ("step", "limit") and any(each.name in SHARPENED for each in one.fields):
        return 3, cases
    if one.sort == Fate.REMOVED:
        return (4 if one.kind in ("promise", "limit") else 2 if cases else 1, cases)
    return 1, cases


def _gravity(after: str | None) -> tuple[int, int]:
    if after in GRAVE:
        return (5, 0)
    return (4, 0) if after in UNSURE or after is None else (2, 0)
