"""Files made to hurt: each is refused, soon and with a sentence."""

import pickle

import pytest

from pathwaytool.load.file import read_file
from pathwaytool.load.library import load_library
from pathwaytool.model.diagnostic import Diagnostic
from tests.effort import effort
from tests.loading.examples import PATHWAY, TEXTS, broken, only

pytestmark = pytest.mark.unmeasured

BOMBS = {
    "brackets": ("[" * 100_000, "too-deep"),
    "braces": ("{a: " * 100_000, "too-deep"),
    "bracket lines": ("[[[\n" * 100_000, "too-deep"),
    "dashes": ("- " * 100_000, "too-deep"),
    "nested keys": ("".join(" " * n + "a:\n" for n in range(2000)), "too-deep"),
    "complex keys": ("? " * 100_000, "key-not-text"),
    "laughs": ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "anchor"),
    "merge": ("x: {<<: {a: 1}}\n", "merge-key"),
    "long key": ("a" * 1_000_000 + ": 1\n", "bad-indentation"),
    "long quoted key": ("'" + "a" * 1_000_000 + "': 1\n", "bad-indentation"),
    "long number": ("documents: " + "9" * 100_000 + "\n", "map-expected"),
    "many keys": ("".join(f"k{n}: 1\n" for n in range(50_000)), "unknown-kind-of-file"),
    "many documents": ("a: 1\n---\n" * 100_000, "several-documents"),
    "quotes": ("a: '" + "''" * 500_000, "unclosed-quote"),
    "spaces": (" " * 4_000_000 + "\n", "empty-file"),
    "comments": ("# x\n" * 500_000, "empty-file"),
    "comments before a text": ("# x\n" * 500_000 + "x\n", "not-a-map"),
    "comments before a mistake": ("a\n" + "# x\n" * 500_000 + "b: 1\n", "missing-colon"),
    "empty lines before a mistake": ("a\n" + "\n" * 500_000 + "b: 1\n", "missing-colon"),
    "colons": (":" * 100_000 + "\n", "colon-in-text"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bomb_is_refused_soon(name: str) -> None:
    text, rule = BOMBS[name]
    found: list[Diagnostic] = []
    work = effort(lambda: found.extend(read_file("fil.yml", text.encode()).diagnostics))
    assert work < 400  # a hang takes thousands
    assert only(tuple(found))[0] == rule
    assert all(len(gap) <= 200 for gap in found[0].gaps.values())


def test_deeply_nested_conditions_are_read() -> None:
    deep = "{not: " * 50 + "{alder: 12}" + "}" * 50
    assert broken("{alder: 12-14, not: {samtykke: no}}", deep) == ()


def test_deeply_nested_conditions_that_are_wrong_are_explained() -> None:
    deep = "{any: [" * 28 + "{alder: true}" + "]}" * 28
    assert only(broken("{alder: 12-14, not: {samtykke: no}}", deep))[0] == "yes-or-no"


def test_thousands_of_mistakes_in_one_file_are_all_told() -> None:
    text = "documents:\n" + "".join(f"  d{n}: {{titel: x}}\n" for n in range(1000))
    found = read_file("fil.yml", text.encode()).diagnostics
    assert [one.location.span.line for one in found] == list(range(2, 1002))


def test_what_is_read_of_a_file_can_be_kept() -> None:
    for path, text in TEXTS.items():
        read = read_file(path, text.encode())
        kept = pickle.loads(pickle.dumps(read))
        assert kept.data == read.data
        assert kept.source.value(("title",)) == read.source.value(("title",))


def test_a_library_of_nothing_has_no_library_file() -> None:
    loaded = load_library({})
    assert loaded.library is None
    assert only(loaded.diagnostics) == ("no-library-file", 1, 1)


def test_a_broken_file_does_not_hide_findings_in_others() -> None:
    texts = {path: text.encode() for path, text in TEXTS.items()}
    texts["registers/alt.yml"] = b"actors: [\n"
    texts["prove.yml"] = PATHWAY.replace("title: Trin et", "titel: Trin et").encode()
    loaded = load_library(texts)
    assert loaded.library is None
    assert [(one.location.path, one.message.rule) for one in loaded.diagnostics] == [
        ("prove.yml", "misspelt-key"),
        ("registers/alt.yml", "unclosed-bracket"),
    ]
    assert list(loaded.files) == sorted(texts)
