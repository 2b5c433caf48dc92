"""One young person's way in words: the route with times, actors, documents and decisions."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from pathwaytool.dataclass import dataclass
from pathwaytool.locales import words
from pathwaytool.locales.conditions import listed
from pathwaytool.locales.times import date_words, duration_words, takes_words
from pathwaytool.model.condition import Value
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.prove.compile.level import whom
from pathwaytool.prove.follow.way import Flaw, NotAsAsked, Passage, Span, Walk
from pathwaytool.prove.tell.dates import Dated, dated, dues
from pathwaytool.prove.tell.naming import fact_words, quoted, title_of, titles_of


def case_text(
    walk: Walk, pathway: Pathway, library: Library, language: str, start: date | None = None
) -> str:
    """Return the way as lines of plain text, in `language`.

    Days are counted from the beginning; with `start`, the day that it begins, they are dates, and
    the last day of each limit is told.
    """
    say, teller = words(language, "story"), _CaseTeller(walk, pathway, library, language, start)
    heading = "case-title" if whom(pathway) == "child" else "case-title-case"
    lines = [say[heading].format(title=pathway.title.in_(language)), ""]
    lines.append(f"{say['case-known']}:")
    for name, value in walk.facts:
        lines.append(f"  {teller.fact(name, value)}")
    lines.append("")
    for number, passage in enumerate(walk.passages, start=1):
        lines += teller.passage(number, passage)
    lines += ["", *teller.outcome()]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _CaseTeller:
    """Tells of one way, in one language."""

    walk: Walk
    pathway: Pathway
    library: Library
    language: str
    start: date | None

    @property
    def _dated(self) -> list[Dated]:
        """Return when each passage is, where it is known on which day the first is."""
        return dated(self.walk, self.pathway, self.start) if self.start is not None else []

    def passage(self, number: int, passage: Passage) -> list[str]:
        """Return the lines about one step, or about an event that came."""
        if passage.is_event:
            return self._event(number, passage)
        step = self.pathway.steps[passage.step]
        actor = self.library.actors.get(step.accountable)
        name = actor.title.in_(self.language) if actor else step.accountable
        title = self._say("case-step", title=step.title.in_(self.language), actor=name)
        lines = [
            self._after(number, passage),
            self._time(number, passage, step),
            *self._dues(number),
        ]
        lines += [*self._papers(step), *self._decided(passage), *self._onward(passage)]
        return [f"{number:>3}. {title}", *(f"     {line}" for line in lines if line)]

    def _event(self, number: int, passage: Passage) -> list[str]:
        event = self.pathway.events[passage.step]
        title = self._say("case-event", title=event.title.in_(self.language))
        when = ""
        if self._is_timed() and passage.begins[1] is not None:
            at = self._dated[number - 1].begins if self.start is not None else None
            when = self._moments(at) if at else self._days(passage.begins)
        lines = [self._after(number, passage), when]
        lines += [*self._decided(passage), *self._onward(passage)]
        return [f"{number:>3}. {title}", *(f"     {line}" for line in lines if line)]

    def fact(self, name: str, value: Value) -> str:
        """Say a fact, and whether it is assumed."""
        said = fact_words(name, value, self.pathway, self.language)
        return f"{said} ({self._say('case-assumed')})" if name in self.walk.assumed else said

    def outcome(self) -> Iterator[str]:
        """Yield how the way comes out: at its end, or where it is not followed any further."""
        walk = self.walk
        if walk.complete:
            yield self._say("case-ends", names=self._titles(walk.ends))
            if walk.finished and self._is_timed():
                yield self._finished(walk.finished)
        else:
            yield self._stopped()
            if walk.under_way:
                yield self._say("case-under-way", names=self._titles(walk.under_way))
            if walk.reached:
                yield self._say("case-reached", names=self._titles(walk.reached))
        passages = enumerate(walk.passages, start=1)
        odd = [str(number) for number, one in passages if one.departures or one.flaws]
        if odd:
            yield self._say("case-look", numbers=listed(odd, "and", self.language))
        if any(one.ends[1] is None for one in walk.passages) and self._is_side_by_side():
            yield self._say("case-order")

    # -- one step ---------------------------------------------------------------------------

    def _after(self, number: int, passage: Passage) -> str:
        """Say what the step comes after, where that is not simply the one told before."""
        if not passage.after or passage.after == (number - 1,):
            return ""
        numbers = listed([str(one) for one in sorted(passage.after)], "and", self.language)
        return self._say("case-after", numbers=numbers)

    def _time(self, number: int, passage: Passage, step: Step) -> str:
        # Where no step says how long it takes, every step would seem to happen on the first day.
        if not self._is_timed():
            return ""
        begins, ends = passage.begins, passage.ends
        at = self._dated[number - 1] if self.start is not None else None
        if begins[1] is None:
            takes = takes_words(step.takes, self.language) if step.takes else ""
            key = "case-some-time" if step.takes else "case-no-time"
            return self._say(key, takes=takes) + self._earliest(
                begins, at.begins[0] if at else None
            )
        key = "case-untimed" if ends[1] is None else "case-time"
        if at is not None:
            return self._say(key, begins=self._moments(at.begins), ends=self._moments(at.ends))
        return self._say(key, begins=self._days(begins), ends=self._days(ends))

    def _dues(self, number: int) -> Iterator[str]:
        """Say the last day of each limit, where it is known on which day the case begins."""
        if self.start is None or not self._is_timed():
            return
        for due in dues(self.walk, self.pathway, number, self.start):
            length = duration_words(due.limit.duration, self.language) if due.limit.duration else ""
            when = self._dates(due.first, due.last)
            promise = self.pathway.promises.get(str(due.limit.place.pointer[1]))
            if promise is not None and due.limit.place.pointer[0] == "promises":
                title = quoted(promise.title.in_(self.language), self.language)
                yield self._say("case-promised", promise=title, limit=length, when=when)
            else:
                yield self._say("case-due", limit=length, when=when)

    def _papers(self, step: Step) -> Iterator[str]:
        for key, documents in (("case-needs", step.needs), ("case-gives", step.gives)):
            if documents:
                yield self._say(key, names=", ".join(self._named(one) for one in documents))

    def _decided(self, passage: Passage) -> Iterator[str]:
        if passage.decided:
            facts = "; ".join(self.fact(name, value) for name, value in passage.decided)
            yield self._say("case-decided", facts=facts)
        for one in passage.departures:
            fact = fact_words(one.fact, one.asked, self.pathway, self.language)
            yield self._say("case-departs", fact=fact, why=self._why(one))

    def _why(self, departure: NotAsAsked) -> str:
        """Say why something cannot come out as asked: the author's own reason, if it is one."""
        if departure.impossible is None:
            return self._say("case-no-way")
        reason = self.pathway.impossible[departure.impossible].why.in_(self.language)
        return self._say("case-impossible", why=reason)

    def _onward(self, passage: Passage) -> Iterator[str]:
        to = [name for name in passage.to if name in self.pathway.steps or not self._is_part()]
        over = [name for name in passage.to if name not in to]
        back = f" {self._say('case-loop')}" if passage.loop else ""
        if to:
            titles = ", ".join(title_of(name, self.pathway, self.language) for name in to)
            yield self._say("case-to", names=titles) + back
        if over:
            yield self._say("case-line-ends", names=self._titles(over))
        for flaw in passage.flaws:
            yield self._say("case-wrong", what=self._flaw(flaw))

    # -- the whole --------------------------------------------------------------------------

    def _is_timed(self) -> bool:
        return any(one.takes for one in self.pathway.steps.values())

    def _is_part(self) -> bool:
        """Tell whether an end that is come to is that of one line of work among several."""
        arrivals = [to for one in self.walk.passages for to in one.to if to in self.pathway.ends]
        return not self.walk.complete or len(arrivals) > 1

    def _is_side_by_side(self) -> bool:
        return any(
            one.after != (number,) for number, one in enumerate(self.walk.passages) if number
        )

    def _finished(self, finished: Span) -> str:
        first = last = None
        if self.start is not None:
            first = max(one.ends[0] for one in self._dated)
            last = None if finished[1] is None else max(one.ends[1] or first for one in self._dated)
        if finished[1] is None:
            return self._say("case-finished-open") + self._earliest(finished, first) + "."
        if first is not None:
            return self._say("case-finished", when=self._moments((first, last)))
        return self._say("case-finished", when=self._days(finished))

    def _stopped(self) -> str:
        walk, number = self.walk, len(self.walk.passages)
        if walk.fault is not None:
            return self._say("case-stopped", what=self._flaw(walk.fault))
        if walk.why == "repeats":
            key = "case-repeats" if walk.same_as else "case-repeats-start"
            return self._say(key, last=number, first=walk.same_as)
        return self._say("case-too-long", number=number)

    # -- words ------------------------------------------------------------------------------

    def _say(self, key: str, **gaps: object) -> str:
        return words(self.language, "story")[key].format(**gaps)

    def _titles(self, names: Iterable[str]) -> str:
        return titles_of(names, self.pathway, self.language)

    def _flaw(self, flaw: Flaw) -> str:
        step = quoted(title_of(flaw.step, self.pathway, self.language), self.language)
        names = [quoted(self._named(one), self.language) for one in flaw.names]
        return self._say(f"stop-{flaw.kind}", step=step, names=listed(names, "and", self.language))

    def _named(self, name: str) -> str:
        """Return the title of a document or an actor, else of a part of the pathway."""
        found = self.library.documents.get(name) or self.library.actors.get(name)
        return (
            found.title.in_(self.language) if found else title_of(name, self.pathway, self.language)
        )

    def _earliest(self, moment: Span, at: datetime | None) -> str:
        day = 1 + moment[0] // 24
        if day > 1 and at is not None:
            when = date_words(at.date(), self.language)
            return f" ({self._say('case-earliest-date', when=when)})"
        return f" ({self._say('case-earliest', day=day)})" if day > 1 else ""

    def _days(self, hours: Span) -> str:
        """Say a span of hours since the beginning in days, the first day being day 1."""
        first, last = (1 + (one or 0) // 24 for one in hours)
        if first == last or hours[1] is None:
            return self._say("case-day", day=first)
        return self._say("case-days", first=first, last=last)

    def _moments(self, span: tuple[datetime, datetime | None]) -> str:
        return self._dates(span[0].date(), (span[1] or span[0]).date())

    def _dates(self, first: date, last: date) -> str:
        said = date_words(first, self.language)
        return said if first == last else f"{said} – {date_words(last, self.language)}"
