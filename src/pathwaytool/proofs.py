"""Proofs of pathways, kept between runs: what has not changed in its flow is not proved again."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pathwaytool.cache import Memory, decoded, encoded, memory_of
from pathwaytool.fingerprint import fingerprint, tool_fingerprint
from pathwaytool.kept_files import KeptFiles
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.resting import named_in, reached
from pathwaytool.prove.proof import Proof
from pathwaytool.prove.reading import Reading

if TYPE_CHECKING:
    from pathwaytool.prove.bound.written import KnownBounds
    from pathwaytool.prove.untimed import Alike

FEWEST = 40
"""From how many steps on bounds are kept: those of fewer are worked out as soon as read."""

SPARE_BOUNDS = 100
"""How many files of bounds are kept beside those in use, each of some 200 kB."""

SPARE = 300
"""How many proofs of earlier texts are kept beside those in use."""


class Proofs:
    """Proves pathways, and remembers what it proved of the library in one folder."""

    def __init__(self, home: Path | None = None) -> None:
        """`home` is where the library stands; None remembers nothing beyond this run."""
        self._latest = memory_of(home, "proofs") if home else Memory(None)
        self._kept = KeptFiles(home, "proof")
        self._asked: set[str] = set()
        self._ready: dict[str, Proof] = {}
        self._lent: dict[str, Proof | None] = {}
        self._new: set[str] = set()
        self._alike: dict[str, str] = {}
        self._reading = Reading()
        self._is_kept = home is not None
        self._alone: dict[tuple[int, int], tuple[Pathway, Library]] = {}
        self._files = KeptFiles(home, "bounds")
        self._bounds: dict[str, KnownBounds] = {}

    def prepare_each(self, asked: Sequence[tuple[Pathway, Library]]) -> None:
        """Prove those pathways that are not kept, side by side where there is much to do.

        Each stands in a library, an edition's in one of its own. What reads the same to the proof
        is proved once; of those that differ in their times alone, one is proved first, and the
        others take from it. Where nothing is kept, what has its id alone is like no other, and is
        not read for that.
        """
        if not self._is_kept:
            times = Counter(one.id for one, _ in asked)
            self._alone |= {
                (id(one), id(home)): (one, home) for one, home in asked if times[one.id] == 1
            }
        missing = {self._key(*one): one for one in asked}
        for key in list(missing):
            if key in self._ready or self._kept.has(key):
                del missing[key]
        first: dict[str, str] = {}
        for key, one in missing.items():
            first.setdefault(self._untimed_key(*one), key)
        alone = {key for mark, key in first.items() if self._kept_like(mark) is None}
        self._prove({key: one for key, one in missing.items() if key in alone})
        self._prove({key: one for key, one in missing.items() if key not in alone})
        self._bounds.clear()  # they are many, and of no use to others

    def of(self, pathway: Pathway, library: Library) -> Proof:
        """Return the proof of `pathway`, kept or new."""
        key = self._key(pathway, library)
        self._asked.add(key)
        if key not in self._ready:
            kept = decoded(self._kept.recall(key), Proof)
            if kept is None:
                self._prove({key: (pathway, library)})
            else:
                self._ready[key] = kept
        mark = self._untimed_key(pathway, library)
        if self._latest.recall(mark, str) != key:
            self._latest.keep(mark, key)
        return self._ready[key]

    def save(self) -> None:
        """Keep for the next run which proofs are of the same but for their times."""
        self._latest.save(len(self._asked) + SPARE)
        if not self._asked.isdisjoint(self._new):
            self._kept.forget(self._asked, SPARE)

    def _prove(self, asked: Mapping[str, tuple[Pathway, Library]]) -> None:
        """Prove pathways by their keys, side by side where there are many."""
        if not asked:
            return
        from pathwaytool.beside import Asked, proved_beside

        marks = {key: self._untimed_key(*one) for key, one in asked.items()}
        wanted = {key: Asked(*one, self._known(marks[key], one[0])) for key, one in asked.items()}
        made = proved_beside(list(wanted.values()))
        for number, (key, one) in enumerate(wanted.items()):
            self._ready[key] = made[number] if number in made else one.proved()
            self._alike[marks[key]] = key
            if self._is_kept:
                self._kept.keep(key, encoded(self._ready[key]))
        self._new.update(wanted)
        self._keep_bounds({*marks.values()})

    def _known(self, mark: str, pathway: Pathway) -> "Alike":
        """Return what is known of pathways that differ from this in their times alone."""
        from pathwaytool.prove.bound.written import KnownBounds
        from pathwaytool.prove.untimed import Alike

        proof = self._kept_like(mark)
        if len(pathway.steps) < FEWEST:
            return Alike(proof)
        if mark not in self._bounds:
            kept = self._files.recall(mark)
            parts = kept if isinstance(kept, list) and len(kept) == 2 else ({}, {})
            self._bounds[mark] = KnownBounds(*parts)
        return Alike(proof, self._bounds[mark])

    def _keep_bounds(self, marks: Collection[str]) -> None:
        """Keep what is new in the bounds of what was proved."""
        new = {mark: self._bounds[mark] for mark in self._bounds if self._bounds[mark].is_new}
        for mark, one in new.items():
            self._files.keep(mark, [one.written, one.answers])
            one.is_new = False
        if new:
            self._files.forget(marks, SPARE_BOUNDS)

    def _kept_like(self, mark: str) -> Proof | None:
        """Return the proof of a pathway that differs in its times alone, if there is one."""
        key = self._alike.get(mark) or self._latest.recall(mark, str)
        if key is None or key in self._ready:
            return self._ready[key] if key else None
        if key not in self._lent:
            self._lent[key] = decoded(self._kept.recall(key), Proof)
        return self._lent[key]

    def _key(self, pathway: Pathway, library: Library) -> str:
        """Return the fingerprint of all that a proof rests on."""
        if (id(pathway), id(library)) in self._alone:
            return f"alone {id(pathway)} {id(library)}"
        return fingerprint(
            "proof", self._reading.proved_of(pathway), *self._around(pathway, library)
        )

    def _untimed_key(self, pathway: Pathway, library: Library) -> str:
        """Return the fingerprint of all that a proof rests on but for the times."""
        if (id(pathway), id(library)) in self._alone:
            return self._key(pathway, library)
        return fingerprint(
            "untimed", self._reading.untimed_of(pathway), *self._around(pathway, library)
        )

    def _around(self, pathway: Pathway, library: Library) -> tuple[str, ...]:
        """Return what a proof rests on beside the pathway: the tool, and the pathways it runs."""
        ids = reached([pathway.id], partial(named_in, library))
        under = [library.pathways[id_] for id_ in ids]
        # A promise may be about all actors of a sector.
        actors = [(one.id, one.sector) for one in library.actors.values()]
        beside = repr(actors) if any(one.promises for one in under) else ""
        run = (self._reading.proved_of(one) for one in under if one.id != pathway.id)
        return tool_fingerprint(), beside, *run
