"""Two edits of one file -> the file with both, and what cannot be both.

Key by key: what only one of them changed, moved, added or took out is as that one has it. Lines
are taken as they stand, with their comments. Only where both changed the same key, differently,
somebody must choose.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import pairwise

from pathwaytool.compare.blocks import Block, blocks_of
from pathwaytool.dataclass import dataclass
from pathwaytool.load.yaml_source import Read, data_of

OURS, MIDDLE, THEIRS = "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both changed what stands under `way`, the keys from the top. None: it is not there."""

    way: tuple[str, ...]
    base: object
    ours: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Merged:
    """The file with both edits, and what somebody must choose; there it has both, between marks."""

    text: str
    conflicts: tuple[Conflict, ...]


def merged(base: str, ours: str, theirs: str) -> Merged | None:
    """Return a file with two edits; None where one of the three cannot be taken apart.

    Raises: nothing, whatever the texts.
    """
    taken = [blocks_of("file", text) for text in (base, ours, theirs)]
    if any(one is None for one in taken):
        return None
    old, left, right = (one or () for one in taken)
    merger = _Merger()
    text = merger.maps(old, left, right, ())
    if not merger.conflicts and not isinstance(data_of("file", text), Read):
        return None
    return Merged(text, tuple(merger.conflicts))


@dataclasses.dataclass(slots=True)
class _Merger:
    """Puts maps together, and notes what cannot be."""

    conflicts: list[Conflict] = field(default_factory=list)

    def maps(self, base: Blocks, ours: Blocks, theirs: Blocks, way: tuple[str, ...]) -> str:
        old, left, right = (_by_key(one) for one in (base, ours, theirs))
        is_theirs = _has_moved(old, list(right)) and not _has_moved(old, list(left))
        order = _order(list(right), list(left)) if is_theirs else _order(list(left), list(right))
        lead = right if is_theirs else left
        return "".join(
            _placed(
                self._one(old.get(key), left.get(key), right.get(key), (*way, key)), lead.get(key)
            )
            for key in order
        )

    def _one(
        self, base: Block | None, ours: Block | None, theirs: Block | None, way: tuple[str, ...]
    ) -> str:
        """Return what becomes of one key."""
        texts = [one.text if one else "" for one in (base, ours, theirs)]
        if _same(texts[1], texts[2]) or _same(texts[0], texts[2]):
            return texts[1]
        if _same(texts[0], texts[1]):
            return texts[2]
        if ours and theirs and ours.inner is not None and theirs.inner is not None:
            return self._inside(base, ours, theirs, way)
        both = _with_both(base, ours, theirs)
        if both is not None:
            return both
        values = [one.value if one else None for one in (base, ours, theirs)]
        self.conflicts.append(Conflict(way, *values))
        return f"{OURS}{texts[1]}{MIDDLE}{texts[2]}{THEIRS}"

    def _inside(self, base: Block | None, ours: Block, theirs: Block, way: tuple[str, ...]) -> str:
        """Return two maps put together; the comments above are ours, if both changed them."""
        before = base.inner or () if base else ()
        head = ours.head if base is None or not _same(base.head, ours.head) else theirs.head
        return head + self.maps(before, ours.inner or (), theirs.inner or (), way)


def _by_key(blocks: Blocks) -> dict[str, Block]:
    return {one.key: one for one in blocks}


def _same(one: str, other: str) -> bool:
    """Tell whether two blocks say the same: how many empty lines stand around them is nothing."""
    return one.strip("\n") == other.strip("\n")


def _placed(text: str, like: Block | None) -> str:
    """Return the lines of a block after as many empty ones as in the file whose order it has."""
    if like is None or not text:
        return text
    space = len(like.text) - len(like.text.lstrip("\n"))
    return "\n" * space + text.lstrip("\n")


def _order(lead: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return all keys: in the order of the one, and what only the other has after what is there."""
    order = list(lead)
    for before, key in pairwise([None, *other]):
        if key is not None and key not in order:
            order.insert(order.index(before) + 1 if before in order else 0, key)
    return order


def _has_moved(base: Iterable[str], now: Sequence[str]) -> bool:
    left = [key for key in base if key in now]
    return left != [key for key in now if key in left]


def _with_both(base: Block | None, ours: Block | None, theirs: Block | None) -> str | None:
    """Return a list of ids on one line with what both put in and took out; else None."""
    if not (base and ours and theirs):
        return None
    lists = [_ids(one) for one in (base, ours, theirs)]
    if any(one is None for one in lists):
        return None
    old, left, right = (one or [] for one in lists)
    kept = [one for one in left if one in right or one not in old]
    kept += [one for one in right if one not in old and one not in kept]
    start, end = ours.head.index("["), ours.head.rindex("]")
    return f"{ours.head[: start + 1]}{', '.join(kept)}{ours.head[end:]}"


def _ids(block: Block) -> list[str] | None:
    """Return the ids of a list that stands on one line in brackets; None for anything else."""
    value = block.value
    line = block.head.strip("\n").split("\n")[-1]
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return None
    inside = line.partition("[")[2].rpartition("]")[0]
    is_plain = line.count("[") == 1 and "[" not in block.head[: -len(line) - 1]
    written = [one.strip() for one in inside.split(",") if one.strip()]
    return list(value) if is_plain and written == value else None
