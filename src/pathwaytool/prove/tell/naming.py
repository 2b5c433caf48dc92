"""What is called what: steps, ends, facts and parts of a pathway by their titles."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pathwaytool.locales import LANGUAGES, words
from pathwaytool.locales.conditions import fact_sentence, listed, value_words
from pathwaytool.model.condition import Value
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.text import Language, Text
from pathwaytool.prove.compile.level import whom
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.proof import Dead, PromiseProof, Proof, Story, Verdict
from pathwaytool.prove.tell.dead_parts import dead_for_good
from pathwaytool.prove.tell.messages import FAILURES

MOST_NAMED = 10
"""How many parts are named in one sentence; the rest are counted."""

Item = TypeVar("Item")


def in_all(say: Callable[[Language], str]) -> Text:
    """Return what `say` says, in every language."""
    return Text(tuple((language, say(language)) for language in LANGUAGES))


def quoted(title: str, language: Language) -> str:
    """Return `title` in the quotation marks of `language`."""
    return words(language, "story")["quoted"].format(title=title)


def title_of(name: str, pathway: Pathway, language: Language) -> str:
    """Return the title of a step, an end or a fact; an id that is none of them as it is."""
    named = (pathway.steps, pathway.ends, pathway.facts, pathway.events)
    found = next((one[name] for one in named if name in one), None)
    return found.title.in_(language) if found else name


def titles_of(names: Iterable[str], pathway: Pathway, language: Language) -> str:
    """Return the titles of steps, ends or facts in a row, each in quotation marks."""
    titles = [quoted(title_of(name, pathway, language), language) for name in names]
    return listed(titles, "and", language)


def told_facts(story: Story) -> dict[str, Value]:
    """Return the facts that matter; one that was decided more than once as it was decided last."""
    return dict((*story.facts, *(one for event in story.events for one in event.decided)))


def fact_words(name: str, value: Value, pathway: Pathway, language: Language) -> str:
    """Say that a fact has a value; of an id that is no fact, both as they are."""
    fact = pathway.facts.get(name)
    return fact_sentence(fact, (value,), language) if fact else f"{name}: {value}"


def case_of(story: Story, pathway: Pathway, language: Language) -> str:
    """Say what must hold for the story to happen: the facts that matter, in words."""
    facts = told_facts(story).items()
    said = (fact_words(name, value, pathway, language) for name, value in facts)
    return words(language, "parts")["case"].format(facts="; ".join(said))


def way_of(story: Story, pathway: Pathway, language: Language) -> str:
    """Say which steps have finished, in order; of rounds that are alike how many there were."""
    names = [event.step for event in story.events if event.step]
    return way_through(names, pathway, language)


def way_through(names: Sequence[str], pathway: Pathway, language: Language) -> str:
    """Say that these steps follow each other; of rounds that are alike how many there were."""
    say = words(language, "parts")
    told = []
    for ring, times in folded(names):
        titles = (quoted(title_of(name, pathway, language), language) for name in ring)
        way = " → ".join(titles)
        told.append(way if times == 1 else say["round"].format(names=way, times=times))
    return " → ".join(told) or say["nothing-yet"]


def folded(items: Sequence[Item]) -> list[tuple[tuple[Item, ...], int]]:
    """Return `items` in order, with what is repeated at once only once, and how often it stands."""
    result: list[tuple[tuple[Item, ...], int]] = []
    at = 0
    while at < len(items):
        size, times = 1, 1
        for length in range(1, (len(items) - at) // 2 + 1):
            found = _times(items, at, length)
            if found > 1 and found * length > size * times:
                size, times = length, found
        result.append((tuple(items[at : at + size]), times))
        at += size * times
    return result


def _times(items: Sequence[Item], at: int, length: int) -> int:
    """Return how often the next `length` items stand in a row."""
    times, ring = 1, items[at : at + length]
    while items[at + times * length : at + (times + 1) * length] == ring:
        times += 1
    return times


def part_name(part: Dead, pathway: Pathway, language: Language) -> str:
    """Return what the message about a dead part calls it: a title, or where a way leads."""
    if part.kind not in {"branch", "loop"}:
        return title_of(part.name, pathway, language)
    origin, target = _ends_of(part, pathway, language)
    return words(language, "parts")["way"].format(origin=origin, target=target)


def _part_words(part: Dead, pathway: Pathway, language: Language) -> str:
    """Say what a part is, such as “the step “Assessment””."""
    say = words(language, "parts")[part.kind]
    if part.kind in {"branch", "loop"}:
        origin, target = _ends_of(part, pathway, language)
        return say.format(origin=origin, target=target)
    name = quoted(title_of(part.name, pathway, language), language)
    return say.format(name=name, value=part_value(part, pathway, language))


def part_value(part: Dead, pathway: Pathway, language: Language) -> str:
    """Say the value of a fact, or the age, that a part is about; nothing where there is none."""
    if part.value is None or part.kind == "wait":
        return ""
    fact = pathway.facts.get(part.name)
    return value_words(fact, part.value, language) if fact else str(part.value)


def why_idle(part: Dead, pathway: Pathway, language: Language) -> str:
    """Say why a step does not wait for all as it is told to: the value is where work leaves."""
    say = words(language, "parts")
    if part.value is None:
        return say["wait-alone"]
    return say["wait-left"].format(
        name=quoted(title_of(str(part.value), pathway, language), language)
    )


def parts_sentences(proof: Proof, pathway: Pathway, language: Language) -> list[str]:
    """Say what of the pathway no young person meets, and of what that is not settled."""
    say = words(language, "parts")
    # Where a line of work may leave, the step is still waited for by others.
    dead = [one for one in dead_for_good(proof, pathway) if one.kind != "wait" or one.value is None]
    if proof.verdict == Verdict.PROVED and not dead and not proof.unsettled:
        return [say["all-met" if whom(pathway) == "child" else "all-met-case"]]
    found = []
    if proof.open:
        found.append(say["open"].format(names=open_words(proof, pathway, language)))
    rests_on = [quoted(name, language) for name, one in proof.rests_on if one != Verdict.PROVED]
    if rests_on:
        found.append(say["rests-on"].format(names=listed(rests_on, "and", language)))
    unsettled = "unsettled-failed" if proof.failures else "unsettled"
    told = ((say["dead"], dead), (say[unsettled], proof.unsettled))
    for sentence, parts in told:
        names = [_part_words(one, pathway, language) for one in parts]
        found += [sentence.format(names=_few(names, language))] if parts else []
    return found


def why_unproved(proof: Proof, pathway: Pathway, language: Language) -> str:
    """Say how far the proof came before it stopped, and what it could not settle."""
    return words(language, "parts")[f"why-{proof.reason}"].format(
        situations=proof.situations,
        open=open_words(proof, pathway, language),
        facts=len(pathway.facts),
        steps=len(pathway.steps),
        events=len(pathway.events),
    )


def why_open(told: PromiseProof, language: Language) -> str:
    """Say why a promise is not proved: what was looked at was not all, or too large to look at."""
    key = "promise-situations" if told.situations else "promise-memory"
    return words(language, "parts")[key].format(situations=told.situations)


def open_words(proof: Proof, pathway: Pathway, language: Language) -> str:
    """Say where which faults could not be ruled out, each with the rule that explains it."""
    names = [
        f"{quoted(title_of(at, pathway, language), language)} ({FAILURES[FaultKind(kind)].rule})"
        for kind, at in proof.open
    ]
    return _few(names, language)


def _few(names: Sequence[str], language: Language) -> str:
    if len(names) <= MOST_NAMED:
        return listed(names, "and", language)
    more = words(language, "parts")["and-others"].format(n=len(names) - MOST_NAMED)
    return f"{', '.join(names[:MOST_NAMED])} {more}"


def _ends_of(part: Dead, pathway: Pathway, language: Language) -> tuple[str, str]:
    origin, _, target = part.name.partition(" → ")
    return (
        quoted(title_of(origin, pathway, language), language),
        quoted(title_of(target, pathway, language), language),
    )
