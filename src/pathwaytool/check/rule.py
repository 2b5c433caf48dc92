"""What a rule is: a module in `rules/` with a docstring, a MESSAGE and a check."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING

from pathwaytool.check.graph import StepGraph
from pathwaytool.check.references import Reference
from pathwaytool.check.texts import Written
from pathwaytool.model.diagnostic import Diagnostic, Message, Severity
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Status

if TYPE_CHECKING:
    from pathwaytool.prove import Proof


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """What a rule may need beside the pathway; made once for each pathway and shared by the rules.

    `date` is the ISO day that law and reviews are tested against. `proof` is None where the
    pathway has not been proved.
    """

    library: Library
    date: str
    graph: StepGraph
    references: tuple[Reference, ...]
    texts: tuple[Written, ...]
    proof: "Proof | None" = None


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """What a rule about the whole library may need. `settings` is keyed by pathway id."""

    library: Library
    date: str
    settings: Mapping[str, Setting]


CheckPathway = Callable[[Pathway, Setting], Iterator[Diagnostic]]
CheckLibrary = Callable[[Whole], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must be so. `manual` is the docstring of its module: its page in English."""

    id: str
    message: Message
    manual: str
    check: CheckPathway | None
    check_library: CheckLibrary | None


def rule_of(module: ModuleType) -> Rule:
    """Return the rule that `module` holds."""
    message: Message = module.MESSAGE
    return Rule(
        message.rule,
        message,
        (module.__doc__ or "").strip(),
        getattr(module, "check", None),
        getattr(module, "check_library", None),
    )


def graver_when_published(message: Message, pathway: Pathway) -> Message:
    """Return `message` as an error in a published pathway, and as a warning before that."""
    is_published = pathway.status == Status.PUBLISHED
    return replace(message, severity=Severity.ERROR if is_published else Severity.WARNING)


MOST_OF_A_SORT = 5


def gathered(
    findings: Iterable[Diagnostic], summary: Callable[[Diagnostic, int, str], Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield `findings`, or one summary where they are so many that nobody would read them.

    `summary` is given the first finding, how many there are, and the ids of the first of them.
    """
    found = list(findings)
    if len(found) <= MOST_OF_A_SORT:
        yield from found
        return
    names = ", ".join(finding.gaps["id"] for finding in found[:MOST_OF_A_SORT])
    yield replace(
        summary(found[0], len(found), names),
        related=tuple(finding.location for finding in found[1:]),
    )
