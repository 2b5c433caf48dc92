"""Choices by the age at the beginning that may come so late that it is another by then."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pathwaytool.model.condition import facts_read
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.pathway import Fact, Pathway, Transition
from pathwaytool.model.text import Text
from pathwaytool.prove.proof import Proof, Stretch
from pathwaytool.prove.tell.messages import AGE_ASKED_LATE
from pathwaytool.prove.tell.naming import in_all, titles_of

A_YEAR = 24 * 365
"""Hours: whoever has waited so long has surely had a birthday."""


def asked_late(proof: Proof, pathway: Pathway) -> Iterator[Diagnostic]:
    """Yield a finding for the age at the beginning, where choices by it may come a year later.

    Told is what the times there are add up to: silent steps and ways back without a bound are none.
    Ways to steps with ages of their own are left out, for there it is told who has outgrown them.
    """
    since = dict((proof.times.undisturbed or proof.times).since_start)
    for fact in pathway.facts.values():
        if fact.is_age and not fact.is_implied:
            late = [way for way in _asking(fact, pathway) if _is_late(way, pathway, since)]
            names = tuple(dict.fromkeys(way.origin for way in late))
            places = [way.place.key("when") for way in late]
            if late:
                found = AGE_ASKED_LATE.at(places[0], fact=fact.id, steps=", ".join(names))
                titles = {"steps": _titles(names, pathway), "fact": fact.title}
                yield replace(found, related=tuple(places[1:]), titles=titles)


def _asking(fact: Fact, pathway: Pathway) -> Iterator[Transition]:
    for step in pathway.steps.values():
        for way in step.transitions:
            target = pathway.steps.get(way.to)
            if way.when and fact.id in facts_read(way.when) and not (target and target.ages):
                yield way


def _is_late(way: Transition, pathway: Pathway, since: Mapping[str, Stretch]) -> bool:
    takes, begins = pathway.steps[way.origin].takes, since.get(way.origin)
    own = takes.longest.longest_hours() if takes else 0
    return begins is not None and begins.longest + own >= A_YEAR


def _titles(names: tuple[str, ...], pathway: Pathway) -> Text:
    return in_all(lambda language: titles_of(names, pathway, language))
