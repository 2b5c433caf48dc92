"""A proof -> findings for the author, each at the place to mend."""

from collections.abc import Iterator
from dataclasses import replace

from pathwaytool.locales import words
from pathwaytool.locales.times import birthday_words
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.pathway import Pathway, Status
from pathwaytool.model.text import Text
from pathwaytool.model.time import Birthday
from pathwaytool.prove.compile.level import whom
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.proof import (
    Dead,
    Failure,
    LimitTime,
    PromiseProof,
    PromiseVerdict,
    Proof,
    Reason,
    Story,
    Verdict,
)
from pathwaytool.prove.tell.ages_asked import asked_late
from pathwaytool.prove.tell.birthdays import (
    ages_words,
    birthday_at,
    span_of,
    why_late,
    why_outgrown,
)
from pathwaytool.prove.tell.dead_parts import dead_for_good
from pathwaytool.prove.tell.messages import (
    BIRTHDAY_AT_RISK,
    CASES,
    DEAD,
    FAILURES,
    LIMIT_AT_RISK,
    NOBODY,
    NOT_PROVED,
    PROMISES,
    PUBLISHED_UNPROVED,
    RESTS_ON,
    STEP_MAY_BE_OUTGROWN,
)
from pathwaytool.prove.tell.naming import (
    case_of,
    in_all,
    part_name,
    part_value,
    quoted,
    title_of,
    titles_of,
    told_facts,
    way_of,
    way_through,
    why_idle,
    why_open,
    why_unproved,
)
from pathwaytool.prove.tell.places import lasting, limit_at, location_of, related_to
from pathwaytool.prove.tell.promises import unexpected


def proof_findings(proof: Proof, pathway: Pathway) -> tuple[Diagnostic, ...]:
    """Return what `proof` has to say to the author of `pathway`.

    Raises: nothing, where the proof is of this pathway.
    """
    return tuple(_findings(proof, pathway))


def failures_found(proof: Proof, pathway: Pathway) -> Iterator[tuple[Failure, Diagnostic]]:
    """Yield each failure of `proof` with what the author is told of it."""
    limits = {one.pointer: one for one in (*proof.times.limits, *proof.times.outgrown)}
    for failure in proof.failures:
        yield failure, _failure(failure, pathway, limits.get(failure.pointer))


def _findings(proof: Proof, pathway: Pathway) -> Iterator[Diagnostic]:
    yield from (finding for _, finding in failures_found(proof, pathway))
    conflicts = [one for one in proof.failures if one.kind == FaultKind.LIMITS_CONFLICT]
    told = {pointer for one in conflicts for pointer in (one.pointer, *one.others)}
    for limit in proof.times.limits:
        if limit.status == "at-risk" and limit.pointer not in told:
            birthday = birthday_at(limit.pointer, pathway)
            if birthday is not None:
                yield _birthday(limit, birthday, pathway)
                continue
            location = limit_at(limit.pointer, pathway)
            found = LIMIT_AT_RISK.at(location, **_limit_gaps(limit))
            titles = {"step": _title(limit.step, pathway), "chain": _chain(limit.chain, pathway)}
            yield replace(found, related=lasting(limit.chain, pathway, location), titles=titles)
    for fares in proof.times.outgrown:
        if fares.status == "at-risk":
            yield _outgrown(fares, pathway)
    yield from asked_late(proof, pathway)
    dead_parts = dead_for_good(proof, pathway)
    for dead in dead_parts if proof.reason != Reason.NOBODY else ():  # then everything is dead
        yield _dead(dead, pathway)
    yield from _promises(proof, pathway)
    yield from _examples(proof, pathway)
    yield from _unproved(proof, pathway)


def _birthday(fares: LimitTime, birthday: Birthday, pathway: Pathway) -> Diagnostic:
    location = limit_at(fares.pointer, pathway)
    found = BIRTHDAY_AT_RISK.at(
        location,
        step=fares.step,
        limit=birthday_words(birthday, "en"),
        ages=ages_words(fares, "en"),
        why=why_late(fares, "en"),
    )
    titles = {
        "step": _title(fares.step, pathway),
        "limit": in_all(lambda language: birthday_words(birthday, language)),
        "ages": in_all(lambda language: ages_words(fares, language)),
        "why": in_all(lambda language: why_late(fares, language)),
    }
    return replace(found, related=lasting(fares.chain, pathway, location), titles=titles)


def _outgrown(fares: LimitTime, pathway: Pathway) -> Diagnostic:
    location = pathway.source.value(fares.pointer)
    found = STEP_MAY_BE_OUTGROWN.at(
        location,
        step=fares.step,
        span=span_of(pathway.steps[fares.step].ages),
        ages=ages_words(fares, "en"),
        why=why_outgrown(fares, pathway, "en"),
    )
    titles = {
        "step": _title(fares.step, pathway),
        "ages": in_all(lambda language: ages_words(fares, language)),
        "why": in_all(lambda language: why_outgrown(fares, pathway, language)),
    }
    return replace(found, related=lasting(fares.chain, pathway, location), titles=titles)


def _promises(proof: Proof, pathway: Pathway) -> Iterator[Diagnostic]:
    """Yield what there is to say of promises that are not broken; those are among the failures.

    While something else is wrong, that a promise is not proved is no news.
    """
    is_sound = not any(one.kind != FaultKind.BROKEN_PROMISE for one in proof.failures)
    for told in proof.promises if proof.reason != Reason.NOBODY else ():
        is_news = told.verdict != PromiseVerdict.NOT_PROVED or (is_sound and not proof.open)
        if told.verdict not in PROMISES or not is_news:
            continue
        promise, fares = pathway.promises[told.id], told.limit
        found = PROMISES[told.verdict].at(
            promise.place.key("when") if promise.when else promise.place.key(),
            names=told.id,
            nobody=whom(pathway),
            situations=told.situations,
            why=why_open(told, "en"),
            **(
                {"needed": fares.needed.longest, "allowed": fares.allowed.shortest} if fares else {}
            ),
        )
        titles = {
            "names": _promised(told.id, pathway),
            "why": _open(told),
        }
        if fares is not None:
            silent = told.verdict == PromiseVerdict.UNKNOWN
            titles["chain"] = (
                _listed(fares.needed.unknown, pathway) if silent else _chain(fares.chain, pathway)
            )
        yield replace(found, titles=titles)


def _open(told: PromiseProof) -> Text:
    return in_all(lambda language: why_open(told, language))


def _examples(proof: Proof, pathway: Pathway) -> Iterator[Diagnostic]:
    """Yield what there is to say of example cases that are not broken."""
    for told in proof.examples if proof.reason != Reason.NOBODY else ():
        if told.verdict in CASES:
            case = pathway.cases[told.id]
            found = CASES[told.verdict].at(case.place.key("facts"), names=told.id)
            yield replace(found, titles={"names": _titled(case.title)})


def _titled(title: Text) -> Text:
    return in_all(lambda language: quoted(title.in_(language), language))


def _promised(id_: str, pathway: Pathway) -> Text:
    return _titled(pathway.promises[id_].title)


def _dead(dead: Dead, pathway: Pathway) -> Diagnostic:
    location = pathway.source.key(dead.pointer)
    gaps = {"nobody": whom(pathway), "value": str(dead.value or "")}
    if dead.kind == "wait":
        gaps["why"] = why_idle(dead, pathway, "en")
    found = DEAD[dead.kind].at(location, name=dead.name, **gaps)
    titles = {
        "name": in_all(lambda language: part_name(dead, pathway, language)),
        "value": in_all(lambda language: part_value(dead, pathway, language)),
    }
    if dead.kind == "wait":
        titles["why"] = in_all(lambda language: why_idle(dead, pathway, language))
    return replace(found, titles=titles)


def _unproved(proof: Proof, pathway: Pathway) -> Iterator[Diagnostic]:
    top, everybody = pathway.source.key(("pathway",)), whom(pathway)
    if proof.verdict != Verdict.PROVED and pathway.status == Status.PUBLISHED:
        yield PUBLISHED_UNPROVED.at(top)
    if proof.verdict != Verdict.NOT_PROVED:
        return
    match reason := proof.reason:
        case Reason.SITUATIONS | Reason.MEMORY | Reason.EVENTS | Reason.BESIDE:
            left = ", ".join(f"{kind} ({step})" for kind, step in proof.open)
            gaps = {"why": left or str(reason), "advice": "", "everybody": everybody}
            titles = {
                "why": in_all(lambda language: why_unproved(proof, pathway, language)),
                "advice": in_all(lambda language: words(language, "parts")[f"advice-{reason}"]),
            }
            yield replace(NOT_PROVED.at(top, **gaps), titles=titles)
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
    step = pathway.steps.get(failure.step)
    hours = {"needed": limit.needed.shortest, "allowed": limit.allowed.longest} if limit else {}
    found = FAILURES[FaultKind(failure.kind)].at(
        location_of(failure, pathway),
        step=failure.step,
        names=", ".join(failure.names),
        case=_case_words(failure.story, whom(pathway)),
        some=whom(pathway),
        way=_way_words(failure.story),
        expected=", ".join(failure.names),
        ages=span_of(step.ages if step else None),
        **hours,
    )
    titles = {
        "step": _title(failure.step, pathway),
        "names": _names(failure, pathway),
        "way": in_all(lambda language: way_of(failure.story, pathway, language)),
    }
    if failure.kind == FaultKind.BROKEN_CASE:
        titles["expected"] = in_all(lambda language: unexpected(failure, pathway, language))
    if told_facts(failure.story):
        titles["case"] = in_all(lambda language: case_of(failure.story, pathway, language))
    return replace(found, related=related_to(failure, pathway), titles=titles)


def _names(failure: Failure, pathway: Pathway) -> Text:
    match failure.kind:
        case FaultKind.IMPOSSIBLE_LIMIT | FaultKind.OUTGROWN:
            return _chain(failure.names, pathway)
        case FaultKind.BROKEN_PROMISE:
            return _promised(failure.names[0], pathway)
        case FaultKind.BROKEN_CASE:
            return _titled(pathway.cases[failure.names[0]].title)
        case _:
            return _listed(failure.names, pathway)


def _listed(names: tuple[str, ...], pathway: Pathway) -> Text:
    return in_all(lambda language: titles_of(names, pathway, language))


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
