"""A failure told as a story: who the young person is, what has happened, where it stops."""

from collections.abc import Sequence

from pathwaytool.dataclass import dataclass
from pathwaytool.locales import words
from pathwaytool.locales.conditions import listed
from pathwaytool.locales.messages import message_words
from pathwaytool.model.condition import Value
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Fact, FactKind, Pathway
from pathwaytool.model.position import Location
from pathwaytool.prove.compile.level import whom
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.proof import Failure, StoryEvent
from pathwaytool.prove.tell.messages import FAILURES
from pathwaytool.prove.tell.naming import fact_words, folded, quoted, title_of
from pathwaytool.prove.tell.places import location_of, related_to
from pathwaytool.prove.tell.promises import broken_sentence, unexpected

MOST_PLACES = 3
"""How many other lines are named at most."""


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A failure in words: who, what has happened, where it stops, where to change what.

    `events` is empty where the case never begins.
    """

    person: str
    events: str
    stop: str
    mend: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return what is said of the case itself, without the mend."""
        return tuple(one for one in (self.person, self.events, self.stop) if one)


def told_story(failure: Failure, pathway: Pathway, library: Library, language: str) -> ToldStory:
    """Tell `failure` in `language`."""
    teller = _StoryTeller(pathway, library, language)
    return ToldStory(
        teller.person(failure),
        teller.events(failure.story.events),
        teller.stop(failure),
        teller.mend(failure),
    )


def story_text(failure: Failure, pathway: Pathway, library: Library, language: str) -> str:
    """Tell `failure` in a few short paragraphs, in `language`."""
    told = told_story(failure, pathway, library, language)
    return "\n".join((*told.paragraphs, told.mend))


def _place(location: Location) -> str:
    return f"{location.path}:{location.span.line}:{location.span.column}"


class _StoryTeller:
    """Knows the titles of everything in the pathway."""

    def __init__(self, pathway: Pathway, library: Library, language: str) -> None:
        self._pathway = pathway
        self._library = library
        self._language = language
        self._words = words(language, "story")

    def person(self, failure: Failure) -> str:
        """Say who the young person is, or which combination: only the facts that matter."""
        facts = dict(failure.story.facts)
        of_child = whom(self._pathway) == "child"
        own = (one.id for one in self._pathway.facts.values() if of_child and one.is_age)
        age = next((facts.pop(name) for name in own if name in facts), None)
        first = ("person" if age is None else "person-aged") if of_child else "person-case"
        known = "; ".join(self._fact(name, value) for name, value in facts.items())
        said = self._words[first].format(age=age)
        if known:
            said += self._words["person-facts"].format(facts=known)
        elif age is None:
            said = self._words["anybody" if of_child else "anybody-case"]
        return said + "."

    def events(self, events: Sequence[StoryEvent]) -> str:
        """Say what has happened, in order."""
        told, at = [], 0
        for ring, times in folded(events):
            told += [self._event(event, at + nth) for nth, event in enumerate(ring)]
            told += [self._again(times - 1)] if times > 1 else []
            at += len(ring) * times
        return " ".join(one for one in told if one)

    def stop(self, failure: Failure) -> str:
        """Say where it stops, what else is under way, and whose turn it is."""
        gaps = {
            "step": self._title(failure.step),
            "names": self._listed([self._name(name) for name in failure.names]),
        }
        if failure.kind == FaultKind.BROKEN_PROMISE:
            promise = self._pathway.promises[failure.names[0]]
            gaps["names"] = self._quoted(promise.title.in_(self._language))
        if failure.kind == FaultKind.BROKEN_CASE:
            case = self._pathway.cases[failure.names[0]]
            gaps["names"] = self._quoted(case.title.in_(self._language))
        said = self._words["stop"] + " " + self._words[f"stop-{failure.kind}"].format(**gaps)
        if failure.kind == FaultKind.BROKEN_CASE:
            said += " " + unexpected(failure, self._pathway, self._language)
        if failure.kind == FaultKind.BROKEN_PROMISE:
            said += " " + broken_sentence(promise, self._pathway, self._library, self._language)
        step = self._pathway.steps.get(failure.story.turn)
        actor = self._library.actors.get(step.accountable) if step else None
        if actor is not None:
            said += " " + self._words["turn"].format(actor=actor.title.in_(self._language))
        others = [one for one in failure.story.running if one != failure.step]
        if others:
            titles = self._listed([self._title(one) for one in others])
            said += " " + self._words["meanwhile"].format(names=titles)
        return said

    def mend(self, failure: Failure) -> str:
        """Say where to change what."""
        message = FAILURES[FaultKind(failure.kind)]
        translated = message_words(self._language, message.rule)
        mend = translated[1] if translated else message.mend
        place = _place(location_of(failure, self._pathway))
        said = self._words["mend"].format(place=place, mend=mend)
        others = [_place(one) for one in related_to(failure, self._pathway)[:MOST_PLACES]]
        if others:
            said += " " + self._words["see-also"].format(places=", ".join(others))
        return said

    def _event(self, event: StoryEvent, at: int) -> str:
        names = self._listed([self._title(name) for name in event.to])
        if not event.step:
            return self._words["begin"].format(names=names) if names else ""
        decided = "; ".join(self._fact(name, value) for name, value in event.decided)
        key = "first" if at == 1 else "then"
        kind = "-event" if event.step in self._pathway.events else ""
        said = self._words[key + kind].format(step=self._title(event.step))
        if decided:
            said += self._words["showing" + kind].format(facts=decided)
        if event.begun:
            begun = self._listed([self._title(name) for name in event.begun])
            said += self._words["leads"].format(names=begun)
        elif names:
            said += self._words["waits"].format(names=names)
        return said + "."

    def _again(self, times: int) -> str:
        """Say that the same happens so many times more."""
        if times == 1:
            return self._words["again-1"]
        numbers = self._words["numbers"].split()
        said = numbers[times] if times < len(numbers) else str(times)
        return self._words["again-n"].format(times=said)

    def _fact(self, name: str, value: Value) -> str:
        fact = self._pathway.facts.get(name)
        if fact and fact.kind == FactKind.OUTCOME:
            return f"{fact.title.in_(self._language)}: {self._outcome(fact, value)}"
        return fact_words(name, value, self._pathway, self._language)

    def _outcome(self, fact: Fact, value: Value) -> str:
        other = self._library.pathways.get(fact.outcomes_of or "")
        end = other.ends.get(str(value)) if other else None
        return end.title.in_(self._language) if end else str(value)

    def _name(self, name: str) -> str:
        """Return the title of a step, end, fact or document."""
        if name in self._library.documents:
            return self._quoted(self._library.documents[name].title.in_(self._language))
        return self._title(name)

    def _title(self, name: str) -> str:
        return self._quoted(title_of(name, self._pathway, self._language))

    def _quoted(self, title: str) -> str:
        return quoted(title, self._language)

    def _listed(self, names: Sequence[str]) -> str:
        return listed(names, "and", self._language)
