"""What is proved of a pathway whatever its times are may be taken from one with other times."""

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
from pathwaytool.prove.explore import settling
from pathwaytool.prove.explore.settling import Settled
from pathwaytool.prove.reading import Reading
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
        assert prove(one, KNOWN, alike=others) == alone, seed
        assert prove(other, KNOWN, alike=alone) == others, seed


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
    one = made(1)
    other = otherwise_timed(one)
    for pathway in (one, other):
        library = cast(Library, SimpleNamespace(pathways={one.id: pathway}, actors={}))
        proofs = Proofs(tmp_path)  # another run, with what the first has kept
        proofs.prepare([pathway], library)
        assert proofs.of(pathway, library) == prove(pathway, library)
        proofs.save()
    # Each `prove` above settles too: twice for the first, once for the other.
    assert len(settled) == 3


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
    assert prove(one, KNOWN, alike=kept) == kept
    assert followed and not any(followed), "only as it is without events, for the times"
