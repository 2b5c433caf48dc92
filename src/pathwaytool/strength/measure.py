"""Which of the mistakes would be noticed: by the rules, by the proof, by a promise or by a case."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_all_start_methods, get_context

from pathwaytool.check import check_pathway, has_errors, setting_of
from pathwaytool.dataclass import dataclass
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Waits
from pathwaytool.prove import Limits, Proof, proof_findings, prove, waits_for_nobody
from pathwaytool.strength.mistakes import Made, Mistake, mistakes_of

TIGHT = Limits(situations=120, search=40, parts=60, promises=60)
"""How far each proof goes: a mistake that makes it give up is noticed too."""

FEW = 40
"""From how many mistakes on it pays to share them out."""

ALIKE = "alike"
"""Said of a mistake that changes nothing, in place of the rule that notices it."""

Found = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class MistakeOutcome:
    """What became of one mistake. `by` is the rule that noticed it; empty where nothing did."""

    kind: str
    step: str
    path: str
    line: int
    what: str
    by: str


@dataclass(frozen=True, slots=True)
class Strength:
    """All mistakes that were made on a pathway, in the order of the file.

    `alike` are those that are proved to change nothing: they are none, and are not counted.
    """

    pathway: str
    outcomes: tuple[MistakeOutcome, ...]
    alike: tuple[MistakeOutcome, ...] = ()

    @property
    def noticed(self) -> int:
        """Return how many were noticed."""
        return sum(bool(one.by) for one in self.outcomes)

    @property
    def share(self) -> float:
        """Return the share that was noticed, from 0 to 1; 1 where there is nothing to notice."""
        return self.noticed / len(self.outcomes) if self.outcomes else 1.0


def strength_of(pathway: Pathway, library: Library, date: str, workers: int = 1) -> Strength:
    """Make every mistake on `pathway`, and return which would be noticed.

    `date`: the ISO day to test law and reviews against. With several `workers`, the mistakes are
    shared out where the machine can do that.
    """
    measuring = _Measuring(pathway, library, date)
    made = tuple(mistakes_of(pathway))
    if workers > 1 and len(made) >= FEW and "fork" in get_all_start_methods():
        by = list(_shared_out(measuring, made, workers))
    else:
        by = [measuring.said_of(one) for one in made]
    outcomes = [_outcome(one, rule) for one, rule in zip(made, by, strict=True)]
    return Strength(
        pathway.id,
        tuple(one for one in outcomes if one.by != ALIKE),
        tuple(replace(one, by="") for one in outcomes if one.by == ALIKE),
    )


def _outcome(made: Made, by: str) -> MistakeOutcome:
    location = made.location
    return MistakeOutcome(
        made.kind.value, made.step, location.path, location.span.line, made.what, by
    )


_SHARED: list[tuple["_Measuring", Sequence[Made]]] = []
"""What the workers start out with: a model cannot be sent to them, but a fork has it."""


def _shared_out(measuring: "_Measuring", made: Sequence[Made], workers: int) -> Iterator[str]:
    _SHARED.append((measuring, made))
    try:
        with ProcessPoolExecutor(workers, get_context("fork")) as pool:
            yield from pool.map(_one, range(len(made)), chunksize=4)
    finally:
        _SHARED.pop()


def _one(number: int) -> str:
    measuring, made = _SHARED[-1]
    return measuring.said_of(made[number])


class _Measuring:
    """Knows what is found in the unchanged pathway."""

    def __init__(self, pathway: Pathway, library: Library, date: str) -> None:
        self._pathway = pathway
        self._library = library
        self._date = date
        runs = {step.runs for step in pathway.steps.values() if step.runs}
        others = (one for id_, one in library.pathways.items() if id_ in runs)
        self._known = {one.id: prove(one, library) for one in others}
        self._rules = frozenset(map(_key, self._checked(pathway)))
        self._flow = frozenset(map(_key, self._proved(_unpromising(pathway))))
        self._proof = frozenset(map(_key, self._proved(pathway)))

    def said_of(self, made: Made) -> str:
        """Return what notices a mistake; `ALIKE` where it changes nothing."""
        by = self.noticed_by(made.pathway)
        if by or made.kind != Mistake.WAIT_FORGOTTEN:
            return by
        is_all = made.pathway.steps[made.step].waits == Waits.ALL
        waiting = made.pathway if is_all else self._pathway
        return ALIKE if waits_for_nobody(waiting, made.step, self._known) else ""

    def noticed_by(self, changed: Pathway) -> str:
        """Return the first rule that tells of something new; nothing where none does."""
        found = self._checked(changed)
        new = _new(found, self._rules)
        if new or has_errors(found):
            return new
        # Without promises and cases the proof is quick, and what is found so is found with them.
        bare = _new(self._proved(_unpromising(changed)), self._flow)
        return bare or _new(self._proved(changed), self._proof)

    def _checked(self, pathway: Pathway) -> list[Diagnostic]:
        library = replace(self._library, pathways={**self._library.pathways, pathway.id: pathway})
        return check_pathway(pathway, setting_of(pathway, library, self._date))

    def _proved(self, pathway: Pathway) -> tuple[Diagnostic, ...]:
        proof: Proof = prove(pathway, self._library, TIGHT, self._known)
        return proof_findings(proof, pathway)


def _unpromising(pathway: Pathway) -> Pathway:
    return replace(pathway, promises={}, cases={})


def _key(one: Diagnostic) -> tuple[str, ...]:
    """Return what a finding is about, wherever it stands."""
    about = (one.gaps.get(name, "") for name in ("step", "name", "names", "ids"))
    return one.message.rule, *about


def _new(found: Iterable[Diagnostic], known: Found) -> str:
    return next((one.message.rule for one in found if _key(one) not in known), "")
