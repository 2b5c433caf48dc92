"""A proof -> findings for the author, each at the place to mend."""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.pathway import Pathway, Status
from pathwaytool.model.text import Text
from pathwaytool.prove.compile.level import whom
from pathwaytool.prove.move.situation import Kind
from pathwaytool.prove.proof import Dead, Failure, LimitTime, Proof, Reason, Story, Verdict
from pathwaytool.prove.tell.messages import (
    DEAD,
    FAILURES,
    LIMIT_AT_RISK,
    NOBODY,
    NOT_PROVED,
    PUBLISHED_UNPROVED,
    RESTS_ON,
)
from pathwaytool.prove.tell.naming import (
    case_of,
    in_all,
    open_words,
    part_name,
    part_value,
    title_of,
    titles_of,
    told_facts,
    way_of,
    way_through,
)
from pathwaytool.prove.tell.places import lasting, limit_at, location_of, related_to


def proof_findings(proof: Proof, pathway: Pathway) -> tuple[Diagnostic, ...]:
    """Return what `proof` has to say to the author of `pathway`.

    Raises: nothing, where the proof is of this pathway.
    """
    return tuple(_findings(proof, pathway))


def _findings(proof: Proof, pathway: Pathway) -> Iterator[Diagnostic]:
    limits = {limit.pointer: limit for limit in proof.times.limits}
    for failure in proof.failures:
        yield _failure(failure, pathway, limits.get(failure.pointer))
    for limit in proof.times.limits:
        if limit.status == "at-risk":
            location = limit_at(limit.pointer, pathway)
            found = LIMIT_AT_RISK.at(location, **_limit_gaps(limit))
            titles = {"step": _title(limit.step, pathway), "chain": _chain(limit.chain, pathway)}
            yield replace(found, related=lasting(limit.chain, pathway, location), titles=titles)
    for dead in proof.dead if proof.reason != Reason.NOBODY else ():  # then everything is dead
        yield _dead(dead, pathway)
    yield from _unproved(proof, pathway)


def _dead(dead: Dead, pathway: Pathway) -> Diagnostic:
    location = pathway.source.key(dead.pointer)
    gaps = {"nobody": whom(pathway), "value": str(dead.value or "")}
    found = DEAD[dead.kind].at(location, name=dead.name, **gaps)
    titles = {
        "name": in_all(lambda language: part_name(dead, pathway, language)),
        "value": in_all(lambda language: part_value(dead, pathway, language)),
    }
    return replace(found, titles=titles)


def _unproved(proof: Proof, pathway: Pathway) -> Iterator[Diagnostic]:
    top, everybody = pathway.source.key(("pathway",)), whom(pathway)
    if proof.verdict != Verdict.PROVED and pathway.status == Status.PUBLISHED:
        yield PUBLISHED_UNPROVED.at(top)
    if proof.verdict != Verdict.NOT_PROVED:
        return
    match proof.reason:
        case Reason.SITUATIONS | Reason.MEMORY:
            left = ", ".join(f"{kind} ({step})" for kind, step in proof.open)
            gaps = {"open": left or "…", "everybody": everybody}
            found = NOT_PROVED.at(top, situations=proof.situations, **gaps)
            named = in_all(lambda language: open_words(proof, pathway, language))
            yield replace(found, titles={"open": named}) if proof.open else found
        case Reason.RESTS_ON:
            names = [name for name, verdict in proof.rests_on if verdict != Verdict.PROVED]
            runs = [step for step in pathway.steps.values() if step.runs in names]
            place = pathway.source.value((*runs[0].place.pointer, "runs")) if runs else top
            yield RESTS_ON.at(place, names=", ".join(names))
        case Reason.NOBODY:
            yield NOBODY.at(top, everybody=everybody)
        case _:  # the rules have told of a broken reference and of an undeclared loop
            return


def _failure(failure: Failure, pathway: Pathway, limit: LimitTime | None) -> Diagnostic:
    hours = {"needed": limit.needed.shortest, "allowed": limit.allowed.longest} if limit else {}
    found = FAILURES[Kind(failure.kind)].at(
        location_of(failure, pathway),
        step=failure.step,
        names=", ".join(failure.names),
        case=_case_words(failure.story, whom(pathway)),
        some=whom(pathway),
        way=_way_words(failure.story),
        **hours,
    )
    titles = {
        "step": _title(failure.step, pathway),
        "names": _chain(failure.names, pathway)
        if failure.kind == Kind.IMPOSSIBLE_LIMIT
        else in_all(lambda language: titles_of(failure.names, pathway, language)),
        "way": in_all(lambda language: way_of(failure.story, pathway, language)),
    }
    if told_facts(failure.story):
        titles["case"] = in_all(lambda language: case_of(failure.story, pathway, language))
    return replace(found, related=related_to(failure, pathway), titles=titles)


def _chain(names: tuple[str, ...], pathway: Pathway) -> Text:
    return in_all(lambda language: way_through(names, pathway, language))


def _title(name: str, pathway: Pathway) -> Text:
    return in_all(lambda language: title_of(name, pathway, language))


def _case_words(story: Story, whom: str) -> str:
    """Say the facts that matter as they are written in the file, such as `alder=14, dom=ingen`.

    `*child` is every young person, `*case` every combination of facts, as `whom` says.
    """
    facts = told_facts(story)
    return ", ".join(f"{fact}={value}" for fact, value in facts.items()) or f"*{whom}"


def _way_words(story: Story) -> str:
    """Say which steps have finished, in order."""
    return " → ".join([event.step for event in story.events if event.step] or ["·"])


def _limit_gaps(limit: LimitTime) -> dict[str, str | int]:
    return {
        "step": limit.step,
        "needed": limit.needed.longest,
        "allowed": limit.allowed.shortest,
        "chain": " → ".join(limit.chain),
    }
