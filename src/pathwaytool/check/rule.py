"""What a rule is: a module in `rules/` with a docstring, a MESSAGE and a check."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING

from pathwaytool.check.graph import StepGraph
from pathwaytool.check.references import Reference, ReferenceKind
from pathwaytool.check.texts import Written
from pathwaytool.dataclass import dataclass
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.edition import Edition
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway, Status
from pathwaytool.model.position import Location, SourceFile
from pathwaytool.model.topic import Topic

if TYPE_CHECKING:
    from pathwaytool.localise import Attempt


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """What a rule may need beside the pathway; made once for each pathway and shared by the rules.

    `date` is the ISO day that law and reviews are tested against.
    """

    library: Library
    date: str
    graph: StepGraph
    references: tuple[Reference, ...]
    texts: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What the rules about the whole library need to know of a pathway.

    `used` is everything that it refers to, and `runs` the pathways that its steps are.
    """

    used: frozenset[tuple[ReferenceKind, str]]
    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """What a rule about the whole library may need. `outlines` is keyed by the id of
    the pathway or the edition.

    `library` may lack those that have not changed; every one has its outline.
    """

    library: Library
    date: str
    outlines: Mapping[str, Outline]


@dataclass(frozen=True, slots=True, eq=False)
class Locally:
    """What a rule may need to look at an edition.

    `attempts` are what it may not do, as far as the pathway that it is of exists.
    """

    edition: Edition
    library: Library
    attempts: "tuple[Attempt, ...]"


CheckFile = Callable[[SourceFile], Iterator[Diagnostic]]
CheckPathway = Callable[[Pathway, Setting], Iterator[Diagnostic]]
CheckTopic = Callable[[Topic, Whole], Iterator[Diagnostic]]
CheckEdition = Callable[[Locally], Iterator[Diagnostic]]
CheckLibrary = Callable[[Whole], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must be so. `manual` is the docstring of its module: its page in English.

    It looks at the bare text of a file, at a pathway, at a topic, at an edition, or at the library
    as a whole; most at one. `levels` are the levels of the pathways that it holds for.
    """

    id: str
    message: Message
    manual: str
    check_file: CheckFile | None
    check: CheckPathway | None
    check_topic: CheckTopic | None
    check_library: CheckLibrary | None
    levels: frozenset[Level]
    check_edition: CheckEdition | None = None


def rule_of(module: ModuleType) -> Rule:
    """Return the rule that `module` holds; for all levels where it does not say its LEVELS."""
    message: Message = module.MESSAGE
    return Rule(
        message.rule,
        message,
        (module.__doc__ or "").strip(),
        getattr(module, "check_file", None),
        getattr(module, "check", None),
        getattr(module, "check_topic", None),
        getattr(module, "check_library", None),
        getattr(module, "LEVELS", frozenset(Level)),
        getattr(module, "check_edition", None),
    )


def graver_when_published(message: Message, file: Pathway | Topic) -> Message:
    """Return `message` as an error where the file is published, and as a warning before that."""
    is_published = file.status == Status.PUBLISHED
    return replace(message, severity=Severity.ERROR if is_published else Severity.WARNING)


MOST_OF_A_SORT = 5
"""How many findings of one sort a file can have before they are told of together."""


def gathered(
    message: Message, places: Sequence[tuple[str, Location]], **gaps: str
) -> Iterator[Diagnostic]:
    """Yield a finding for each place, or one for all where they are so many that nobody would read.

    Shape of `places`: the id of what the finding is about, and where it stands. The ids go into the
    gap {ids}.
    """
    if len(places) > MOST_OF_A_SORT:
        yield in_one(message, places, **gaps)
        return
    for id_, location in places:
        yield message.at(location, ids=id_, **gaps)


def in_one(message: Message, places: Sequence[tuple[str, Location]], **gaps: str) -> Diagnostic:
    """Return one finding for all `places`, at the first of them."""
    ids = list(dict.fromkeys(id_ for id_, _ in places))
    shown = ", ".join(ids[:MOST_OF_A_SORT])
    if len(ids) > MOST_OF_A_SORT:
        shown += f" … (+{len(ids) - MOST_OF_A_SORT})"
    finding = message.at(places[0][1], ids=shown, **gaps)
    return replace(finding, related=tuple(location for _, location in places[1:]))


def attempts_told(message: Message, locally: Locally) -> Iterator[Diagnostic]:
    """Yield a finding for each attempt of an edition that the rule of `message` tells of."""
    for one in locally.attempts:
        if one.kind == message.rule:
            yield message.at(one.location, **one.gaps)
