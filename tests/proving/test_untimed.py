"""What is proved of a pathway whatever its times are may be taken from one with other times."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.time import Duration, Takes, Unit
from pathwaytool.proofs import Proofs
from pathwaytool.prove import prove, proving
from pathwaytool.prove.bound import suspects
from pathwaytool.prove.bound.lines import Lines
from pathwaytool.prove.bound.pairs import Pairs
from pathwaytool.prove.bound.written import KnownBounds
from pathwaytool.prove.explore import settling
from pathwaytool.prove.explore.settling import Settled
from pathwaytool.prove.reading import Reading
from pathwaytool.prove.untimed import Alike
from tests.proving.happening import with_events
from tests.proving.promising import LIBRARY, promising
from tests.proving.timed import timed_pathway
from tests.seeds import Seeds, over_seeds

KNOWN = cast(Library, LIBRARY)


def otherwise_timed(pathway: Pathway) -> Pathway:
    """Return `pathway` with all steps quick and without a limit."""
    hour = Takes(Duration(1, Unit.HOURS), Duration(1, Unit.HOURS))
    steps = {id_: replace(one, takes=hour, within=()) for id_, one in pathway.steps.items()}
    return replace(pathway, steps=steps)


def made(seed: int) -> Pathway:
    """Return a pathway with promises and times, every third with events."""
    return timed_pathway(
        seed, make=lambda seed: promising(seed) if seed % 3 else with_events(promising(seed), seed)
    )


@over_seeds(60)
def test_the_proof_is_the_same_as_without_the_other(seeds: Seeds) -> None:
    for seed in seeds:
        one = made(seed)
        other = otherwise_timed(one)
        reading = Reading()
        assert reading.untimed_of(one) == reading.untimed_of(other), seed
        alone, others = prove(one, KNOWN), prove(other, KNOWN)
        assert prove(one, KNOWN, alike=Alike(others)) == alone, seed
        assert prove(other, KNOWN, alike=Alike(alone)) == others, seed


@over_seeds(60)
def test_the_proof_is_the_same_on_bounds_that_another_has_left(seeds: Seeds) -> None:
    for seed in seeds:
        one = made(seed)
        other = otherwise_timed(one)
        alone, others = prove(one, KNOWN), prove(other, KNOWN)
        bounds = KnownBounds()
        assert prove(one, KNOWN, alike=Alike(None, bounds)) == alone, seed
        for known in (Alike(alone, read_back(bounds)), Alike(None, read_back(bounds))):
            assert prove(other, KNOWN, alike=known) == others, seed
            assert prove(one, KNOWN, alike=known) == alone, seed


def read_back(bounds: KnownBounds) -> KnownBounds:
    """Return what a later run has of `bounds`."""
    return KnownBounds(*json.loads(json.dumps([bounds.written, bounds.answers])))


def test_what_is_not_of_time_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one, bounds = made(1), KnownBounds()
    kept = prove(one, KNOWN, alike=Alike(None, bounds))
    assert bounds.is_new
    again = read_back(bounds)

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Pairs, "_follow_all", never)
    monkeypatch.setattr(Lines, "_follow", never)
    prove(otherwise_timed(one), KNOWN, alike=Alike(kept, again))
    assert again.written == bounds.written


@pytest.mark.parametrize("text", ["", "[]", "[[[0,9,9]],[],[],[]]", '[[],[[[7,"1"]]],[],[]]'])
def test_bounds_that_make_no_sense_are_worked_out_anew(text: str) -> None:
    one, bounds = made(1), KnownBounds()
    kept = prove(one, KNOWN, alike=Alike(None, bounds))
    spoilt = KnownBounds(dict.fromkeys(bounds.written, text))
    assert prove(one, KNOWN, alike=Alike(None, spoilt)) == kept


def test_the_pathways_at_random_have_what_could_be_taken_wrongly() -> None:
    kinds = Counter(one.kind for seed in range(40) for one in prove(made(seed), KNOWN).failures)
    assert {"impossible-limit", "promise-broken"} <= kinds.keys()


def test_what_is_not_about_time_is_proved_once_and_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATHWAYTOOL_CACHE", str(tmp_path / "cache"))
    settled: list[str] = []
    settle = settling.settle

    def noted(pathway: Pathway, *rest: Any) -> Settled:
        settled.append(pathway.id)
        return settle(pathway, *rest)

    monkeypatch.setattr(proving, "settle", noted)
    monkeypatch.setattr("pathwaytool.proofs.FEWEST", 1)
    one = made(1)
    other = otherwise_timed(one)
    for pathway in (one, other):
        library = cast(Library, SimpleNamespace(pathways={one.id: pathway}, actors={}))
        proofs = Proofs(tmp_path)  # another run, with what the first has kept
        proofs.prepare_each([(pathway, library)])
        assert proofs.of(pathway, library) == prove(pathway, library)
        proofs.save()
    # Each `prove` above settles too: twice for the first, once for the other.
    assert len(settled) == 3
    assert len(list((tmp_path / "cache").rglob("*.bounds"))) == 1


def test_lines_of_work_with_events_are_not_followed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    followed: list[int] = []

    def noted(*asked: Any) -> Lines:
        followed.append(asked[0].events)
        return Lines(*asked)

    monkeypatch.setattr(suspects, "Lines", noted)
    one = next(one for one in map(made, range(3, 40, 3)) if one.events)
    kept = prove(one, KNOWN)
    assert any(followed), "with the events"
    followed.clear()
    assert prove(one, KNOWN, alike=Alike(kept)) == kept
    assert followed and not any(followed), "only as it is without events, for the times"
