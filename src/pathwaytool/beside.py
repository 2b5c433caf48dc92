"""Pathways proved side by side: other processes of Python take their share, and give proofs back.

They are plain children that are told what to do through a pipe: nothing is forked, so nothing that
the caller has open or is in the middle of is copied. Where one cannot be started, or does not give
back what it should, its share is left to the caller. What is proved is the same in every way.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from heapq import heappop, heappush
from pathlib import Path

from pathwaytool.dataclass import dataclass
from pathwaytool.garbage import look_seldom
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.resting import reached, runs_in
from pathwaytool.prove.bound.written import KnownBounds
from pathwaytool.prove.proof import Proof
from pathwaytool.prove.untimed import Alike

LITTLE = 400
"""How much work is done in the time that it takes to start another process; see `_work`."""

MOST = 8
"""How many processes there are at most: each has some tens of megabytes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A pathway to prove, and a library that has this and those that it runs.

    `alike` is what is known of those that differ in their times alone; its bounds get what is
    worked out.
    """

    pathway: Pathway
    library: Library
    alike: Alike = field(default_factory=Alike)

    def proved(self) -> Proof:
        """Return the proof."""
        from pathwaytool.prove.proving import prove

        return prove(self.pathway, self.library, alike=self.alike)


Share = Sequence[tuple[int, Asked]]
"""What is asked, numbered."""

Given = Mapping[int, tuple[Proof, KnownBounds | None]]
"""What a child gives back, by number: a proof, and its bounds where anything is new in them."""

_CHILD = "import sys; sys.path[:] = {path!r}; from pathwaytool.beside import serve; serve()"


def proved_beside(asked: Sequence[Asked]) -> Mapping[int, Proof]:
    """Return proofs by number; none at all where there is too little to share out.

    Those that are missing are still to be proved. Raises: nothing.
    """
    work = sum(_work(one) for one in asked)
    hands = min(_cores(), MOST, work // LITTLE, len(asked))
    if hands < 2 or not _is_python():
        return {}
    shares = _shared(asked, hands)
    children = [_started(share) for share in shares[1:]]
    found = _proved(shares[0])
    for child in children:
        for number, (proof, bounds) in _given_back(child).items():
            found[number] = proof
            own = asked[number].alike.bounds
            if own is not None and bounds is not None:
                own.add(bounds)
    return found


def _work(asked: Asked) -> int:
    """Return what a proof takes, about, in steps: each promise and each case is a look at all.

    Where all but the times is known, two looks are left: bounds and times.
    """
    pathway = asked.pathway
    looks = 2 if asked.alike.lent else 1 + len(pathway.promises) + len(pathway.cases)
    return len(pathway.steps) * looks


def _shared(asked: Sequence[Asked], hands: int) -> list[list[tuple[int, Asked]]]:
    """Return a share for each hand: the largest first, each to whoever has the least by then."""
    shares: list[list[tuple[int, Asked]]] = [[] for _ in range(hands)]
    taken = [(0, hand) for hand in range(hands)]
    for number, one in sorted(enumerate(asked), key=lambda each: -_work(each[1])):
        least, hand = heappop(taken)
        shares[hand].append((number, one))
        heappush(taken, (least + _work(one), hand))
    return shares


def serve() -> None:
    """Prove the share that comes in, and give the proofs back. The whole of a child's work."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # no word from a child at Ctrl-C
    look_seldom()
    share = dict(pickle.load(sys.stdin.buffer))
    found = _proved([*share.items()])
    bounds = {number: one.alike.bounds for number, one in share.items()}
    new = {number: one if one and one.is_new else None for number, one in bounds.items()}
    given: Given = {number: (proof, new[number]) for number, proof in found.items()}
    pickle.dump(given, sys.stdout.buffer)
    sys.stdout.flush()


def _proved(share: Share) -> dict[int, Proof]:
    return {number: one.proved() for number, one in share}


def _part(asked: Asked) -> Library:
    """Return the library with no more than the proof looks at."""
    library = asked.library
    ids = reached([asked.pathway.id], partial(runs_in, library))
    return replace(
        library,
        pathways={id_: library.pathways[id_] for id_ in ids},
        legal_bases={},
        documents={},
        interventions={},
        sources={},
        statements={},
        terms={},
        editions={},
        files=(),
        topics={},
    )


def _started(share: Share) -> "subprocess.Popen[bytes] | None":
    parts = [(number, replace(one, library=_part(one))) for number, one in share]
    command = [sys.executable, "-I", "-c", _CHILD.format(path=sys.path)]
    pipe, none = subprocess.PIPE, subprocess.DEVNULL
    try:
        child = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=none)
        assert child.stdin is not None
        with child.stdin as into:
            pickle.dump(parts, into)
    except (OSError, ValueError, pickle.PicklingError):
        return None
    return child


def _given_back(child: "subprocess.Popen[bytes] | None") -> Given:
    """Return what a child has proved; nothing where it did not come to its end."""
    if child is None:
        return {}
    assert child.stdout is not None
    with child.stdout as out_of:
        given = out_of.read()
    if child.wait() != 0:
        return {}
    found: Given = pickle.loads(given)
    return found


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_python() -> bool:
    """Tell whether this program is Python, and no other that has Python inside."""
    return Path(sys.executable or "").name.lower().startswith(("python", "pypy"))
