"""What a difference is made of: plain values, without positions."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum

from pathwaytool.compare.likeness import Likeness
from pathwaytool.compare.parts import Depth
from pathwaytool.dataclass import dataclass
from pathwaytool.model.condition import Value
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove.proof import Facts, Proof, Wait


class Fate(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Version:
    """A library as it stood, and what is proved of its pathways, by id."""

    library: Library
    proofs: Mapping[str, Proof]

    def with_only(self, pathways: Collection[str]) -> "Version":
        """Return it with some of its pathways only."""
        left = {id_: one for id_, one in self.library.pathways.items() if id_ in pathways}
        return Version(replace(self.library, pathways=left), self.proofs)


@dataclass(frozen=True, slots=True)
class Concerned:
    """For whom something is otherwise.

    `cases` is how many combinations of facts known from the start, of `all` there are. Each has
    what stands in `among`: facts, and the values they have in some of these cases; `of` is how many
    combinations have that. `shortest` are few facts that alone make somebody one of them. Where it
    `is_exact`, it is for just these; else for nobody but those.
    """

    cases: int
    all: int
    among: tuple[tuple[str, tuple[Value, ...]], ...]
    of: int
    shortest: Facts
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field said and says; None where it said nothing."""

    name: str
    level: Depth
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Change:
    """A part that is new, gone or otherwise. Ids are those of the newer version where it has one.

    `formerly` is its old id where that was another. `concerned` is None where it is about no case,
    or where they could not be counted. `actors` are those who answer for it, before and after.
    """

    kind: str
    id: str
    sort: Fate
    level: Depth
    fields: tuple[FieldChange, ...]
    formerly: str | None = None
    concerned: Concerned | None = None
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coming:
    """Some come to a step or an end who did not (`ADDED`), or no longer come (`REMOVED`)."""

    place: str
    sort: Fate
    concerned: Concerned


@dataclass(frozen=True, slots=True)
class LimitFare:
    """How a limit fares in both versions; None where there is no such limit or proof. Unit: hours.

    `allowed` and `needed` are the longest of each, before and after.
    """

    id: str
    before: str | None
    after: str | None
    allowed: tuple[int | None, int | None]
    needed: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class PromiseFare:
    """How a promise fares in both versions, and for how many it can be asked."""

    id: str
    before: str | None
    after: str | None
    cases: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Fares:
    """What the proofs say of both versions. Verdicts are None where nothing could be proved."""

    verdicts: tuple[str | None, str | None]
    limits: tuple[LimitFare, ...]
    promises: tuple[PromiseFare, ...]
    waits: tuple[Wait | None, Wait | None]


@dataclass(frozen=True, slots=True)
class PathwayDifference:
    """What differs in one pathway. `before` or `after` is None where it is new or gone.

    `concerned` are those whose route differs: exactly those, where `surely` are the same; else
    nobody but those, and `surely` these of them. `new` and `gone` are how many cases only one of
    the versions has. `is_counted`: false where the sets grew too large. `actors` and `sectors` are
    those whom a change of meaning is about. `likely` is what may only have another id, though
    nothing says so.
    """

    id: str
    before: Pathway | None
    after: Pathway | None
    changes: tuple[Change, ...]
    concerned: Concerned | None
    coming: tuple[Coming, ...]
    new: int
    gone: int
    fares: Fares
    actors: tuple[str, ...]
    sectors: tuple[str, ...]
    is_counted: bool = True
    surely: Concerned | None = None
    likely: tuple[Likeness, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Tell whether just those who are told of go another way."""
        return self.surely == self.concerned

    @property
    def pathway(self) -> Pathway:
        """Return the newer version; the older where it is gone."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_meant(self) -> bool:
        """Tell whether more than words differ."""
        return any(one.level == Depth.MEANING for one in self.changes) or self.has_other_fares

    @property
    def has_other_fares(self) -> bool:
        """Tell whether the proofs say otherwise."""
        fares = self.fares
        return bool(fares.limits or fares.promises or fares.waits[0] != fares.waits[1])


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two versions of a library: its pathways, and all that they share."""

    before: Library
    after: Library
    pathways: tuple[PathwayDifference, ...]
    shared: tuple[Change, ...]

    @property
    def is_nothing(self) -> bool:
        """Tell whether nothing differs, not even in words."""
        return not (self.pathways or self.shared)

    @property
    def is_meant(self) -> bool:
        """Tell whether more than words differ."""
        shared = any(one.level == Depth.MEANING for one in self.shared)
        return shared or any(one.is_meant for one in self.pathways)
