"""Pathways proved side by side: other processes of Python take their share, and give proofs back.

On Linux a process with one thread is copied as it is: the copy has all that is read and imported,
and leaves as soon as it has given its proofs back. Elsewhere children begin from nothing, and are
told what to do through a pipe. Where one cannot be started, or does not give back what it should,
its share is left to the caller. What is proved is the same in every way.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from functools import partial
from heapq import heappop, heappush
from pathlib import Path
from typing import IO

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


@dataclass(frozen=True, slots=True)
class _Child:
    """A process that proves a share: what it says, and what waits for its end and gives 0 if it
    was a good one."""

    out_of: IO[bytes]
    end: Callable[[], int]


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
    pickle.dump(_given(pickle.load(sys.stdin.buffer)), sys.stdout.buffer)
    sys.stdout.flush()


def _given(share: Share) -> Given:
    found = _proved(share)
    bounds = {number: one.alike.bounds for number, one in share}
    new = {number: one if one and one.is_new else None for number, one in bounds.items()}
    return {number: (proof, new[number]) for number, proof in found.items()}


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


def _started(share: Share) -> _Child | None:
    """Return a child that has begun with a share; None where none can be started."""
    return _copied(share) if _can_be_copied() else _begun_anew(share)


def _can_be_copied() -> bool:
    """Tell whether a copy of this process is whole: one with threads would wait for them for ever.

    Threads are counted as the system does, for not all of them are Python's.
    """
    with suppress(OSError):
        return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208
    return False


def _copied(share: Share) -> _Child | None:
    """Return a copy of this process: it has all that is read and imported, and need not begin."""
    try:
        out_of, into = os.pipe()
    except OSError:
        return None
    try:
        number = os.fork()
    except OSError:
        os.close(out_of)
        os.close(into)
        return None
    if not number:
        _give_and_leave(share, into)
    os.close(into)
    return _Child(open(out_of, "rb"), lambda: os.waitpid(number, 0)[1])  # noqa: PTH123


def _give_and_leave(share: Share, into: int) -> None:
    # Left at once, whatever happens: what the caller has begun, the caller ends.
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        with open(into, "wb") as back:
            pickle.dump(_given(share), back)
        code = 0
    finally:
        os._exit(code)


def _begun_anew(share: Share) -> _Child | None:
    """Return a process that begins from nothing, and is handed its share."""
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
    assert child.stdout is not None
    return _Child(child.stdout, child.wait)


def _given_back(child: _Child | None) -> Given:
    """Return what a child has proved; nothing where it did not come to its end."""
    if child is None:
        return {}
    with child.out_of as out_of:
        given = out_of.read()
    if child.end() != 0:
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
