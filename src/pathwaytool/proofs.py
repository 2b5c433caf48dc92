"""Proofs of pathways, kept between runs: what has not changed in its flow is not proved again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pathwaytool.beside import proved_beside
from pathwaytool.cache import Memory, memory_of
from pathwaytool.fingerprint import fingerprint, tool_fingerprint
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.resting import named_in, reached
from pathwaytool.prove.proof import Proof
from pathwaytool.prove.reading import proved_of

SPARE = 50
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
        """Prove those of `pathways` that are not kept, side by side where there are many.

        `of` gives these proofs for as long as it is asked about the same library.
        """
        asked = pathways
        if self._is_kept:
            asked = [one for one in pathways if not self._memory.has(_key(one, library))]
        self._ready = dict(proved_beside(asked, library))

    def of(self, pathway: Pathway, library: Library) -> Proof:
        """Return the proof of `pathway`, kept or new."""
        self._asked += 1
        if not self._is_kept:
            return self._made(pathway, library)
        key = _key(pathway, library)
        kept = self._memory.recall(key, Proof)
        if kept is None:
            kept = self._made(pathway, library)
            self._memory.keep(key, kept)
        return kept

    def _made(self, pathway: Pathway, library: Library) -> Proof:
        ready = self._ready.pop(pathway.id, None)
        if ready is not None:
            return ready
        from pathwaytool.prove.proving import prove

        return prove(pathway, library)

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
