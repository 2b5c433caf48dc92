"""The text of an edition file: a first one with its questions, and one with marks more."""

import json
import re
from collections.abc import Iterator, Mapping

from pathwaytool.cli.library_file import offsets, start_of_line
from pathwaytool.cli.speech import said
from pathwaytool.localise.attempts import written
from pathwaytool.model.edition import Departure, Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.registers import Actor
from pathwaytool.model.text import Language, Text
from pathwaytool.model.time import Unit

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
        *_section("new-on-call", _soon(base, language), language),
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
    for step in base.steps.values():
        for way in step.transitions:
            there = base.steps.get(way.to)
            if way.handoff is None or there is None:
                continue
            actor = library.actors.get(way.handoff.receiver or there.accountable)
            if actor and _is_ours(actor) and there.sector != step.sector:
                titles = (_plain(one.title, language) for one in (step, there, actor))
                yield "  {} → {}: {}".format(*titles)


def _soon(base: Pathway, language: Language) -> Iterator[str]:
    for step in base.steps.values():
        for limit, _ in step.limits:
            length = limit.duration
            if length and length.unit != Unit.WEEKDAYS and length.longest_hours() <= SOON_HOURS:
                yield f"  {_plain(step.title, language)} ({step.id}): {written(limit)}"


def _partners(base: Pathway, library: Library, language: Language) -> Iterator[str]:
    for step in base.steps.values():
        for way in step.transitions:
            there = base.steps.get(way.to)
            if way.handoff and there and there.sector != step.sector:
                pair = (library.sectors.get(one) for one in (step.sector, there.sector))
                yield "  {} – {}".format(
                    *(_plain(one.title, language) if one else "" for one in pair)
                )


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
