"""Dead parts against brute force: what is told is dead, and how much is left untold."""

import os
from typing import cast

from pathwaytool.model.pathway import Pathway, Transition
from pathwaytool.model.position import Pointer
from pathwaytool.prove import Verdict, prove
from tests.proving.generator import pathway_of
from tests.proving.oracle import Case, Oracle, Outcome, State, TooMany
from tests.proving.test_oracle import GENEROUS, LIBRARY

SEEDS = int(os.environ.get("PROOF_EXAMPLES", "2000"))
MOST_UNTOLD = 0.01
"""The share of what is dead in proved pathways that may be untold; see `docs/beviset.md`."""


class Witness(Oracle):
    """Brute force that remembers which steps are begun and which branches are taken."""

    def __init__(self, pathway: Pathway) -> None:
        super().__init__(pathway)
        self.met: set[Pointer] = set()

    def _arrive(
        self,
        case: Case,
        state: State,
        origin: str,
        targets: list[tuple[str, Transition | None]],
        decided: tuple[tuple[str, object], ...],
    ) -> Outcome:
        self.met.update(way.place.pointer for _, way in targets if way)
        return super()._arrive(case, state, origin, targets, cast("tuple[()]", decided))

    def _begin_faults(
        self, case: Case, state: State, step_id: str, running: set[str]
    ) -> set[tuple[str, str]]:
        self.met.add(("steps", step_id))
        return super()._begin_faults(case, state, step_id, running)


def dead_branches(pathway: Pathway, met: set[Pointer]) -> set[Pointer]:
    """Return the branches that nobody takes, of steps that somebody begins."""
    alive = [step for step in pathway.steps.values() if step.place.pointer in met]
    ways = {way.place.pointer for step in alive for way in step.transitions}
    return ways - met


def test_what_is_told_is_dead_and_little_is_left_untold() -> None:
    dead = untold = 0
    for seed in range(SEEDS):
        pathway = pathway_of(seed)
        witness = Witness(pathway)
        try:
            witness.faults()
        except TooMany:
            continue
        proof = prove(pathway, LIBRARY, GENEROUS)
        told = {one.pointer for one in proof.dead if one.kind in {"step", "branch", "loop"}}
        assert not told & witness.met, seed
        if proof.verdict == Verdict.PROVED:
            branches = dead_branches(pathway, witness.met)
            steps = {("steps", name) for name in pathway.steps} - witness.met
            begun = {("steps", name) for name in proof.begun}
            dead += len(branches) + len(steps)
            untold += len(branches - told) + len(steps & begun)
    assert untold <= MOST_UNTOLD * dead, f"{untold} of {dead} dead parts are untold"
