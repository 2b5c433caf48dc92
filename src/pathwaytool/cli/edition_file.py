"""The text of an edition file: a first one with its questions, and one with marks more."""

import json
import re
from collections.abc import Iterator, Mapping

from pathwaytool.cli.library_file import offsets, start_of_line
from pathwaytool.cli.speech import said
from pathwaytool.locales import words
from pathwaytool.locales.times import duration_words
from pathwaytool.model.edition import Departure, Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step, Transition
from pathwaytool.model.registers import Actor
from pathwaytool.model.text import Language, Text
from pathwaytool.model.time import Limit, Unit

LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u"})

LONGEST_ID = 64

SOON_HOURS = 48
"""Within how many hours a limit asks for somebody who is there also at night and on Sundays."""

OF_MUNICIPALITY = "municipality"


def id_from(name: str) -> str:
    """Return an id for a municipality of that name; empty where no letter is left."""
    plain = re.sub(r"[^0-9a-z]+", "-", name.casefold().translate(LETTERS))
    return plain.strip("-")[:LONGEST_ID].strip("-")


def first_file(id_: str, name: str, base: Pathway, library: Library, language: Language) -> str:
    """Return an edition that departs in nothing, with the questions to settle as comments."""
    head = [
        f"edition: {id_}",
        f"edition_of: {base.id}",
        f"municipality: {json.dumps(name, ensure_ascii=False)}",
        "version: 0.1.0",
    ]
    questions = [
        *_section("new-actors", _actors(base, library, language), language),
        *_section("new-receivers", _receivers(base, library, language), language),
        *_section("new-on-call", _soon(base, library, language), language),
        *_section("new-agreements", _partners(base, library, language), language),
    ]
    comments = [f"# {line}".rstrip() for line in (*_lines("new-head", language), "")]
    body = [f"# {line}".rstrip() for line in (*questions, *_lines("new-departures", language))]
    return "\n".join([*comments[:-1], *head, "#", *body]) + "\n"


def _lines(key: str, language: Language) -> list[str]:
    return said(language, key).strip().splitlines()


def _section(key: str, rows: Iterator[str], language: Language) -> list[str]:
    """Return a question with its rows; nothing where there are none."""
    listed = list(dict.fromkeys(rows))
    return [*_lines(key, language), *listed, ""] if listed else []


def _actors(base: Pathway, library: Library, language: Language) -> Iterator[str]:
    """Yield a line to fill in for each of the municipality's actors who answers for a step."""
    yield "actors:"
    for id_ in dict.fromkeys(step.accountable for step in base.steps.values()):
        actor = library.actors.get(id_)
        if actor and _is_ours(actor):
            title = json.dumps(_plain(actor.title, language), ensure_ascii=False)
            yield f"  {id_}: {{title: {title}, unit: …, contact: …}}"


def _receivers(base: Pathway, library: Library, language: Language) -> Iterator[str]:
    for step, way in _handed(base):
        there = base.steps[way.to]
        actor = library.actors.get(base.receiver(way) or "")
        if actor and _is_ours(actor) and there.sector != step.sector:
            titles = (_plain(one.title, language) for one in (step, there, actor))
            yield "  {} → {}: {}".format(*titles)


def _handed(base: Pathway) -> Iterator[tuple[Step, Transition]]:
    """Yield every way with a hand-off to a step, with the step that hands over."""
    for step in base.steps.values():
        yield from ((step, way) for way in step.transitions if way.handoff and way.to in base.steps)


def _soon(base: Pathway, library: Library, language: Language) -> Iterator[str]:
    """Yield the limits of the municipality's that run at night and on Sundays, in words."""
    for step in base.steps.values():
        for limit, passing in step.limits:
            id_ = base.receiver(passing) if passing else step.accountable
            actor = library.actors.get(id_ or "")
            if actor and _is_ours(actor) and _is_soon(limit):
                title = _plain(step.title, language)
                if passing and passing.to in base.steps:
                    title += f" → {_plain(base.steps[passing.to].title, language)}"
                yield f"  {title}: {_limit_words(limit, language)}"


def _is_soon(limit: Limit) -> bool:
    length = limit.duration
    return bool(length and length.unit != Unit.WEEKDAYS and length.longest_hours() <= SOON_HOURS)


def _limit_words(limit: Limit, language: Language) -> str:
    time = duration_words(limit.duration, language) if limit.duration else ""
    said = words(language, "draw")[f"limit_{limit.kind.value}"]
    return said.format(time=time, percent=limit.percent or "")


def _partners(base: Pathway, library: Library, language: Language) -> Iterator[str]:
    """Yield the sectors that the municipality hands over to or gets from, each pair once."""
    seen = set[frozenset[str]]()
    for step, way in _handed(base):
        actors = (library.actors.get(one or "") for one in (step.accountable, base.receiver(way)))
        pair = (step.sector, base.steps[way.to].sector)
        is_ours = any(one and _is_ours(one) for one in actors)
        if is_ours and len({*pair}) == len(pair) and frozenset(pair) not in seen:
            seen.add(frozenset(pair))
            known = (library.sectors.get(one) for one in pair)
            yield "  {} – {}".format(*(_plain(one.title, language) if one else "" for one in known))


def _is_ours(actor: Actor) -> bool:
    return actor.organisation == OF_MUNICIPALITY


def _plain(text: Text, language: Language) -> str:
    """Return a text in one line, as it can stand in a comment."""
    return " ".join(
        "".join(sign if sign.isprintable() else " " for sign in text.in_(language)).split()
    )


def with_marks(edition: Edition, marks: Mapping[str, str]) -> str:
    """Return the text of an edition with marks in its departures. Shape: step to mark."""
    text = edition.source.text
    edits = [_edit(edition, edition.departures[step], mark) for step, mark in marks.items()]
    for first, last, new in sorted(edits, reverse=True):
        text = text[:first] + new + text[last:]
    return text


def _edit(edition: Edition, departure: Departure, mark: str) -> tuple[int, int, str]:
    """Return what to put in place of what: first offset, last offset (exclusive), and the text."""
    file, pointer = edition.source, departure.place.pointer
    if departure.seen is not None:
        return (*offsets(file, (*pointer, "seen")), mark)
    own, reason = file.find(pointer, True), file.find((*pointer, "reason"), True)
    if own.line == reason.line:  # all between braces, on one line
        end = offsets(file, (*pointer, "reason"))[1]
        return (end, end, f", seen: {mark}")
    newline = "\r\n" if "\r\n" in file.text else "\n"
    place = start_of_line(file.text, reason.line)
    return (place, place, f"{' ' * (reason.column - 1)}seen: {mark}{newline}")
