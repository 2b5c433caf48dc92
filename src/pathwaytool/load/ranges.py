"""Ranges that run backwards: the schema knows how they are written, not which end is larger."""

import re
from collections.abc import Iterator
from typing import Any

from pathwaytool.load.condition import range_of
from pathwaytool.load.messages.values import RANGE_BACKWARDS
from pathwaytool.load.time import takes_of
from pathwaytool.load.yaml_source import Data
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.position import Location, Pointer, SourceFile


def backward_ranges(data: Data, source: SourceFile) -> list[Diagnostic]:
    """Return a finding for each range in the data of a file, which fits its schema."""
    written = [*_ages_and_values(data), *_conditions(data)]
    backwards = [(at, value) for at, value in written if _is_backwards(value)]
    takes = [(at, value) for at, value in _takes(data) if _takes_is_backwards(value)]
    return [_backwards(source.value(at), value) for at, value in backwards + takes]


def _backwards(at: Location, value: str) -> Diagnostic:
    found = RANGE_BACKWARDS.at(at, value=value)
    numbers = _NUMBERS.match(value)
    return found.mended(f"{numbers[2]}-{numbers[1]}{numbers[3]}") if numbers else found


_NUMBERS = re.compile(r"(\d+)-(\d+)([ \w]*)\Z")


def _is_backwards(written: object) -> bool:
    bounds = range_of(written) if isinstance(written, str) else None
    return bounds is not None and bounds[0] > bounds[1]


def _takes_is_backwards(written: str) -> bool:
    takes = takes_of(written, None)
    return takes.longest.longest_hours() < takes.shortest.shortest_hours()


def _takes(data: Data) -> Iterator[tuple[Pointer, str]]:
    for id_, step in data.get("steps", {}).items():
        if "takes" in step:
            yield ("steps", id_, "takes"), step["takes"]


def _ages_and_values(data: Data) -> Iterator[tuple[Pointer, Any]]:
    yield ("target", "ages"), data.get("target", {}).get("ages")
    for id_, fact in data.get("facts", {}).items():
        yield ("facts", id_, "values"), fact.get("values")
    for id_, step in data.get("steps", {}).items():
        if "ages" in step:
            yield ("steps", id_, "ages"), step["ages"]


def _conditions(data: Data) -> Iterator[tuple[Pointer, Any]]:
    """Yield every value in every condition."""
    for index, one in enumerate(data.get("impossible", ())):
        yield from _values(one["when"], ("impossible", index, "when"))
    for id_, step in data.get("steps", {}).items():
        start, ways = step.get("start"), step.get("next")
        if isinstance(start, dict):
            yield from _values(start["when"], ("steps", id_, "start", "when"))
        if isinstance(ways, dict):
            for split in ("one", "each"):
                for index, way in enumerate(ways.get(split, ())):
                    at = ("steps", id_, "next", split, index, "when")
                    yield from _values(way.get("when", {}), at)


def _values(written: Any, pointer: Pointer) -> Iterator[tuple[Pointer, Any]]:
    if isinstance(written, dict):
        for key, value in written.items():
            yield from _values(value, (*pointer, key))
    elif isinstance(written, list):
        for index, value in enumerate(written):
            yield from _values(value, (*pointer, index))
    else:
        yield pointer, written
