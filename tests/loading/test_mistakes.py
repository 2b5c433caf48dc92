"""Mistakes that editors make in YAML: each is named for what it is, where it is."""

import pytest

from pathwaytool.load.events import HAS_LIBYAML
from pathwaytool.load.file import read_file
from tests.loading.examples import only, pointed_at

pytestmark = pytest.mark.skipif(not HAS_LIBYAML, reason="explains the words of libyaml")

MISTAKES = [
    ("a: 1\nb:2\nc: 3\n", ("missing-space-after-colon", 2, 1), "b:"),
    ("a:1\nc: 3\n", ("missing-space-after-colon", 1, 1), "a:"),
    ("# x\n  b:2\n", ("missing-space-after-colon", 2, 3), "b:"),
    ("a: {b:{c: 1}}\n", ("missing-space-after-colon", 1, 5), "b:"),
    ("a:\n  - b\n  -c\nd: 1\n", ("missing-space-after-dash", 3, 3), "-"),
    ("a:\n  - b: 1\n  -c: 2\n", ("missing-space-after-dash", 3, 3), "-"),
    ("a:\n  - {b: 1}\n  -{c: 2}\n", ("missing-space-after-dash", 3, 3), "-"),
    ("a:\n  -{c: 2}\n  - {b: 1}\n", ("missing-space-after-dash", 2, 3), "-"),
    ("a:\n  - b\n  * c\n", ("list-sign", 3, 3), "*"),
    ("a:\n  - to: b, loop: c\n", ("missing-braces", 2, 5), "to: b, loop: c"),
    ("a:\n  - when: {x: y}, to: b\n", ("missing-braces", 2, 5), "when: {x: y}, to: b"),
    ("start: when: {x: y}\n", ("missing-braces", 1, 8), "when: {x: y}"),
    ("start: {when: x: [y]}\n", ("missing-braces", 1, 15), "x: [y]"),
    ("a: [{when: x: [y], to: b}]\n", ("missing-braces", 1, 12), "x: [y]"),
    ("a: {handoff: basis: [b]}\n", ("missing-braces", 1, 14), "basis: [b]"),
    ("start: {when {x: y}}\n", ("missing-colon", 1, 9), "when {x: y}}"),
    ("a: 1\nb: [c] d\n", ("quotes-needed", 2, 4), "[c] d"),
    ("a: {when: b: c, to: d}\n", ("condition-is-text", 1, 11), "b: c"),
    ("a: 1\nb\nc: 2\n", ("missing-colon", 2, 1), "b"),
    ("a: 1\nb\n", ("missing-colon", 2, 1), "b"),
    ("a: 1\n  b\n\n  c: 2\n", ("missing-colon", 2, 3), "b"),
    ("a:\n  b: 1\n c: 2\n", ("bad-indentation", 3, 2), "c: 2"),
    ("a: x\n  b: y\n", ("bad-indentation", 2, 3), "b: y"),
    ("a:\n  - x: 1\n   y: 2\n", ("bad-indentation", 3, 4), "y: 2"),
    ("s:\n  x:\n    title: y\n   sector: z\n", ("bad-indentation", 4, 4), "sector: z"),
    (" a: 1\nb: 2\n", ("bad-indentation", 2, 1), "b: 2"),
    ("- a\nb: 1\n", ("bad-indentation", 2, 1), "b: 1"),
    ("a: |\n    x\n  y\n", ("bad-indentation", 3, 3), "y"),
    ("a: 1\n- b\n", ("dash-among-keys", 2, 1), "- b"),
    ("a: - x\n", ("list-on-key-line", 1, 4), "- x"),
    ("t: Hvad: hvorfor\n", ("colon-in-text", 1, 4), "Hvad: hvorfor"),
    ("t: 'x' : y\n", ("colon-in-text", 1, 4), "'x' : y"),
    ("a: 'x\nb: 'y'\nc: 1\n", ("unclosed-quote", 1, 4), "'x"),
    ('a: "x\nb: "y"\n', ("unclosed-quote", 1, 4), '"x'),
    ("a: 'x\nb: y\n", ("unclosed-quote", 1, 4), "'x"),
    ("a: 'x\n---\nb: y\n", ("unclosed-quote", 1, 4), "'x"),
    ("a: 'det's'\n", ("text-after-quote", 1, 4), "'det's'"),
    ('a: "b" c\n', ("text-after-quote", 1, 4), '"b" c'),
    ("a: [x, y\nb: 2\nc: 3\n", ("unclosed-bracket", 1, 4), "[x, y"),
    ("a: {x: 1\n", ("unclosed-bracket", 1, 4), "{x: 1"),
    ("a: [x, y]]\nb: 1\n", ("extra-bracket", 1, 10), "]"),
    ("[a]\n]\n", ("extra-bracket", 2, 1), "]"),
    ("a: {b: 1 c: 2}\n", ("missing-comma", 1, 4), "{b: 1 c: 2}"),
    ("a: [x, , y]\n", ("stray-sign", 1, 8), ","),
    ("a: }\n", ("stray-sign", 1, 4), "}"),
    (": b\n", ("stray-sign", 1, 1), ":"),
    ("a: @x\n", ("quotes-needed", 1, 4), "@x"),
    ("a: `x`\n", ("quotes-needed", 1, 4), "`x`"),
    ("a: 1\nb: % af alle\n", ("quotes-needed", 2, 4), "% af alle"),
    ("a: * fed\n", ("quotes-needed", 1, 4), "* fed"),
    ("a: & x\n", ("quotes-needed", 1, 4), "& x"),
    ("a: ? x\n", ("quotes-needed", 1, 4), "? x"),
    ('a: "C:\\dir"\n', ("unknown-escape", 1, 7), "\\d"),
    ('a: "\\u12"\n', ("unknown-escape", 1, 5), "\\u"),
    ("a: | tekst\n", ("text-after-block-sign", 1, 6), "tekst"),
    ("a: !x!y z\n", ("tag", 1, 4), "!x!y z"),
    ("a: !<x\n", ("tag", 1, 4), "!<x"),
    ("%x\na: 1\n", ("directive", 1, 1), "%x"),
]


@pytest.mark.parametrize(("text", "expected", "marked"), MISTAKES)
def test_mistake_is_named_and_pointed_at(
    text: str, expected: tuple[str, int, int], marked: str
) -> None:
    found = read_file("fil.yml", text.encode()).diagnostics
    assert only(found) == expected
    assert pointed_at(found[0]) == marked
