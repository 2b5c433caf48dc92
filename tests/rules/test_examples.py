from pathlib import Path

import pytest

from pathwaytool import report
from pathwaytool.locales import LANGUAGES
from tests.rules.example_library import EXAMPLES, said_of, shared_texts, texts_of, texts_with

ACCOMPANIED = {
    "acceptance-lapsed": ["missing-translation"],
    "published-but-not-proved": ["no-branch-for-some"],
    "rests-on-unproved": ["not-proved"],
}
"""What is never told alone -> what else is told of its wrong example."""

FOLDERS = sorted(path for path in EXAMPLES.iterdir() if path.name != "library")


def name_of(path: Path) -> str:
    return path.name


def test_shared_library_is_clean() -> None:
    assert report.text(said_of(shared_texts()), "en") == "Nothing to mend.\n"


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_right_example_is_silent(folder: Path) -> None:
    for path in sorted(folder.glob("good*.yaml")):
        assert report.text(said_of(texts_with(path.read_text("utf-8"))), "en") == (
            "Nothing to mend.\n"
        )


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_wrong_example_gives_one_finding_of_its_rule(folder: Path) -> None:
    for path in sorted(folder.glob("bad*.yaml")):
        found = said_of(texts_of(path))
        others = ACCOMPANIED.get(folder.name, [])
        assert [one.message.rule for one in found] == [folder.name, *others]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_wrong_example_is_told_exactly(folder: Path, language: str, accept: bool) -> None:
    for path in sorted(folder.glob("bad*.yaml")):
        told = report.text(said_of(texts_of(path)), language)
        golden = path.with_suffix(f".{language}.txt")
        if accept:
            golden.write_text(told, "utf-8")
        assert told == golden.read_text("utf-8")
