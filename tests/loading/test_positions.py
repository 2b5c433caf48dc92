"""Positions: every span lies inside the text, and points at what it says."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pathwaytool.load.file import read_file
from pathwaytool.load.layout import layout_of
from pathwaytool.load.positions import source_file
from pathwaytool.load.spans import span_of
from pathwaytool.load.yaml_source import Read, data_of
from pathwaytool.model.position import Pointer, SourceFile, Span

pytestmark = pytest.mark.unmeasured

Tree = dict[str, "Tree | list[Tree] | str"] | list["Tree"] | str

KEYS = st.from_regex(r"[a-zæøå][a-zæøå0-9-]{0,8}", fullmatch=True)
WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20)
TREES: st.SearchStrategy[object] = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(KEYS, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


def written(tree: object, indent: int = 0) -> str:
    """Write a tree as YAML in block style, texts in single quotation marks."""
    space = "  " * indent
    if isinstance(tree, dict):
        return "".join(
            f"\n{space}{key}: {written(value, indent + 1)}" for key, value in tree.items()
        )
    if isinstance(tree, list):
        return "".join(f"\n{space}- {written(value, indent + 1)}" for value in tree)
    return "'" + str(tree).replace("'", "''") + "'"


def pointers(tree: object, at: Pointer = ()) -> Iterator[tuple[Pointer, object]]:
    """Yield every place in a tree with what stands there."""
    yield at, tree
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from pointers(value, (*at, key))
    if isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from pointers(value, (*at, index))


def cut(text: str, span: Span) -> str:
    """Return the text that a span covers."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def assert_inside(text: str, span: Span) -> None:
    lines = text.split("\n")
    assert (span.line, span.column) <= (span.end_line, span.end_column)
    assert 1 <= span.line <= span.end_line <= len(lines)
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1
    assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
@settings(deadline=None)
def test_spans_of_a_tree_point_at_its_parts(tree: dict[str, object]) -> None:
    text = written(tree).lstrip("\n") + "\n"
    source = source_file("fil.yml", text)
    for pointer, value in pointers(tree):
        if isinstance(value, str):
            assert cut(text, source.find(pointer, False)) == written(value)
        if pointer and isinstance(pointer[-1], str):
            assert cut(text, source.find(pointer, True)) == pointer[-1]
        assert_inside(text, source.find(pointer, False))
        nowhere = (*pointer, "findes-ikke")
        assert source.find(nowhere, False) == source.find(pointer, False)


@given(st.text(st.characters(codec="utf-8"), max_size=80), st.integers(0, 99), st.integers(0, 99))
def test_span_lies_inside_any_text(text: str, start: int, end: int) -> None:
    assert_inside(text, span_of(text, start, end))


YAML_LIKE = st.text(st.sampled_from(list("ab12 :-\n\n[]{},'\"|>#&*!%@?~\\æ\u0301😀")), max_size=60)


@given(st.binary(max_size=60) | YAML_LIKE.map(str.encode))
@settings(deadline=None, max_examples=400)
@example(b"a: 'x\nb: 'y'")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
@example(b": ")
@example(b"? ")
@example(b"'\n\n\n")
def test_no_bytes_make_the_loader_crash(content: bytes) -> None:
    read = read_file("fil.yml", content)
    for found in read.diagnostics:
        span = found.location.span
        text = read.source.text or content.decode("utf-8", "replace")
        if found.message.rule != "wrong-encoding":
            assert_inside(text.removeprefix("\ufeff"), span)
        assert span.column <= len(found.location.text) + 1


@given(YAML_LIKE)
@settings(deadline=None, max_examples=200)
def test_every_part_of_what_is_read_has_a_place_inside_the_text(text: str) -> None:
    read = data_of("fil.yml", text)
    source = source_file("fil.yml", text)
    assert_inside(text, source.find((), False))
    if isinstance(read, Read):
        for pointer, value in pointers(read.data):
            span = source.find(pointer, False)
            assert_inside(text, span)
            if isinstance(value, str) and value and "\n" not in value:
                assert value.strip()[0] in cut(text, span) or "\\" in text


@given(YAML_LIKE)
@settings(deadline=None, max_examples=200)
@example("a: x\n  y\nb: 'c''d'\nc: [1, {d: }]\n? e\n: |\n  f\n")
def test_what_was_placed_while_reading_stands_where_a_second_look_finds_it(text: str) -> None:
    read = data_of("fil.yml", text)
    if isinstance(read, Read):
        again = layout_of(text)
        assert read.layout.nodes == again.nodes
        assert read.layout.said == again.said


def test_a_text_says_what_it_is_read_as_however_it_is_written() -> None:
    text = "a: x\n  y\nb: 'c''d'\nc: [1, {d: }]\ne: |\n  f\n"
    said = [(one.key, one.says, one.is_plain) for one in source_file("fil.yml", text).scalars()]
    assert said == [
        *(("a", "a", True), ("a", "x y", True)),
        *(("b", "b", True), ("b", "c'd", False)),
        *(("c", "c", True), ("c", "1", True), ("d", "d", True), ("d", "", True)),
        *(("e", "e", True), ("e", "f\n", False)),
    ]


def find(text: str, *pointer: str | int) -> Span:
    return source_file("fil.yml", text).find(pointer, False)


def test_a_block_ends_where_its_last_part_ends() -> None:
    text = "a:\n  b: 1\n  c: [2,\n    3]\n\n# kommentar\nd: 4\n"
    assert find(text, "a") == Span(2, 3, 4, 7)


def test_a_block_text_ends_at_its_last_line() -> None:
    assert find("a: |\n  en\n  to\n\nb: 1\n", "a") == Span(1, 4, 3, 5)


def test_keys_with_escapes_are_found() -> None:
    assert find('"\\u00e6": 1\n', "æ") == Span(1, 11, 1, 12)


def test_positions_of_a_file_that_stops_in_the_middle() -> None:
    assert find("a: 1\nb: {c: 2, d: [\n", "b", "c") == Span(2, 8, 2, 9)
    assert find("a: 1\nb: {c: 2, d: [\n", "z") == Span(1, 1, 2, 15)


def test_a_place_has_the_text_of_its_line() -> None:
    source: SourceFile = source_file("fil.yml", "a: 1\n")
    assert source.value(("a",)).text == "a: 1"
    assert source.key(("a",)).text == "a: 1"
