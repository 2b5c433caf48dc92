"""Proofs of pathways, kept between runs: what has not changed in its flow is not proved again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pathwaytool.beside import Asked, proved_beside
from pathwaytool.cache import Memory, memory_of
from pathwaytool.fingerprint import fingerprint, tool_fingerprint
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.resting import named_in, reached
from pathwaytool.prove.proof import Proof
from pathwaytool.prove.reading import proved_of

SPARE = 200
"""How many proofs of earlier texts are kept beside those in use."""


class Proofs:
    """Proves pathways, and remembers what it proved of the library in one folder."""

    def __init__(self, home: Path | None = None) -> None:
        """`home` is where the library stands; None remembers nothing beyond this run."""
        self._memory = memory_of(home, "proofs") if home else Memory(None)
        self._is_kept = home is not None
        self._asked = 0
        self._ready: dict[str, Proof] = {}

    def prepare(self, pathways: Sequence[Pathway], library: Library) -> None:
        """Prove those of `pathways` that are not kept, side by side where there are many."""
        self.prepare_each([(one, library) for one in pathways])

    def prepare_each(self, asked: Sequence[Asked]) -> None:
        """Do the same for pathways that each stand in a library of its own, such as editions.

        What reads the same to the proof is proved once.
        """
        missing = {_key(*one): one for one in asked}
        known = {key for key in missing if key in self._ready or self._memory.has(key)}
        missing = {key: one for key, one in missing.items() if key not in known}
        made = proved_beside(list(missing.values()))
        self._ready |= {key: made[number] for number, key in enumerate(missing) if number in made}

    def of(self, pathway: Pathway, library: Library) -> Proof:
        """Return the proof of `pathway`, kept or new."""
        self._asked += 1
        key = _key(pathway, library)
        if key not in self._ready:
            kept = self._memory.recall(key, Proof) if self._is_kept else None
            if kept is None:
                from pathwaytool.prove.proving import prove

                kept = prove(pathway, library)
            self._ready[key] = kept
        if self._is_kept:
            self._memory.keep(key, self._ready[key])
        return self._ready[key]

    def save(self) -> None:
        """Keep the proofs for the next run."""
        self._memory.save(self._asked + SPARE)


def _key(pathway: Pathway, library: Library) -> str:
    """Return the fingerprint of all that a proof rests on: the pathway and those that it runs."""
    ids = reached([pathway.id], partial(named_in, library))
    under = [library.pathways[id_] for id_ in ids]
    # A promise may be about all actors of a sector.
    actors = [(one.id, one.sector) for one in library.actors.values()]
    beside = repr(actors) if any(one.promises for one in under) else ""
    return fingerprint("proof", tool_fingerprint(), beside, *map(proved_of, under))
