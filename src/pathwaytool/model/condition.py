"""What must hold of a case: small maps of facts and values, without an expression language."""

from collections.abc import Iterator, Mapping

from pathwaytool.dataclass import dataclass

Value = int | str
Case = Mapping[str, Value]
"""The facts that are known about one young person: fact id to value."""


@dataclass(frozen=True, slots=True)
class Is:
    """A fact has one of `values`: sorted, without repeats, ranges listed out."""

    fact: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold. No parts: always."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds. No parts: never."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


Condition = Is | Every | Some | Not

ALWAYS = Every(())


def holds(condition: Condition, case: Case) -> bool:
    """Tell whether `condition` holds for `case`.

    Raises: KeyError where a fact that is read is not in the case.
    """
    match condition:
        case Is(fact, values):
            return case[fact] in values
        case Every(parts):
            return all(holds(part, case) for part in parts)
        case Some(parts):
            return any(holds(part, case) for part in parts)
        case Not(part):
            return not holds(part, case)


def tests(condition: Condition) -> Iterator[Is]:
    """Yield every test of a fact in `condition`, in the order it is written."""
    match condition:
        case Is():
            yield condition
        case Every(parts) | Some(parts):
            for part in parts:
                yield from tests(part)
        case Not(part):
            yield from tests(part)


def facts_read(condition: Condition) -> frozenset[str]:
    """Return the ids of the facts that `condition` reads."""
    return frozenset(test.fact for test in tests(condition))
