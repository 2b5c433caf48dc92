"""The mistakes that are made on purpose, and which of them are noticed."""

from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.strength.measure import strength_of
from pathwaytool.strength.mistakes import Mistake, mistakes_of
from tests.rules.example_library import EXAMPLES, texts_with

DATE = "2026-06-01"


def library() -> Library:
    text = (EXAMPLES / "promise-broken" / "good.yaml").read_text("utf-8")
    loaded = load_library(texts_with(text))
    assert loaded.library is not None
    return loaded.library


def test_each_mistake_changes_one_thing_and_has_its_line() -> None:
    pathway = library().pathways["eksempel"]
    made = list(mistakes_of(pathway))
    assert all(one.pathway != pathway for one in made)
    kinds = {one.kind for one in made}
    assert {Mistake.BRANCH_DROPPED, Mistake.START_NARROWED, Mistake.STEP_SKIPPED} <= kinds
    lines = pathway.source.text.splitlines()
    gone = next(one for one in made if one.kind == Mistake.DOCUMENT_NOT_GIVEN)
    assert "gives:" in lines[gone.location.span.line - 1]


def test_a_dropped_branch_is_noticed_and_a_longer_limit_is_not() -> None:
    model = library()
    strength = strength_of(model.pathways["eksempel"], model, DATE)
    by = {(one.kind, one.what): one.by for one in strength.outcomes}
    assert by["branch-dropped", "stoette"]
    assert by["document-not-given", "underretning"]
    assert strength.noticed == sum(bool(one.by) for one in strength.outcomes)
    assert 0 < strength.share <= 1


TWO_WAYS_IN = """pathway: eksempel
level: child
status: draft
version: 0.1.0
title: Fra bekymring eller anmeldelse
summary: En ung kommer ind ad to veje.
owner: Eksempelstyrelsen
target: {ages: 12-17}
phases: [modtagelse]
facts:
  indgang:
    title: indgang
    values: {bekymring: bekymring, anmeldelse: anmeldelse, begge: begge}
steps:
  samtale:
    title: Samtale
    kind: action
    phase: modtagelse
    sector: social
    accountable: raadgiver
    start: {when: {indgang: [bekymring, begge]}}
    next: afsluttet
  undersoegelse:
    title: Undersøgelse
    kind: action
    phase: modtagelse
    sector: social
    accountable: modtagelse
    start: {when: {indgang: [anmeldelse, begge]}}
    next: afsluttet
ends:
  afsluttet: {title: Afsluttet}
"""

PROMISE = """promises:
  undersoeges:
    title: Den anmeldte bliver undersøgt.
    when: {indgang: [anmeldelse, begge]}
    reaches: undersoegelse
"""


def noticed(text: str) -> dict[tuple[str, str, str], str]:
    """Return what notices each mistake. Shape: kind, step and what is gone to the rule."""
    loaded = load_library(texts_with(text))
    assert loaded.library is not None, loaded.diagnostics
    strength = strength_of(loaded.library.pathways["eksempel"], loaded.library, DATE)
    return {(one.kind, one.step, one.what): one.by for one in strength.outcomes}


def test_a_promise_notices_a_lost_track_of_which_the_flow_gives_only_a_sign() -> None:
    lost = ("start-narrowed", "undersoegelse", "indgang=begge")
    assert noticed(TWO_WAYS_IN)[lost] == "values-alike"
    # What notices first is named: the sign comes before the proof is asked.
    assert noticed(TWO_WAYS_IN + PROMISE)[lost] == "values-alike"


def test_several_workers_find_the_same() -> None:
    text = (EXAMPLES / "case-not-settled" / "bad.yaml").read_text("utf-8")
    loaded = load_library(texts_with(text.split("cases:")[0]))
    assert loaded.library is not None
    pathway = loaded.library.pathways["eksempel"]
    alone = strength_of(pathway, loaded.library, DATE)
    assert strength_of(pathway, loaded.library, DATE, workers=2) == alone


EVENT = """\
  svar: {title: svar, values: yes-no, decided_by: [samtale]}
events:
  flytter:
    title: Familien flytter
    while: {steps: [samtale, undersoegelse]}
    decides: {svar: no}
    stops: {phases: [modtagelse]}
    to: afsluttet
"""


def test_mistakes_are_made_in_events_too() -> None:
    by = noticed(TWO_WAYS_IN.replace("steps:\n", EVENT + "steps:\n", 1))
    made = {(kind, what) for kind, step, what in by if step == "flytter"}
    assert made == {
        ("event-dropped", "flytter"),
        ("event-narrowed", "samtale"),
        ("event-narrowed", "undersoegelse"),
        ("event-stops-forgotten", "stops"),
        ("event-decision-forgotten", "svar"),
    }
