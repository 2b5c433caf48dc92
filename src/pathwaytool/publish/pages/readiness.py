"""What must be in place before a pathway begins: a list to tick off, made from the pathway."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from pathwaytool.dataclass import dataclass
from pathwaytool.locales.conditions import listed
from pathwaytool.model.pathway import Fact, Pathway
from pathwaytool.publish.order.pairs import pairs_of
from pathwaytool.publish.pages.pair import title_of
from pathwaytool.publish.words.writer import Writer

ON_CALL = 24
"""A limit of no more hours than this needs somebody who can be reached at once."""


@dataclass(frozen=True, slots=True)
class ReadinessItem:
    """Something to have in place. `id` is unique on the page and stays when texts change."""

    id: str
    text: Markup


@dataclass(frozen=True, slots=True)
class ReadinessPage:
    """What the page of a pathway's readiness shows."""

    groups: list[tuple[str, list[ReadinessItem]]]
    total: int
    kept_as: str


def readiness_given(pathway: Pathway, writer: Writer) -> ReadinessPage:
    """Return what the page of a pathway's readiness shows."""
    made = {
        "agreements": _agreements,
        "roles": _roles,
        "on_call": _on_call,
        "consents": _consents,
        "competences": _competences,
        "papers": _papers,
    }
    groups = [(name, list(make(pathway, writer))) for name, make in made.items()]
    shown = [(name, items) for name, items in groups if items]
    return ReadinessPage(
        groups=shown,
        total=sum(len(items) for _, items in shown),
        kept_as=f"{writer.library.id}/{pathway.id}",
    )


def _item(kind: str, id_: str, writer: Writer, **gaps: Markup | str) -> ReadinessItem:
    return ReadinessItem(f"{kind}-{id_}", escape(writer.word(f"ready_{kind}")).format(**gaps))


def _agreements(pathway: Pathway, writer: Writer) -> Iterator[ReadinessItem]:
    for pair in pairs_of(pathway, writer.library):
        sheet = writer.a(title_of(pair, writer), "pair", pathway.id, pair.one, pair.other)
        number = writer.count("n_handoffs", len(pair.handoffs))
        yield _item("pair", f"{pair.one}-{pair.other}", writer, sheet=sheet, n=number)
    without = [step for step in pathway.steps.values() if not step.limits]
    if without:
        number = writer.count("n_steps", len(without))
        yield _item("limits", "alle", writer, n=writer.a(number, "deadlines", pathway.id))
    if pathway.decisions:
        word = writer.word("page_decisions")
        yield _item("choices", "alle", writer, page=writer.a(word, "decisions", pathway.id))


def _roles(pathway: Pathway, writer: Writer) -> Iterator[ReadinessItem]:
    steps = pathway.steps.values()
    leads = dict.fromkeys(one for one in (pathway.lead, *(step.lead for step in steps)) if one)
    for actor in leads:
        yield _item("lead", actor, writer, who=_actor(actor, writer))
    for actor in dict.fromkeys(step.accountable for step in steps):
        number = writer.count("n_steps", sum(step.accountable == actor for step in steps))
        yield _item("role", actor, writer, who=_actor(actor, writer), n=number)


def _on_call(pathway: Pathway, writer: Writer) -> Iterator[ReadinessItem]:
    for step in pathway.steps.values():
        within = [one.duration for one in step.within if one.duration]
        if within and min(one.longest_hours() for one in within) <= ON_CALL:
            soonest = min(within, key=lambda one: one.longest_hours())
            yield _item(
                "call",
                step.id,
                writer,
                who=_actor(step.accountable, writer),
                step=writer.a(writer.say(step.title), "step", pathway.id, step.id),
                limit=writer.duration(soonest),
            )


def _consents(pathway: Pathway, writer: Writer) -> Iterator[ReadinessItem]:
    for fact in pathway.facts.values():
        if fact.consent:
            asked = _asked(fact, writer)
            yield _item("consent", fact.id, writer, what=writer.say(fact.title), asked=asked)
    ways = [one for step in pathway.steps.values() for one in step.transitions]
    if any(one.handoff and one.handoff.consent and not one.handoff.consent_fact for one in ways):
        asked = writer.word("tell_asked")
        yield _item("sharing", "alle", writer, asked=asked)


def _asked(fact: Fact, writer: Writer) -> Markup | str:
    given_by = fact.consent.given_by if fact.consent else None
    return writer.say(given_by) if given_by else writer.word("tell_asked")


def _competences(pathway: Pathway, writer: Writer) -> Iterator[ReadinessItem]:
    known = writer.library.interventions
    named = dict.fromkeys(id_ for step in pathway.steps.values() for id_ in step.interventions)
    for id_ in named:
        if id_ in known:
            title = writer.say(known[id_].title)
            yield _item("skill", id_, writer, what=writer.a(title, "intervention", id_))


def _papers(pathway: Pathway, writer: Writer) -> Iterator[ReadinessItem]:
    known, makers = writer.library.documents, dict[str, list[str]]()
    for step in pathway.steps.values():
        for id_ in step.gives:
            makers.setdefault(id_, []).append(step.accountable)
    for id_, actors in makers.items():
        title = writer.say(known[id_].title) if id_ in known else id_
        names = [
            writer.plain(writer.library.actors[one].title) if one in writer.library.actors else one
            for one in dict.fromkeys(actors)
        ]
        who = listed(names, "or", writer.language)
        yield _item("paper", id_, writer, what=writer.a(title, "document", id_), who=who)


def _actor(id_: str, writer: Writer) -> Markup:
    known = writer.library.actors.get(id_)
    return writer.a(writer.say(known.title) if known else id_, "actor", id_)
