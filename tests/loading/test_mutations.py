"""A good library with something changed: never a crash, and every finding inside its file."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathwaytool.load import events
from pathwaytool.load.file import read_file
from pathwaytool.load.library import load_library
from tests.loading.examples import TEXTS, only
from tests.loading.test_positions import assert_inside

pytestmark = pytest.mark.unmeasured

SCRAPS = st.sampled_from(
    [
        "",
        " ",
        "  ",
        "- ",
        ": ",
        "x",
        "x: ",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "|",
        "no",
        "1e3",
        "~",
        "12-10",
    ]
) | st.text(max_size=4)


def assert_loads(path: str, text: str) -> None:
    texts = {name: one.encode() for name, one in TEXTS.items()} | {path: text.encode()}
    loaded = load_library(texts)
    for found in loaded.diagnostics:
        if found.location.path == path and found.message.rule != "no-library-file":
            assert_inside(text.removeprefix("\ufeff"), found.location.span)
    if loaded.library is None:
        assert loaded.diagnostics


@given(st.sampled_from(sorted(TEXTS)), st.data())
@settings(deadline=None, max_examples=150)
def test_a_piece_of_text_is_put_in(path: str, data: st.DataObject) -> None:
    text = TEXTS[path]
    start = data.draw(st.integers(0, len(text)))
    end = min(len(text), start + data.draw(st.integers(0, 12)))
    assert_loads(path, text[:start] + data.draw(SCRAPS) + text[end:])


@given(st.sampled_from(sorted(TEXTS)), st.data())
@settings(deadline=None, max_examples=150)
def test_lines_are_moved_or_lost(path: str, data: st.DataObject) -> None:
    lines = TEXTS[path].splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(lines) - 1))
        lines[number : number + 1] = data.draw(
            st.sampled_from(
                [[], ["  " + lines[number]], [lines[number].lstrip()], [lines[number]] * 2]
            )
        ) or [""]
    assert_loads(path, "\n".join(lines) + "\n")


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 30)
    | st.floats(allow_nan=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(st.sampled_from(sorted(TEXTS)), st.data())
@settings(deadline=None, max_examples=200)
def test_a_value_becomes_anything(path: str, data: st.DataObject) -> None:
    tree: Any = read_file(path, TEXTS[path].encode()).data
    at: Any = tree
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(at[key], dict | list) or not at[key] or data.draw(st.booleans()):
            break
        at = at[key]
    at[key] = data.draw(VALUES)
    assert_loads(path, json.dumps(tree, ensure_ascii=False))  # YAML reads JSON


@pytest.mark.parametrize("path", sorted(TEXTS))
def test_the_reader_without_libyaml_reads_the_same(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = read_file(path, TEXTS[path].encode())
    monkeypatch.setattr(events, "HAS_LIBYAML", False)
    found = read_file(path, TEXTS[path].encode())
    assert found.data == expected.data
    for pointer in (("steps", "s1", "title"), ("title",), ("actors", "laerer", "kind")):
        assert found.source.find(pointer, False) == expected.source.find(pointer, False)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "a: 'x\nb: 1\n", "a: b: c\n", "a:\n  b: 1\n c: 2\n"]
)
def test_the_reader_without_libyaml_refuses_too(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "HAS_LIBYAML", False)
    assert only(read_file("fil.yml", text.encode()).diagnostics)
