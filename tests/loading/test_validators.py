"""The validator that accepts and the one that explains come to the same verdict."""

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pathwaytool.folder import read_folder
from pathwaytool.load.file import read_file
from pathwaytool.load.schema import KINDS, fits, schema

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parents[2]

STRANGE: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "x",
    "12-17",
    [],
    {},
    [1],
    {"x": 1},
    "2026-13-45",
)


def real_files() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield path, kind and data of every file of the library that this repository checks."""
    for path, content in read_folder(ROOT / "pathways").texts.items():
        read = read_file(path, content)
        assert read.kind and read.data is not None
        yield path, read.kind, read.data


FILES = list(real_files())


def parts_of(data: Any) -> list[tuple[Any, Any]]:
    """Return every place in `data` as its container and key."""
    found: list[tuple[Any, Any]] = []
    stack = [data]
    while stack:
        part = stack.pop()
        keys = part if isinstance(part, dict) else range(len(part))
        for key in keys:
            found.append((part, key))
            if isinstance(part[key], dict | list):
                stack.append(part[key])
    return found


@pytest.mark.parametrize(("path", "kind", "data"), FILES, ids=[path for path, _, _ in FILES])
def test_the_validators_agree_whatever_is_changed(
    path: str, kind: str, data: dict[str, Any]
) -> None:
    explains = Draft202012Validator(schema(kind))
    chance = random.Random(path)
    refused = 0
    for _ in range(12):
        changed = copy.deepcopy(data)
        container, key = chance.choice(parts_of(changed))
        if chance.random() < 0.3 and isinstance(container, dict):
            container["x" + str(key)] = container.pop(key)
        else:
            container[key] = chance.choice(STRANGE)
        verdict = fits(kind, changed)
        assert verdict == explains.is_valid(changed), key
        refused += not verdict
    assert refused, "the changes must spoil something"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("data", STRANGE, ids=repr)
def test_the_validators_agree_on_what_is_no_file_at_all(kind: str, data: Any) -> None:
    assert fits(kind, data) == Draft202012Validator(schema(kind)).is_valid(data)
