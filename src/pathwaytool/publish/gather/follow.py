"""What a browser needs to follow a young person: the flow of the proof, and what all is called."""

from collections.abc import Iterable

from pathwaytool.locales import words
from pathwaytool.locales.conditions import fact_sentence, value_words
from pathwaytool.model.pathway import Fact, Handoff, Pathway, Step, Transition
from pathwaytool.model.time import Birthday, Limit
from pathwaytool.prove.follow.carried import carried_json, safe_json
from pathwaytool.publish.gather.drawings import Drawn
from pathwaytool.publish.words.writer import Writer

SAID = "follow_say_"
"""What the names of the words begin with that the script says."""

Data = dict[str, object]


def follow_script(pathway: Pathway, writer: Writer) -> str:
    """Return the script that hands a page the pathway, in the writer's language.

    It is a script and not JSON, so that it can be read from a USB stick as well.
    """
    flow = carried_json(pathway, writer.library) or "null"
    said = safe_json(said_of(pathway, writer))
    return f'globalThis.pathwaytoolFollow={{"flow":{flow},"said":{said}}};\n'


def picture_script(name: str, drawn: Drawn) -> str:
    """Return the script that hands a page the picture `name`, or why there is none."""
    held = safe_json({"svg": drawn.svg, "absent": drawn.absent})
    return f"(globalThis.pathwaytoolPictures??={{}}).{name}={held};\n"


def said_of(pathway: Pathway, writer: Writer) -> Data:
    """Return what the parts of a pathway are called and say, in the writer's language."""
    own = words(writer.language, "site")
    return {
        "language": writer.language,
        "pathway": pathway.id,
        "calendar": writer.library.calendar_of(pathway),
        "picture": writer.url("picture", pathway.id),
        "lead": _actor(pathway.lead, writer),
        "words": {
            name.removeprefix(SAID): text for name, text in own.items() if name.startswith(SAID)
        },
        "facts": {id_: _fact(one, writer.language) for id_, one in pathway.facts.items()},
        "impossible": [writer.plain(one.why) for one in pathway.impossible],
        "steps": {id_: _step(one, pathway, writer) for id_, one in pathway.steps.items()},
        "ends": {
            id_: {"title": writer.plain(one.title), "url": writer.url("end", pathway.id, id_)}
            for id_, one in pathway.ends.items()
        },
        "events": {
            id_: {"title": writer.plain(one.title), "legal": bases(one.legal, writer)}
            for id_, one in pathway.events.items()
        },
        "promises": {
            id_: {
                "title": writer.plain(one.title),
                "url": writer.url("promise", pathway.id, id_),
            }
            for id_, one in pathway.promises.items()
        },
    }


def _fact(fact: Fact, language: str) -> Data:
    return {
        "title": fact.title.in_(language),
        "values": {str(one): value_words(fact, one, language) for one in fact.domain},
        "says": {str(one): fact_sentence(fact, (one,), language) for one in fact.domain},
    }


def _step(step: Step, pathway: Pathway, writer: Writer) -> Data:
    library = writer.library
    sector = library.sectors.get(step.sector)
    passing = {one.to: handed(one, pathway, writer) for one in step.transitions if one.handoff}
    return {
        "title": writer.plain(step.title),
        "url": writer.url("step", pathway.id, step.id),
        "actor": _actor(step.accountable, writer),
        "sector": writer.plain(sector.title) if sector else step.sector,
        "lead": _actor(step.lead, writer),
        "needs": documents(step.needs, writer),
        "gives": documents(step.gives, writer),
        "legal": bases(step.legal, writer),
        "limits": [_limit(limit, way, pathway, writer) for limit, way in step.limits],
        "handoffs": passing,
    }


def _limit(limit: Limit, way: Transition | None, pathway: Pathway, writer: Writer) -> Data:
    # A clock that stands still meanwhile has no date that is known beforehand.
    duration = None if limit.paused_while else limit.duration
    return {
        "said": limit_words(limit, way, pathway, writer),
        "kind": writer.word(f"limit_{limit.kind.value}"),
        "amount": duration.amount if duration else None,
        "unit": duration.unit.value if duration else None,
        "from": limit.from_step,
        "moment": limit.from_moment.value,
        "to": way.to if way else None,
        "paused": limit.paused_while is not None,
        "birthday": _birthday(limit.birthday),
    }


def _birthday(before: Birthday | None) -> Data | None:
    if before is None:
        return None
    return {"age": before.age, "amount": before.ahead.amount, "unit": before.ahead.unit.value}


def limit_words(limit: Limit, way: Transition | None, pathway: Pathway, writer: Writer) -> str:
    """Say a limit in a line: how much time, counted from where, and for what."""
    parts = [writer.limit(limit)]
    if limit.from_step:
        moment = writer.word(f"from_{limit.from_moment.value}")
        parts.append(f"{moment} {_quoted(limit.from_step, pathway, writer)}")
    if way:
        parts.append(f"{writer.word('limit_of_handoff')} {_quoted(way.to, pathway, writer)}")
    during = limit.paused_while
    if during is not None:
        named = [_quoted(id_, pathway, writer) for id_ in during.steps]
        phases = writer.library.phases
        named += [writer.plain(phases[id_].title) for id_ in during.phases if id_ in phases]
        if named:
            parts.append(f"– {writer.word('paused_while')} {', '.join(named)}")
        if during.holding is not None:
            when = writer.when(during.holding, pathway.facts)
            parts.append(f"– {writer.word('paused_when')} {when}")
    if limit.reach.value == "start":
        parts.append(f"({writer.word('reach_start')})")
    return " ".join(parts)


def _quoted(part: str, pathway: Pathway, writer: Writer) -> str:
    found = pathway.steps.get(part) or pathway.ends.get(part)
    title = writer.plain(found.title) if found else part
    return writer.word(f"{SAID}quoted", title=title)


def handed(way: Transition, pathway: Pathway, writer: Writer) -> str:
    """Say what is handed over along `way`, to whom and on what basis."""
    passing: Handoff | None = way.handoff
    if passing is None:
        return ""
    basis = bases(passing.basis, writer)
    if passing.consent:
        basis.append(writer.word("consent"))
    return writer.word(
        f"{SAID}handed",
        documents=", ".join(documents(passing.documents, writer)) or writer.word("nobody"),
        receiver=_actor(writer.receiver(pathway, way), writer) or writer.word("nobody"),
        basis=", ".join(basis) or writer.word("basis_not_stated"),
    )


def _actor(id_: str | None, writer: Writer) -> str:
    known = writer.library.actors.get(id_ or "")
    return writer.plain(known.title) if known else id_ or ""


def documents(ids: Iterable[str], writer: Writer) -> list[str]:
    """Return documents by their titles."""
    known = writer.library.documents
    return [writer.plain(known[one].title) if one in known else one for one in ids]


def bases(ids: Iterable[str], writer: Writer) -> list[str]:
    """Return legal bases as they are cited: act and section, and how sure we are of it."""
    known = writer.library.legal_bases
    return [
        f"{writer.plain(known[one].act)}{known[one].after_act}"
        f" ({writer.word('mark_' + known[one].confidence.value)})"
        if one in known
        else one
        for one in ids
    ]
