"""`pathwaytool prove`: what is proved about a pathway, or one young person's way through it."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pathwaytool.cli.cases import followed, reservations
from pathwaytool.cli.libraries import pathway_named, usable_project, where_it_stands
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_about, option, said
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    FINDINGS,
    WrongUseError,
    day_of,
    for_machines,
    library_at,
    note,
    write,
)
from pathwaytool.locales.times import hours_words
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway
from pathwaytool.model.text import Language
from pathwaytool.proofs import Proofs
from pathwaytool.prove import Proof, Verdict
from pathwaytool.prove.follow.way import Walk
from pathwaytool.prove.proof import PromiseVerdict, Reason, Wait
from pathwaytool.prove.tell.case import case_text
from pathwaytool.prove.tell.dates import dated, dues
from pathwaytool.prove.tell.naming import parts_sentences, why_unproved
from pathwaytool.prove.tell.story import story_text

if TYPE_CHECKING:
    from pathwaytool.strength.measure import Strength

LIMIT_STATUSES = ("met", "at-risk", "impossible", "unknown")


@click.command("prove", cls=SpokenCommand)
@click.argument("pathway", required=False)
@option("--case", metavar="FACT=VALUE,...")
@option("--start", metavar="YYYY-MM-DD")
@option("--strength", "strength", is_flag=True)
@option("--write", "keep", is_flag=True)
@option("--json", "as_json", is_flag=True)
@option("--output", "-o", metavar="FILE")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@LANGUAGE
def command(  # noqa: PLR0913, PLR0917 - click hands over one argument an option
    pathway: str | None,
    case: str | None,
    start: str | None,
    strength: bool,
    keep: bool,
    as_json: bool,
    output: str | None,
    library: str,
) -> int:
    """Prove pathways, follow one case, or measure the strength of the proof; write the result."""
    _, whole = usable_project(library, day_of(None))
    model, name = where_it_stands(whole, pathway)
    asked = _asked(model, name)
    spoken = language_about(model.language)
    _refuse(without_strength=keep and not (strength and model is whole), alone=start and not case)
    if strength:
        measured = _measured(asked, model)
        if keep:
            _keep(library_at(library), model, measured)
        told = _strength_text(measured, model, spoken)
        write(_as_json(_shares(measured)) if as_json else told, output)
        return CLEAN
    if case is not None:
        if len(asked) > 1:
            raise WrongUseError("no-pathway-given", names=", ".join(one.id for one in asked))
        way = followed(asked[0], model, case)
        write(_way_told(way, asked[0], model, start, as_json=as_json), output)
        return CLEAN if way.is_as_asked else FINDINGS
    local, unsound = ([], []) if pathway else _editions(whole)
    asked_for = [*((pathway or one.id, one, model) for one in asked), *local]
    proved = _all_proved(asked_for, Proofs(library_at(library)))
    if as_json:
        write(_as_json({id_: asdict(proof) for id_, (proof, _) in proved.items()}), output)
    else:
        write("\n".join(_result(id_, *one, spoken) for id_, one in proved.items()), output)
    for id_ in unsound:
        note(said(spoken, "edition-with-errors", edition=id_))
    is_proved = all(proof.verdict == Verdict.PROVED for proof, _ in proved.values())
    return CLEAN if is_proved and not unsound else FINDINGS


def _all_proved(
    asked: Sequence[tuple[str, Pathway, Library]], proofs: Proofs
) -> dict[str, tuple[Proof, Library]]:
    """Return the proof of each, and the library it stands in, by the name it was asked for by."""
    proofs.prepare_each([(one, there) for _, one, there in asked])
    proved = {id_: (proofs.of(one, there), there) for id_, one, there in asked}
    proofs.save()
    return proved


# Only who asks for the strength waits for what measures it to be imported.


def _measured(asked: Iterable[Pathway], model: Library) -> "list[Strength]":
    from pathwaytool.strength.measure import strength_of

    return [strength_of(one, model, day_of(None), os.cpu_count() or 1) for one in asked]


def _keep(home: Path, model: Library, measured: "Sequence[Strength]") -> None:
    from pathwaytool.cli.strength import keep_measured

    keep_measured(home, model, measured)


def _strength_text(measured: "Iterable[Strength]", model: Library, spoken: Language) -> str:
    from pathwaytool.cli.strength import strength_text

    return "\n".join(strength_text(one, model, spoken) for one in measured)


def _shares(measured: "Iterable[Strength]") -> dict[str, object]:
    return {one.pathway: {**asdict(one), "share": one.share} for one in measured}


def _refuse(*, without_strength: bool, alone: object) -> None:
    """Raises: WrongUseError where an option stands without the one that it belongs to."""
    if without_strength:
        raise WrongUseError("write-without-strength")
    if alone:
        raise WrongUseError("start-without-case")


def _way_told(
    way: Walk, pathway: Pathway, library: Library, start: str | None, *, as_json: bool
) -> str | bytes:
    """Return a way in words, or as JSON. Raises: WrongUseError where `start` is no day."""
    begins = None if start is None else date.fromisoformat(day_of(start))
    if as_json:
        return _as_json(_dated(way, pathway, begins))
    spoken = language_about(library.language)
    noted = "".join(f"\n{one}\n" for one in reservations(way, pathway, spoken))
    return case_text(way, pathway, library, spoken, begins) + noted


def _dated(way: Walk, pathway: Pathway, start: date | None) -> dict[str, object]:
    """Return a way as plain values, with the day it begins and the last day of each limit."""
    found = asdict(way)
    if start is None:
        return found
    for passage, at in zip(found["passages"], dated(way, pathway, start), strict=True):
        passage["dates"] = {
            key: [None if one is None else str(one.date()) for one in span]
            for key, span in (("begins", at.begins), ("ends", at.ends))
        }
    for number, passage in enumerate(found["passages"], start=1):
        passage["due"] = [
            {"limit": one.limit.place.pointer, "first": str(one.first), "last": str(one.last)}
            for one in dues(way, pathway, number, start)
        ]
    return {"start": str(start), **found}


def _editions(library: Library) -> tuple[list[tuple[str, Pathway, Library]], list[str]]:
    """Return the editions with the pathway that each makes, and those that make none."""
    found, unsound = [], []
    for id_ in library.editions:
        try:
            there, base = where_it_stands(library, id_)
        except WrongUseError:
            unsound.append(id_)
        else:
            found.append((id_, pathway_named(there, base or ""), there))
    return found, unsound


def _as_json(value: Mapping[str, object]) -> bytes:
    return for_machines(json.dumps(value, ensure_ascii=False, indent=2))


def _asked(library: Library, id_: str | None) -> list[Pathway]:
    """Return the pathway of that name, or all."""
    if id_ is not None:
        return [pathway_named(library, id_)]
    asked = list(library.pathways.values())
    if not asked:
        raise WrongUseError("no-pathways")
    return asked


def _result(id_: str, proof: Proof, library: Library, language: Language) -> str:
    """Return the result of a proof of what was asked for as `id_`, and its stories, as text."""
    pathway = library.pathways[proof.pathway]
    lines = [f"{pathway.title.in_(language)} ({id_})\n"]
    lines += [f"{line}\n" for line in _lines(pathway, proof, language)]
    lines += [f"\n{story_text(one, pathway, library, language)}\n" for one in proof.failures]
    return "".join(lines)


def _lines(pathway: Pathway, proof: Proof, language: Language) -> Iterator[str]:
    """Yield what the proof says: the verdict first, then what it covered and what it found."""
    say = partial(said, language)
    grouped = partial(_grouped, mark=say("thousands"))
    key = f"verdict-{proof.verdict.value}"
    yield f"  {say(key if pathway.level == Level.CHILD else f'{key}-case')}"
    if proof.reason in (Reason.MEMORY, Reason.EVENTS):
        yield f"  {why_unproved(proof, pathway, language)}"
        return
    combinations, situations = grouped(proof.combinations), grouped(proof.situations)
    key = "covered-1" if proof.combinations == 1 else "covered"
    yield f"  {say(key, combinations=combinations, situations=situations)}"
    yield from (f"  {one}" for one in _target(pathway, proof, language))
    if proof.facts:
        titles = (pathway.facts[id_].title.in_(language) for id_ in proof.facts)
        yield f"  {say('facts-that-matter', number=len(proof.facts), names=', '.join(titles))}"
    if proof.outcomes:
        titles = (pathway.ends[id_].title.in_(language) for id_ in proof.outcomes)
        yield f"  {say('ends-reached', names=', '.join(titles))}"
    yield from (f"  {one}" for one in parts_sentences(proof, pathway, language))
    statuses = [limit.status for limit in proof.times.limits]
    if statuses:
        counts = {one.replace("-", "_"): statuses.count(one) for one in LIMIT_STATUSES}
        yield f"  {say('limits', **counts)}"
        yield from (f"    {one}" for one in _settled(pathway, proof, language))
    if proof.promises:
        yield f"  {say('promises', **_promise_counts(proof))}"
    wait = proof.times.usual.longest_wait
    if wait:
        days = -(-wait.hours // 24)
        origin, step = (_name(pathway, id_, language) for id_ in (wait.origin, wait.step))
        yield f"  {say(_wait_key(wait), days=days, origin=origin, step=step)}"
        if proof.times.undisturbed:
            yield f"  {say('times-without-events')}"


def _target(pathway: Pathway, proof: Proof, language: Language) -> Iterator[str]:
    """Yield how many lie outside the target group, and the criteria that are not modelled."""
    if proof.outside is not None:
        mark = said(language, "thousands")
        key = "outside-1" if proof.outside == 1 else "outside"
        yield said(language, key, outside=_grouped(proof.outside, mark))
    names = "; ".join(one.in_(language) for one in pathway.loose_criteria)
    if names:
        yield said(language, "not-modelled", names=names)


def _settled(pathway: Pathway, proof: Proof, language: Language) -> Iterator[str]:
    """Yield which number would settle each limit that is unknown."""
    for limit in proof.times.limits:
        if not limit.settled_by:
            continue
        most = hours_words(min(one.hours.longest for one in limit.settled_by), language)
        key = "limit-settled" if len(limit.settled_by) == 1 else "limit-settled-by"
        silent = ", ".join(_name(pathway, one.step, language) for one in limit.settled_by)
        yield said(
            language, key, step=_name(pathway, limit.step, language), silent=silent, most=most
        )


def _wait_key(wait: Wait) -> str:
    """Return which sentence tells of the longest wait: it, or no more than that it is a bound."""
    bound = "" if wait.is_exact else "-at-most"
    return f"longest-wait{bound}" + ("-endless" if wait.is_endless else "")


def _promise_counts(proof: Proof) -> dict[str, int]:
    """Return how many promises fare how."""
    found = [one.verdict for one in proof.promises]
    return {
        "kept": found.count(PromiseVerdict.KEPT),
        "broken": found.count(PromiseVerdict.BROKEN) + found.count(PromiseVerdict.EMPTY),
        "at_risk": found.count(PromiseVerdict.AT_RISK),
        "open": found.count(PromiseVerdict.NOT_PROVED) + found.count(PromiseVerdict.UNKNOWN),
    }


def _name(pathway: Pathway, id_: str, language: Language) -> str:
    """Return the title of a step or an end; its id where it is neither."""
    place = pathway.steps.get(id_) or pathway.ends.get(id_)
    return place.title.in_(language) if place else id_


def _grouped(number: int, mark: str) -> str:
    """Say a number with its digits in threes, as the language does."""
    return f"{number:,}".replace(",", mark)
