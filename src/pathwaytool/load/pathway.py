"""Plain data to a pathway."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from pathwaytool.load.ages import with_ages
from pathwaytool.load.aspect import section_of, unstated_of
from pathwaytool.load.condition import answers_of, condition_of, range_of
from pathwaytool.load.hearing import hearing_of
from pathwaytool.load.promise import example_of, promise_of
from pathwaytool.load.step import ages_of, step_of, stops_of
from pathwaytool.load.text import Part, text_of
from pathwaytool.load.time import during_of
from pathwaytool.model.advice import Decision, Recommendation
from pathwaytool.model.condition import Not, Value, tests
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.control import Event, Loop
from pathwaytool.model.pathway import (
    Consent,
    ConsentTo,
    End,
    Fact,
    FactKind,
    Impossible,
    Level,
    Pathway,
    Role,
    Status,
)
from pathwaytool.model.text import Language, Text

Outcomes = Mapping[str, Mapping[str, Text]]
"""What each pathway can come to. Shape: pathway id to end id to the end's title."""

_YES_NO = ("yes", "no")


def outcomes_of(part: Part) -> dict[str, Text]:
    """Return what a pathway can come to. Shape: end id to the end's title."""
    return part.entries("ends", lambda id_, end: end.text("title"))


def pathway_of(part: Part, outcomes: Outcomes, languages: tuple[Language, ...]) -> Pathway:
    """Return the pathway of a file that fits the schema; `languages` are the library's."""
    facts: dict[str, Fact] = part.entries("facts", partial(_fact, outcomes=outcomes))
    valid_from, valid_to = part.valid()
    pathway = Pathway(
        id=part.string("pathway"),
        source=part.source,
        level=Level(part.string("level")),
        status=Status(part.string("status")),
        version=part.string("version"),
        title=part.text("title"),
        summary=part.text("summary"),
        owner=part.text("owner"),
        valid_from=valid_from,
        valid_to=valid_to,
        review=part.string_or_none("review"),
        ages=ages_of(_target(part)),
        criteria=_criteria(part),
        phases=part.ids("phases"),
        lead=part.string_or_none("lead"),
        external_documents=part.ids("external_documents"),
        recommendations=part.entries("recommendations", _recommendation),
        decisions=part.entries("decisions", _decision),
        facts=facts,
        impossible=tuple(_ruled_out(part, facts)),
        loops=part.entries("loops", _loop),
        steps=part.entries("steps", partial(step_of, facts=facts)),
        ends=part.entries("ends", _end),
        languages=tuple(part.data.get("languages", languages)),
        country=part.string_or_none("country"),
        about=part.entries("about", section_of),
        not_stated=tuple(unstated_of(one) for one in part.items("not_stated")),
        promises=part.entries("promises", partial(promise_of, facts=facts)),
        cases=part.entries("cases", partial(example_of, facts=facts)),
        formerly=part.ids("formerly"),
        events=part.entries("events", partial(_event, facts=facts)),
        hearing=hearing_of(part.inner("hearing")) if "hearing" in part else None,
        to_you=part.entries("to_you", section_of),
    )
    return with_ages(pathway)


def _criteria(part: Part) -> tuple[Text, ...]:
    written = _target(part).data.get("criteria", ())
    return tuple(text_of(_criterion_words(one), part.language) for one in written)


def _criterion_words(written: Any) -> Any:
    """Return the words of a criterion: it is they alone, or they and a condition."""
    return written["text"] if isinstance(written, Mapping) and "when" in written else written


def _ruled_out(part: Part, facts: Mapping[str, Fact]) -> Iterator[Impossible]:
    yield from (_impossible(one, facts) for one in part.items("impossible"))
    yield from _outside(part, facts)


def _outside(part: Part, facts: Mapping[str, Fact]) -> Iterator[Impossible]:
    """Yield, for each criterion with a condition, that it does not hold: who is outside."""
    target = _target(part)
    for at, one in enumerate(target.data.get("criteria", ())):
        if isinstance(one, Mapping) and "when" in one:
            inner = target.inner("criteria", at)
            fits = condition_of(one["when"], facts)
            yield Impossible(inner.place, Not(fits), inner.text("text"), criterion=at)


def _target(part: Part) -> Part:
    return part.inner("target") if "target" in part else Part(part.source, part.language, {})


def _fact(id_: str, part: Part, outcomes: Outcomes) -> Fact:
    kind, domain, labels = _values(part, outcomes)
    return Fact(
        id=id_,
        place=part.place,
        title=part.text("title"),
        kind=kind,
        domain=domain,
        labels=labels,
        decided_by=part.ids("decided_by"),
        outcomes_of=part.string_or_none("outcomes_of"),
        role=_role(part),
        consent=_consent(part.inner("consent")) if "consent" in part else None,
        formerly=part.ids("formerly"),
    )


def _role(part: Part) -> Role | None:
    if "consent" in part:
        return Role.CONSENT
    return Role(part.string("role")) if "role" in part else None


def _consent(part: Part) -> Consent:
    return Consent(
        to=ConsentTo(part.string("to")),
        given_by=part.text_or_none("given_by"),
        givers=part.ids("from"),
        receivers=part.ids("receiver"),
    )


def _values(
    part: Part, outcomes: Outcomes
) -> tuple[FactKind, tuple[Value, ...], dict[Value, Text]]:
    """Return the kind of a fact, its domain in order, and the words for its values."""
    labels: dict[Value, Text] = {}
    if "outcomes_of" in part:
        labels.update(outcomes.get(part.string("outcomes_of"), {}))
        return FactKind.OUTCOME, tuple(labels), labels
    written = part.data["values"]
    if written == "yes-no":
        return FactKind.YES_NO, _YES_NO, {}
    if isinstance(written, str):
        first, last = range_of(written) or (0, -1)
        return FactKind.NUMBER, tuple(range(first, last + 1)), {}
    labels.update({value: text_of(words, part.language) for value, words in written.items()})
    if set(written) == set(_YES_NO):
        return FactKind.YES_NO, _YES_NO, labels
    return FactKind.CHOICE, tuple(written), labels


def _impossible(part: Part, facts: Mapping[str, Fact]) -> Impossible:
    return Impossible(part.place, condition_of(part.data["when"], facts), part.text("why"))


def _loop(id_: str, part: Part) -> Loop:
    return Loop(id_, part.place, part.text("title"), part.data.get("rounds"))


def _event(id_: str, part: Part, facts: Mapping[str, Fact]) -> Event:
    decides = tests(answers_of(part.data["decides"], facts)) if "decides" in part else ()
    return Event(
        id=id_,
        place=part.place,
        title=part.text("title"),
        during=during_of(part.inner("while")),
        decides={test.fact: test.values for test in decides},
        stops=stops_of(part),
        to=part.string("to"),
        legal=part.ids("legal"),
        cites=part.ids("cites"),
        note=part.text_or_none("note"),
        confidence=part.confidence(Confidence.PROPOSED),
    )


def _recommendation(id_: str, part: Part) -> Recommendation:
    return Recommendation(
        id=id_,
        place=part.place,
        text=part.text("text"),
        why=part.text_or_none("why"),
        strength=part.string("strength"),
        audience=part.ids("audience"),
        interventions=part.ids("interventions"),
        cites=part.ids("cites"),
        steps=part.ids("steps"),
        confidence=part.confidence(Confidence.PROPOSED),
        checked=part.check(),
    )


def _decision(id_: str, part: Part) -> Decision:
    return Decision(
        id=id_,
        place=part.place,
        title=part.text("title"),
        gap=part.text("gap"),
        choice=part.text("choice"),
        steps=part.ids("steps"),
        cites=part.ids("cites"),
    )


def _end(id_: str, part: Part) -> End:
    return End(
        id=id_,
        place=part.place,
        title=part.text("title"),
        description=part.text_or_none("description"),
        sector=part.string_or_none("sector"),
        phase=part.string_or_none("phase"),
        accountable=part.string_or_none("accountable"),
        gives=part.ids("gives"),
        cites=part.ids("cites"),
        formerly=part.ids("formerly"),
    )
