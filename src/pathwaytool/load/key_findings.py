"""Findings about keys: unknown, misspelt, missing, or two that exclude each other."""

import re
from collections.abc import Iterator

from pathwaytool.load.failure import Failure, shown
from pathwaytool.load.messages import shape, syntax
from pathwaytool.model.diagnostic import Diagnostic

_MISSING_SPACE = re.compile(r"([\w-]+):(?=\S)")


def unknown_keys(failure: Failure, misspelt: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield a finding for each key that cannot stand in a map."""
    properties = failure.schema.get("properties", {})
    for key in failure.value:
        if key in properties:
            continue
        at = failure.inside(key)
        if found := _MISSING_SPACE.match(key):
            yield syntax.MISSING_SPACE_AFTER_COLON.at(at, key=found[1])
        elif key in misspelt:
            yield shape.MISSPELT_KEY.at(at, key=shown(key), meant=misspelt[key])
        else:
            left = [name for name in properties if name not in failure.value]
            yield shape.UNKNOWN_KEY.at(at, key=shown(key), keys=", ".join(left))


def missing_space(failure: Failure, name: str) -> Diagnostic | None:
    """Return the finding that an id is a key and its content written together."""
    found = _MISSING_SPACE.match(name)
    return found and syntax.MISSING_SPACE_AFTER_COLON.at(failure.at, key=found[1])


def missing_keys(failure: Failure, misspelt: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield a finding for a key that a map lacks, unless it is there and misspelt."""
    # The demand names all its keys in each failure; the one it is about stands in the data no more
    # than the others do, so each failure tells of all of them, and repeats are dropped afterwards.
    for key in failure.wanted:
        if key in failure.value or key in misspelt.values():
            continue
        if failure.conditional and misspelt:  # what is demanded depends on the misspelt key
            continue
        yield _missing(failure, key)


def _missing(failure: Failure, key: str) -> Diagnostic:
    part, at = shown(failure.key), failure.at_key
    if failure.name in ("choice", "path") or failure.pointer[-2:-1] in (("one",), ("each",)):
        if key == "to":
            return shape.BRANCH_WITHOUT_TARGET.at(at)
        other = "always" if "each" in failure.pointer else "otherwise"
        return shape.BRANCH_WITHOUT_CONDITION.at(at, otherwise=other)
    if key == "accountable":
        return shape.MISSING_ACCOUNTABLE.at(at, part=part)
    return shape.MISSING_KEY.at(at, key=key, part=part)


def exclusive_key(failure: Failure) -> Diagnostic:
    """Return the finding that a key cannot stand together with the others."""
    return shape.KEYS_TOGETHER.at(failure.at_key, key=failure.key)
