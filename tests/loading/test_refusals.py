"""What is refused before YAML is read, and YAML that is allowed elsewhere but not here."""

import pytest

from pathwaytool.load.encoding import forbidden_in
from pathwaytool.load.file import read_file
from tests.loading.examples import only

ENCODINGS = [
    ("titel: på".encode("utf-16"), ("wrong-encoding", 1, 1)),
    ("titel: på".encode("utf-16-le"), ("wrong-encoding", 1, 1)),
    ("a: 1\nløb: på\n".encode("latin-1"), ("wrong-encoding", 2, 2)),
    ("æ: ø\nb: ".encode() + b"\xff", ("wrong-encoding", 2, 4)),
    ("a: b\n\ufeffc: d\n".encode(), ("byte-order-mark", 2, 1)),
    (b"a: b\n\tc: d\n", ("tab", 2, 1)),
    (b"a: b\tc\n", ("tab", 1, 5)),
    (b"a: b\x00\n", ("control-character", 1, 5)),
    (b"a: \x1b[31m\n", ("control-character", 1, 4)),
    ("a: b\u2028c\n".encode(), ("control-character", 1, 5)),
    ("a: b\x85c\n".encode(), ("control-character", 1, 5)),
    ("a: b\u202ec\n".encode(), ("control-character", 1, 5)),
    (b"a: b\rc: d\n", ("control-character", 1, 5)),
    (b'a: b\nc: "\\0"\n', ("control-character", 2, 4)),
    (b'a: b\nc: "\\u202e"\n', ("control-character", 2, 4)),
    (b"a: " + b"x" * 5_000_000, ("file-too-large", 1, 1)),
]

YAML = [
    ("", ("empty-file", 1, 1)),
    ("# kun en kommentar\n", ("empty-file", 1, 1)),
    ("---\n", ("empty-file", 1, 1)),
    ("bare tekst\n", ("not-a-map", 1, 1)),
    ("\n# før\n- a\n", ("not-a-map", 3, 1)),
    ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
    ("a: {x: 1, 'x': 2}\n", ("duplicate-key", 1, 11)),
    ("a: &x 1\n", ("anchor", 1, 4)),
    ("a: &x {b: 1}\n", ("anchor", 1, 4)),
    ("a: b\nc: *x\n", ("alias", 2, 4)),
    ("a: !!str 1\n", ("tag", 1, 4)),
    ("a: !<tag:x> [1]\n", ("tag", 1, 4)),
    ("a: 1\n---\nb: 2\n", ("several-documents", 2, 1)),
    ("a: 1\n...\nb: 2\n", ("several-documents", 2, 1)),
    ("a: !{b}\n", ("tag", 1, 4)),
    ("a: !%x b\n", ("tag", 1, 4)),
    ("a: |0\n  b\n", ("yaml-syntax", 1, 5)),
    ("a:\n  -\n  b: 1\n", ("bad-indentation", 3, 3)),
    ("%YAML 1.1\n---\na: 1\n", ("directive", 1, 1)),
    ("%YAML 1- .1\n---\na: 1\n", ("directive", 1, 1)),
    ("%\na: 1\n", ("directive", 1, 1)),
    ("a:\n  <<: {b: 1}\n", ("merge-key", 2, 3)),
    ("a: 1\n2: b\n", ("key-not-text", 2, 1)),
    ("true: b\n", ("key-not-text", 1, 1)),
    ("~: b\n", ("key-not-text", 1, 1)),
    ("[a]: b\n", ("key-not-text", 1, 1)),
    ("? {a: b}\n: c\n", ("key-not-text", 1, 3)),
    ("? \n: b\n", ("key-not-text", 1, 2)),
    ("a: " + "[" * 64 + "]" * 64, ("too-deep", 1, 67)),
    ("x: 1\n", ("unknown-kind-of-file", 1, 1)),
]


@pytest.mark.parametrize(("content", "expected"), ENCODINGS)
def test_bytes_that_are_no_plain_text_are_refused(
    content: bytes, expected: tuple[str, int, int]
) -> None:
    read = read_file("fil.yml", content)
    assert only(read.diagnostics) == expected
    assert read.data is None


@pytest.mark.parametrize(("text", "expected"), YAML)
def test_yaml_that_is_not_for_editors_is_refused(text: str, expected: tuple[str, int, int]) -> None:
    read = read_file("fil.yml", text.encode())
    assert only(read.diagnostics) == expected
    assert read.data is None


def test_sixty_three_levels_are_read() -> None:
    read = read_file("fil.yml", ("x: " + "[" * 63 + "]" * 63).encode())
    assert only(read.diagnostics)[0] == "unknown-kind-of-file"


def test_byte_order_mark_at_the_start_is_passed_over() -> None:
    read = read_file("fil.yml", "\ufeffdocuments:\n  brev: {titel: Brev}\n".encode())
    assert only(read.diagnostics) == ("misspelt-key", 2, 10)


def test_windows_line_ends_are_read_and_counted() -> None:
    read = read_file("fil.yml", b"documents:\r\n  brev: {titel: Brev}\r\n")
    assert only(read.diagnostics) == ("misspelt-key", 2, 10)
    assert read.diagnostics[0].location.text == "  brev: {titel: Brev}"


def test_characters_outside_the_first_plane_count_as_one() -> None:
    read = read_file("fil.yml", "documents: {brev: {title: \U0001f600, titel: Brev}}\n".encode())
    assert only(read.diagnostics) == ("unknown-key", 1, 30)


def test_a_text_that_can_be_printed_holds_nothing_forbidden() -> None:
    """`text_of` looks at the signs one by one in such a text alone that cannot."""
    every = [chr(code) for code in range(0x10000) if chr(code).isprintable()]
    assert forbidden_in("".join(every)) is None
    assert len(every) > 40_000


@pytest.mark.parametrize("sign", ["<<<<<<< ours", ">>>>>>>", "=======", "||||||| base"])
def test_each_mark_of_a_merge_is_seen_by_itself(sign: str) -> None:
    found = read_file("a.yml", f"a: b\r\n{sign}\r\nc: d\r\n".encode()).diagnostics
    assert [(one.message.rule, one.location.span.line) for one in found] == [("merge-conflict", 2)]
