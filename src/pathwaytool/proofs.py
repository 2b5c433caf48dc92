"""Proofs of pathways, kept between runs: what has not changed in its flow is not proved again."""

from functools import partial
from pathlib import Path

from pathwaytool.cache import Memory, memory_of
from pathwaytool.fingerprint import fingerprint, tool_fingerprint
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.resting import reached, runs_in
from pathwaytool.prove.proof import Proof
from pathwaytool.prove.reading import proved_of

SPARE = 50
"""How many proofs of earlier texts are kept beside those in use."""


class Proofs:
    """Proves pathways, and remembers what it proved of the library in one folder."""

    def __init__(self, home: Path | None = None) -> None:
        """`home` is where the library stands; None remembers nothing beyond this run."""
        self._memory = memory_of(home, "proofs") if home else Memory(None)
        self._asked = 0

    def of(self, pathway: Pathway, library: Library) -> Proof:
        """Return the proof of `pathway`, kept or new."""
        self._asked += 1
        key = _key(pathway, library)
        kept = self._memory.recall(key, Proof)
        if kept is None:
            from pathwaytool.prove.proving import prove

            kept = prove(pathway, library)
            self._memory.keep(key, kept)
        return kept

    def save(self) -> None:
        """Keep the proofs for the next run."""
        self._memory.save(self._asked + SPARE)


def _key(pathway: Pathway, library: Library) -> str:
    """Return the fingerprint of all that a proof rests on: the pathway and those that it runs."""
    under = map(library.pathways.__getitem__, reached([pathway.id], partial(runs_in, library)))
    return fingerprint("proof", tool_fingerprint(), *map(proved_of, under))
