"""Condition maps to conditions."""

import re
from collections.abc import Mapping
from typing import Any

from pathwaytool.model.condition import Condition, Every, Is, Not, Some, Value
from pathwaytool.model.pathway import Fact, FactKind

_RANGE = re.compile(r"(\d{1,3})-(\d{1,3})\Z")


def condition_of(data: Mapping[str, Any], facts: Mapping[str, Fact]) -> Condition:
    """Return a condition; one key is that key's part alone.

    Shape of `facts`: fact id to fact; it tells a range (15-17) from a choice that is called so.
    """
    parts = tuple(_part(key, value, facts) for key, value in data.items())
    return parts[0] if len(parts) == 1 else Every(parts)


def answers_of(data: Mapping[str, Any], facts: Mapping[str, Fact]) -> Every:
    """Return a condition of facts and their values alone: each key is a fact's id."""
    return Every(tuple(_test(key, value, facts) for key, value in data.items()))


def range_of(written: str | int) -> tuple[int, int] | None:
    """Return the first and the last number of "12-17" or 12, or None where it is neither."""
    if isinstance(written, int):
        return written, written
    found = _RANGE.match(written)
    return None if found is None else (int(found[1]), int(found[2]))


def _part(key: str, value: Any, facts: Mapping[str, Fact]) -> Condition:
    if key == "any":
        return Some(tuple(condition_of(one, facts) for one in value))
    if key == "not":
        return Not(condition_of(value, facts))
    return _test(key, value, facts)


def _test(key: str, value: Any, facts: Mapping[str, Fact]) -> Is:
    written = value if isinstance(value, list) else [value]
    fact = facts.get(key)
    if fact is None or fact.kind == FactKind.NUMBER:
        listed: set[Value] = {number for one in written for number in _numbers(one)}
    else:
        listed = {str(one) for one in written}
    return Is(key, tuple(sorted(listed, key=lambda one: (isinstance(one, str), one))))


def _numbers(written: str | int) -> list[Value]:
    bounds = range_of(written)
    return [written] if bounds is None else list(range(bounds[0], bounds[1] + 1))
