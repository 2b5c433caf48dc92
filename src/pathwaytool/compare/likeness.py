"""What may only have another name: a suggestion, never a rename (`formerly` alone is one).

Of what is gone and what is new, those are paired whose titles are alike and that stand in the same
place: same phase, sector and accountable for a step. Nothing is compared as if they were the same.
"""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from pathwaytool.compare.renames import Names
from pathwaytool.dataclass import dataclass
from pathwaytool.model.pathway import End, Fact, Pathway, Step

LIKE = 0.75
"""How alike two titles are, from 0 to 1, to be taken for one."""

MOST = 40
"""Where more is new or gone than this, nothing is paired: then it is another pathway."""

Renamed = Step | End | Fact


@dataclass(frozen=True, slots=True)
class Likeness:
    """Something that may have been called otherwise: its kind, its old id and its new."""

    kind: str
    before: str
    after: str


def likenesses(before: Pathway, after: Pathway, said: Names) -> tuple[Likeness, ...]:
    """Return what may have another id, the likest first; `said` is what says so itself."""
    found: list[Likeness] = []
    for kind, old, new, known in (
        ("step", before.steps, after.steps, said.places),
        ("end", before.ends, after.ends, said.places),
        ("fact", before.facts, after.facts, said.facts),
    ):
        found += _paired(kind, old, new, known)
    return tuple(found)


def _paired(
    kind: str, old: Mapping[str, Renamed], new: Mapping[str, Renamed], known: Mapping[str, str]
) -> Iterable[Likeness]:
    gone = [one for id_, one in old.items() if id_ not in new and id_ not in known]
    come = [one for id_, one in new.items() if id_ not in old and id_ not in known.values()]
    if max(len(gone), len(come)) > MOST:
        return
    pairs = [(_likeness(one, other), one.id, other.id) for one in gone for other in come]
    taken: set[tuple[int, str]] = set()
    for likeness, was, now in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if likeness >= LIKE and not taken & {(0, was), (1, now)}:
            taken |= {(0, was), (1, now)}
            yield Likeness(kind, was, now)


def _likeness(old: Renamed, new: Renamed) -> float:
    """Return how alike the titles are; nothing where the two stand in other places."""
    if isinstance(old, Step) and isinstance(new, Step):
        places = [(one.phase, one.sector, one.accountable, one.kind) for one in (old, new)]
        if places[0] != places[1]:
            return 0
    if isinstance(old, Fact) and isinstance(new, Fact) and old.domain != new.domain:
        return 0
    was, now = ("\n".join(text for _, text in one.title.versions)[:400] for one in (old, new))
    return SequenceMatcher(None, was, now).ratio()
